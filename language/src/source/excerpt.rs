//! The lines of a source that a diagnostic points to, truncated to a size that can be shown.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet};

use super::visible::visible;
use super::{Diagnostic, FileId, Label, LineColumn, SourceFile, SourceMap};
use crate::maps::{Key, order_of_numbers};

/// The longest line that is shown from its start, in bytes.
const MAX_LINE: usize = 4096;

/// The number of bytes shown before a mark of a longer line, and from the start of the mark on.
const WINDOW: usize = 200;

/// The columns of a frame around the source: line numbers, and the marks of a line truncated on both sides.
const AROUND: usize = 20;

/// The largest distance between two marks of one excerpt, in lines.
const MAX_GAP: usize = 100;

/// Some lines of a file and the marks in them.
pub(super) struct Excerpt<'a> {
    /// The file.
    pub(super) file: &'a SourceFile,
    /// The marks, whose ranges count from the start of the lines shown.
    pub(super) marks: Vec<Mark<'a>>,
    /// The place of the primary mark, if the columns shown are not those of the file: the line is not shown from its
    /// start, or has escapes before the mark.
    pub(super) cut_at: Option<LineColumn>,
    first_line: usize,
    text: String,
}

/// A range with a label.
#[derive(Clone)]
pub(super) struct Mark<'a> {
    /// Its text.
    pub(super) label: &'a str,
    is_primary: bool,
    file: FileId,
    line: usize,
    range: Range<usize>,
}

impl<'a> Excerpt<'a> {
    /// Returns whether the primary place is in it.
    pub(super) fn is_primary(&self) -> bool {
        self.marks.iter().any(|mark| mark.is_primary)
    }

    /// The excerpt for annotate-snippets.
    pub(super) fn snippet(&self) -> Snippet<'a, Annotation<'a>> {
        let annotations = self.marks.iter().map(|mark| {
            let kind = if mark.is_primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            let annotation = kind.span(mark.range.clone());
            if mark.label.is_empty() { annotation } else { annotation.label(visible(mark.label)) }
        });
        Snippet::source(self.text.clone()).line_start(self.first_line).annotations(annotations)
    }
}

/// The excerpts of a diagnostic, that of the primary place first. The marks of each fit side by side into `width`
/// columns.
pub(super) fn excerpts<'a>(map: &'a SourceMap, diagnostic: &'a Diagnostic, width: usize) -> Vec<Excerpt<'a>> {
    let primary = mark(map, &diagnostic.primary, true);
    let mut marks: Vec<_> = diagnostic.secondary.iter().filter_map(|label| mark(map, label, false)).collect();
    marks.extend(primary);
    let places: Vec<_> = marks.iter().map(|mark| mark.file.number() << 32 | mark.line as u64).collect();
    let marks: Vec<_> = order_of_numbers(&places).into_iter().filter_map(|index| marks.get(index).cloned()).collect();
    let room = width.saturating_sub(AROUND);
    let mut columns = 0..0;
    let together = |left: &Mark<'_>, right: &Mark<'_>| {
        let near = left.file == right.file && right.line - left.line <= MAX_GAP;
        let (before, here) = (left.columns(map), right.columns(map));
        let widest = if columns.is_empty() { before } else { columns.clone() };
        let both = widest.start.min(here.start)..widest.end.max(here.end);
        let fits = near && both.len() <= room && !left.is_long(map) && !right.is_long(map);
        columns = if fits { both } else { 0..0 };
        fits
    };
    let excerpts = marks.chunk_by(together).filter_map(|marks| excerpt(map, marks));
    let (mut primary, others): (Vec<_>, Vec<_>) = excerpts.partition(Excerpt::is_primary);
    primary.extend(others);
    primary
}

/// Puts a label on its line: its first line, if it has several. None if it is in no file of the map.
fn mark<'a>(map: &SourceMap, label: &'a Label, is_primary: bool) -> Option<Mark<'a>> {
    let file = map.get(label.span.file)?;
    let span = label.span.range();
    let start = boundary(file.text(), span.start);
    let line = file.line_of(start);
    let whole = file.line_range(line);
    let start = start.min(whole.end);
    let end = boundary(file.text(), span.end.min(whole.end)).max(start);
    Some(Mark { label: &label.text, is_primary, file: label.span.file, line, range: start..end })
}

impl Mark<'_> {
    /// The columns of the mark and of its label.
    fn columns(&self, map: &SourceMap) -> Range<usize> {
        let line = map.get(self.file).map_or(0, |file| file.line_range(self.line).start);
        let end = self.range.end.max(self.range.start + 1) + 1 + self.label.chars().count();
        self.range.start - line..end - line
    }

    fn is_long(&self, map: &SourceMap) -> bool {
        map.get(self.file).is_some_and(|file| file.line_range(self.line).len() > MAX_LINE)
    }
}

/// The lines from the first to the last of some marks of one file, which are in the order of their lines.
fn excerpt<'a>(map: &'a SourceMap, marks: &[Mark<'a>]) -> Option<Excerpt<'a>> {
    let first = marks.first()?;
    let last = marks.last()?;
    let file = map.get(first.file)?;
    let mut excerpt = Excerpt { file, marks: Vec::new(), cut_at: None, first_line: first.line, text: String::new() };
    for line in first.line..=last.line {
        let shown = window(file, file.line_range(line), &first.range);
        if shown.start > file.line_range(line).start {
            excerpt.cut_at = Some(file.line_column(u32::try_from(first.range.start).unwrap_or(u32::MAX)));
        }
        let text = |range| visible(file.text().get(range).unwrap_or_default());
        let before = excerpt.text.len();
        // Escapes are longer than what they stand for.
        let moved = |at: usize| text(shown.start..at.clamp(shown.start, shown.end)).len() + before;
        let here = marks.iter().filter(|mark| mark.line == line);
        let here = here.map(|mark| Mark { range: moved(mark.range.start)..moved(mark.range.end), ..mark.clone() });
        excerpt.marks.extend(here);
        excerpt.text.push_str(&text(shown));
        excerpt.text.push('\n');
    }
    let place = marks.iter().find(|mark| mark.is_primary).unwrap_or(first);
    let before = file.line_range(place.line).start..place.range.start;
    if file.text().get(before).is_some_and(|text| visible(text) != text) {
        excerpt.cut_at = Some(file.line_column(u32::try_from(place.range.start).unwrap_or(u32::MAX)));
    }
    Some(excerpt)
}

/// The part of a line that is shown: all of it, if it is not too long; else what is around `mark`.
fn window(file: &SourceFile, line: Range<usize>, mark: &Range<usize>) -> Range<usize> {
    if line.len() <= MAX_LINE {
        return line;
    }
    let at = mark.start.clamp(line.start, line.end);
    let start = if at - line.start <= MAX_LINE { line.start } else { boundary(file.text(), at - WINDOW) };
    let end = boundary(file.text(), at.saturating_add(WINDOW).min(line.end));
    start..end
}

/// The last boundary between characters at or before a byte.
fn boundary(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..4).map(|back| at.saturating_sub(back)).find(|&at| text.is_char_boundary(at)).unwrap_or(at)
}
