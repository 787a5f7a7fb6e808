//! Conversions between the types of two layers.

use super::field::Presence;
use super::ident::Ident;
use super::path::Path;

/// An implementation of `From` or `TryFrom`.
#[derive(Clone, Debug)]
pub struct Conversion {
    /// The source type.
    pub from: Path,
    /// `true` if the source type borrows from the bytes that it was decoded from.
    pub from_lends: bool,
    /// The target type.
    pub to: Path,
    /// `true` if the target type borrows.
    pub to_lends: bool,
    /// The name of the source in the schema.
    pub tl_name: String,
    /// `true` if every value converts: `From` if so, `TryFrom` otherwise.
    pub total: bool,
    /// The body.
    pub body: ConversionBody,
}

/// The body of a [`Conversion`].
#[derive(Clone, Debug)]
pub enum ConversionBody {
    /// Field by field.
    Fields {
        /// The fields of the target.
        fields: Vec<(Ident, FieldChange)>,
        /// The fields of the source that the target lacks: they have to be absent.
        gone: Vec<(Ident, Presence)>,
    },
    /// Constructor by constructor.
    Arms(Vec<Arm>),
    /// An only constructor becomes one of several.
    Variant(ArmTarget),
}

/// The conversion of a field.
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
    /// It is a new mask without bits of its own.
    NoBits,
    /// It is a mask, in which these bits must not be set: they announce fields now.
    UnlessBits(u32),
    /// It must be absent: nothing converts it.
    UnlessSome,
    /// It must be empty: nothing converts its elements.
    UnlessAny,
}

/// The conversion of a value.
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
    /// The content of the `Box` changes.
    Box(Box<Change>),
    /// The content changes and leaves its `Box`.
    Unbox(Box<Change>),
    /// It changes and moves into a `Box`.
    IntoBox(Box<Change>),
}

/// The conversion of a constructor.
#[derive(Clone, Debug)]
pub struct Arm {
    /// Its variant.
    pub variant: Ident,
    /// The name in the schema.
    pub tl_name: String,
    /// `true` if its fields lie in a `Box`.
    pub boxed: bool,
    /// `true` if it has fields.
    pub payload: bool,
    /// The target; none if no constructor corresponds.
    pub to: Option<ArmTarget>,
}

/// The target of an [`Arm`].
#[derive(Clone, Debug)]
pub struct ArmTarget {
    /// The variant; none for a struct.
    pub variant: Option<Ident>,
    /// `true` if its fields lie in a `Box`.
    pub boxed: bool,
    /// The conversion of its fields, if it has any.
    pub change: Option<Change>,
    /// `true` if that may fail.
    pub partial: bool,
}
