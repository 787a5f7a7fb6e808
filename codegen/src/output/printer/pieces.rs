//! Tokens as a flat list of pieces, each with the facts that line breaking needs.

use std::fmt::{Display, Write as _};

use proc_macro2::{Delimiter, Group, Punct, Spacing, TokenStream, TokenTree, token_stream};

use super::doc;
use super::frame::{Frame, Line};
use super::operator::{self, Around};
use super::spacing::{self, Kind};
use super::statement::{Head, begins_statement};

/// A word, an operator, a delimiter, or a line of documentation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub kind: Kind,
    /// Its place in the text of all pieces on one line.
    pub start: usize,
    pub end: usize,
    pub line: Line,
    /// The number of pieces so far that take several lines.
    pub breaks: usize,
    /// For a delimiter, the matching one. For the first piece of a statement, its last piece.
    pub other: usize,
    /// For an opening delimiter, the number of separators in it. For the first piece of a statement, the number of
    /// chained methods.
    pub several: usize,
}

/// All pieces, and their text on one line.
#[derive(Default)]
pub(super) struct Pieces {
    pub text: String,
    pub pieces: Vec<Piece>,
}

impl Pieces {
    pub(super) fn from_tokens(tokens: TokenStream) -> Self {
        let frame = Frame::new(None, false);
        let mut scan = Scan { pieces: Self::default(), frame, outer: Vec::new(), run: String::new() };
        scan.tokens(tokens);
        scan.end_statement();
        scan.pieces
    }

    pub(super) fn text(&self, index: usize) -> &str {
        match self.pieces.get(index) {
            Some(piece) => self.text.get(piece.start..piece.end).unwrap_or_default(),
            None => "",
        }
    }
}

struct Scan {
    pieces: Pieces,
    /// The innermost delimiters that are open.
    frame: Frame,
    /// Those around them, the outermost first.
    outer: Vec<Frame>,
    /// Characters of operators that follow each other without space.
    run: String,
}

