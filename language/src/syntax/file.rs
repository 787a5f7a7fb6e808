//! A file: declarations, marks, and recovery after errors.

use nom::Err;

use super::ast::{Broken, Comment, File, Item, Section};
use super::comment::{self, Dealer};
use super::cursor::{Cursor, Text};
use super::decl::item;
use super::expected::expected_outside;
use super::fault::Fault;
use super::recover::{begins_mark, broken, follows_result, resume};
use super::token::{after_space, symbol};
use crate::source::{Diagnostic, Diagnostics, FileId, Span};

/// The limit of errors in one file. A file with more is not TL.
const MAX_ERRORS: usize = 1000;

/// Reads the whole text of a file.
pub(super) fn file(id: FileId, text: &str, diagnostics: &mut Diagnostics) -> File {
    let whole = Text { file: id, whole: text };
    let comments = comment::scan(id, text, diagnostics);
    let mut reader = Reader {
        text,
        comments: &comments,
        dealer: Dealer::default(),
        section: Section::default(),
        layer: None,
        items: Vec::new(),
        broken: Vec::new(),
        errors: 0,
        diagnostics,
    };
    let bom = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    reader.read(Cursor::new(&whole).skip(bom));
    File { id, items: reader.items, broken: reader.broken, comments }
}

struct Reader<'a, 'd> {
    text: &'a str,
    comments: &'a [Comment],
    dealer: Dealer,
    section: Section,
    layer: Option<u32>,
    items: Vec<Item>,
    broken: Vec<Broken>,
    errors: usize,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Reader<'a, '_> {
    fn read(&mut self, mut input: Cursor<'a>) {
        loop {
            input = after_space(input);
            if input.rest().is_empty() {
                return;
            }
            if self.errors == MAX_ERRORS {
                let why = format!("more than {MAX_ERRORS} errors: the rest of the file is not read");
                self.diagnostics.push(Diagnostic::error(input.here(), why));
                return;
            }
            input = match item(input, self.section) {
                Ok((rest, item)) => self.finish(input, rest, item),
                Err(Err::Failure(Fault::Wrong(why))) => self.give_up(input, *why),
                Err(_) => self.give_up(input, expected_outside(input, "a declaration")),
            };
        }
    }

    /// Reports an error of the declaration that began at `start`. Returns where to go on.
    fn report(&mut self, start: Cursor<'a>, why: Diagnostic) -> Cursor<'a> {
        let broken = start.skip(why.primary.span.range().start.saturating_sub(start.at()));
        self.errors += 1;
        self.diagnostics.push(why);
        resume(start, broken)
    }

    /// Gives up the declaration that began at `start`. Returns where to go on.
    fn give_up(&mut self, start: Cursor<'a>, why: Diagnostic) -> Cursor<'a> {
        let next = self.report(start, why);
        self.broken.push(broken(start, next));
        next
    }

    /// Keeps an item that was read up to `end`, and reads its `;`.
    fn finish(&mut self, start: Cursor<'a>, end: Cursor<'a>, item: Item) -> Cursor<'a> {
        if matches!(item, Item::Section(_) | Item::Layer(_)) {
            self.keep(item, start.span_to(end));
            return end;
        }
        if let Ok((rest, _)) = symbol(";")(end) {
            self.keep(item, start.span_to(rest));
            return rest;
        }
        self.keep(item, start.span_to(end));
        let next = after_space(end);
        let goes_on = follows_result(next);
        let why = if goes_on || next.rest().is_empty() || next.begins_line() || begins_mark(next) {
            Diagnostic::error(end.here(), "expected `;` at end of declaration")
                .fix("write `;` here", end.here(), ";")
                .also(start.here(), "the declaration starts here")
        } else {
            expected_outside(next, "`;` at end of declaration")
        };
        let found = self.report(start, why);
        if goes_on { next } else { found }
    }

    /// Adds layer, comments and span to an item, and keeps it.
    fn keep(&mut self, mut item: Item, whole: Span) {
        let taken = self.dealer.take(self.comments, self.text, whole.range().end);
        let (comments, span) = match &mut item {
            Item::Section(mark) => {
                self.section = mark.value;
                return self.items.push(item);
            }
            Item::Layer(mark) => {
                self.layer = Some(mark.value);
                return self.items.push(item);
            }
            Item::Combinator(found) => {
                found.layer = self.layer;
                (&mut found.comments, &mut found.span)
            }
            Item::Builtin(found) => (&mut found.comments, &mut found.span),
            Item::Constraint(found) => (&mut found.comments, &mut found.span),
            Item::Partial(found) => (&mut found.comments, &mut found.span),
        };
        *comments = taken;
        *span = whole;
        self.items.push(item);
    }
}
