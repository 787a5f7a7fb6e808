//! JSON: attributes for serde's derives.

use typewright_language::schema::{Field, TypeExpr};

use super::items::{Attribute, Path, Presence, RustType};

/// A form of JSON. In both, a constructor is an object tagged with its name in the schema, and fields have the names of the
/// schema; `long` is a string, since JavaScript has no 64-bit integers; `bytes` are Base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Json {
    /// The tag is `_`.
    Tagged,
    /// TDLib's form: the tag is `@type`, and a field that may be null according to its documentation can be absent.
    Tdlib,
}

impl Json {
    fn tag(self) -> &'static str {
        match self {
            Self::Tagged => "_",
            Self::Tdlib => "@type",
        }
    }

    /// The derive of an enum, whose variants the tag names.
    pub(super) fn derive_enum(self) -> Attribute {
        derive(&format!(", tag = \"{}\"", self.tag()))
    }

    /// The derive of a struct with fields that is tagged by itself.
    pub(super) fn derive_tagged(self, tl_name: &str) -> Attribute {
        derive(&format!(", tag = \"{}\", rename = \"{tl_name}\"", self.tag()))
    }

    /// The derive of a struct that an enum tags, or that has no tag.
    pub(super) fn derive_untagged() -> Attribute {
        derive("")
    }

    /// The macro for a struct without fields, which serde would not tag.
    pub(super) fn unit_macro(self) -> Option<Path> {
        match self {
            Self::Tagged => "rt::tagged_unit".parse().ok(),
            Self::Tdlib => "rt::tdlib_unit".parse().ok(),
        }
    }

    /// The attribute of a variant.
    pub(super) fn variant(tl_name: &str) -> Attribute {
        Attribute::new(format!("#[serde(rename = \"{tl_name}\")]"))
    }

    /// The attribute of a variant that JSON does not have.
    pub(super) fn skipped() -> Attribute {
        Attribute::new("#[serde(skip)]".to_owned())
    }

    /// The attribute of a field called `name` in Rust; none if serde's defaults are right.
    pub(super) fn field(tl_name: &str, name: &str, ty: &RustType, presence: Presence) -> Option<Attribute> {
        let mut options = Vec::new();
        if tl_name != name && !tl_name.is_empty() {
            options.push(format!("rename = \"{tl_name}\""));
        }
        match presence {
            Presence::Always => {}
            Presence::Flag => options.push("default, skip_serializing_if = \"rt::json::is_false\"".to_owned()),
            Presence::Kept => options.push("default".to_owned()),
            Presence::Optional => {
                // With `default` alone serde asks for a default of the parameters.
                let default = if ty.has_params() { "default = \"rt::json::none\"" } else { "default" };
                options.push(format!("{default}, skip_serializing_if = \"rt::json::is_none\""));
            }
        }
        if let Some(adapter) = adapter(ty) {
            let adapter = if presence == Presence::Optional { format!("rt::json::Maybe<{adapter}>") } else { adapter };
            options.push(format!("with = \"rt::json::As::<{adapter}>\""));
        }
        (!options.is_empty()).then(|| Attribute::new(format!("#[serde({})]", options.join(", "))))
    }

    /// Whether a field may be absent from JSON though its bytes may not.
    pub(super) fn is_nullable(self, field: &Field, expr: &TypeExpr) -> bool {
        self == Self::Tdlib
            && expr.declared().is_some()
            && field.condition.is_none()
            && field.docs.text.contains("null")
    }
}

fn derive(options: &str) -> Attribute {
    Attribute::new(format!(
        "#[derive(rt::serde::Serialize, rt::serde::Deserialize)] #[serde(crate = \"rt::serde\"{options})]"
    ))
}

/// The adapter of the runtime for a type that serde would represent otherwise.
fn adapter(ty: &RustType) -> Option<String> {
    match ty {
        RustType::I64 => Some("rt::json::Text".to_owned()),
        RustType::Bytes(_) | RustType::Array(_) => Some("rt::json::Base64".to_owned()),
        RustType::Vec(item) => adapter(item).map(|item| format!("rt::json::Each<{item}>")),
        _ => None,
    }
}
