//! Rename, over all files of a project.
//!
//! A rename is tried before it is given out: the new texts are read, every name has to mean what it meant before, and ids that
//! are computed have to stay, unless the client asks for new ones.

use std::collections::BTreeMap;

use gen_lsp_types as lsp;
use typewright_language::inputs::Inputs;
use typewright_language::read::{lower, parse};
use typewright_language::schema::computed_ids;
use typewright_language::source::{Diagnostics, Level, SourceMap, Span};
use typewright_language::syntax::ast::{CommentKind, File, Item};

use super::edits::{applied, workspace_edit};
use crate::analysis::{Analysis, LocalKind, Occurrence, Place, Source, Target, known_type, occurrences};

/// The most names that a message lists.
const MAX_NAMED: usize = 3;

/// The name at a place, if it can be renamed.
///
/// # Errors
/// The reason that it can't.
pub fn prepare(analysis: &Analysis, at: Place<'_>) -> Result<lsp::PrepareRenamePlaceholder, String> {
    let (found, name) = renamed(analysis, at)?;
    Ok(lsp::PrepareRenamePlaceholder { range: analysis.range(at.source, found.span), placeholder: name.to_owned() })
}

/// The edits that give the thing at a place another name. `may_change_ids` allows those that change computed ids.
///
/// # Errors
/// The reason that the name can't be given.
pub fn rename(
    analysis: &Analysis,
    at: Place<'_>,
    new_name: &str,
    may_change_ids: bool,
) -> Result<lsp::WorkspaceEdit, String> {
    let (found, name) = renamed(analysis, at)?;
    let references = analysis.references(found.target, name).map(|(_, it)| it.span);
    let mut edits: Vec<_> =
        references.chain(tags(analysis, at, found, name)).map(|span| (span, new_name.to_owned())).collect();
    edits.sort();
    edits.dedup();
    let changed = try_out(analysis, &edits, new_name)?;
    if !may_change_ids && !changed.is_empty() {
        return Err(format!(
            "the new name changes the computed ids of {}: write their ids first (\"Write the id\"), or set \
             `renameChangesIds` to rename anyway",
            listed(&changed)
        ));
    }
    workspace_edit(analysis, edits).ok_or_else(|| "the files of this name have no text".to_owned())
}

/// The name at a place, if it can be renamed.
fn renamed<'a>(analysis: &'a Analysis, at: Place<'a>) -> Result<(Occurrence, &'a str), String> {
    let found = at.occurrence().ok_or("no name stands here")?;
    let name = analysis.sources.text(found.span);
    if let Some(broken) = analysis.files.iter().find(|source| !source.file.broken.is_empty()) {
        let file = broken.key.file_name().unwrap_or_default().to_string_lossy();
        return Err(format!("{file} has declarations that can't be read, which may use `{name}`: mend them first"));
    }
    match found.target {
        Target::Annotation => Err("an annotation has no declaration to rename".to_owned()),
        Target::Local { .. } => Ok((found, name)),
        Target::Type | Target::Combinator if known_type(analysis.schema.as_deref(), name).is_some() => {
            Err(format!("`{name}` is a builtin"))
        }
        target if analysis.declarations(target, name).is_empty() => Err(format!("nothing declares `{name}`")),
        Target::Type | Target::Combinator => Ok((found, name)),
    }
}

/// The places of a name in the tags of comments: `//@title` of a field, `//@class User` of a type.
fn tags(analysis: &Analysis, at: Place<'_>, found: Occurrence, name: &str) -> Vec<Span> {
    let in_comments = |source: &Source, range: std::ops::Range<usize>, marks: &[&str]| {
        let comments = source.file.comments.get(range).unwrap_or_default();
        let tags = comments.iter().filter(|it| matches!(it.kind, CommentKind::Tags | CommentKind::TagsContinued));
        let spans = tags.flat_map(|comment| words(analysis, comment.span, name, marks));
        spans.collect::<Vec<_>>()
    };
    match found.target {
        Target::Local { kind: LocalKind::Field | LocalKind::Number, .. } => {
            let comments = at.combinator().map(|combinator| combinator.comments.clone()).unwrap_or_default();
            in_comments(at.source, comments, &["@", "@param_"])
        }
        Target::Type => {
            let all = analysis.files.iter();
            all.flat_map(|source| in_comments(source, 0..source.file.comments.len(), &["@class "])).collect()
        }
        Target::Local { .. } | Target::Combinator | Target::Annotation => Vec::new(),
    }
}

