//! The JSON plan: how the fields of a struct look in JSON, and the variants of an enum.
//!
//! Both directions are printed from it, as those of bytes are from a [`WirePlan`](super::WirePlan). It is made from the same
//! [`Form`](super::Form)s, of which JSON needs less: no counts and masks that stand elsewhere, and no ids.

use super::ident::Ident;
use super::path::Path;

/// A form of values in JSON. In both a constructor is an object with its name in the schema as tag, and fields have the names
/// of the schema; `long` is a string, since JavaScript has no such numbers; `bytes` are Base64.
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

/// What a struct is in JSON: an object.
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
    /// `true` if it may be absent.
    pub presence: JsonPresence,
}

/// `true` if a field may be absent in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JsonPresence {
    /// It may not.
    Required,
    /// It is the default then, and is always written.
    Defaulted,
    /// It is a `bool` that says so, and is written if it is set.
    Flag,
    /// It is an `Option`.
    Optional,
    /// It is a mask, bits of fields included, and is always written. Those that are left out are the bits of the fields.
    Mask,
}

/// How a value looks in JSON; the runtime has a type for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JsonForm {
    /// What the Rust type's own `ToJson` and `FromJson` do.
    Plain,
    /// `int53`
    Int53,
    /// An object of any constructor that this knows.
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
        /// Those of the parameters.
        args: Vec<JsonForm>,
    },
    /// A value of a type that is a parameter: its form is one, too.
    Param(Ident),
}

/// What an enum is in JSON: an object whose tag says which variant it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JsonEnum {
    /// The key of the tag.
    pub tag: &'static str,
    /// The names of the constructors, in the order of the variants.
    pub names: Vec<String>,
}
