//! What a schema used to be, and whom its changes break.

use crate::compare::{Change, Definition, Verdict, compare};
use crate::schema::Schema;
use crate::source::{Diagnostic, Diagnostics, Lint, Span};

pub(super) fn check(old: &Schema, new: &Schema, diagnostics: &mut Diagnostics) {
    for definition in compare(old, new).definitions {
        for change in &definition.changes {
            if let Some(lint) = broken(change) {
                diagnostics.push(finding(lint, &definition, change));
            }
        }
    }
}

/// The worst that a change breaks.
fn broken(change: &Change) -> Option<Lint> {
    let verdicts = change.verdicts;
    let axes =
        [(verdicts.wire, Lint::BreaksWire), (verdicts.source, Lint::BreaksSource), (verdicts.docs, Lint::BreaksDocs)];
    axes.into_iter().find(|(verdict, _)| *verdict == Verdict::Breaking).map(|(_, lint)| lint)
}

fn finding(lint: Lint, definition: &Definition, change: &Change) -> Diagnostic {
    // What is gone stands nowhere: it is said of the beginning of the schema.
    let place = definition.new.as_ref().map_or_else(Span::default, |side| side.span);
    let message = format!("`{}`: {}", definition.name, change.message);
    let finding = Diagnostic::lint(lint, place, message).remark(format!("by the rule `{}`", change.rule.id()));
    match &definition.old {
        Some(old) if definition.new.as_ref().is_none_or(|new| new.text != old.text) => {
            finding.remark(format!("it was: {}", old.text))
        }
        _ => finding,
    }
}
