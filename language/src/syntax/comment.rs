//! Comments, and the declarations that they belong to.

use std::ops::Range;

use super::ast::{Comment, CommentKind, is_type_name};
use super::token::{comment_len, name_len};
use crate::source::{Diagnostic, Diagnostics, FileId, Lint, Span};

/// Every comment of a text, in order. TL has no strings, so every `//` and `/*` outside of a comment begins one.
pub(super) fn scan(file: FileId, text: &str, diagnostics: &mut Diagnostics) -> Vec<Comment> {
    let mut comments = Vec::new();
    let mut from = 0;
    // The end of the last thing on the current line that is not white space.
    while let Some(found) = text.get(from..).and_then(|rest| rest.find('/')) {
        let start = from + found;
        let rest = text.get(start..).unwrap_or_default();
        let len = comment_len(rest);
        from = start + len.max(1);
        if len > 0 {
            let span = Span::new(file, start..start + len);
            // A comment right behind a byte-order mark begins its line.
            let before = text.get(..start).unwrap_or_default().trim_start_matches('\u{feff}');
            let marked = rest.get(..len).unwrap_or_default();
            if marked.starts_with("/*") && (len < 4 || !marked.ends_with("*/")) {
                diagnostics.push(
                    Diagnostic::error(Span::new(file, start..start + 2), "unterminated comment")
                        .label("opened here")
                        .help("close it with `*/`"),
                );
            }
            if let Some(at) = lone_return(marked) {
                let at = start + at;
                diagnostics.push(
                    Diagnostic::lint(
                        Lint::SourceForm,
                        Span::new(file, at..at + 1),
                        "a comment continues after a carriage return",
                    )
                    .fix("end the line with a line feed", Span::new(file, at..at + 1), "\n"),
                );
            }
            comments.push(comment(marked, span, is_trailing(before)));
        }
    }
    comments
}

/// The first carriage return inside a `//` comment. Its author took it for the end of the line, so the text behind it
/// would be lost in silence.
fn lone_return(marked: &str) -> Option<usize> {
    let text = marked.strip_prefix("//")?.trim_end_matches('\r');
    text.find('\r').map(|at| at + 2)
}

/// Returns whether something other than white space stands on the last line of a text.
fn is_trailing(before: &str) -> bool {
    before.bytes().rev().take_while(|&byte| byte != b'\n').any(|byte| byte > b' ')
}

fn comment(marked: &str, span: Span, trailing: bool) -> Comment {
    let (kind, text) = if let Some(text) = marked.strip_prefix("//@").filter(|text| !is_declaration(text)) {
        (CommentKind::Tags, text)
    } else if let Some(text) = marked.strip_prefix("//-").filter(|text| !text.starts_with('-')) {
        (CommentKind::TagsContinued, text)
    } else if let Some(text) = marked.strip_prefix("//") {
        (CommentKind::Line, text)
    } else {
        let text = marked.strip_prefix("/*").unwrap_or(marked);
        (CommentKind::Block, text.strip_suffix("*/").unwrap_or(text))
    };
    Comment { kind, text: text.trim_end_matches('\r').to_owned(), span, trailing }
}

/// Returns whether a comment is a declaration that somebody commented out: `@any getUser id:int = User;`.
pub(super) fn is_declaration(text: &str) -> bool {
    let Some((left, result)) = text.trim().strip_suffix(';').and_then(|text| text.rsplit_once('=')) else {
        return false;
    };
    let result = result.trim();
    let is_result = is_type_name(result.split([' ', '<']).next().unwrap_or_default());
    let name = left.split_whitespace().find(|word| !word.starts_with('@')).unwrap_or_default();
    let name = name.split('#').next().unwrap_or_default();
    is_result && !name.is_empty() && name_len(name) == name.len()
}

/// Deals out comments: each declaration takes those before its end and those behind it on its last line.
#[derive(Debug, Default)]
pub(super) struct Dealer {
    next: usize,
}

impl Dealer {
    /// The comments of what ends at the byte `end`, which nothing before it has taken.
    pub(super) fn take(&mut self, comments: &[Comment], text: &str, end: usize) -> Range<usize> {
        let first = self.next;
        let rest = comments.get(first..).unwrap_or_default();
        let inside = rest.iter().take_while(|comment| comment.span.range().start < end).count();
        let mut end = end;
        let behind = rest.iter().skip(inside).take_while(|comment| {
            let gap = text.get(end..comment.span.range().start).unwrap_or_default();
            end = comment.span.range().end;
            gap.bytes().all(|byte| byte <= b' ' && byte != b'\n')
        });
        self.next = first + inside + behind.count();
        first..self.next
    }
}
