//! Bytes of a text to the lines and columns of the protocol, and back.
//!
//! A line ends with `\n`, `\r\n` or `\r`. A column counts units of UTF-16 unless the client can count others. A column
//! beyond the end of its line stands for that end, a line beyond the last one for the end of the text, and a column
//! inside a character for the start of the character.

use std::ops::Range;

use gen_lsp_types as lsp;

/// The units of a column.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Units of UTF-16: two for a character beyond U+FFFF.
    #[default]
    Utf16,
    /// Characters.
    Utf32,
}

impl Encoding {
    /// The name of the units in the protocol.
    #[must_use]
    pub fn kind(self) -> lsp::PositionEncodingKind {
        match self {
            Self::Utf8 => lsp::PositionEncodingKind::UTF8,
            Self::Utf16 => lsp::PositionEncodingKind::UTF16,
            Self::Utf32 => lsp::PositionEncodingKind::UTF32,
        }
    }

    /// The first units that a client offers and that are known: no conversion costs less than bytes, so they come
    /// first.
    #[must_use]
    pub fn choose<'a>(offered: impl IntoIterator<Item = &'a str>) -> Self {
        let offered: Vec<_> = offered.into_iter().collect();
        let known = [("utf-8", Self::Utf8), ("utf-16", Self::Utf16), ("utf-32", Self::Utf32)];
        known.into_iter().find(|(name, _)| offered.contains(name)).map_or(Self::Utf16, |(_, found)| found)
    }

    fn width(self, character: char) -> u32 {
        let width = match self {
            Self::Utf8 => character.len_utf8(),
            Self::Utf16 => character.len_utf16(),
            Self::Utf32 => 1,
        };
        u32::try_from(width).unwrap_or(1)
    }
}

/// The starts of the lines of a text.
#[derive(Clone, Debug)]
pub struct Lines {
    starts: Vec<u32>,
    encoding: Encoding,
}

impl Lines {
    /// The lines of a text.
    #[must_use]
    pub fn new(text: &str, encoding: Encoding) -> Self {
        let bytes = text.as_bytes();
        let ends_line = |(index, byte): (usize, &u8)| match byte {
            b'\n' => true,
            b'\r' => bytes.get(index + 1) != Some(&b'\n'),
            _ => false,
        };
        let ends = bytes.iter().enumerate().filter(|it| ends_line(*it));
        let starts = ends.filter_map(|(index, _)| u32::try_from(index + 1).ok());
        Self { starts: std::iter::once(0).chain(starts).collect(), encoding }
    }

    /// The position of a byte of the text. A byte beyond the end stands for the end.
    #[must_use]
    pub fn position(&self, text: &str, offset: usize) -> lsp::Position {
        let offset = floor(text, offset);
        let line = self.starts.partition_point(|start| *start as usize <= offset).saturating_sub(1);
        let before = text.get(self.start(line, text)..offset).unwrap_or_default();
        let character = match self.encoding {
            Encoding::Utf8 => u32::try_from(before.len()).unwrap_or(u32::MAX),
            encoding => before.chars().map(|next| encoding.width(next)).sum(),
        };
        lsp::Position { line: u32::try_from(line).unwrap_or(u32::MAX), character }
    }

    /// The byte of a position.
    #[must_use]
    pub fn offset(&self, text: &str, position: lsp::Position) -> usize {
        let line = position.line as usize;
        if line >= self.starts.len() {
            return text.len();
        }
        let start = self.start(line, text);
        let whole = text.get(start..self.start(line + 1, text)).unwrap_or_default();
        let mut column = 0u32;
        for (index, character) in whole.char_indices() {
            column = column.saturating_add(self.encoding.width(character));
            if matches!(character, '\n' | '\r') || column > position.character {
                return start + index;
            }
        }
        start + whole.len()
    }

    /// The range of some bytes.
    #[must_use]
    pub fn range(&self, text: &str, bytes: Range<usize>) -> lsp::Range {
        lsp::Range { start: self.position(text, bytes.start), end: self.position(text, bytes.end) }
    }

    /// The bytes of a range. An end before its start stands for the start.
    #[must_use]
    pub fn bytes(&self, text: &str, range: lsp::Range) -> Range<usize> {
        let start = self.offset(text, range.start);
        start..self.offset(text, range.end).max(start)
    }

    fn start(&self, line: usize, text: &str) -> usize {
        self.starts.get(line).map_or(text.len(), |start| *start as usize)
    }
}

/// The nearest start of a character at or before a byte, within the text.
fn floor(text: &str, offset: usize) -> usize {
    let offset = offset.min(text.len());
    (0..4).map(|back| offset.saturating_sub(back)).find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{Encoding, Lines, lsp::Position};

    const TEXT: &str = "aé🚀b\r\n語\r\rx\nend";

    #[test]
    fn columns_count_the_units_of_the_client() {
        let at = |encoding, offset| {
            let position = Lines::new(TEXT, encoding).position(TEXT, offset);
            (position.line, position.character)
        };
        let after_rocket = TEXT.find('b').unwrap();
        assert_eq!(at(Encoding::Utf8, after_rocket), (0, 7));
        assert_eq!(at(Encoding::Utf16, after_rocket), (0, 4));
        assert_eq!(at(Encoding::Utf32, after_rocket), (0, 3));
        assert_eq!(at(Encoding::Utf16, TEXT.len()), (4, 3));
        assert_eq!(at(Encoding::Utf16, usize::MAX), (4, 3));
    }

    #[test]
    fn every_character_survives_the_way_there_and_back() {
        for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
            let lines = Lines::new(TEXT, encoding);
            for (offset, character) in TEXT.char_indices().chain([(TEXT.len(), ' ')]) {
                // No position stands between the two halves of a line break.
                if character != '\n' || !TEXT[..offset].ends_with('\r') {
                    assert_eq!(lines.offset(TEXT, lines.position(TEXT, offset)), offset, "{encoding:?}");
                }
            }
        }
    }

    #[test]
    fn positions_beyond_an_end_stand_for_it() {
        let lines = Lines::new(TEXT, Encoding::Utf16);
        let offset = |line, character| lines.offset(TEXT, Position { line, character });
        assert_eq!(offset(0, 99), TEXT.find('\r').unwrap());
        assert_eq!(offset(99, 0), TEXT.len());
        assert_eq!(offset(u32::MAX, u32::MAX), TEXT.len());
        // Between the two units of the rocket.
        assert_eq!(offset(0, 3), TEXT.find('🚀').unwrap());
    }

    #[test]
    fn bytes_are_chosen_where_the_client_can_count_them() {
        assert_eq!(Encoding::choose(["utf-16", "utf-8"]), Encoding::Utf8);
        assert_eq!(Encoding::choose(["utf-32"]), Encoding::Utf32);
        assert_eq!(Encoding::choose(["utf-7"]), Encoding::Utf16);
        assert_eq!(Encoding::choose([]), Encoding::Utf16);
    }
}
