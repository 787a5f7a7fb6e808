//! Hex dumps: `xxd`, `hexdump -C`, `od -t x1`, tcpdump and Wireshark.

use super::digits::without_prefix;
use super::hex::from_hex;

/// No dump may reach further.
const MAX_LENGTH: usize = 16 << 20;

const WORDS: &str = "the dump shows words in the order of one machine: use `xxd` or `hexdump -C`, which show bytes";

/// A line: the offset of its bytes, and the text with them.
struct Line<'t> {
    offset: usize,
    rest: &'t str,
    /// `true` if `*` stood before it: the line above repeats up to here.
    repeats: bool,
}

/// Reads a dump, told by its offsets.
pub(super) fn read(text: &str) -> Result<Option<Vec<u8>>, String> {
    if shows_words(text) {
        return Err(WORDS.to_owned());
    }
    let Some(lines) = lines(text) else { return Ok(None) };
    let Some(first) = lines.first() else { return Ok(None) };
    let mut bytes = Vec::new();
    let mut last = Vec::new();
    for (index, line) in lines.iter().enumerate() {
        let at = line.offset.saturating_sub(first.offset);
        if at > MAX_LENGTH {
            return Err(format!("the dump reaches beyond {} MiB", MAX_LENGTH >> 20));
        }
        if line.repeats && !last.is_empty() {
            let missing = at.saturating_sub(bytes.len());
            bytes.extend(last.iter().copied().cycle().take(missing));
        }
        if at != bytes.len() {
            return Err(format!(
                "line {} of the dump does not begin where the one before it ends: paste all lines",
                index + 1
            ));
        }
        let next = lines.get(index + 1).filter(|next| !next.repeats);
        last = bytes_of(line.rest, next.map(|next| next.offset.saturating_sub(line.offset)));
        bytes.extend_from_slice(&last);
    }
    Ok(Some(bytes))
}

/// The offset that `od` and `hexdump` without options begin with.
const SHORT_OFFSET: &str = "0000000";

/// Returns whether a dump has groups of more than one byte, as `od` and `hexdump` without options make them of words.
fn shows_words(text: &str) -> bool {
    let mut groups = text.lines().next().unwrap_or_default().split_whitespace();
    groups.next() == Some(SHORT_OFFSET) && groups.next().is_some_and(|group| group.len() > 2)
}

/// The lines, if they are those of a dump.
fn lines(text: &str) -> Option<Vec<Line<'_>>> {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut repeats = false;
    let written = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = written().next()?.split_whitespace().next()?;
    let is_octal = first == SHORT_OFFSET;
    for line in written() {
        if line == "*" {
            repeats = true;
            continue;
        }
        let (offset, rest) = line.split_once(char::is_whitespace).unwrap_or((line, ""));
        let digits = offset.strip_suffix(':').unwrap_or(offset);
        let digits = without_prefix(digits).unwrap_or(digits);
        let offset = usize::from_str_radix(digits, if is_octal { 8 } else { 16 }).ok().filter(|_| digits.len() >= 4)?;
        lines.push(Line { offset, rest, repeats });
        repeats = false;
    }
    let has_marks = first.ends_with(':') || text.contains(" |");
    (is_octal || has_marks || is_row(&lines)).then_some(lines)
}

/// Returns whether each line begins where the one before it ends: several groups of digits are a dump only then.
fn is_row(lines: &[Line<'_>]) -> bool {
    let follows = |pair: &[Line<'_>]| match pair {
        [line, next] => {
            let length = next.offset.checked_sub(line.offset);
            next.repeats || length.is_some_and(|length| bytes_of(line.rest, Some(length)).len() == length && length > 0)
        }
        _ => false,
    };
    lines.len() > 1 && lines.windows(2).all(follows)
}

/// The bytes of a line: the given number, or all before the text beside them.
fn bytes_of(rest: &str, length: Option<usize>) -> Vec<u8> {
    let rest = rest.split('|').next().unwrap_or_default().trim();
    let rest = if length.is_none() { rest.split("  ").next().unwrap_or_default() } else { rest };
    let mut bytes = Vec::new();
    for group in rest.split_whitespace() {
        match from_hex(group) {
            Some(more) if length.is_none_or(|length| bytes.len() + more.len() <= length) => bytes.extend(more),
            _ => break,
        }
    }
    bytes
}
