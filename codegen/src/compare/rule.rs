//! What a change is called.

/// What happened to a definition. Each rule has an id, by which a configuration gives it a severity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A type is new.
    TypeAdded,
    /// A type is gone.
    TypeRemoved,
    /// A type has another name and the same constructors.
    TypeRenamed,
    /// A type of one constructor has several: its struct becomes an enum.
    TypeGrew,
    /// A type of several constructors has one: its enum becomes a struct.
    TypeShrank,
    /// A constructor is new.
    ConstructorAdded,
    /// A constructor is gone.
    ConstructorRemoved,
    /// A constructor has another name.
    ConstructorRenamed,
    /// A function is new.
    FunctionAdded,
    /// A function is gone.
    FunctionRemoved,
    /// A function has another name.
    FunctionRenamed,
    /// A definition has another id.
    IdChanged,
    /// The `{...}` of a definition changed.
    ParametersChanged,
    /// The type that a constructor is of, or that a function returns.
    ResultChanged,
    /// The `@...` of a definition changed.
    AnnotationsChanged,
    /// A mandatory field is new.
    FieldAdded,
    /// A mandatory field is gone.
    FieldRemoved,
    /// A field under a bit is new.
    OptionalFieldAdded,
    /// A field under a bit is gone.
    OptionalFieldRemoved,
    /// A `true` field is new: a bit gets a meaning.
    FlagAdded,
    /// A `true` field is gone.
    FlagRemoved,
    /// A `#` that other fields depend on is new.
    MaskAdded,
    /// A `#` that other fields depend on is gone.
    MaskRemoved,
    /// A mask is handed on, or no longer: whether it is a field in Rust.
    MaskUseChanged,
    /// A field has another name.
    FieldRenamed,
    /// A field stands elsewhere.
    FieldMoved,
    /// A field holds another type.
    FieldTypeChanged,
    /// A mandatory field is under a bit now.
    FieldBecameOptional,
    /// A field that was under a bit is always there now.
    FieldBecameMandatory,
    /// A field is under another bit, or another mask.
    FieldBitMoved,
    /// A definition without fields has some: its unit struct or variant holds something now.
    FirstFieldAdded,
    /// The last field of a definition is gone.
    LastFieldRemoved,
    /// A description is new, gone, or has other words.
    DescriptionChanged,
    /// Who may call a function.
    AvailabilityChanged,
    /// A function, or any function, may raise one more error.
    ErrorAdded,
    /// A function, or any function, no longer raises an error.
    ErrorRemoved,
    /// The codes of an error, or what its number counts.
    ErrorChanged,
}

impl Rule {
    /// Every rule, in the order in which they are listed.
    pub const ALL: [Self; 37] = [
        Self::TypeAdded,
        Self::TypeRemoved,
        Self::TypeRenamed,
        Self::TypeGrew,
        Self::TypeShrank,
        Self::ConstructorAdded,
        Self::ConstructorRemoved,
        Self::ConstructorRenamed,
        Self::FunctionAdded,
        Self::FunctionRemoved,
        Self::FunctionRenamed,
        Self::IdChanged,
        Self::ParametersChanged,
        Self::ResultChanged,
        Self::AnnotationsChanged,
        Self::FieldAdded,
        Self::FieldRemoved,
        Self::OptionalFieldAdded,
        Self::OptionalFieldRemoved,
        Self::FlagAdded,
        Self::FlagRemoved,
        Self::MaskAdded,
        Self::MaskRemoved,
        Self::MaskUseChanged,
        Self::FieldRenamed,
        Self::FieldMoved,
        Self::FieldTypeChanged,
        Self::FieldBecameOptional,
        Self::FieldBecameMandatory,
        Self::FieldBitMoved,
        Self::FirstFieldAdded,
        Self::LastFieldRemoved,
        Self::DescriptionChanged,
        Self::AvailabilityChanged,
        Self::ErrorAdded,
        Self::ErrorRemoved,
        Self::ErrorChanged,
    ];

    /// Its name in output and configuration: `field-added`.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::TypeAdded => "type-added",
            Self::TypeRemoved => "type-removed",
            Self::TypeRenamed => "type-renamed",
            Self::TypeGrew => "type-grew",
            Self::TypeShrank => "type-shrank",
            Self::ConstructorAdded => "constructor-added",
            Self::ConstructorRemoved => "constructor-removed",
            Self::ConstructorRenamed => "constructor-renamed",
            Self::FunctionAdded => "function-added",
            Self::FunctionRemoved => "function-removed",
            Self::FunctionRenamed => "function-renamed",
            Self::IdChanged => "id-changed",
            Self::ParametersChanged => "parameters-changed",
            Self::ResultChanged => "result-changed",
            Self::AnnotationsChanged => "annotations-changed",
            Self::FieldAdded => "field-added",
            Self::FieldRemoved => "field-removed",
            Self::OptionalFieldAdded => "optional-field-added",
            Self::OptionalFieldRemoved => "optional-field-removed",
            Self::FlagAdded => "flag-added",
            Self::FlagRemoved => "flag-removed",
            Self::MaskAdded => "mask-added",
            Self::MaskRemoved => "mask-removed",
            Self::MaskUseChanged => "mask-use-changed",
            Self::FieldRenamed => "field-renamed",
            Self::FieldMoved => "field-moved",
            Self::FieldTypeChanged => "field-type-changed",
            Self::FieldBecameOptional => "field-became-optional",
            Self::FieldBecameMandatory => "field-became-mandatory",
            Self::FieldBitMoved => "field-bit-moved",
            Self::FirstFieldAdded => "first-field-added",
            Self::LastFieldRemoved => "last-field-removed",
            Self::DescriptionChanged => "description-changed",
            Self::AvailabilityChanged => "availability-changed",
            Self::ErrorAdded => "error-added",
            Self::ErrorRemoved => "error-removed",
            Self::ErrorChanged => "error-changed",
        }
    }

    /// Whether it is about documentation alone, and not about the definition.
    #[must_use]
    pub const fn is_documentation(self) -> bool {
        matches!(
            self,
            Self::DescriptionChanged
                | Self::AvailabilityChanged
                | Self::ErrorAdded
                | Self::ErrorRemoved
                | Self::ErrorChanged
        )
    }

    /// The rule of an id.
    #[must_use]
    pub fn of_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }
}
