//! Edits of texts, in the terms of the protocol.

use std::collections::{BTreeMap, HashMap};

use gen_lsp_types as lsp;
use typewright_language::source::Span;

use crate::analysis::Analysis;

/// New texts at places, of one file or several.
pub(super) fn workspace_edit(
    analysis: &Analysis,
    edits: impl IntoIterator<Item = (Span, String)>,
) -> Option<lsp::WorkspaceEdit> {
    let mut changes: HashMap<lsp::Uri, Vec<lsp::TextEdit>> = HashMap::new();
    for (span, new_text) in edits {
        let source = analysis.source_of(span.file)?;
        let edit = lsp::TextEdit { range: analysis.range(source, span), new_text };
        changes.entry(source.uri.clone()).or_default().push(edit);
    }
    Some(lsp::WorkspaceEdit { changes: Some(changes), ..lsp::WorkspaceEdit::default() })
}

/// The texts of all files after edits, in their order. Edits of a file do not overlap.
pub(super) fn applied(analysis: &Analysis, edits: &[(Span, String)]) -> Vec<String> {
    let mut sorted: BTreeMap<Span, &str> = BTreeMap::new();
    sorted.extend(edits.iter().map(|(span, text)| (*span, text.as_str())));
    let text_of = |source: &crate::analysis::Source| {
        let text = analysis.text(source);
        let (mut out, mut done) = (String::with_capacity(text.len()), 0);
        for (span, new) in sorted.iter().filter(|(span, _)| span.file == source.file.id) {
            out.push_str(text.get(done..span.range().start).unwrap_or_default());
            out.push_str(new);
            done = span.range().end.max(done);
        }
        out + text.get(done..).unwrap_or_default()
    };
    analysis.files.iter().map(text_of).collect()
}