impl Scan {
    /// Walks all groups without recursion: tokens may be nested deeper than a stack is.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut open: Vec<(token_stream::IntoIter, Option<Delimiter>)> = vec![(tokens.into_iter(), None)];
        let mut text = String::new();
        while let Some((tokens, _)) = open.last_mut() {
            match tokens.next() {
                Some(TokenTree::Group(group)) => {
                    if self.documentation(&group) {
                        continue;
                    }
                    self.operators();
                    let (delimiter, inner) = (group.delimiter(), group.stream());
                    // Dropped first: nothing copies tokens that are not shared.
                    drop(group);
                    let is_shown = delimiter != Delimiter::None;
                    if is_shown {
                        self.open(delimiter);
                    }
                    open.push((inner.into_iter(), is_shown.then_some(delimiter)));
                }
                Some(TokenTree::Ident(ident)) => self.word(shown(&ident, &mut text)),
                Some(TokenTree::Literal(literal)) => {
                    self.operators();
                    self.piece(shown(&literal, &mut text), Kind::Literal);
                }
                Some(TokenTree::Punct(punct)) => self.punct(&punct),
                None => {
                    self.operators();
                    if let Some((_, Some(delimiter))) = open.pop() {
                        self.close(delimiter);
                    }
                }
            }
        }
    }

    /// The comment that a group stands for, if a `#` stands before it.
    fn documentation(&mut self, group: &Group) -> bool {
        let is_attribute = group.delimiter() == Delimiter::Bracket && self.last() == Kind::Prefix;
        if !(is_attribute && self.frame.has_statements && self.run.is_empty() && self.pieces.text.ends_with('#')) {
            return false;
        }
        let Some(text) = doc::comment(group) else { return false };
        // The `#` becomes the comment.
        let Some(hash) = self.pieces.pieces.pop() else { return false };
        self.pieces.text.truncate(match self.pieces.pieces.last() {
            Some(before) => before.end,
            None => 0,
        });
        self.frame.line = hash.line;
        self.piece(&format!("///{text}"), Kind::Doc);
        self.frame.line = Line::Ends;
        self.breaks();
        true
    }

    fn punct(&mut self, punct: &Punct) {
        if punct.as_char() == '\'' {
            self.operators();
        }
        self.run.push(punct.as_char());
        if punct.spacing() == Spacing::Alone {
            self.operators();
        }
    }

    fn word(&mut self, word: &str) {
        if self.run == "'" {
            self.run.clear();
            return self.piece(&format!("'{word}"), Kind::Lifetime);
        }
        self.operators();
        let kind = spacing::word(word);
        self.piece(word, kind);
        if self.frame.head == Head::None {
            self.frame.head = Head::new(word);
        }
        self.frame.in_import |= kind == Kind::Keyword && word == "use";
    }

    /// The operators of a run that has ended.
    fn operators(&mut self) {
        if self.run.is_empty() {
            return;
        }
        let run = std::mem::take(&mut self.run);
        let mut rest = run.as_str();
        while !rest.is_empty() {
            let (operator, after) = operator::first(rest);
            self.operator(operator);
            rest = after;
        }
        // Reuses the allocation.
        self.run = run;
        self.run.clear();
    }

    fn operator(&mut self, operator: &str) {
        let before = self.last();
        let around = Around {
            before,
            opens_angle: operator == "<" && self.opens_angle(),
            in_closure: self.frame.in_closure,
            in_angles: self.frame.angles > 0,
        };
        let kind = operator::kind(operator, &around);
        if kind == Kind::Dot {
            return self.dot(operator);
        }
        self.piece(operator, kind);
        match kind {
            Kind::Prefix if operator == "#" => self.attribute(),
            Kind::Binary if operator == "=>" => self.breaks(),
            Kind::Separator if operator != ":" => self.separator(operator),
            Kind::OpenAngle => self.frame.angles += 1,
            Kind::CloseAngle => self.frame.angles -= 1,
            Kind::OpenPipe => self.frame.in_closure = true,
            Kind::ClosePipe => self.frame.in_closure = false,
            _ => {}
        }
    }

    /// Returns whether a `<` opens arguments. It compares after a value, which begins with a small letter unless a
    /// function is named.
    fn opens_angle(&self) -> bool {
        let last = self.pieces.pieces.len().wrapping_sub(1);
        match self.last() {
            Kind::Word if self.pieces.text(last.wrapping_sub(1)) == "fn" => true,
            Kind::Word => self.pieces.text(last).starts_with(|c: char| c.is_uppercase() || c == '_'),
            before => !before.is_value(),
        }
    }

    /// A `.`, which may start a line in a chain of methods. A short name stays before the first method, as rustfmt would
    /// have it.
    fn dot(&mut self, operator: &str) {
        let last = self.pieces.pieces.len().saturating_sub(1);
        let goes_on = matches!(self.last(), Kind::Close(_) | Kind::Postfix);
        let starts_chain =
            last == self.frame.start.unwrap_or(last) || matches!(self.pieces.text(last.wrapping_sub(1)), "=" | "=>");
        let parts = goes_on || self.pieces.text(last).len() > 4;
        self.piece(operator, Kind::Dot);
        if !(goes_on || starts_chain) || self.frame.head == Head::Control {
            return;
        }
        if let Some(start) = self.frame.start.and_then(|start| self.pieces.pieces.get_mut(start)) {
            start.several += 1;
        }
        if let Some(dot) = self.pieces.pieces.last_mut().filter(|_| parts) {
            dot.line = Line::Chain;
        }
    }

    fn attribute(&mut self) {
        if self.frame.has_statements {
            self.breaks();
        }
    }

    fn separator(&mut self, operator: &str) {
        let frame = &mut self.frame;
        if operator == "," && (frame.angles > 0 || frame.in_closure || frame.open.is_none()) {
            return;
        }
        frame.commas += 1;
        if operator == ";" && frame.has_statements {
            self.breaks();
        }
        self.end_statement();
        self.frame.line = Line::Ends;
    }

    /// Notes that the last piece takes several lines, and so does everything around it.
    fn breaks(&mut self) {
        let statements = self.frame.has_statements && self.frame.open.is_some();
        if let Some(piece) = self.pieces.pieces.last_mut().filter(|piece| statements || piece.kind == Kind::Doc) {
            piece.breaks += 1;
        }
    }

    fn end_statement(&mut self) {
        let last = self.pieces.pieces.len().saturating_sub(1);
        let frame = &mut self.frame;
        (frame.head, frame.angles, frame.in_closure, frame.in_import) = (Head::None, 0, false, false);
        if let Some(start) = frame.start.take().and_then(|start| self.pieces.pieces.get_mut(start)) {
            start.other = last;
        }
    }

    fn open(&mut self, delimiter: Delimiter) {
        let is_import = self.frame.in_import && self.last() == Kind::Path;
        let kind = if is_import { Kind::OpenImport } else { Kind::Open(delimiter) };
        let bracket = match delimiter {
            Delimiter::Parenthesis => "(",
            Delimiter::Bracket => "[",
            Delimiter::Brace | Delimiter::None => "{",
        };
        self.piece(bracket, kind);
        let open = self.pieces.pieces.len().saturating_sub(1);
        let inner = Frame::new(Some(open), delimiter == Delimiter::Brace && !is_import);
        let outer = std::mem::replace(&mut self.frame, inner);
        self.frame.has_members = outer.head == Head::Impl;
        if delimiter == Delimiter::Brace && matches!(outer.head, Head::Item | Head::Impl) {
            self.breaks();
        }
        self.outer.push(outer);
    }

    fn close(&mut self, delimiter: Delimiter) {
        self.end_statement();
        let Some(outer) = self.outer.pop() else { return };
        let Frame { open: Some(open), commas, .. } = std::mem::replace(&mut self.frame, outer) else { return };
        let is_import = self.pieces.pieces.get(open).is_some_and(|piece| piece.kind == Kind::OpenImport);
        let bracket = match delimiter {
            Delimiter::Parenthesis => ")",
            Delimiter::Bracket => "]",
            Delimiter::Brace | Delimiter::None => "}",
        };
        let kind = if is_import { Kind::CloseImport } else { Kind::Close(delimiter) };
        self.piece(bracket, kind);
        let close = self.pieces.pieces.len().saturating_sub(1);
        if let Some(piece) = self.pieces.pieces.last_mut() {
            (piece.other, piece.line) = (open, Line::Ends);
        }
        if let Some(piece) = self.pieces.pieces.get_mut(open) {
            (piece.other, piece.several) = (close, commas);
        }
        self.after_group(open, delimiter);
    }

    /// Starts a line after an attribute.
    fn after_group(&mut self, open: usize, delimiter: Delimiter) {
        let starts_line = self.frame.has_statements && self.frame.head == Head::None;
        if delimiter == Delimiter::Bracket && starts_line && self.pieces.text(open.wrapping_sub(1)) == "#" {
            self.frame.line = Line::Ends;
        }
    }

    fn last(&self) -> Kind {
        match self.pieces.pieces.last() {
            Some(piece) => piece.kind,
            None => Kind::Start,
        }
    }

    /// Adds a piece, which begins a statement if the one before ended with its braces.
    fn piece(&mut self, text: &str, kind: Kind) {
        let before = self.last();
        if before == Kind::Close(Delimiter::Brace) && self.frame.has_statements && begins_statement(text, kind) {
            self.end_statement();
            self.frame.line = Line::Ends;
        }
        let index = self.pieces.pieces.len();
        let breaks = match self.pieces.pieces.last() {
            Some(last) => last.breaks,
            None => 0,
        };
        if self.is_apart(before, text, kind) {
            self.pieces.text.push(' ');
        }
        let mut line = std::mem::replace(&mut self.frame.line, Line::Goes);
        if self.frame.start.is_none() && !kind.closes() {
            if self.frame.has_members && self.frame.open != index.checked_sub(1) {
                let had_body = before == Kind::Close(Delimiter::Brace);
                if had_body || kind == Kind::Doc || matches!(text, "#" | "fn") {
                    line = Line::Blank;
                }
            }
            self.frame.start = Some(index);
        }
        let start = self.pieces.text.len();
        match text.as_bytes() {
            // Half of the pieces are one character, which is added faster than a text.
            [only] if only.is_ascii() => self.pieces.text.push(char::from(*only)),
            _ => self.pieces.text.push_str(text),
        }
        let end = self.pieces.text.len();
        self.pieces.pieces.push(Piece { kind, start, end, line, breaks, other: index, several: 0 });
    }

    /// Returns whether a space stands between the last piece, whose kind is `before`, and the next one.
    fn is_apart(&self, before: Kind, text: &str, kind: Kind) -> bool {
        // The text of the last piece is looked up where it matters: build scripts run unoptimised.
        let word = || self.pieces.text(self.pieces.pieces.len().wrapping_sub(1));
        match before {
            Kind::Keyword => spacing::is_apart_from_keyword(word(), kind),
            _ if spacing::is_apart(before, kind) => true,
            _ => before.is_operator() && kind.is_operator() && operator::would_join((before, word()), (kind, text)),
        }
    }
}

/// The text of a token, in a buffer that all of them share.
fn shown<'b>(token: &dyn Display, buffer: &'b mut String) -> &'b str {
    buffer.clear();
    // Writing to a `String` cannot fail.
    _ = write!(buffer, "{token}");
    buffer
}
