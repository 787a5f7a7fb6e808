//! Everything known about the name at a place, in Markdown.

use std::fmt::Write;

use gen_lsp_types as lsp;
use typewright::model::Model;
use typewright_language::schema::{Combinator, CombinatorId, IdSource, Schema, Type, TypeId};
use typewright_language::source::{Lint, visible};
use typewright_language::syntax::ast;
use typewright_tools::explain::{Api, Page, wire_table};

use crate::analysis::{Analysis, Known, LocalKind, Occurrence, Place, Target, field_at, known_type};

/// The most users that a hover lists.
const MAX_USERS: usize = 12;

/// Everything known about the name at a place, or about the lint that a comment names there.
#[must_use]
pub fn hover(analysis: &Analysis, at: Place<'_>) -> Option<lsp::Hover> {
    let (span, text) = match at.occurrence() {
        Some(found) => (found.span, about(analysis, at, found)?),
        None => lint(at)?,
    };
    let value = visible(&text).into_owned();
    let contents = lsp::Contents::MarkupContent(lsp::MarkupContent { kind: lsp::MarkupKind::Markdown, value });
    Some(lsp::Hover { contents, range: Some(analysis.range(at.source, span)) })
}

fn about(analysis: &Analysis, at: Place<'_>, found: Occurrence) -> Option<String> {
    let name = analysis.sources.text(found.span);
    let schema = analysis.schema.as_deref();
    match found.target {
        Target::Annotation => None,
        Target::Local { declared, kind } => local(analysis, at, name, (declared, kind)),
        Target::Type => {
            let declared = analysis.type_named(name).zip(schema).map(|((id, found), schema)| ty(schema, id, found));
            declared.or_else(|| known_type(schema, name).map(builtin)).or_else(|| written(analysis, found.target, name))
        }
        Target::Combinator => {
            let named = analysis.combinators_named(name).zip(std::iter::repeat(schema));
            let texts = named.filter_map(|((id, it), schema)| Some(combinator(schema?, id, it)));
            let declared = texts.reduce(|first, next| format!("{first}\n---\n\n{next}"));
            declared.or_else(|| known_type(schema, name).map(builtin)).or_else(|| written(analysis, found.target, name))
        }
    }
}

/// A builtin.
fn builtin(known: Known) -> String {
    format!("```tl\n{}\n```\n\n{}\n", known.name, known.description)
}

/// The declarations of a name alone, where no text was without errors yet.
fn written(analysis: &Analysis, target: Target, name: &str) -> Option<String> {
    let spans = analysis.declarations(target, name);
    let all = analysis.files.iter().flat_map(|source| source.combinators());
    let declared = all.filter(|(it, _)| spans.contains(&it.name.span)).take(MAX_USERS).map(|(it, _)| it.to_string());
    let lines = declared.reduce(|first, next| format!("{first}\n{next}"))?;
    Some(format!("```tl\n{lines}\n```\n"))
}

/// A constructor or a function.
fn combinator(schema: &Schema, id: CombinatorId, combinator: &Combinator) -> String {
    let model = Model::default();
    let api = Api::new(schema, &model);
    let page = api.combinator(id, combinator);
    let mut out = String::new();
    section(&mut out, &format!("```tl\n{}\n```", combinator.declaration.text));
    section(&mut out, &page.description);
    let source = match combinator.id_source {
        IdSource::Declared => "written",
        IdSource::Computed => "computed",
    };
    section(&mut out, &format!("{} · id `#{:08x}`, {source}", page.kind, combinator.id));
    if let Some((ty, owner)) = combinator.result.declared().and_then(|ty| Some((ty, schema.owner(combinator)?))) {
        section(&mut out, &names(&api.ty(ty, owner), "Used by", "Used by"));
    }
    let callers = page
        .callers
        .iter()
        .map(|(caller, answer)| format!("- {}: {}", caller.question(), if *answer { "yes" } else { "no" }));
    section(&mut out, &callers.collect::<Vec<_>>().join("\n"));
    if let Some(errors) = &page.errors {
        let errors: Vec<_> = errors.iter().map(|error| format!("`{}` ({})", error.name.text, error.code)).collect();
        section(&mut out, &listed("Errors", &errors));
    }
    section(&mut out, &wire_table(&page.wire));
    out
}

