//! The findings of a reconciliation.

use std::collections::BTreeMap;

use typewright_language::schema::{Combinator, Schema};
use typewright_language::source::{Diagnostic, Level, Lint, Span};

/// The fit of a set of pages and a schema.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciliation {
    /// The methods.
    pub methods: Fit,
    /// The constructors.
    pub constructors: Fit,
}

/// The fit of the pages of a kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Pages whose every row follows from the schema.
    pub agreeing: usize,
    /// Pages that contradict the schema, by name.
    pub contradicting: Vec<String>,
    /// Pages without a definition in the schema, by name.
    pub unknown: Vec<String>,
    /// Pages of layers that the schema lacks, by name and layer: those of secret chats, which have a schema of their
    /// own.
    pub of_other_layers: Vec<String>,
    /// Definitions of the schema without a page, by name.
    pub missing: Vec<String>,
}

/// A finding about a row or a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// A warning contradicts the schema; a note follows from it.
    pub(super) level: Level,
    /// The finding, in a sentence.
    pub(super) message: String,
    /// Its place in the page.
    pub(super) page: Span,
    /// Its place in the schema.
    pub(super) schema: Span,
}

/// Definitions by name and layer.
pub(super) type Definitions<'a> = BTreeMap<(&'a str, Option<u32>), &'a Combinator>;

/// A schema and its constructors.
pub(super) struct Known<'a> {
    pub(super) schema: &'a Schema,
    pub(super) constructors: &'a Definitions<'a>,
}

impl Fit {
    /// Counts a page that the schema has a definition for.
    pub(super) fn count(&mut self, name: &str, contradicts: bool) {
        if contradicts {
            self.contradicting.push(name.to_owned());
        } else {
            self.agreeing += 1;
        }
    }
}

impl From<Finding> for Diagnostic {
    fn from(finding: Finding) -> Self {
        let lint = if finding.level == Level::Note { Lint::PageFollows } else { Lint::PageContradicts };
        Self::lint(lint, finding.page, finding.message).also(finding.schema, "in the schema")
    }
}
