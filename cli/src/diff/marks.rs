//! A declaration with its changed parts marked, and words far from them left out.

use std::ops::Range;

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    pub(super) marked: bool,
}

/// Lines up to this long are shown whole.
const SHORT: usize = 100;

/// The sign for words that are left out.
const ELLIPSIS: &str = "…";

/// The line in pieces. A long line keeps the first word, the last two, and those with a mark in them.
pub(super) fn pieces<'a>(line: &'a str, marks: &[Range<usize>]) -> Vec<Piece<'a>> {
    let marked = marked_bytes(line, marks);
    let words = words(line);
    let last = words.len().saturating_sub(2);
    let mut pieces = Vec::new();
    let mut leaving_out = false;
    for (index, word) in words.iter().enumerate() {
        let bytes = marked.get(word.clone()).unwrap_or_default();
        let kept = line.len() <= SHORT || index == 0 || index >= last || bytes.contains(&true);
        if index > 0 && (kept || !leaving_out) {
            pieces.push(Piece { text: " ", marked: false });
        }
        if kept {
            cut(line, word.start, bytes, &mut pieces);
        } else if !leaving_out {
            pieces.push(Piece { text: ELLIPSIS, marked: false });
        }
        leaving_out = !kept;
    }
    pieces
}

/// Returns whether each byte of a line is in a mark.
fn marked_bytes(line: &str, marks: &[Range<usize>]) -> Vec<bool> {
    // The number of marks that begin at a byte, less those that end there.
    let mut steps = vec![0i64; line.len() + 1];
    let mut step = |at: usize, by: i64| steps.iter_mut().skip(at).take(1).for_each(|step| *step += by);
    for mark in marks {
        step(mark.start, 1);
        step(mark.end, -1);
    }
    let mut depth = 0;
    let depths = steps.iter().map(|step| {
        depth += step;
        depth > 0
    });
    depths.take(line.len()).collect()
}

/// The words of a line, which a single space parts.
fn words(line: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    let mut words = Vec::new();
    for word in line.split(' ') {
        words.push(start..start + word.len());
        start += word.len() + 1;
    }
    words
}

/// A word, cut where marks begin and end.
fn cut<'a>(line: &'a str, mut start: usize, bytes: &[bool], pieces: &mut Vec<Piece<'a>>) {
    for run in bytes.chunk_by(|left, right| left == right) {
        let end = start + run.len();
        let text = line.get(start..end).unwrap_or_default();
        pieces.push(Piece { text, marked: run.contains(&true) });
        start = end;
    }
}
