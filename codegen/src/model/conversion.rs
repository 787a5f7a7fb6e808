//! Nouns of the model: conversions between the types of two layers.

use super::ident::Ident;
use super::nouns::Presence;
use super::written::Path;

/// An implementation of `From` or `TryFrom`.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// What is converted.
    pub from: Path,
    /// What becomes of it.
    pub to: Path,
    /// The constructor in the schema, of a struct.
    pub tl_name: String,
    /// Whether that is so of every value: it is `From` then.
    pub total: bool,
    /// How.
    pub body: ConversionBody,
}

/// How a [`Conversion`] goes.
#[derive(Clone, Debug)]
pub enum ConversionBody {
    /// Field by field.
    Fields {
        /// The fields of the outcome.
        fields: Vec<(Ident, FieldChange)>,
        /// The fields that it does not have: they have to be absent.
        gone: Vec<(Ident, Presence)>,
    },
    /// Constructor by constructor.
    Arms(Vec<Arm>),
    /// An only constructor becomes one of several.
    Variant(ArmTarget),
}

/// What becomes of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldChange {
    /// It moves.
    Same,
    /// It changes.
    Value(Change),
    /// It changes, and is optional now.
    Wrapped(Change),
    /// It changes if it is there.
    Optional(Change),
    /// It has to be there, and changes.
    Mandatory(Change),
    /// It is new and absent.
    Nothing,
    /// It is a new flag that is not set.
    NotSet,
    /// It must be absent: nothing converts it.
    UnlessSome,
    /// It must be empty: nothing converts its elements.
    UnlessAny,
}

/// What becomes of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// It moves.
    Same,
    /// `From`
    Into,
    /// `TryFrom`
    TryInto,
    /// Each element changes.
    Vec(Box<Change>),
    /// What is in the `Box` changes.
    Box(Box<Change>),
    /// The `Box` goes, and what was in it changes.
    Unbox(Box<Change>),
    /// It changes, and lies in a `Box` then.
    IntoBox(Box<Change>),
}

/// What becomes of a constructor.
#[derive(Clone, Debug)]
pub struct Arm {
    /// Its variant.
    pub variant: Ident,
    /// The name in the schema.
    pub tl_name: String,
    /// Whether its fields lie in a `Box`.
    pub boxed: bool,
    /// Whether it has fields.
    pub payload: bool,
    /// What it becomes; none if there is nothing like it.
    pub to: Option<ArmTarget>,
}

/// What a constructor becomes.
#[derive(Clone, Debug)]
pub struct ArmTarget {
    /// The variant; none of a struct.
    pub variant: Option<Ident>,
    /// Whether its fields lie in a `Box`.
    pub boxed: bool,
    /// What becomes of its fields, if it has any.
    pub change: Option<Change>,
    /// Whether that may fail.
    pub partial: bool,
}
