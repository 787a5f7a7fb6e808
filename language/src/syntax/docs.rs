//! The documentation of a declaration, from its comments.
//!
//! Two styles exist. TDLib's tags name the field that they describe:
//!
//! ```text
//! //@description A point on the map @latitude Latitude, in degrees
//! //@longitude Longitude, in degrees
//! location latitude:double longitude:double = Location;
//! ```
//!
//! Plain comments describe the declaration below them or, at the end of a line, the field before them:
//!
//! ```text
//! // A point on the map
//! location
//!   latitude:double // in degrees
//!   = Location; // never empty
//! ```
//!
//! Lines of plain comments may begin with tags as well, as those of xelaj do: `// @param latitude In degrees`.
//!
//! Plain comments of a declaration with TDLib's tags are notes to its maintainers and document nothing.

use std::ops::Range;

use super::ast::{Combinator, Comment, CommentKind, Field, File};
use super::comment::is_declaration;
use super::layer::layer_in;
use super::word_tags::{Subject, WordTag, word_tags};

/// The documentation of a declaration.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The description; empty without one. Plain comments keep their lines and paragraphs.
    pub description: String,
    /// The `@class` before it: the name of a type and its description.
    pub class: Option<(String, String)>,
    /// The names of fields and their descriptions, in the order of the comments. The names are not checked.
    pub fields: Vec<(String, String)>,
}

/// Reads the comments of a combinator, which is of `file`; `text` is the text of that file.
#[must_use]
pub fn docs(file: &File, text: &str, combinator: &Combinator) -> Docs {
    let comments = file.comments.get(combinator.comments.clone()).unwrap_or_default();
    if comments.iter().any(|comment| comment.kind == CommentKind::Tags) {
        tagged(comments, &combinator.fields)
    } else {
        plain(comments, text, combinator)
    }
}

/// TDLib's tags. A tag begins with an `@` at the start of a comment or after white space.
fn tagged(comments: &[Comment], fields: &[Field]) -> Docs {
    let mut docs = Docs::default();
    let mut class_is_open = false;
    for (key, text) in tags(comments) {
        match (key.as_str(), &mut docs.class) {
            ("class", class) => {
                *class = Some((text, String::new()));
                class_is_open = true;
            }
            ("description", Some((_, description))) if class_is_open => {
                *description = text;
                class_is_open = false;
            }
            ("description", _) => docs.description = text,
            _ => docs.fields.push((field_of(&key, fields), text)),
        }
    }
    docs
}

/// The field that a tag describes. `@param_description` describes the field `description`.
fn field_of(key: &str, fields: &[Field]) -> String {
    let is_field = |name: &str| fields.iter().any(|field| field.name.as_ref().is_some_and(|found| found.text == name));
    match key.strip_prefix("param_") {
        Some(name) if !is_field(key) => name.to_owned(),
        _ => key.to_owned(),
    }
}

/// The keys and texts of all tags, with a space where a text goes on in the next comment.
fn tags(comments: &[Comment]) -> Vec<(String, String)> {
    let mut tags: Vec<(String, String)> = Vec::new();
    for comment in comments {
        let mut is_key = comment.kind == CommentKind::Tags;
        if !matches!(comment.kind, CommentKind::Tags | CommentKind::TagsContinued) {
            continue;
        }
        for word in comment.text.split_whitespace() {
            let key = if is_key { Some(word) } else { word.strip_prefix('@').filter(|key| !key.is_empty()) };
            is_key = false;
            match (key, tags.last_mut()) {
                (Some(key), _) => tags.push((key.to_owned(), String::new())),
                (None, Some((_, text))) => {
                    if !text.is_empty() {
                        text.push(' ');
                    }
                    text.push_str(word);
                }
                (None, None) => {}
            }
        }
    }
    tags
}

