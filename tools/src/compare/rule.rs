//! The rules: names of the changes between two schemas.

/// Makes the enum [`Rule`] of its rows: those about definitions, then those about documentation alone.
macro_rules! rules {
    (
        $($(#[doc = $about:literal])+ $rule:ident = $id:literal,)+
        documentation:
        $($(#[doc = $doc:literal])+ $doc_rule:ident = $doc_id:literal,)+
    ) => {
        /// The kind of a change to a definition. A configuration gives a rule its severity by its id.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[doc = $about])+ $rule,)+
            $($(#[doc = $doc])+ $doc_rule,)+
        }

        impl Rule {
            /// Every rule, in the order of listings.
            pub const ALL: [Self; [$($id,)+ $($doc_id,)+].len()] = [$(Self::$rule,)+ $(Self::$doc_rule,)+];

            /// Its name in output and configuration: `field-added`.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$rule => $id,)+
                    $(Self::$doc_rule => $doc_id,)+
                }
            }

            /// The change in a sentence.
            #[must_use]
            pub const fn about(self) -> &'static str {
                match self {
                    $(Self::$rule => concat!($($about),+),)+
                    $(Self::$doc_rule => concat!($($doc),+),)+
                }
            }

            /// Returns whether it concerns documentation alone, not the definition.
            #[must_use]
            pub const fn is_documentation(self) -> bool {
                matches!(self, $(Self::$doc_rule)|+)
            }
        }
    };
}

impl Rule {
    /// The rule with this id.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.id() == id)
    }
}

rules! {
    /// A type is new.
    TypeAdded = "type-added",
    /// A type is gone.
    TypeRemoved = "type-removed",
    /// A type has a new name and the same constructors.
    TypeRenamed = "type-renamed",
    /// A type of one constructor has several: its struct becomes an enum.
    TypeGrew = "type-grew",
    /// A type of several constructors has one: its enum becomes a struct.
    TypeShrank = "type-shrank",
    /// A constructor is new.
    ConstructorAdded = "constructor-added",
    /// A constructor is gone.
    ConstructorRemoved = "constructor-removed",
    /// A constructor has a new name.
    ConstructorRenamed = "constructor-renamed",
    /// A function is new.
    FunctionAdded = "function-added",
    /// A function is gone.
    FunctionRemoved = "function-removed",
    /// A function has a new name.
    FunctionRenamed = "function-renamed",
    /// A definition or a field has a new name in Rust alone: another one has a name that is equal there.
    RustNameChanged = "rust-name-changed",
    /// A definition has a new id.
    IdChanged = "id-changed",
    /// The `{...}` of a definition changed.
    ParametersChanged = "parameters-changed",
    /// A constructor belongs to another type, or a function returns another.
    ResultChanged = "result-changed",
    /// The `@...` of a definition changed.
    AnnotationsChanged = "annotations-changed",
    /// A mandatory field is new.
    FieldAdded = "field-added",
    /// A mandatory field is gone.
    FieldRemoved = "field-removed",
    /// A field under a bit is new.
    OptionalFieldAdded = "optional-field-added",
    /// A field under a bit is gone.
    OptionalFieldRemoved = "optional-field-removed",
    /// A `true` field is new: a bit gets a meaning.
    FlagAdded = "flag-added",
    /// A `true` field is gone.
    FlagRemoved = "flag-removed",
    /// A `#` that other fields depend on is new.
    MaskAdded = "mask-added",
    /// A `#` that other fields depend on is gone.
    MaskRemoved = "mask-removed",
    /// A mask begins or ceases to be passed to a type, or gets a name whose bits are kept, or a size gets or loses its
    /// value: it becomes a field in Rust, or stops being one.
    MaskUseChanged = "mask-use-changed",
    /// A field has a new name.
    FieldRenamed = "field-renamed",
    /// A field has a new position.
    FieldMoved = "field-moved",
    /// A field has a new type.
    FieldTypeChanged = "field-type-changed",
    /// A mandatory field is now under a bit.
    FieldBecameOptional = "field-became-optional",
    /// A field that was under a bit is now mandatory.
    FieldBecameMandatory = "field-became-mandatory",
    /// A field is under another bit, or another mask.
    FieldBitMoved = "field-bit-moved",
    /// A definition without fields gets some: its unit struct or variant gets contents.
    FirstFieldAdded = "first-field-added",
    /// The last field of a definition is gone.
    LastFieldRemoved = "last-field-removed",

    documentation:
    /// A description is new, gone or reworded.
    DescriptionChanged = "description-changed",
    /// A function has other permitted callers.
    AvailabilityChanged = "availability-changed",
    /// A function, or every function, may raise another error.
    ErrorAdded = "error-added",
    /// A function, or every function, no longer raises an error.
    ErrorRemoved = "error-removed",
    /// An error has other codes, or its number counts something else.
    ErrorChanged = "error-changed",
}
