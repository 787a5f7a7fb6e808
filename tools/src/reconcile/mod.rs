//! Pages beside the schema: where they agree, where they differ, and why.
//!
//! The schema alone decides names, types and what may be absent on the wire. A page adds prose, availability and errors; its
//! table is written for the callers of one particular client, which hides some fields, retypes others and makes up values for
//! those that it calls optional. `rules` knows how that client does it, so that every row either follows from the schema
//! (notes) or contradicts it (warnings).

mod errors;
mod rows;
mod rules;

use std::collections::{BTreeMap, BTreeSet};

use typewright_language::pages::errors::ErrorDatabase;
use typewright_language::pages::{Page, PageKind, PageSet};
use typewright_language::schema::{Combinator, Kind, Schema};
use typewright_language::source::{Diagnostic, Diagnostics, Level, Lint, Span};

/// How a set of pages and a schema fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciliation {
    /// The methods.
    pub methods: Fit,
    /// The constructors.
    pub constructors: Fit,
}

/// How the pages of a kind fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fit {
    /// Pages whose every row follows from the schema.
    pub agreeing: usize,
    /// Pages that contradict the schema, by name.
    pub contradicting: Vec<String>,
    /// Pages of what the schema does not have, by name.
    pub unknown: Vec<String>,
    /// Pages of layers that the schema does not have, by name and layer: those of secret chats, whose schema is another.
    pub of_other_layers: Vec<String>,
    /// Definitions of the schema without a page, by name.
    pub missing: Vec<String>,
}

/// One thing about a row or a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Finding {
    /// A warning contradicts the schema; a note follows from it.
    pub(super) level: Level,
    /// What it is.
    pub(super) message: String,
    /// Where the page says it.
    pub(super) page: Span,
    /// Where the schema says otherwise.
    pub(super) schema: Span,
}

/// Holds every page against the schema, and the errors of its table against a database.
pub fn reconcile(
    schema: &Schema,
    pages: &PageSet,
    database: &ErrorDatabase,
    diagnostics: &mut Diagnostics,
) -> Reconciliation {
    errors::compare(pages, database, diagnostics);
    let (mut constructors, mut functions) = (Definitions::new(), Definitions::new());
    for combinator in &schema.combinators {
        let by_name = if combinator.kind == Kind::Function { &mut functions } else { &mut constructors };
        by_name.insert((combinator.name.as_str(), combinator.layer), combinator);
    }
    let known = &Known { schema, constructors: &constructors };
    Reconciliation {
        methods: fit(known, pages, PageKind::Method, functions, diagnostics),
        constructors: fit(known, pages, PageKind::Constructor, constructors.clone(), diagnostics),
    }
}

/// Definitions by name and layer.
type Definitions<'a> = BTreeMap<(&'a str, Option<u32>), &'a Combinator>;

/// A schema and its constructors.
struct Known<'a> {
    schema: &'a Schema,
    constructors: &'a Definitions<'a>,
}

/// Holds the pages of a kind against the definitions of that kind, of which `rest` is left in the end.
fn fit<'a>(
    known: &Known<'_>,
    pages: &'a PageSet,
    kind: PageKind,
    mut rest: Definitions<'a>,
    diagnostics: &mut Diagnostics,
) -> Fit {
    let mut fit = Fit::default();
    let layers: BTreeSet<_> = rest.keys().filter_map(|(_, layer)| *layer).collect();
    for page in pages.iter().filter(|page| page.kind == kind) {
        let name = page.name.value.as_str();
        match (rest.remove(&(name, page.layer)), page.layer) {
            (Some(combinator), _) => {
                let findings = rows::compare(known, combinator, page);
                fit.count(name, findings.iter().any(|finding| finding.level == Level::Warning));
                findings.into_iter().for_each(|finding| diagnostics.push(finding.into()));
            }
            (None, Some(layer)) if !layers.contains(&layer) => fit.of_other_layers.push(format!("{name}_{layer}")),
            (None, _) if rules::is_of_builtin(page) => fit.agreeing += 1,
            (None, _) => {
                fit.unknown.push(name.to_owned());
                let message = format!("the schema has no {} `{name}`", kind.word());
                diagnostics.push(Diagnostic::lint(Lint::PageUnknown, page.name.span, message));
            }
        }
    }
    // Schemas are mostly larger than their documentation: what has no page is a note, on its name.
    for ((name, _), combinator) in rest {
        fit.missing.push(name.to_owned());
        let message = format!("no page documents the {} `{name}`", kind.word());
        diagnostics.push(Diagnostic::lint(Lint::PageMissing, combinator.name_span, message));
    }
    fit
}

impl Fit {
    fn count(&mut self, name: &str, contradicts: bool) {
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

/// The heading of a page, for findings about all of it.
fn heading(page: &Page) -> Span {
    page.name.span
}