/// Plain comments.
fn plain(comments: &[Comment], text: &str, combinator: &Combinator) -> Docs {
    let start = combinator.span.range().start;
    let result = combinator.result.span.range().end;
    let above = above(comments, text, start);
    let behind = comments.iter().filter(|comment| comment.trailing && comment.span.range().start >= result);
    let said: Vec<_> = above.iter().chain(behind).flat_map(lines).collect();
    let fields = field_comments(comments, text, &combinator.fields);
    match word_tags(&said) {
        Some(tags) => with_word_tags(&tags, fields, &combinator.result.name.text),
        None => Docs { description: paragraphs(said.into_iter()), class: None, fields },
    }
}

/// Tags of a combinator that makes `ty`. Where a tag and a comment at the end of a line describe one field, the tag
/// counts.
fn with_word_tags(tags: &[WordTag<'_>], fields: Vec<(String, String)>, ty: &str) -> Docs {
    let lines_about = |subject| {
        let tags = tags.iter().filter(move |tag| tag.subject == subject);
        paragraphs(tags.flat_map(|tag| tag.lines.iter().copied()))
    };
    let described = tags.iter().filter_map(|tag| match tag.subject {
        Subject::Field(name) => Some((name.to_owned(), paragraphs(tag.lines.iter().copied()))),
        Subject::Combinator | Subject::Type => None,
    });
    let class = lines_about(Subject::Type);
    Docs {
        description: lines_about(Subject::Combinator),
        class: (!class.is_empty()).then(|| (ty.to_owned(), class)),
        fields: fields.into_iter().chain(described.filter(|(_, text)| !text.is_empty())).collect(),
    }
}

/// The comments directly above the byte `start`: each on a line of its own, and no empty line after any of them.
fn above<'a>(comments: &'a [Comment], text: &str, start: usize) -> &'a [Comment] {
    let before = comments.iter().take_while(|comment| comment.span.range().start < start).count();
    let mut below = start;
    let directly = |comment: &&Comment| {
        let gap = text.get(comment.span.range().end..below).unwrap_or_default();
        below = comment.span.range().start;
        !comment.trailing && gap.bytes().filter(|&byte| byte == b'\n').count() <= 1
    };
    let count = comments.iter().take(before).rev().take_while(directly).count();
    comments.get(before - count..before).unwrap_or_default()
}

/// The comments at the end of the lines of fields. The last field of a line takes it.
fn field_comments(comments: &[Comment], text: &str, fields: &[Field]) -> Vec<(String, String)> {
    let mut docs = Vec::new();
    let mut fields = fields.iter().peekable();
    let mut last: Option<&Field> = None;
    for comment in comments.iter().filter(|comment| comment.trailing) {
        let start = comment.span.range().start;
        while let Some(field) = fields.next_if(|field| field.span.range().end <= start) {
            last = Some(field);
        }
        let Some(Field { name: Some(name), span, .. }) = last else { continue };
        let gap: Range<usize> = span.range().end..start;
        let said = paragraphs(lines(comment));
        if text.get(gap).is_some_and(|gap| gap.bytes().all(|byte| byte == b' ' || byte == b'\t')) && !said.is_empty() {
            docs.push((name.text.clone(), said));
        }
    }
    docs
}

/// The lines of a comment without adornments. Lines that document nothing are empty: adornments alone, the layer, a
/// declaration that somebody commented out.
fn lines(comment: &Comment) -> impl Iterator<Item = &str> {
    let adorns = |next: char| next.is_whitespace() || "/*!".contains(next);
    comment.text.lines().map(move |line| {
        let line = line.trim_start_matches(adorns).trim_end();
        let documents = line.contains(char::is_alphanumeric) && layer_in(line).is_none() && !is_declaration(line);
        if documents { line } else { "" }
    })
}

/// Lines with line breaks between them, and none that are empty at the start, at the end, or next to another.
fn paragraphs<'a>(lines: impl Iterator<Item = &'a str>) -> String {
    let mut text = String::new();
    for line in lines {
        if !line.is_empty() || !(text.is_empty() || text.ends_with("\n\n")) {
            text.push_str(line);
            text.push('\n');
        }
    }
    text.truncate(text.trim_end().len());
    text
}
