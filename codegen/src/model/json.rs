//! JSON: the attributes that serde's derives follow.

use super::ModelOptions;
use super::nouns::{Attribute, Path, Presence, RustType, Struct};
use typewright_language::schema::{CombinatorId, Field, Schema, TypeExpr, TypeId};
use typewright_language::select::Part;

/// A form of values in JSON. In both a constructor is an object with its name in the schema as tag, and fields have the names
/// of the schema; `long` is a string, since JavaScript has no such numbers; `bytes` are Base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Json {
    /// The tag is `_`.
    Tagged,
    /// TDLib's: the tag is `@type`, and a field of which the schema says that it may be null can be absent.
    Tdlib,
}

/// Which definitions have JSON, and in which form.
pub(super) struct InJson {
    json: Option<Json>,
    /// What the caller names, and all that it needs; without it, everything.
    part: Option<Part>,
}

impl InJson {
    pub(super) fn of(schema: &Schema, options: &ModelOptions) -> Self {
        let ModelOptions { json, json_of, .. } = options;
        let wanted = |name: &str| json_of.all(&[name]).next().is_some();
        Self { json: *json, part: (!json_of.is_empty()).then(|| Part::needed(schema, wanted)) }
    }

    pub(super) fn ty(&self, id: TypeId) -> Option<Json> {
        self.json.filter(|_| self.part.as_ref().is_none_or(|part| part.has_type(id)))
    }

    pub(super) fn combinator(&self, id: CombinatorId) -> Option<Json> {
        self.json.filter(|_| self.part.as_ref().is_none_or(|part| part.has_combinator(id)))
    }
}

impl Json {
    fn tag(self) -> &'static str {
        match self {
            Self::Tagged => "_",
            Self::Tdlib => "@type",
        }
    }

    /// Of the struct of something that has a name on its own; `fields` of it may be none.
    pub(super) fn named(self, item: &mut Struct) {
        if item.fields.is_empty() {
            item.hooks.extend(self.unit());
        } else {
            let options = format!(", tag = \"{}\", rename = \"{}\"", self.tag(), item.tl_name);
            item.attributes.push(derive(&options));
        }
    }

    /// The macro for what has no fields: serde tags none of those.
    fn unit(self) -> Option<Path> {
        match self {
            Self::Tagged => "rt::tagged_unit".parse().ok(),
            Self::Tdlib => "rt::tdlib_unit".parse().ok(),
        }
    }

    /// Of a struct that an enum names.
    pub(super) fn unnamed(item: &mut Struct) {
        item.attributes.push(derive(""));
    }

    /// Of an enum.
    pub(super) fn tagged(self) -> Attribute {
        derive(&format!(", tag = \"{}\"", self.tag()))
    }

    /// Of a variant.
    pub(super) fn variant(tl_name: &str) -> Attribute {
        Attribute::new(format!("#[serde(rename = \"{tl_name}\")]"))
    }

    /// Of a variant that JSON does not have.
    pub(super) fn skipped() -> Attribute {
        Attribute::new("#[serde(skip)]".to_owned())
    }

    /// Of a field that Rust calls `name`.
    pub(super) fn field(tl_name: &str, name: &str, ty: &RustType, presence: Presence) -> Option<Attribute> {
        let mut options = Vec::new();
        if tl_name != name && !tl_name.is_empty() {
            options.push(format!("rename = \"{tl_name}\""));
        }
        match presence {
            Presence::Always => {}
            Presence::Flag => options.push("default, skip_serializing_if = \"rt::json::is_false\"".to_owned()),
            Presence::Optional => {
                // With `default` alone serde asks for a default of the parameters.
                let default = if ty.has_params() { "default = \"rt::json::none\"" } else { "default" };
                options.push(format!("{default}, skip_serializing_if = \"rt::json::is_none\""));
            }
        }
        if let Some(way) = way(ty) {
            let way = if presence == Presence::Optional { format!("rt::json::Maybe<{way}>") } else { way };
            options.push(format!("with = \"rt::json::As::<{way}>\""));
        }
        (!options.is_empty()).then(|| Attribute::new(format!("#[serde({})]", options.join(", "))))
    }

    /// Whether a field may be absent though its bytes may not.
    pub(super) fn is_nullable(self, field: &Field, expr: &TypeExpr) -> bool {
        let declared = matches!(expr, TypeExpr::Boxed { .. } | TypeExpr::Bare { .. });
        self == Self::Tdlib && declared && field.condition.is_none() && field.docs.text.contains("null")
    }
}

fn derive(options: &str) -> Attribute {
    Attribute::new(format!(
        "#[derive(rt::serde::Serialize, rt::serde::Deserialize)] #[serde(crate = \"rt::serde\"{options})]"
    ))
}

/// The runtime's way to write a value that serde would write otherwise.
fn way(ty: &RustType) -> Option<String> {
    match ty {
        RustType::I64 => Some("rt::json::Text".to_owned()),
        RustType::Bytes(_) | RustType::Array(_) => Some("rt::json::Base64".to_owned()),
        RustType::Vec(item) => way(item).map(|item| format!("rt::json::Each<{item}>")),
        _ => None,
    }
}
