//! Pages by kind, compared with the definitions of that kind.

use std::collections::BTreeSet;

use super::nouns::{Definitions, Fit, Known, Reconciliation};
use super::{errors, rows, rules};
use typewright_language::pages::errors::ErrorDatabase;
use typewright_language::pages::{PageKind, PageSet};
use typewright_language::schema::{Kind, Schema};
use typewright_language::source::{Diagnostic, Diagnostics, Level, Lint};

/// Compares every page with the schema, and the errors of its table with a database.
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

/// Compares the pages of a kind with the definitions of that kind. `rest` keeps the definitions without a page.
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
    // Schemas are mostly larger than their documentation, so a definition without a page is a note, on its name.
    for ((name, _), combinator) in rest {
        fit.missing.push(name.to_owned());
        let message = format!("no page documents the {} `{name}`", kind.word());
        diagnostics.push(Diagnostic::lint(Lint::PageMissing, combinator.name_span, message));
    }
    fit
}
