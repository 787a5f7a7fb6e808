//! Tokens as a flat list of pieces, each with the facts that line breaking needs.

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree, token_stream};

use super::doc;
use super::operator::{self, Around};
use super::spacing::{self, Kind};
use super::statement::Head;

/// The line break before a piece.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    Goes,
    /// A break if the enclosing content takes several lines.
    Ends,
    /// The same, with an empty line.
    Blank,
    /// A break if the chain of methods is too long for one line.
    Chain,
}

/// A word, an operator, a delimiter, or a line of documentation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece {
    pub kind: Kind,
    /// The end of its text; the text starts at the end of the piece before.
    pub end: usize,
    /// `true` if a space stands before it.
    pub apart: bool,
    pub line: Line,
    /// The column behind it if all pieces so far stood on one line.
    pub column: usize,
    /// The number of pieces so far that take several lines.
    pub breaks: usize,
    /// For a delimiter, the matching one. For the first piece of a statement, its last piece.
    pub other: usize,
    /// For an opening delimiter, the number of separators in it. For the first piece of a statement, the number of
    /// chained methods.
    pub several: usize,
}

/// All pieces, and their texts.
#[derive(Default)]
pub(super) struct Pieces {
    pub text: String,
    pub pieces: Vec<Piece>,
}

impl Pieces {
    pub(super) fn from_tokens(tokens: TokenStream) -> Self {
        let mut scan = Scan { pieces: Self::default(), frames: vec![Frame::new(None, false)], run: String::new() };
        scan.tokens(tokens);
        scan.end_statement();
        scan.pieces
    }

    pub(super) fn text(&self, index: usize) -> &str {
        // Without closures: build scripts run unoptimised.
        let Some(piece) = self.pieces.get(index) else { return "" };
        let start = match self.pieces.get(index.wrapping_sub(1)) {
            Some(before) => before.end,
            None => 0,
        };
        self.text.get(start..piece.end).unwrap_or_default()
    }
}

/// The delimiters around a piece, and the state within them.
struct Frame {
    /// The opening delimiter; none at the top.
    open: Option<usize>,
    /// `true` if it holds statements, or fields, variants and arms.
    has_statements: bool,
    /// `true` if it is the body of an `impl`.
    has_members: bool,
    head: Head,
    /// The first piece of the current statement.
    start: Option<usize>,
    /// The number of open `<`.
    angles: usize,
    in_closure: bool,
    in_import: bool,
    commas: usize,
    /// The line break before the next piece.
    line: Line,
}

impl Frame {
    fn new(open: Option<usize>, has_statements: bool) -> Self {
        Self {
            open,
            has_statements: has_statements || open.is_none(),
            has_members: false,
            head: Head::None,
            start: None,
            angles: 0,
            in_closure: false,
            in_import: false,
            commas: 0,
            line: Line::Ends,
        }
    }
}

struct Scan {
    pieces: Pieces,
    frames: Vec<Frame>,
    /// Characters of operators that follow each other without space.
    run: String,
}

