//! The declaration around a place while somebody types it: its lexemes are enough, however broken it is.

use std::ops::Range;

use typewright_language::source::Span;
use typewright_language::syntax::ast::{Field, FieldType, Item, Section};
use typewright_language::syntax::lexemes;

use crate::analysis::{Analysis, Place};

/// A declaration as far as its lexemes tell.
#[derive(Debug, Default)]
pub(super) struct Declared<'a> {
    /// Its lexemes before the place, the word at the place excluded.
    pub(super) before: Vec<&'a str>,
    /// `{X:Type}`
    pub(super) type_variables: Vec<&'a str>,
    /// `{n:#}`, and fields `n:#` before the place.
    pub(super) numbers: Vec<&'a str>,
    /// The masks and bits of all conditions, those behind the place included.
    pub(super) bits: Vec<(&'a str, u32)>,
    /// `true` if it stands below `---functions---`.
    pub(super) is_function: bool,
}

impl<'a> Declared<'a> {
    /// The declaration at a place; `word` is the word there.
    pub(super) fn new(analysis: &'a Analysis, at: Place<'a>, word: &Range<usize>) -> Self {
        let items = &at.source.file.items;
        let ended = items.iter().map(Item::span).filter(|span| span.range().end <= word.start);
        let start = ended.map(|span| span.range().end).max().unwrap_or(0);
        let within = |range: Range<usize>| {
            let ranges = lexemes(&analysis.sources, Span::new(at.source.file.id, range));
            ranges.into_iter().map(|range| at.text.get(range).unwrap_or_default()).collect::<Vec<_>>()
        };
        let before = within(start..word.start);
        let begin = before.iter().rposition(|lexeme| matches!(*lexeme, ";" | "---" | "===")).map_or(0, |at| at + 1);
        let before = before.get(begin..).unwrap_or_default().to_vec();
        // The rest up to the end of the declaration, or of the line if there is none.
        let rest = at.text.get(word.end..).unwrap_or_default();
        let end = rest.find([';', '\n']).map_or(at.text.len(), |end| word.end + end);
        let after = within(word.end..end);
        let functions = |item: &Item| match item {
            Item::Section(mark) if mark.span.range().end <= word.start => Some(mark.value == Section::Functions),
            _ => None,
        };
        let mut declared = Self {
            is_function: items.iter().filter_map(functions).next_back().unwrap_or(false) || before.contains(&"=>"),
            ..Self::default()
        };
        declared.variables(&before);
        declared.conditions(&before);
        declared.conditions(&after);
        declared.before = before;
        declared
    }

    fn variables(&mut self, lexemes: &[&'a str]) {
        for three in lexemes.windows(3) {
            match three {
                [name, ":", "Type"] => self.type_variables.push(name),
                [name, ":", "#"] => self.numbers.push(name),
                _ => {}
            }
        }
    }

    fn conditions(&mut self, lexemes: &[&'a str]) {
        for four in lexemes.windows(4) {
            if let [mask, ".", bit, "?"] = four
                && let Ok(bit) = bit.parse()
            {
                self.bits.push((mask, bit));
            }
        }
    }

    /// The bit behind the highest one of a mask. Bits below it may have had fields in earlier layers, so they are not free.
    pub(super) fn next_bit(&self, mask: &str) -> Option<u32> {
        let used = self.bits.iter().filter(|(of, _)| *of == mask).map(|(_, bit)| *bit);
        next_bit(used)
    }

    /// The last lexeme before the place.
    pub(super) fn last(&self) -> &'a str {
        self.before.last().copied().unwrap_or_default()
    }
}

/// The bit behind the highest one; none where no bit is left.
pub(super) fn next_bit(used: impl Iterator<Item = u32>) -> Option<u32> {
    let next = used.max().map_or(0, |bit| bit.saturating_add(1));
    (next < 32).then_some(next)
}

/// Calls `visit` with each bit of a mask and its field.
pub(super) fn bits<'f>(fields: &'f [Field], mask: &str, visit: &mut impl FnMut(u32, &'f Field)) {
    for field in fields {
        if let Some(condition) = field.condition.as_ref().filter(|condition| condition.mask.text == mask)
            && let Some(bit) = condition.bit
        {
            visit(bit.value, field);
        }
        if let FieldType::Repetition(repetition) = &field.ty {
            bits(&repetition.fields, mask, visit);
        }
    }
}

/// The name at a place, as far as it is typed: letters, digits, `_` and dots.
pub(super) fn word(at: Place<'_>) -> Range<usize> {
    let belongs = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '.';
    let (before, after) = at.text.split_at_checked(at.offset).unwrap_or((at.text, ""));
    let start = before
        .rfind(|letter| !belongs(letter))
        .map_or(0, |last| last + before.get(last..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    start..at.offset + after.find(|letter: char| !belongs(letter)).unwrap_or(after.len())
}
