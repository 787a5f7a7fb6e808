//! The frame of every page: title, search, navigation.

use std::collections::BTreeMap;

use typewright_language::schema::{CombinatorId, Kind, Schema, TypeId};
use typewright_language::source::count;

use super::file_names::{distinct, hash};
use super::words::split;

/// The parts of the frame that all pages share.
pub(super) struct Common {
    pub(super) title: String,
    /// The files of the schema.
    pub(super) source: String,
    pub(super) namespaces: Vec<Space>,
    pub(super) has_errors: bool,
    pub(super) has_history: bool,
    pub(super) has_playground: bool,
}

/// A namespace and its definitions.
#[derive(Default)]
pub(super) struct Space {
    /// `phone`
    pub(super) name: String,
    /// The name to show.
    pub(super) label: String,
    /// `namespaces/phone`
    pub(super) path: String,
    pub(super) functions: Vec<CombinatorId>,
    pub(super) types: Vec<TypeId>,
    pub(super) constructors: Vec<CombinatorId>,
}

impl Space {
    /// The number of its definitions.
    pub(super) fn size(&self) -> usize {
        self.functions.len() + self.types.len() + self.constructors.len()
    }

    /// `10 functions, 3 types`
    pub(super) fn about(&self) -> String {
        let sizes = [self.functions.len(), self.types.len(), self.constructors.len()];
        let nouns = sizes.into_iter().zip(["function", "type", "constructor"]).filter(|(size, _)| *size > 0);
        nouns.map(|(size, noun)| count(size, noun)).collect::<Vec<_>>().join(", ")
    }
}

/// The frame of one page.
pub(super) struct Shell<'s> {
    /// The way to the root: empty or `../`.
    pub(super) root: &'static str,
    pub(super) site: &'s Common,
    pub(super) title: String,
    /// The subject, for search engines and previews of links.
    pub(super) about: String,
    /// The path of the entry of the navigation that it is, or is part of.
    pub(super) here: String,
}

impl Common {
    /// The namespaces that every page lists; none where there are so many that the first page alone does.
    pub(super) fn menu(&self) -> &[Space] {
        const MAX: usize = 200;
        if self.namespaces.len() <= MAX { &self.namespaces } else { &[] }
    }

    /// The namespace of a name.
    pub(super) fn namespace(&self, name: &str) -> Option<&Space> {
        let space = split(name).0.trim_end_matches('.');
        let index = self.namespaces.binary_search_by(|it| it.name.as_str().cmp(space)).ok()?;
        self.namespaces.get(index)
    }
}

/// The namespaces of a schema, sorted; names without one are in the first, whose name is empty.
pub(super) fn namespaces(schema: &Schema) -> Vec<Space> {
    let mut found: BTreeMap<&str, Space> = BTreeMap::new();
    fn space<'f, 's>(found: &'f mut BTreeMap<&'s str, Space>, name: &'s str) -> &'f mut Space {
        found.entry(split(name).0.trim_end_matches('.')).or_default()
    }
    for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
        let space = space(&mut found, &combinator.name);
        let list = if combinator.kind == Kind::Function { &mut space.functions } else { &mut space.constructors };
        list.push(id);
    }
    for (id, ty) in (0..).map(TypeId).zip(&schema.types).filter(|(_, ty)| !ty.constructors.is_empty()) {
        space(&mut found, &ty.name).types.push(id);
    }
    let paths = distinct("namespaces", found.keys().map(|name| (*name, hash(name))));
    let named = found.into_iter().zip(paths).map(|((name, space), path)| {
        let label = if name.is_empty() { "(no namespace)" } else { name };
        Space { name: name.to_owned(), label: label.to_owned(), path, ..space }
    });
    named.collect()
}
