//! Line breaks.

use proc_macro2::{Delimiter, TokenStream};

use super::pieces::{Line, Piece, Pieces};
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
    let mut lines = Lines { pieces: &pieces, text, start: 0, levels: vec![level] };
    (0..pieces.pieces.len()).for_each(|index| lines.piece(index));
    if !lines.text.is_empty() {
        lines.text.push('\n');
    }
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
    text: String,
    /// The start of the last line.
    start: usize,
    levels: Vec<Level>,
}

impl Lines<'_> {
    fn get(&self, index: usize) -> Option<&Piece> {
        self.pieces.pieces.get(index)
    }

    fn level(&self) -> Level {
        self.levels.last().copied().unwrap_or(Level { broken: false, indent: 0, in_chain: false })
    }

    fn piece(&mut self, index: usize) {
        let Some(piece) = self.get(index).copied() else { return };
        let is_close = matches!(piece.kind, Kind::Close(_) | Kind::CloseImport);
        let level = self.level();
        if is_close {
            self.levels.pop();
        }
        let base = self.level().base();
        match piece.line {
            Line::Ends if level.broken && is_close => self.line(base, false),
            Line::Ends | Line::Blank if level.broken && !is_close => self.line(level.indent, piece.line == Line::Blank),
            Line::Chain if level.in_chain => self.line(level.base(), false),
            _ if piece.apart => self.text.push(' '),
            _ => {}
        }
        if level.broken && matches!(piece.line, Line::Ends | Line::Blank) && !is_close {
            self.statement(index, &piece);
        }
        self.text.push_str(self.pieces.text(index));
        if matches!(piece.kind, Kind::Open(_) | Kind::OpenImport) {
            self.open(index, &piece);
        }
    }

    /// Starts a line, the first one too.
    fn line(&mut self, indent: usize, blank: bool) {
        if !self.text.is_empty() {
            self.text.push_str(if blank { "\n\n" } else { "\n" });
        }
        self.start = self.text.len();
        let mut missing = indent;
        while let Some(spaces) = SPACES.get(..missing.min(SPACES.len())).filter(|spaces| !spaces.is_empty()) {
            self.text.push_str(spaces);
            missing -= spaces.len();
        }
    }

    /// Decides whether the chain of methods in a statement takes several lines.
    fn statement(&mut self, index: usize, first: &Piece) {
        let width = self.width(index, first.other) + self.pieces.text(index).len();
        let is_long = width > WIDTH.saturating_sub(self.level().indent) || self.breaks(index, first.other);
        if let Some(level) = self.levels.last_mut() {
            level.in_chain = is_long && first.several > 1;
        }
    }

    /// Decides whether the content of delimiters takes several lines.
    fn open(&mut self, index: usize, open: &Piece) {
        let base = self.level().base();
        let is_empty = open.other == index + 1;
        let fits = is_empty || (!self.breaks(index.saturating_sub(1), open.other) && self.fits(index, open.other));
        let broken = !fits && !self.hugs(index, open);
        let indent = if broken { base + INDENT } else { base };
        self.levels.push(Level { broken, indent, in_chain: false });
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
        is_group && takes_lines && !self.breaks(index, last.other.saturating_sub(1)) && self.fits(index, last.other)
    }

    /// Returns whether the pieces up to `last`, and those attached to it, fit in the current line, whose last piece so
    /// far is `index`.
    fn fits(&self, index: usize, last: usize) -> bool {
        let room = WIDTH.saturating_sub(self.text.len() - self.start);
        let after = self.pieces.pieces.iter().skip(last + 1);
        let rest = after.take_while(|piece| piece.line == Line::Goes && !matches!(piece.kind, Kind::Open(_)));
        let rest = rest.take(WIDTH).map(|piece| piece.column).last();
        let end = rest.or_else(|| self.get(last).map(|piece| piece.column)).unwrap_or(0);
        end - self.get(index).map_or(0, |piece| piece.column) <= room
    }

    /// The width of the pieces after `first`, up to `last`.
    fn width(&self, first: usize, last: usize) -> usize {
        let column = |index| self.get(index).map_or(0, |piece| piece.column);
        column(last).saturating_sub(column(first))
    }

    /// Returns whether something after `first`, up to `last`, takes several lines.
    fn breaks(&self, first: usize, last: usize) -> bool {
        let breaks = |index| self.get(index).map_or(0, |piece| piece.breaks);
        breaks(last) > breaks(first)
    }
}
