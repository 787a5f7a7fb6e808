//! The editions of a schema: what each changed, and when each definition came.

use std::collections::BTreeMap;

use typewright_language::schema::{CombinatorId, ErrorId, Kind, Schema, TypeId};

use super::file_names::{distinct, hash};
use super::nouns::{Edition, Site};
use crate::compare::{Comparison, Definition, Subject, compare};
use crate::explain::Target;

/// All editions, the oldest first.
pub(super) struct History {
    pub(super) layers: Vec<Layer>,
}

/// An edition, and its changes from the one before.
pub(super) struct Layer {
    /// `Layer 223`, or the name of the edition.
    pub(super) label: String,
    /// `layers/223`
    pub(super) path: String,
    /// Empty for the oldest edition.
    pub(super) comparison: Comparison,
    /// The definitions of the comparison that this edition has, by kind and name.
    places: BTreeMap<(Subject, String), usize>,
}

/// The history of a definition of the newest edition.
#[derive(Default)]
pub(super) struct Past<'h> {
    /// The layer that it came with; none if the oldest edition has it.
    pub(super) since: Option<&'h Layer>,
    /// Its changes, the newest first.
    pub(super) changes: Vec<(&'h Layer, &'h Definition)>,
}

impl History {
    pub(super) fn new(site: &Site<'_>) -> Self {
        let editions: Vec<_> = site.earlier.iter().chain([&site.edition]).collect();
        let names = editions.iter().map(|it| it.schema.layer.map_or_else(|| it.name.to_owned(), |it| it.to_string()));
        let names: Vec<_> = names.collect();
        let paths = distinct("layers", names.iter().enumerate().map(|(at, it)| (it.as_str(), hash(&format!("{at}")))));
        let before = [None].into_iter().chain(editions.iter().map(Some));
        let layers =
            editions.iter().zip(before).zip(names.iter().zip(paths)).map(|((edition, before), (name, path))| {
                let label = edition.schema.layer.map_or_else(|| name.clone(), |layer| format!("Layer {layer}"));
                Layer::new(label, path, before.map(|before| changes(before, edition)).unwrap_or_default())
            });
        Self { layers: layers.collect() }
    }

    /// Returns whether there is more than the newest edition.
    pub(super) fn is_known(&self) -> bool {
        self.layers.len() > 1
    }

    /// The history of a definition. Its earlier names are followed.
    pub(super) fn of(&self, subject: Subject, name: &str) -> Past<'_> {
        let mut past = Past::default();
        let mut name = name.to_owned();
        for layer in self.layers.iter().rev() {
            let Some(definition) = layer.definition(subject, &name) else { continue };
            past.changes.push((layer, definition));
            match &definition.old {
                None => {
                    past.since = Some(layer);
                    break;
                }
                Some(old) => old_name(&old.text).clone_into(&mut name),
            }
        }
        past
    }
}

impl Layer {
    fn new(label: String, path: String, comparison: Comparison) -> Self {
        let present = comparison.definitions.iter().enumerate().filter(|(_, it)| it.new.is_some());
        let places = present.map(|(index, it)| ((it.subject, it.name.clone()), index)).collect();
        Self { label, path, comparison, places }
    }

    fn definition(&self, subject: Subject, name: &str) -> Option<&Definition> {
        self.comparison.definitions.get(*self.places.get(&(subject, name.to_owned()))?)
    }
}

/// The changes from one edition to the next. Documentation that only one of them has is no change.
fn changes(old: &Edition<'_>, new: &Edition<'_>) -> Comparison {
    let mut comparison = compare(old.schema, new.schema);
    if old.documented != new.documented {
        comparison.definitions.retain_mut(|definition| {
            definition.changes.retain(|change| !change.rule.is_documentation());
            definition.subject != Subject::Error && !definition.changes.is_empty()
        });
    }
    comparison
}

/// The name in a declaration on one line, behind its annotations; a type or an error is its own name.
fn old_name(text: &str) -> &str {
    let word = text.split(' ').find(|word| !word.starts_with('@')).unwrap_or_default();
    word.split('#').next().unwrap_or_default()
}

/// The subject and the name of a target, as comparisons have them.
pub(super) fn subject(schema: &Schema, target: Target) -> Option<(Subject, &str)> {
    Some(match target {
        Target::Combinator(id) => {
            let combinator = schema.combinator(id)?;
            let is_function = combinator.kind == Kind::Function;
            (if is_function { Subject::Function } else { Subject::Constructor }, &combinator.name)
        }
        Target::Type(id) => (Subject::Type, &schema.ty(id)?.name),
        Target::Error(id) => (Subject::Error, &schema.documentation.error(id)?.name),
    })
}

/// The definitions of the newest edition by kind and name, for links from its changes.
pub(super) fn targets(schema: &Schema) -> BTreeMap<(Subject, &str), Target> {
    let combinators = (0..).zip(&schema.combinators).map(|(id, _)| Target::Combinator(CombinatorId(id)));
    let types = (0..).zip(&schema.types).map(|(id, _)| Target::Type(TypeId(id)));
    let errors = (0..).zip(&schema.documentation.errors);
    let errors = errors.map(|(id, _)| Target::Error(ErrorId(id)));
    let all = combinators.chain(types).chain(errors);
    all.filter_map(|target| Some((subject(schema, target)?, target))).collect()
}
