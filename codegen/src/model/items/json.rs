//! The JSON plan: how the fields of a struct look in JSON, and the variants of an enum.
//!
//! Both directions are printed from it, as those of bytes are from a [`WirePlan`](super::WirePlan). It is made from the
//! same [`Form`](super::Form)s, of which JSON needs less: no counts and masks that stand elsewhere, and no ids.

use super::ident::Ident;
use super::path::Path;

/// A form of values in JSON. In both a constructor is an object with its name in the schema as tag, and fields have the
/// names of the schema; `long` is a string, since JavaScript has no such numbers; `bytes` are Base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Json {
    /// The tag is `_`.
    Tagged,
    /// TDLib's: the tag is `@type`, and a field of which the schema says that it may be null can be absent.
    Tdlib,
}

impl Json {
    /// The key of the tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Tagged => "_",
            Self::Tdlib => "@type",
        }
    }
}

/// The JSON of a struct: an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonObject {
    /// The key of the tag; empty if there is none.
    pub tag: &'static str,
    /// The name of the constructor or function, as the tag has it.
    pub name: String,
    /// In the order of the schema.
    pub fields: Vec<JsonField>,
    /// How the response to a call looks, where that is JSON too.
    pub response: Option<JsonForm>,
}

/// A field in JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonField {
    /// The field.
    pub field: Ident,
    /// The key.
    pub key: String,
    /// How the value looks.
    pub form: JsonForm,
    /// Its presence in an object.
    pub presence: JsonPresence,
}

/// The presence of a field in an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonPresence {
    /// It must be present.
    Required,
    /// It may be absent, and is then the default. It is always written.
    Defaulted,
    /// It is a `bool`, written if it is set.
    Flag,
    /// It is an `Option`.
    Optional,
    /// It is a mask with the bits of fields, always written. If it is absent, it is the bits of the present fields.
    Mask,
}

/// How a value looks in JSON; the runtime has a type for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonForm {
    /// The Rust type's own `ToJson` and `FromJson`.
    Plain,
    /// `int53`
    Int53,
    /// An object of any constructor in the registry at this path.
    Any(Path),
    /// `bytes`
    ByteString,
    /// A `string` that is kept as bytes.
    StringBytes,
    /// `null` or a value, unless `Plain` is enough.
    Nullable(Box<JsonForm>),
    /// A vector, unless `Plain` is enough.
    Vector(Box<JsonForm>),
    /// A value in a `Box` of Rust, unless `Plain` is enough.
    InBox(Box<JsonForm>),
    /// A value of a type whose parameters include types.
    Dependent {
        /// The form of the type.
        form: Path,
        /// The forms of the parameters.
        args: Vec<JsonForm>,
    },
    /// A value of a type that is a parameter: its form is one, too.
    Param(Ident),
}

/// The JSON of an enum: an object whose tag names the variant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonEnum {
    /// The key of the tag.
    pub tag: &'static str,
    /// The names of the constructors, in the order of the variants.
    pub names: Vec<String>,
}
