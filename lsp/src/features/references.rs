//! References to a name.

use gen_lsp_types as lsp;

use crate::analysis::{Analysis, Place, Role};

/// The places that name the thing at a place, in all files. The results of constructors declare a type, so they count
/// as declarations.
#[must_use]
pub fn references(analysis: &Analysis, at: Place<'_>, with_declarations: bool) -> Vec<lsp::Location> {
    let Some(found) = at.occurrence() else { return Vec::new() };
    let all = analysis.references(found.target, analysis.sources.text(found.span));
    let wanted = all.filter(|(_, it)| with_declarations || it.role == Role::Use);
    wanted
        .map(|(source, it)| lsp::Location { uri: source.uri.clone(), range: analysis.range(source, it.span) })
        .collect()
}

/// The same within one file, as an editor highlights them.
#[must_use]
pub fn highlights(analysis: &Analysis, at: Place<'_>) -> Vec<lsp::DocumentHighlight> {
    let Some(found) = at.occurrence() else { return Vec::new() };
    let all = analysis.references(found.target, analysis.sources.text(found.span));
    let here = all.filter(|(source, _)| source.file.id == at.source.file.id);
    here.map(|(source, it)| lsp::DocumentHighlight { range: analysis.range(source, it.span), kind: None }).collect()
}
