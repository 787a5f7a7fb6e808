//! Files and positions in them.

use std::ops::Range;

use crate::maps::Key;

/// A file of a [`SourceMap`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

impl FileId {
    /// The number of files added before.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

impl Key for FileId {
    fn number(self) -> u64 {
        self.0.into()
    }
}

/// A range of bytes in a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// No place: the diagnostic is about the caller's request, not about a text.
    pub const NOWHERE: Self = Self { file: FileId(u32::MAX), start: 0, end: 0 };

    /// A range of bytes in a file.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        // Files that are longer than a span can express are refused.
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Self { file, start: offset(range.start), end: offset(range.end) }
    }

    /// From the start of `self` to the end of `other`, which stands in the same file, at or after `self`.
    #[must_use]
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end.max(self.end), ..self }
    }

    /// The empty span at the start of this one.
    #[must_use]
    pub fn at_start(self) -> Self {
        Self { end: self.start, ..self }
    }

    /// The empty span at the end of this one.
    #[must_use]
    pub fn at_end(self) -> Self {
        Self { start: self.end, ..self }
    }

    /// The bytes as a range, for slicing the text of the file.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// A value and where it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it was written.
    pub span: Span,
}

/// A line and a column, both counted from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column, in characters.
    pub column: usize,
}

/// A file: its name for messages, and its text.
#[derive(Clone, Debug)]
pub struct SourceFile {
    name: String,
    text: String,
    line_starts: Vec<u32>,
    /// The number of characters before every [`STRIDE`]th byte: columns in a line of megabytes take no more time than
    /// others.
    characters: Vec<u32>,
}

/// The number of bytes between two counts of characters.
const STRIDE: usize = 256;

impl SourceFile {
    fn new(name: String, text: String) -> Self {
        let mut line_starts = vec![0];
        for (next, byte) in (1u32..).zip(text.as_bytes()) {
            if *byte == b'\n' {
                line_starts.push(next);
            }
        }
        let mut count = 0;
        let characters = text.as_bytes().chunks(STRIDE).map(|chunk| {
            let before = count;
            count += count_characters(chunk);
            before
        });
        let characters = characters.collect();
        Self { name, text, line_starts, characters }
    }

    /// The name that messages show: a path, as the user gave it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The line and column of a byte. A byte-order mark at the start of the file takes no column.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let offset = offset as usize;
        let line = self.line_of(offset);
        let start = self.line_range(line).start;
        let before = if offset <= self.text.len() { self.characters_before(offset) } else { 0 };
        LineColumn { line, column: before.saturating_sub(self.characters_before(start)) as usize + 1 }
    }

    /// The number of characters that begin before a byte.
    fn characters_before(&self, offset: usize) -> u32 {
        let counted = self.characters.get(offset / STRIDE).copied();
        counted.unwrap_or_default() + count_characters(self.uncounted(offset))
    }

    /// The bytes before a byte that no count covers.
    fn uncounted(&self, offset: usize) -> &[u8] {
        self.text.as_bytes().get(offset - offset % STRIDE..offset).unwrap_or_default()
    }

    /// The line of a byte, counted from 1.
    pub(super) fn line_of(&self, offset: usize) -> usize {
        self.line_starts.partition_point(|&start| start as usize <= offset).max(1)
    }

    /// The bytes of a line, without its line break and, for the first, without a byte-order mark.
    pub(super) fn line_range(&self, line: usize) -> Range<usize> {
        let start_of = |line: usize| self.line_starts.get(line).map_or(self.text.len(), |&start| start as usize);
        let start = start_of(line.saturating_sub(1));
        let whole = self.text.get(start..start_of(line)).unwrap_or_default();
        let text = whole.strip_suffix('\n').unwrap_or(whole);
        let text = text.strip_suffix('\r').unwrap_or(text);
        let end = start + text.len();
        if start == 0 && text.starts_with('\u{feff}') { '\u{feff}'.len_utf8()..end } else { start..end }
    }
}

/// The number of characters that begin in `bytes`, which are of UTF-8.
fn count_characters(bytes: &[u8]) -> u32 {
    let begins = bytes.iter().filter(|byte| !(0x80..0xc0).contains(*byte));
    u32::try_from(begins.count()).unwrap_or(u32::MAX)
}

/// The text after a byte-order mark, and its first byte.
#[must_use]
pub fn after_mark(text: &str) -> (usize, &str) {
    match text.strip_prefix('\u{feff}') {
        Some(rest) => (text.len() - rest.len(), rest),
        None => (0, text),
    }
}

/// Every file of a run.
#[derive(Clone, Debug, Default)]
pub struct SourceMap {
    files: Vec<SourceFile>,
}

impl SourceMap {
    /// The longest file that is read, in bytes: 64 MiB, far above any schema, far below the limit of a [`Span`].
    pub const MAX_FILE_LEN: usize = 64 << 20;

    /// An empty map.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file. The text of a file longer than [`MAX_FILE_LEN`](Self::MAX_FILE_LEN) must be refused by the caller.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(SourceFile::new(name.into(), text.into()));
        id
    }

    /// The file of an id that [`add`](Self::add) returned.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// Every file with its id, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0..).map(FileId).zip(&self.files)
    }

    /// The name of every file without its folder, which is the same on every machine, in the order in which they were
    /// added.
    #[must_use]
    pub fn base_names(&self) -> Vec<String> {
        let base = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
        self.files.iter().map(|file| base(&file.name)).collect()
    }

    /// The text that a span covers; empty for a span that is not of this map.
    #[must_use]
    pub fn text(&self, span: Span) -> &str {
        self.get(span.file).and_then(|file| file.text().get(span.range())).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{STRIDE, SourceMap};

    #[test]
    fn columns_count_characters() {
        let text = "\u{feff}aé語🚀\r\nü".repeat(200) + "\n";
        let mut map = SourceMap::new();
        let id = map.add("a", text.clone());
        let file = map.get(id).unwrap();
        for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
            let line = file.line_of(offset);
            let start = file.line_range(line).start;
            let column = text.get(start..offset).map_or(0, |before| before.chars().count()) + 1;
            assert_eq!(
                (line, column),
                {
                    let at = file.line_column(offset as u32);
                    (at.line, at.column)
                },
                "{offset}"
            );
        }
        assert_eq!(file.line_column(u32::MAX).column, 1);
    }

    #[test]
    fn columns_cost_the_same_in_long_lines() {
        let work = |times: usize| {
            let mut map = SourceMap::new();
            let id = map.add("a", "a x:Unk = B; ".repeat(times));
            let file = map.get(id).unwrap();
            (0..file.text().len()).map(|offset| file.uncounted(offset).len()).max().unwrap()
        };
        assert_eq!([100, 400, 1600].map(work), [STRIDE - 1; 3]);
    }
}
