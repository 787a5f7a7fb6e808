//! Code actions: the fixes of findings, comments that silence lints, and ids.

use gen_lsp_types as lsp;
use typewright_language::source::{Diagnostic, Lint, Span};
use typewright_language::syntax::ast::{Combinator, Item};

use super::diagnostics::diagnostic;
use super::edits::workspace_edit;
use crate::analysis::{Analysis, Place, Source};

/// The actions for a range of a file.
#[must_use]
pub fn actions(analysis: &Analysis, source: &Source, range: lsp::Range) -> Vec<lsp::CodeAction> {
    let wanted = analysis.bytes(source, range);
    let touches = |span: Span| {
        span.file == source.file.id && span.range().start <= wanted.end && wanted.start <= span.range().end
    };
    let mut found = Vec::new();
    for finding in analysis.findings.iter().filter(|finding| touches(finding.primary.span)) {
        fixes(analysis, finding, &mut found);
        found.extend(finding.lint.and_then(|lint| silence(analysis, source, finding, lint)));
    }
    for (combinator, computed) in source.combinators().filter(|(it, _)| touches(it.span)) {
        found.extend(id(analysis, combinator, computed));
    }
    found
}

/// The fixes of a finding that can be applied. The only one of a finding is what its author most likely wants.
fn fixes(analysis: &Analysis, finding: &Diagnostic, found: &mut Vec<lsp::CodeAction>) {
    for fix in &finding.fixes {
        let title = match fix.help.strip_prefix("did you mean ") {
            Some(name) => format!("Write {}", name.trim_end_matches('?')),
            None => capitalized(&fix.help),
        };
        let edit = workspace_edit(analysis, [(fix.span, fix.text.clone())]);
        found.push(lsp::CodeAction {
            is_preferred: Some(finding.fixes.len() == 1),
            ..action(title, lsp::CodeActionKind::QuickFix, diagnostic(analysis, finding), edit)
        });
    }
}

/// A comment that silences a lint for the declaration of its finding.
fn silence(analysis: &Analysis, source: &Source, finding: &Diagnostic, lint: Lint) -> Option<lsp::CodeAction> {
    let text = analysis.text(source);
    let offset = finding.primary.span.range().start;
    let at = Place { source, text, offset };
    let start = at.item().map(Item::span)?.range().start;
    let line = text.get(..start)?.rfind('\n').map_or(0, |last| last + 1);
    let indent: String = text.get(line..start)?.chars().take_while(|letter| letter.is_whitespace()).collect();
    let end = if text.lines().next().is_some_and(|_| text.contains("\r\n")) { "\r\n" } else { "\n" };
    let above = text.get(..line)?.trim_end().rsplit('\n').next().unwrap_or_default();
    let is_list = above.trim_start().starts_with("// typewright: allow(") && above.trim_end().ends_with(')');
    let (span, new) = if is_list {
        // Another lint joins those that the comment above silences.
        let close = text.get(..line)?.rfind(')')?;
        (Span::new(source.file.id, close..close), format!(", {}", lint.id()))
    } else {
        (Span::new(source.file.id, line..line), format!("{indent}// typewright: allow({}){end}", lint.id()))
    };
    let title = format!("Silence {} ({}) here", lint.id(), lint.name());
    let edit = workspace_edit(analysis, [(span, new)]);
    Some(action(title, lsp::CodeActionKind::QuickFix, diagnostic(analysis, finding), edit))
}

/// The computed id of a declaration that has none, or another one.
fn id(analysis: &Analysis, combinator: &Combinator, computed: u32) -> Option<lsp::CodeAction> {
    let text = format!("#{computed:08x}");
    let (title, span) = match combinator.id {
        None if combinator.name.text == "_" => return None,
        None => (format!("Write the id {text}"), combinator.name.span.at_end()),
        Some(id) if id.value == computed => return None,
        Some(id) => (format!("Replace the id by the computed one, {text}"), id.span),
    };
    Some(action(title, lsp::CodeActionKind::RefactorRewrite, None, workspace_edit(analysis, [(span, text)])))
}

fn action(
    title: String,
    kind: lsp::CodeActionKind,
    finding: Option<(String, lsp::Diagnostic)>,
    edit: Option<lsp::WorkspaceEdit>,
) -> lsp::CodeAction {
    let diagnostics = finding.map(|(_, diagnostic)| vec![diagnostic]);
    lsp::CodeAction { title, kind: Some(kind), diagnostics, edit, ..lsp::CodeAction::default() }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
