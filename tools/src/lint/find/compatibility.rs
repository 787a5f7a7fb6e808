//! Changes since an earlier schema, by what they break.

use std::collections::BTreeSet;

use crate::compare::{Change, Definition, Subject, Verdict, compare};
use typewright_language::schema::{FieldType, Kind, Schema};
use typewright_language::source::{Diagnostic, Diagnostics, Lint, Span};

pub(in crate::lint) fn check(old: &Schema, new: &Schema, diagnostics: &mut Diagnostics) {
    let definitions = compare(old, new).definitions;
    for definition in &definitions {
        for change in &definition.changes {
            if let Some(lint) = broken(change) {
                diagnostics.push(finding(lint, definition, change));
            }
        }
    }
    maskless(new, &definitions, diagnostics);
}

/// The lint for the worst effect of a change.
fn broken(change: &Change) -> Option<Lint> {
    let verdicts = change.verdicts;
    let axes =
        [(verdicts.wire, Lint::BreaksWire), (verdicts.source, Lint::BreaksSource), (verdicts.docs, Lint::BreaksDocs)];
    axes.into_iter().find(|(verdict, _)| *verdict == Verdict::Breaking).map(|(_, lint)| lint)
}

fn finding(lint: Lint, definition: &Definition, change: &Change) -> Diagnostic {
    // A removed definition has no place: the beginning of the schema stands in.
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

/// New functions that do not begin with a `#`.
fn maskless(new: &Schema, definitions: &[Definition], diagnostics: &mut Diagnostics) {
    let added = definitions.iter().filter(|it| it.subject == Subject::Function && it.old.is_none());
    let added: BTreeSet<_> = added.map(|it| it.name.as_str()).collect();
    for function in new.combinators.iter().filter(|it| it.kind == Kind::Function && added.contains(it.name.as_str())) {
        let Some(first) = function.fields.first() else { continue };
        if first.condition.is_some() || !matches!(first.ty, FieldType::Nat(_)) {
            let message = format!("the first argument of `{}` is not a mask", function.name);
            let finding = Diagnostic::lint(Lint::FunctionMaskless, first.span, message);
            diagnostics.push(finding.help("add a mask as the first argument, such as `fields_mask:#`"));
        }
    }
}
