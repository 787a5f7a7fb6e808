//! Pages beside the schema: where they agree, where they differ, and why.
//!
//! The schema alone decides names, types and what may be absent on the wire. A page adds prose, availability and errors; its
//! table is written for the callers of one particular client, which hides some fields, retypes others and makes up values for
//! those that it calls optional. `rules` knows how that client does it, so that every row either follows from the schema
//! (notes) or contradicts it (warnings).

mod rows;
mod rules;

use std::collections::BTreeMap;

use super::{Combinator, Kind, Schema};
use crate::pages::{Page, PageKind, PageSet};
use crate::source::{Diagnostic, Diagnostics, Level, Span};

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

/// Holds every page against the schema.
pub fn reconcile(schema: &Schema, pages: &PageSet, diagnostics: &mut Diagnostics) -> Reconciliation {
    let (mut constructors, mut functions) = (BTreeMap::new(), BTreeMap::new());
    for combinator in &schema.combinators {
        let by_name = if combinator.kind == Kind::Function { &mut functions } else { &mut constructors };
        by_name.entry(combinator.name.as_str()).or_insert(combinator);
    }
    let mut fit = |kind, by_name| fit(schema, pages, kind, by_name, diagnostics);
    Reconciliation { methods: fit(PageKind::Method, functions), constructors: fit(PageKind::Constructor, constructors) }
}

/// Holds the pages of a kind against the definitions of that kind.
fn fit(
    schema: &Schema,
    pages: &PageSet,
    kind: PageKind,
    mut by_name: BTreeMap<&str, &Combinator>,
    diagnostics: &mut Diagnostics,
) -> Fit {
    let mut fit = Fit::default();
    for page in pages.iter().filter(|page| page.kind == kind) {
        let name = page.name.value.as_str();
        let Some(combinator) = by_name.remove(name) else {
            fit.unknown.push(name.to_owned());
            let message = format!("the schema has no {} `{name}`", kind.word());
            diagnostics.push(Diagnostic::warning(page.name.span, message));
            continue;
        };
        let findings = rows::compare(schema, combinator, page);
        let contradicts = findings.iter().any(|finding| finding.level == Level::Warning);
        match contradicts {
            true => fit.contradicting.push(name.to_owned()),
            false => fit.agreeing += 1,
        }
        findings.into_iter().for_each(|finding| diagnostics.push(finding.into()));
    }
    // Fields of constructors are mostly plain, and schemas are mostly larger than their documentation: what has no page
    // is a note, once, on its name.
    for (name, combinator) in by_name {
        fit.missing.push(name.to_owned());
        let message = format!("no page documents the {} `{name}`", kind.word());
        diagnostics.push(Diagnostic::note(combinator.name_span, message));
    }
    fit
}

impl From<Finding> for Diagnostic {
    fn from(finding: Finding) -> Self {
        let diagnostic = match finding.level {
            Level::Note => Self::note(finding.page, finding.message),
            Level::Warning | Level::Error => Self::warning(finding.page, finding.message),
        };
        diagnostic.also(finding.schema, "in the schema")
    }
}

/// The heading of a page, for findings about all of it.
fn heading(page: &Page) -> Span {
    page.name.span
}
