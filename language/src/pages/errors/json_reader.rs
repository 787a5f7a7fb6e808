//! Reading parts of JSON databases: mistakes go to the diagnostics, and the rest is read.

use std::collections::{BTreeMap, BTreeSet};

use super::ErrorRecord;
use super::collect::Collector;
use crate::source::json::{Members, Node};
use crate::source::{Diagnostic, Diagnostics, Lint};

pub(super) struct Reader<'d> {
    pub(super) collector: Collector,
    /// By name.
    pub(super) descriptions: BTreeMap<String, String>,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl<'d> Reader<'d> {
    pub(super) fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Self { collector: Collector::default(), descriptions: BTreeMap::new(), diagnostics }
    }
}

impl Reader<'_> {
    pub(super) fn finish(self) -> Vec<ErrorRecord> {
        let mut records = self.collector.finish();
        for record in &mut records {
            if record.description.is_none() {
                record.description = self.descriptions.get(&record.name).cloned();
            }
        }
        records
    }

    /// The members of an object. A duplicate key is a warning, and both of its values count.
    pub(super) fn members<'t>(&mut self, value: Node<'t>, expected: &str) -> Option<Members<'t>> {
        let members = value.members().or_else(|| self.expected(value, expected))?;
        let mut seen = BTreeMap::new();
        for (key, _) in &members {
            if let Some(first) = key.string().and_then(|written| seen.insert(written, key.span())) {
                let warning = Diagnostic::lint(Lint::SourceForm, key.span(), "duplicate key");
                self.diagnostics.push(warning.also(first, "the first one"));
            }
        }
        Some(members)
    }

    pub(super) fn string(&mut self, value: Node<'_>) -> Option<String> {
        value.string().or_else(|| self.expected(value, "a string"))
    }

    /// A list of names. An item that is no string is an error, and the others count.
    pub(super) fn names(&mut self, value: Node<'_>) -> Option<BTreeSet<String>> {
        let items = value.items().or_else(|| self.expected(value, "a list of methods"))?;
        Some(items.into_iter().filter_map(|item| self.string(item)).collect())
    }

    pub(super) fn expected<T>(&mut self, value: Node<'_>, expected: &str) -> Option<T> {
        let message = format!("expected {expected}, found {}", value.shown());
        self.diagnostics.push(Diagnostic::error(value.span(), message));
        None
    }
}