/// The places of a whole word behind one of the marks.
fn words(analysis: &Analysis, span: Span, name: &str, marks: &[&str]) -> Vec<Span> {
    let text = analysis.sources.text(span);
    let ends =
        |end: usize| !text.get(end..).unwrap_or_default().starts_with(|c: char| c.is_ascii_alphanumeric() || c == '_');
    let starts = text.match_indices(name).filter(|(start, _)| {
        let before = text.get(..*start).unwrap_or_default();
        marks.iter().any(|mark| before.ends_with(mark)) && ends(start + name.len())
    });
    let base = span.range().start;
    starts.map(|(start, _)| Span::new(span.file, base + start..base + start + name.len())).collect()
}

/// Reads the texts with the edits. Returns the combinators whose computed ids change; an error if any name means
/// something else then, or the texts have an error that they did not have.
fn try_out(analysis: &Analysis, edits: &[(Span, String)], new_name: &str) -> Result<Vec<String>, String> {
    let mut inputs = Inputs::default();
    for (source, text) in analysis.files.iter().zip(applied(analysis, edits)) {
        let id = inputs.sources.add(source.key.display().to_string(), text);
        inputs.schemas.push(id);
    }
    let mut diagnostics = Diagnostics::new();
    let files = parse(&inputs, &mut diagnostics);
    let before: Vec<_> = analysis.files.iter().map(|source| source.occurrences.as_slice()).collect();
    let after: Vec<_> = files.iter().map(|file| occurrences(file, &inputs.sources)).collect();
    let after: Vec<_> = after.iter().map(Vec::as_slice).collect();
    if !diagnostics.has_errors() {
        let _ = lower(&inputs, &files, &analysis.options.lower, &mut diagnostics);
    }
    let errors = diagnostics.sorted().into_iter().filter(|it| it.level == Level::Error);
    let errors: Vec<_> = errors.map(|it| it.message.clone()).collect();
    let known = |error: &String| analysis.findings.iter().any(|it| it.message == *error);
    if let Some(error) = errors.iter().find(|error| !known(error)) {
        return Err(format!("`{new_name}` can't be the name: {error}"));
    }
    if meanings(&before, &analysis.sources) != meanings(&after, &inputs.sources) {
        return Err(format!("`{new_name}` can't be the name: something else has it"));
    }
    Ok(changed_ids(analysis, &files))
}

/// Each name as the number of the first one that stands for the same thing.
fn meanings(files: &[&[Occurrence]], sources: &SourceMap) -> Vec<usize> {
    let mut firsts = BTreeMap::new();
    let all = files.iter().flat_map(|file| file.iter());
    let key = |it: &Occurrence| match it.target {
        Target::Local { declared, .. } => (0, Some(declared), ""),
        Target::Type => (1, None, sources.text(it.span)),
        Target::Combinator => (2, None, sources.text(it.span)),
        Target::Annotation => (3, None, sources.text(it.span)),
    };
    all.enumerate().map(|(index, it)| *firsts.entry(key(it)).or_insert(index)).collect()
}

/// The combinators without a written id whose computed one is another in new trees of the same shape.
fn changed_ids(analysis: &Analysis, files: &[File]) -> Vec<String> {
    let combinators = files.iter().flat_map(|file| &file.items).filter_map(|item| match item {
        Item::Combinator(found) => Some(found),
        _ => None,
    });
    let combinators: Vec<_> = combinators.collect();
    let (_, after) = computed_ids(&combinators, Some(analysis.profile));
    let before = analysis.files.iter().flat_map(|source| source.combinators());
    let changed = before.zip(after).filter(|((it, before), after)| it.id.is_none() && before != after);
    changed.map(|((it, _), _)| it.name.text.clone()).collect()
}

/// "`a`, `b` and 3 more"
fn listed(names: &[String]) -> String {
    let shown: Vec<_> = names.iter().take(MAX_NAMED).map(|name| format!("`{name}`")).collect();
    match names.len().saturating_sub(shown.len()) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
