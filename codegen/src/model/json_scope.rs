//! The definitions that have JSON.

use typewright_language::schema::{CombinatorId, Schema, TypeId};
use typewright_language::select::Part;

use super::json::Json;
use super::options::ModelOptions;

/// The definitions that have JSON, and the form of it.
pub(super) struct JsonScope {
    json: Option<Json>,
    /// The definitions that the caller names and all that they need; none stands for everything.
    part: Option<Part>,
}

impl JsonScope {
    pub(super) fn find(schema: &Schema, options: &ModelOptions) -> Self {
        let ModelOptions { json, json_of, .. } = options;
        let wanted = |name: &str| json_of.all(&[name]).next().is_some();
        Self { json: *json, part: (!json_of.is_empty()).then(|| Part::needed(schema, wanted)) }
    }

    /// The JSON of a type.
    pub(super) fn ty(&self, id: TypeId) -> Option<Json> {
        self.json.filter(|_| self.part.as_ref().is_none_or(|part| part.has_type(id)))
    }

    /// The JSON of a constructor or a function.
    pub(super) fn combinator(&self, id: CombinatorId) -> Option<Json> {
        self.json.filter(|_| self.part.as_ref().is_none_or(|part| part.has_combinator(id)))
    }
}
