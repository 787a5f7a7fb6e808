//! Lexemes and comments to lines.

use std::iter::Peekable;
use std::slice::Iter;

use super::spacing::{Lexeme, spaced};
use typewright_language::source::{SourceMap, Span};
use typewright_language::syntax::ast::{Comment, CommentKind, File, Item};
use typewright_language::syntax::lexemes;

/// The indentation of the lines of a declaration after the first.
const INDENT: &str = "    ";

/// The whole text of a file, laid out.
pub(super) fn lay_out(file: &File, sources: &SourceMap) -> String {
    let text = sources.get(file.id).map_or("", |file| file.text());
    let mut writer =
        Writer { text, out: String::new(), comments: file.comments.iter().peekable(), end: 0, is_mark: false };
    for item in &file.items {
        writer.item(sources, item);
    }
    while let Some(comment) = writer.comments.next() {
        writer.comment(comment);
    }
    if !writer.out.is_empty() {
        writer.out.push('\n');
    }
    let first = text.split_once('\n').map_or("", |(line, _)| line);
    if first.ends_with('\r') { writer.out.replace('\n', "\r\n") } else { writer.out }
}

struct Writer<'a> {
    /// The text of the file.
    text: &'a str,
    /// The lines so far; the last one has no line break yet.
    out: String,
    /// Comments that are not written yet.
    comments: Peekable<Iter<'a, Comment>>,
    /// The end in `text` of what is written so far.
    end: usize,
    /// `true` if that was a mark, or a comment behind one.
    is_mark: bool,
}

impl<'a> Writer<'a> {
    fn item(&mut self, sources: &SourceMap, item: &Item) {
        let span = item.span();
        while let Some(comment) = self.comment_before(span.range().start) {
            self.comment(comment);
        }
        let is_mark = matches!(item, Item::Section(_) | Item::Layer(_));
        self.line(span.range().start, is_mark);
        self.is_mark = is_mark;
        self.lexemes(sources, span);
        self.end = span.range().end;
    }

    fn comment_before(&mut self, start: usize) -> Option<&'a Comment> {
        self.comments.next_if(|comment| comment.span.range().start < start)
    }

    /// Begins a line for the item or comment at `start`, behind an empty line where the file has one or a mark is near.
    fn line(&mut self, start: usize, is_mark: bool) {
        if self.out.is_empty() {
            return;
        }
        let gap = self.text.get(self.end..start).unwrap_or_default();
        let is_apart = gap.bytes().filter(|&byte| byte == b'\n').count() > 1;
        self.out.push_str(if is_apart || is_mark || self.is_mark { "\n\n" } else { "\n" });
        self.is_mark = false;
    }

    /// A comment between items, or behind one.
    fn comment(&mut self, comment: &Comment) {
        let range = comment.span.range();
        if !comment.trailing {
            self.line(range.start, false);
        } else if !self.out.is_empty() {
            self.out.push(' ');
        }
        self.words(comment);
        self.end = range.end;
    }

    /// A comment as it is, but for white space at the ends of its lines.
    fn words(&mut self, comment: &Comment) {
        let text = self.text.get(comment.span.range()).unwrap_or_default();
        let lines: Vec<_> = text.split('\n').map(str::trim_end).collect();
        self.out.push_str(&lines.join("\n"));
    }

    /// An item on one line, or a line a field where comments stand inside.
    fn lexemes(&mut self, sources: &SourceMap, span: Span) {
        let ranges = lexemes(sources, span).into_iter();
        let texts: Vec<_> = ranges.map(|range| (range.start, self.text.get(range).unwrap_or_default())).collect();
        let is_broken = self.comments.peek().is_some_and(|comment| comment.span.range().start < span.range().end);
        for lexeme in spaced(&texts) {
            let begins_line = self.comments_inside(&lexeme);
            match (begins_line, lexeme.spaced) {
                (true, _) => self.indent(),
                (false, true) if is_broken && lexeme.breaks => self.indent(),
                (false, true) => self.out.push(' '),
                (false, false) => {}
            }
            self.out.push_str(lexeme.text);
        }
    }

    /// Writes the comments before a lexeme. Returns whether the lexeme must begin a line.
    fn comments_inside(&mut self, lexeme: &Lexeme<'_>) -> bool {
        let mut ends_line = false;
        while let Some(comment) = self.comment_before(lexeme.start) {
            if comment.trailing {
                self.out.push(' ');
            } else {
                self.indent();
            }
            self.words(comment);
            ends_line = !comment.trailing || comment.kind != CommentKind::Block;
        }
        ends_line
    }

    fn indent(&mut self) {
        self.out.push('\n');
        self.out.push_str(INDENT);
    }
}