impl Scan {
    /// Walks all groups without recursion: tokens may be nested deeper than a stack is.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut open: Vec<(token_stream::IntoIter, Option<Delimiter>)> = vec![(tokens.into_iter(), None)];
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
                Some(TokenTree::Ident(ident)) => self.word(&ident.to_string()),
                Some(TokenTree::Literal(literal)) => {
                    self.operators();
                    self.piece(&literal.to_string(), Kind::Literal);
                }
                Some(TokenTree::Punct(punct)) => {
                    if punct.as_char() == '\'' {
                        self.operators();
                    }
                    self.run.push(punct.as_char());
                    if punct.spacing() == Spacing::Alone {
                        self.operators();
                    }
                }
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
        let is_attribute = self.last() == Kind::Prefix && group.delimiter() == Delimiter::Bracket;
        let starts = |scan: &Self| scan.frames.last().is_some_and(|frame| frame.has_statements);
        if !(is_attribute && self.run.is_empty() && starts(self) && self.pieces.text.ends_with('#')) {
            return false;
        }
        let Some(text) = doc::comment(group) else { return false };
        // The `#` becomes the comment.
        let Some(hash) = self.pieces.pieces.pop() else { return false };
        self.pieces.text.pop();
        if let Some(frame) = self.frames.last_mut() {
            frame.line = hash.line;
        }
        self.piece(&format!("///{text}"), Kind::Doc);
        self.next_line(Line::Ends);
        self.breaks();
        true
    }

    fn word(&mut self, word: &str) {
        if self.run == "'" {
            self.run.clear();
            return self.piece(&format!("'{word}"), Kind::Lifetime);
        }
        self.operators();
        self.piece(word, spacing::word(word));
        if let Some(frame) = self.frames.last_mut() {
            frame.head = frame.head.then(word);
            frame.in_import |= word == "use";
        }
    }

    /// The operators of a run that has ended.
    fn operators(&mut self) {
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
        let last = self.pieces.pieces.len().saturating_sub(1);
        let before_word = last.checked_sub(1).map_or("", |before| self.pieces.text(before));
        let names_function = before_word == "fn";
        let Some(frame) = self.frames.last() else { return };
        let starts_chain = last == frame.start.unwrap_or(last) || matches!(before_word, "=" | "=>");
        let around = Around {
            before: self.last(),
            word: self.pieces.text(last),
            names_function,
            in_closure: frame.in_closure,
            in_angles: frame.angles > 0,
        };
        let kind = operator::kind(operator, &around);
        let goes_on = matches!(around.before, Kind::Close(_) | Kind::Postfix);
        // A short name stays before the first method, as rustfmt would have it.
        let parts = goes_on || around.word.len() > 4;
        self.piece(operator, kind);
        match kind {
            Kind::Dot if goes_on || starts_chain => self.chain(parts),
            Kind::Prefix if operator == "#" => self.attribute(),
            Kind::Binary if operator == "=>" => self.breaks(),
            Kind::Separator if operator != ":" => self.separator(operator),
            _ => {}
        }
        if let Some(frame) = self.frames.last_mut() {
            match kind {
                Kind::OpenAngle => frame.angles += 1,
                Kind::CloseAngle => frame.angles -= 1,
                Kind::OpenPipe => frame.in_closure = true,
                Kind::ClosePipe => frame.in_closure = false,
                _ => {}
            }
        }
    }

    /// A `.` in a chain of methods, which may start a line if it `parts` two of them.
    fn chain(&mut self, parts: bool) {
        let Some(frame) = self.frames.last().filter(|frame| frame.head != Head::Control) else { return };
        if let Some(start) = frame.start.and_then(|start| self.pieces.pieces.get_mut(start)) {
            start.several += 1;
        }
        if let Some(dot) = self.pieces.pieces.last_mut().filter(|_| parts) {
            dot.line = Line::Chain;
        }
    }

    fn attribute(&mut self) {
        if self.frames.last().is_some_and(|frame| frame.has_statements) {
            self.breaks();
        }
    }

    fn separator(&mut self, operator: &str) {
        let Some(frame) = self.frames.last_mut() else { return };
        if operator == "," && (frame.angles > 0 || frame.in_closure || frame.open.is_none()) {
            return;
        }
        frame.commas += 1;
        if operator == ";" && frame.has_statements {
            self.breaks();
        }
        self.end_statement();
        self.next_line(Line::Ends);
    }

    /// Notes that the last piece takes several lines, and so does everything around it.
    fn breaks(&mut self) {
        let statements = self.frames.last().is_some_and(|frame| frame.has_statements && frame.open.is_some());
        if let Some(piece) = self.pieces.pieces.last_mut().filter(|piece| statements || piece.kind == Kind::Doc) {
            piece.breaks += 1;
        }
    }

    fn next_line(&mut self, line: Line) {
        if let Some(frame) = self.frames.last_mut() {
            frame.line = line;
        }
    }

    fn end_statement(&mut self) {
        let last = self.pieces.pieces.len().saturating_sub(1);
        let Some(frame) = self.frames.last_mut() else { return };
        (frame.head, frame.angles, frame.in_closure, frame.in_import) = (Head::None, 0, false, false);
        if let Some(start) = frame.start.take().and_then(|start| self.pieces.pieces.get_mut(start)) {
            start.other = last;
        }
    }

    fn open(&mut self, delimiter: Delimiter) {
        let is_import = self.frames.last().is_some_and(|frame| frame.in_import) && self.last() == Kind::Path;
        let kind = if is_import { Kind::OpenImport } else { Kind::Open(delimiter) };
        let bracket = match delimiter {
            Delimiter::Parenthesis => "(",
            Delimiter::Bracket => "[",
            Delimiter::Brace | Delimiter::None => "{",
        };
        self.piece(bracket, kind);
        let open = self.pieces.pieces.len().saturating_sub(1);
        let mut frame = Frame::new(Some(open), delimiter == Delimiter::Brace && !is_import);
        let head = self.frames.last().map_or(Head::Other, |outer| outer.head);
        frame.has_members = head == Head::Impl;
        self.frames.push(frame);
        if delimiter == Delimiter::Brace && matches!(head, Head::Item | Head::Impl) {
            self.breaks();
        }
    }

    fn close(&mut self, delimiter: Delimiter) {
        self.end_statement();
        let Some(Frame { open: Some(open), commas, .. }) = self.frames.pop() else { return };
        let is_import = self.pieces.pieces.get(open).is_some_and(|piece| piece.kind == Kind::OpenImport);
        let bracket = match delimiter {
            Delimiter::Parenthesis => ")",
            Delimiter::Bracket => "]",
            Delimiter::Brace | Delimiter::None => "}",
        };
        let is_empty = self.pieces.pieces.len() == open + 1;
        let kind = if is_import { Kind::CloseImport } else { Kind::Close(delimiter) };
        self.piece(bracket, kind);
        let close = self.pieces.pieces.len().saturating_sub(1);
        if let Some(piece) = self.pieces.pieces.last_mut() {
            (piece.other, piece.line) = (open, Line::Ends);
            if is_empty {
                (piece.column, piece.apart) = (piece.column - usize::from(piece.apart), false);
            }
        }
        if let Some(piece) = self.pieces.pieces.get_mut(open) {
            (piece.other, piece.several) = (close, commas);
        }
        self.after_group(open, delimiter);
    }

    /// Starts a line after an attribute.
    fn after_group(&mut self, open: usize, delimiter: Delimiter) {
        let hash = open.checked_sub(1).map(|before| self.pieces.text(before));
        if delimiter == Delimiter::Bracket && hash == Some("#") {
            let Some(frame) = self.frames.last_mut() else { return };
            if frame.has_statements && frame.head == Head::None {
                frame.line = Line::Ends;
            }
        }
    }

    fn last(&self) -> Kind {
        self.pieces.pieces.last().map_or(Kind::Start, |piece| piece.kind)
    }

    /// Adds a piece, which begins a statement if the one before ended with its braces.
    fn piece(&mut self, text: &str, kind: Kind) {
        let before = self.last();
        let is_word = matches!(kind, Kind::Word | Kind::Keyword | Kind::Literal);
        let follows = text == "#" || (is_word && !matches!(text, "else" | "as" | "where"));
        let in_statements = self.frames.last().is_some_and(|frame| frame.has_statements);
        if before == Kind::Close(Delimiter::Brace) && follows && in_statements {
            self.end_statement();
            self.next_line(Line::Ends);
        }
        let index = self.pieces.pieces.len();
        let last = self.pieces.pieces.last();
        let word = self.pieces.text(index.wrapping_sub(1));
        let apart = spacing::apart(before, word, kind) || operator::would_join((before, word), (kind, text));
        let column = last.map_or(0, |last| last.column) + text.len() + usize::from(apart);
        let breaks = last.map_or(0, |last| last.breaks);
        let Some(frame) = self.frames.last_mut() else { return };
        let mut line = std::mem::replace(&mut frame.line, Line::Goes);
        let is_close = matches!(kind, Kind::Close(_) | Kind::CloseImport);
        if frame.start.is_none() && !is_close {
            let is_first = frame.open.is_none_or(|open| open + 1 == index);
            let had_body = before == Kind::Close(Delimiter::Brace);
            if frame.has_members && !is_first && (had_body || kind == Kind::Doc || text == "#" || text == "fn") {
                line = Line::Blank;
            }
            frame.start = Some(index);
        }
        self.pieces.text.push_str(text);
        let end = self.pieces.text.len();
        self.pieces.pieces.push(Piece { kind, end, apart, line, column, breaks, other: index, several: 0 });
    }
}
