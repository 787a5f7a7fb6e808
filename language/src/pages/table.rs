//! Tables as rows of cells.
//!
//! The Markdown reader finds a table, and this file splits its rows: some pages have an unescaped pipe inside a link,
//! and the reader would drop the rest of such a row.

use std::ops::Range;

/// A row: the cells without the space around them, and where they are.
#[derive(Debug)]
pub(super) struct Row<'t> {
    pub(super) cells: Vec<Cell<'t>>,
    pub(super) range: Range<usize>,
}

/// A cell between two pipes.
#[derive(Clone, Debug)]
pub(super) struct Cell<'t> {
    pub(super) text: &'t str,
    pub(super) range: Range<usize>,
}

impl Cell<'_> {
    /// The Markdown of the cell: inside a table a pipe is written `\|`.
    pub(super) fn markdown(&self) -> String {
        self.text.replace("\\|", "|")
    }
}

/// The lines of a table that takes the bytes `range` of a text: the header, then the rows.
pub(super) fn lines(text: &str, range: Range<usize>) -> (&str, impl Iterator<Item = (usize, &str)>) {
    let mut at = range.start;
    let mut lines = text.get(range).unwrap_or_default().split_inclusive('\n').map(move |line| {
        at += line.len();
        (at - line.len(), line.trim_end())
    });
    let header = lines.next().map_or("", |(_, line)| line);
    // The line of dashes.
    lines.next();
    (header, lines.filter(|(_, line)| !line.trim().is_empty()))
}

/// Splits a line that starts at byte `base` at its pipes: at each one that is not escaped or, with `whole_links`, at
/// each one that is not inside the brackets of a link either.
pub(super) fn row(line: &str, base: usize, whole_links: bool) -> Row<'_> {
    let indent = line.len() - line.trim_start().len();
    let content = line.trim();
    let opening = usize::from(content.starts_with('|'));
    let mut cells = Vec::new();
    let (mut start, mut brackets, mut escaped) = (opening, 0_u32, false);
    for (at, byte) in content.bytes().enumerate().skip(opening) {
        match byte {
            _ if escaped => {}
            b'[' | b'(' if whole_links => brackets += 1,
            b']' | b')' if whole_links => brackets = brackets.saturating_sub(1),
            b'|' if brackets == 0 => {
                cells.push(cell(content, start..at, base + indent));
                start = at + 1;
            }
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    if start < content.len() {
        cells.push(cell(content, start..content.len(), base + indent));
    }
    Row { cells, range: base + indent..base + indent + content.len() }
}

fn cell(content: &str, range: Range<usize>, base: usize) -> Cell<'_> {
    let whole = content.get(range.clone()).unwrap_or_default();
    let text = whole.trim();
    let start = base + range.start + (whole.len() - whole.trim_start().len());
    Cell { text, range: start..start + text.len() }
}

#[cfg(test)]
mod tests {
    use super::row;

    fn cells(line: &str, whole_links: bool) -> Vec<&str> {
        row(line, 0, whole_links).cells.iter().map(|cell| cell.text).collect()
    }

    #[test]
    fn the_outer_pipes_are_optional() {
        for line in ["| a | b |", "a|b", "|a|b", "  |a|b|"] {
            assert_eq!(cells(line, false), ["a", "b"], "{line}");
        }
        assert_eq!(cells("|a||b|", false), ["a", "", "b"]);
        assert_eq!(cells("|", false), [""; 0]);
    }

    #[test]
    fn an_escaped_pipe_is_text() {
        assert_eq!(cells(r"|a\|b|c\\|d|", false), [r"a\|b", r"c\\", "d"]);
        assert_eq!(row(r"|a\|b|", 0, false).cells[0].markdown(), "a|b");
    }

    #[test]
    fn a_pipe_in_a_link_is_text_when_asked() {
        let line = "|hash|Array of [long|string](x/long|string.html) | a (b | c | Yes|";
        assert_eq!(cells(line, false).len(), 7);
        assert_eq!(cells("|hash|[long|string](x/long|string.html) | Yes|", true).len(), 3);
    }

    #[test]
    fn cells_know_their_place() {
        let line = "  | a |  bc |";
        let row = row(line, 10, false);
        assert_eq!((row.range.clone(), row.cells[1].range.clone()), (12..23, 19..21));
    }
}
