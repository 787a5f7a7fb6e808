//! Line breaks.

use proc_macro2::{Delimiter, TokenStream};

use super::frame::Line;
use super::pieces::{Piece, Pieces};
use super::spacing::Kind;

/// The width that lines keep where they can.
const WIDTH: usize = 100;
const INDENT: usize = 4;
/// Indentation is sliced from here, which is faster than a space at a time.
const SPACES: &str = "                                        ";

/// The text of tokens, indented by so many columns; it ends with a line break.
#[must_use]
pub fn print(tokens: TokenStream, indent: usize) -> String {
    let pieces = Pieces::from_tokens(tokens);
    let text = String::with_capacity(pieces.text.len() * 2);
    let level = Level { broken: true, indent, in_chain: false };
    let mut lines = Lines { pieces: &pieces, text, indent: 0, start: 0, level, outer: Vec::new() };
    for (index, piece) in pieces.pieces.iter().enumerate() {
        if piece.line != Line::Goes || piece.kind.opens() {
            lines.piece(index, piece);
        }
    }
    lines.finish(pieces.text.len());
    lines.text
}

/// The content of a pair of delimiters.
#[derive(Clone, Copy)]
struct Level {
    /// `true` if each element has a line of its own.
    broken: bool,
    /// The indentation of the elements.
    indent: usize,
    /// `true` if each method of the current statement has a line of its own.
    in_chain: bool,
}

impl Level {
    /// The indentation of the current statement's lines after the first.
    fn base(self) -> usize {
        self.indent + if self.in_chain { INDENT } else { 0 }
    }
}

struct Lines<'a> {
    pieces: &'a Pieces,
    /// The lines before the last one, and the indentation of that.
    text: String,
    /// The indentation of the last line.
    indent: usize,
    /// The start of the last line in the text of the pieces.
    start: usize,
    /// That of the innermost delimiters.
    level: Level,
    /// Those of the delimiters around them, the outermost first.
    outer: Vec<Level>,
}

impl Lines<'_> {
    fn get(&self, index: usize) -> Option<&Piece> {
        self.pieces.pieces.get(index)
    }

    /// A piece that may start a line, or opens delimiters.
    fn piece(&mut self, index: usize, piece: &Piece) {
        let level = self.level;
        let is_close = piece.kind.closes();
        if is_close {
            self.level = self.outer.pop().unwrap_or(level);
        }
        match piece.line {
            Line::Ends if level.broken && is_close => self.line(index, piece, self.level.base(), false),
            Line::Ends | Line::Blank if level.broken && !is_close => {
                self.line(index, piece, level.indent, piece.line == Line::Blank);
                self.statement(index, piece);
            }
            Line::Chain if level.in_chain => self.line(index, piece, level.base(), false),
            _ => {}
        }
        if piece.kind.opens() {
            self.open(index, piece);
        }
    }

    /// Starts a line with a piece.
    fn line(&mut self, index: usize, piece: &Piece, indent: usize, blank: bool) {
        if let Some(before) = index.checked_sub(1).and_then(|before| self.get(before)) {
            let end = before.end;
            self.finish(end);
            if blank {
                self.text.push('\n');
            }
        }
        (self.start, self.indent) = (piece.start, indent);
        let mut missing = indent;
        while let Some(spaces) = SPACES.get(..missing.min(SPACES.len())).filter(|spaces| !spaces.is_empty()) {
            self.text.push_str(spaces);
            missing -= spaces.len();
        }
    }

    /// Ends the last line at a place in the text of the pieces.
    fn finish(&mut self, end: usize) {
        let line = self.pieces.text.get(self.start..end).unwrap_or_default();
        if !line.is_empty() {
            self.text.push_str(line);
            self.text.push('\n');
        }
    }

    /// Decides whether the chain of methods in a statement takes several lines.
    fn statement(&mut self, index: usize, first: &Piece) {
        let width = self.end(first.other).saturating_sub(first.start);
        let is_long = width > WIDTH.saturating_sub(self.level.indent) || self.breaks(index, first.other);
        self.level.in_chain = is_long && first.several > 1;
    }

    /// Decides whether the content of delimiters takes several lines.
    fn open(&mut self, index: usize, open: &Piece) {
        let base = self.level.base();
        let is_empty = open.other == index + 1;
        let fits = is_empty || (!self.breaks(index.saturating_sub(1), open.other) && self.fits(open.other));
        let broken = !fits && !self.hugs(index, open);
        let indent = if broken { base + INDENT } else { base };
        self.outer.push(self.level);
        self.level = Level { broken, indent, in_chain: false };
    }

    /// Returns whether the delimiters need no lines of their own: only the last element between them takes several
    /// lines.
    fn hugs(&self, index: usize, open: &Piece) -> bool {
        let Some(last) = self.get(open.other.saturating_sub(1)).filter(|_| open.kind != Kind::Open(Delimiter::Brace))
        else {
            return false;
        };
        let is_braces = last.kind == Kind::Close(Delimiter::Brace);
        let is_group = matches!(last.kind, Kind::Close(_)) && last.other > index;
        let takes_lines = open.several == 0 || (is_braces && self.breaks(last.other, open.other));
        is_group && takes_lines && !self.breaks(index, last.other.saturating_sub(1)) && self.fits(last.other)
    }

    /// Returns whether the pieces up to `last`, and those attached to it, fit in the current line.
    fn fits(&self, last: usize) -> bool {
        let room = WIDTH.saturating_sub(self.indent);
        let mut end = last;
        while self.end(end).saturating_sub(self.start) <= room {
            match self.get(end + 1) {
                Some(next) if next.line == Line::Goes && !matches!(next.kind, Kind::Open(_)) => end += 1,
                _ => return true,
            }
        }
        false
    }

    /// The place behind a piece in the text of all pieces.
    fn end(&self, index: usize) -> usize {
        match self.get(index) {
            Some(piece) => piece.end,
            None => 0,
        }
    }

    /// Returns whether something after `first`, up to `last`, takes several lines.
    fn breaks(&self, first: usize, last: usize) -> bool {
        let breaks = |index| match self.get(index) {
            Some(piece) => piece.breaks,
            None => 0,
        };
        breaks(last) > breaks(first)
    }
}
