//! Many pages.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::{Page, PageKind};
use crate::source::{Diagnostic, Diagnostics};

/// Pages by kind, name and layer.
#[derive(Clone, Debug, Default)]
pub struct PageSet {
    pages: BTreeMap<(PageKind, String, Option<u32>), Page>,
}

impl PageSet {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a page. A second page about the same thing is an error that shows both; the first one stays.
    pub fn insert(&mut self, page: Page, diagnostics: &mut Diagnostics) {
        match self.pages.entry((page.kind, page.name.value.clone(), page.layer)) {
            Entry::Vacant(place) => {
                place.insert(page);
            }
            Entry::Occupied(first) => diagnostics.push(
                Diagnostic::error(
                    page.name.span,
                    format!("second page of the {} `{}`", page.kind.word(), page.name.value),
                )
                .also(first.get().name.span, "the first one")
                .help("remove one of the pages: pages of two layers do not mix"),
            ),
        }
    }

    /// The page of a name, and of no particular layer.
    #[must_use]
    pub fn get(&self, kind: PageKind, name: &str) -> Option<&Page> {
        self.pages.get(&(kind, name.to_owned(), None))
    }

    /// Every page: methods, constructors, types, each by name.
    pub fn iter(&self) -> impl Iterator<Item = &Page> {
        self.pages.values()
    }

    /// The number of pages.
    #[must_use]
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Returns whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }
}