/// A type.
fn ty(schema: &Schema, id: TypeId, found: &Type) -> String {
    let page = Api::new(schema, &Model::default()).ty(id, found);
    let mut out = String::new();
    let constructors = found.constructors.iter().filter_map(|id| schema.combinator(*id));
    let lines: Vec<_> = constructors.take(MAX_USERS).map(|it| it.declaration.text.as_str()).collect();
    let more = found.constructors.len().saturating_sub(lines.len());
    let rest = if more > 0 { format!("\n// and {more} more") } else { String::new() };
    section(&mut out, &format!("```tl\n{}{rest}\n```", lines.join("\n")));
    section(&mut out, &page.description);
    let count = found.constructors.len();
    section(&mut out, &format!("Type · {count} constructor{}", if count == 1 { "" } else { "s" }));
    section(&mut out, &names(&page, "Methods that return an object of this type", "Returned by"));
    section(&mut out, &names(&page, "Used by", "Used by"));
    out
}

/// The names of one list of a page, under a title.
fn names(page: &Page, list: &str, title: &str) -> String {
    let named = page.lists.iter().filter(|it| it.title == list).flat_map(|it| &it.names);
    listed(title, &named.map(|name| format!("`{}`", name.text)).collect::<Vec<_>>())
}

/// A field or a template variable.
fn local(
    analysis: &Analysis,
    at: Place<'_>,
    name: &str,
    (declared, kind): (typewright_language::source::Span, LocalKind),
) -> Option<String> {
    let written = at.combinator()?;
    if matches!(kind, LocalKind::TypeVariable | LocalKind::NumberVariable) {
        let param = written.params.iter().find(|param| param.name.span == declared)?;
        return Some(format!("```tl\n{param}\n```\n\nTemplate variable of `{}`\n", written.name.text));
    }
    let field = field_at(&written.fields, declared)?;
    let mut out = String::new();
    section(&mut out, &format!("```tl\n{field}\n```"));
    let of_name = analysis.combinators_named(&written.name.text).next();
    let mut docs = String::new();
    if let Some((_, combinator)) = of_name {
        combinator.walk_fields(&mut |it| {
            if it.name.as_deref() == Some(name) && docs.is_empty() {
                docs.clone_from(&it.docs.text);
            }
        });
    }
    section(&mut out, &docs);
    let is_mask = matches!(&field.ty, ast::FieldType::Expr(expr) if expr.kind == ast::ExprKind::Hash);
    let what = if is_mask { bits(written, name) } else { format!("Field of `{}`", written.name.text) };
    section(&mut out, &what);
    Some(out)
}

/// The fields under the bits of a mask, as a list.
fn bits(combinator: &ast::Combinator, mask: &str) -> String {
    let mut bits = Vec::new();
    super::declared::bits(&combinator.fields, mask, &mut |bit, field| bits.push((bit, field.to_string())));
    bits.sort();
    let lines: Vec<_> = bits.into_iter().map(|(bit, field)| format!("- bit {bit}: `{field}`")).collect();
    match lines.as_slice() {
        [] => format!("Number of `{}`", combinator.name.text),
        _ => format!("Mask of `{}`\n\n{}", combinator.name.text, lines.join("\n")),
    }
}

/// `Used by: a, b and 3 more`; empty where there is nothing.
fn listed(title: &str, names: &[String]) -> String {
    let shown: Vec<_> = names.iter().take(MAX_USERS).map(String::as_str).collect();
    match names.len().saturating_sub(shown.len()) {
        _ if shown.is_empty() => String::new(),
        0 => format!("{title}: {}", shown.join(", ")),
        more => format!("{title}: {} and {more} more", shown.join(", ")),
    }
}

/// The explanation of the lint whose id or name stands at a place in a comment.
fn lint(at: Place<'_>) -> Option<(typewright_language::source::Span, String)> {
    let comment = at.source.file.comments.iter().find(|it| it.span.range().contains(&at.offset))?;
    let text = at.text.get(comment.span.range())?;
    let inside = at.offset.checked_sub(comment.span.range().start)?;
    let belongs = |letter: char| letter.is_ascii_alphanumeric() || letter == '-';
    let (before, after) = text.split_at_checked(inside)?;
    let start = before.rfind(|letter| !belongs(letter)).map_or(0, |at| at + 1);
    let end = inside + after.find(|letter| !belongs(letter)).unwrap_or(after.len());
    let about = Lint::find(text.get(start..end)?)?.about();
    let base = comment.span.range().start;
    let span = typewright_language::source::Span::new(comment.span.file, base + start..base + end);
    let mut out = format!("**{}** {}: {}\n\n{}\n", about.id, about.name, about.summary, about.why);
    if let Some(example) = about.example {
        // Writing to a `String` cannot fail.
        let _ = write!(out, "\n```tl\n{}\n```\n", example.found);
    }
    Some((span, out))
}

/// Adds a paragraph.
fn section(out: &mut String, text: &str) {
    if !text.is_empty() {
        out.push_str(if out.is_empty() { "" } else { "\n" });
        out.push_str(text.trim_end());
        out.push('\n');
    }
}
