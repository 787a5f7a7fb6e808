//! The definitions that have JSON.

use typewright_language::maps::Names;
use typewright_language::schema::{Combinator, CombinatorId, Schema, TypeId};
use typewright_language::select::Part;

use super::items::{Ident, Json, Path};
use super::options::ModelOptions;

/// The module that all paths to JSON go through. Without the runtime's feature its macro is the only compile error.
pub(super) fn module() -> Vec<Ident> {
    vec![Ident::root("json")]
}

/// The definitions that have JSON, and the form of it.
pub(super) struct JsonScope {
    json: Option<Json>,
    /// The chosen definitions and their dependencies; none means all.
    part: Option<Part>,
    /// Names that several combinators have.
    shared_names: Names<()>,
    /// `true` if objects may hold what a registry knows.
    registry: bool,
}

impl JsonScope {
    pub(super) fn find(schema: &Schema, options: &ModelOptions) -> Self {
        let ModelOptions { json, json_of, codec, registry, .. } = options;
        let wanted = |name: &str| json_of.all(&[name]).next().is_some();
        let part = (!json_of.is_empty()).then(|| Part::needed(schema, wanted));
        let json = json.filter(|_| codec.has_json());
        let shared_names = if json.is_some() { shared_names(schema) } else { Names::default() };
        Self { json, part, shared_names, registry: *registry }
    }

    /// The form that all of them have.
    pub(super) fn form(&self) -> Option<Json> {
        self.json
    }

    /// The tag of a combinator: its name, with its id where several share the name.
    pub(super) fn tag_of(&self, combinator: &Combinator) -> String {
        let Combinator { name, id, .. } = combinator;
        if self.shared_names.contains(name) { format!("{name}#{id:08x}") } else { name.clone() }
    }

    /// The path from a module to the constructors that an object may hold.
    pub(super) fn known(&self, module: &[Ident]) -> Option<Path> {
        self.registry.then(|| Path::between(module, &[Ident::root("registry")], &Ident::root("Known")))
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

/// The names of several combinators that only ids tell apart.
fn shared_names(schema: &Schema) -> Names<()> {
    let (mut ids, mut shared) = (Names::default(), Names::default());
    for Combinator { name, id, .. } in schema.combinators.iter().filter(|it| schema.is_self_describing(it)) {
        match ids.get(name) {
            None => ids.insert(name, *id),
            Some(first) if first == id => {}
            Some(_) => _ = shared.add(name),
        }
    }
    shared
}
