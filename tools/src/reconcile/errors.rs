//! Errors of pages, compared with those of a database.

use std::collections::BTreeMap;

use typewright_language::pages::PageSet;
use typewright_language::pages::errors::ErrorDatabase;
use typewright_language::source::{Diagnostic, Diagnostics, Lint, nearest};

/// Warns of errors in pages that a database lacks. An empty database causes no warnings.
pub(super) fn compare(pages: &PageSet, database: &ErrorDatabase, diagnostics: &mut Diagnostics) {
    let mut codes: BTreeMap<&str, Vec<i32>> = BTreeMap::new();
    for record in &database.records {
        codes.entry(&record.name).or_default().push(record.code);
    }
    if codes.is_empty() {
        return;
    }
    for error in pages.iter().flat_map(|page| page.errors.iter().flatten()) {
        let known = codes.get(error.name.as_str());
        let warning = |message| Diagnostic::lint(Lint::ErrorUnknown, error.span, message);
        match (known, error.code) {
            (None, _) => {
                let warning = warning(format!("the error database lacks `{}`", error.name));
                diagnostics.push(match nearest(&error.name, codes.keys().copied()) {
                    Some(near) => warning.help(format!("did you mean `{near}`?")),
                    None => warning,
                });
            }
            (Some(known), Some(code)) if !known.contains(&code) => {
                let known: Vec<_> = known.iter().map(ToString::to_string).collect();
                let message = format!("the error database has `{}` under {}, not {code}", error.name, known.join(", "));
                diagnostics.push(warning(message));
            }
            (Some(_), _) => {}
        }
    }
}
