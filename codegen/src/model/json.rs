//! JSON: who has it, and how values look in it.

use std::collections::{BTreeMap, BTreeSet};

use super::ModelOptions;
use super::json_plan::{Json, JsonField, JsonForm, JsonObject, JsonPresence};
use super::nouns::{self, Answer, Call, Path, Presence, RustType, Struct};
use super::plan::{Form, Step};
use typewright_language::schema::{Builtin, Combinator, CombinatorId, Field, Schema, TypeExpr, TypeId};
use typewright_language::select::Part;

impl Json {
    /// Whether the comment of a field says that its value may be `null`, or of a vector that its elements may. Comments say so of
    /// objects alone, and of some that they are never.
    pub(super) fn is_nullable(self, field: &Field, expr: &TypeExpr) -> bool {
        let item = if let TypeExpr::Vector { item, .. } = expr { item } else { expr };
        let declared = match item {
            TypeExpr::Boxed { .. } | TypeExpr::Bare { .. } => true,
            // An opaque type.
            TypeExpr::Builtin { builtin, .. } => *builtin == Builtin::Object,
            TypeExpr::Vector { .. } | TypeExpr::Var { .. } => false,
        };
        let says_so = field.docs.text.replace("not null", "").contains("null");
        self == Self::Tdlib && declared && field.condition.is_none() && says_so
    }

    /// Whether what JSON leaves out is the default, where there is one.
    fn is_lenient(self) -> bool {
        self == Self::Tdlib
    }

    /// What the struct of a constructor or a function is.
    pub(super) fn object(self, name: &str, item: &Struct, any: Option<&Path>) -> JsonObject {
        let response = match &item.call {
            Some(Call { answer: Answer::Value { response, form }, .. }) if self == Self::Tdlib => {
                Some(JsonForm::new(response, form, any))
            }
            _ => None,
        };
        JsonObject { tag: self.tag(), name: name.to_owned(), fields: self.fields(item, any), response }
    }

    /// What the struct of what a field repeats is.
    pub(super) fn record(self, item: &Struct, any: Option<&Path>) -> JsonObject {
        JsonObject { tag: "", name: String::new(), fields: self.fields(item, any), response: None }
    }

    fn fields(self, item: &Struct, any: Option<&Path>) -> Vec<JsonField> {
        let forms = item.plan.steps.iter().filter_map(|step| match step {
            Step::Word(_) => None,
            Step::Flag { .. } => Some(&Form::Plain(None)),
            Step::Value { form, .. } | Step::ValueIf { form, .. } => Some(form),
        });
        item.fields.iter().zip(forms).map(|(field, form)| self.field(field, form, any)).collect()
    }

    fn field(self, field: &nouns::Field, form: &Form, any: Option<&Path>) -> JsonField {
        let presence = match field.presence {
            Presence::Flag => JsonPresence::Flag,
            Presence::Optional => JsonPresence::Optional,
            Presence::Always if self.is_lenient() && has_default(&field.ty) => JsonPresence::Defaulted,
            Presence::Always => JsonPresence::Required,
        };
        let form = JsonForm::new(&field.ty, form, any);
        JsonField { field: field.name.clone(), key: field.key.clone(), form, presence }
    }
}

/// Whether a value that is left out is 0, empty or false.
fn has_default(ty: &RustType) -> bool {
    match ty {
        RustType::Bool | RustType::U32 | RustType::I32 | RustType::I64 | RustType::I53 => true,
        RustType::F32 | RustType::F64 | RustType::String(_) | RustType::Bytes(_) | RustType::Vec(_) => true,
        // No longer array has a default in Rust.
        RustType::Array(size) => *size <= 32,
        _ => false,
    }
}

/// Which definitions have JSON, and in which form.
pub(super) struct InJson<'a> {
    json: Option<Json>,
    /// What the caller names, and all that it needs; without it, everything.
    part: Option<Part>,
    /// Names that several combinators have.
    shared_names: BTreeSet<&'a str>,
}

impl<'a> InJson<'a> {
    pub(super) fn new(schema: &'a Schema, options: &ModelOptions) -> Self {
        let ModelOptions { json, json_of, codec, .. } = options;
        let wanted = |name: &str| json_of.all(&[name]).next().is_some();
        let part = (!json_of.is_empty()).then(|| Part::needed(schema, wanted));
        Self { json: json.filter(|_| codec.has_json()), part, shared_names: shared_names(schema) }
    }

    pub(super) fn ty(&self, id: TypeId) -> Option<Json> {
        self.json.filter(|_| self.part.as_ref().is_none_or(|part| part.has_type(id)))
    }

    pub(super) fn combinator(&self, id: CombinatorId) -> Option<Json> {
        self.json.filter(|_| self.part.as_ref().is_none_or(|part| part.has_combinator(id)))
    }

    /// The form that all of them have.
    pub(super) fn form(&self) -> Option<Json> {
        self.json
    }

    /// The tag of a combinator: its name, with its id where it shares that.
    pub(super) fn tag_of(&self, combinator: &Combinator) -> String {
        let Combinator { name, id, .. } = combinator;
        if self.shared_names.contains(name.as_str()) { format!("{name}#{id:08x}") } else { name.clone() }
    }
}

/// The names that several combinators have which an id tells apart.
fn shared_names(schema: &Schema) -> BTreeSet<&str> {
    let mut names = BTreeMap::new();
    let told_apart = schema.combinators.iter().filter(|it| schema.is_self_describing(it));
    told_apart
        .filter(|it| *names.entry(it.name.as_str()).or_insert(it.id) != it.id)
        .map(|it| it.name.as_str())
        .collect()
}
