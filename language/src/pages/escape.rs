//! Text as Markdown that shows it: escapes, fences and addresses.

use std::ops::Range;

/// Appends text to Markdown, with a backslash before each character that would be markup. `starts_item` is `true` if
/// `out` ends with the marker of a list item, so that the text starts a line.
pub(super) fn escape(out: &mut String, text: &str, starts_item: bool) {
    let mut line_start = out.is_empty() || out.ends_with('\n') || starts_item;
    let mut previous = out.chars().next_back();
    // The line has only digits so far: a period after them would start a list.
    let mut number = false;
    let mut chars = text.chars().peekable();
    while let Some(character) = chars.next() {
        if line_start && matches!(character, ' ' | '\t' | '\n') {
            continue;
        }
        let next = chars.peek().copied();
        let inside_word = |other: Option<char>| other.is_some_and(char::is_alphanumeric);
        let is_markup = match character {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' | '|' => true,
            '_' => !(inside_word(previous) && inside_word(next)),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            '#' | '-' | '+' | '=' | '>' => line_start,
            '.' | ')' => number && next.is_none_or(char::is_whitespace),
            _ => false,
        };
        if is_markup {
            out.push('\\');
        }
        out.push(character);
        number = character.is_ascii_digit() && (line_start || number);
        line_start = character == '\n';
        previous = Some(character);
    }
}

/// A code span, with more backticks around it than it has inside.
pub(super) fn code_span(code: &str) -> String {
    let fence = "`".repeat(longest_run(code, '`') + 1);
    let pad = if code.starts_with('`') || code.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{code}{pad}{fence}")
}

/// A code block that rustdoc takes for text.
pub(super) fn code_block(code: &str) -> String {
    let fence = "`".repeat(longest_run(code, '`').max(2) + 1);
    format!("{fence}text\n{}\n{fence}", code.trim_end())
}

fn longest_run(text: &str, of: char) -> usize {
    text.split(|character| character != of).map(str::len).max().unwrap_or(0)
}

/// The first address in a text, without the punctuation after it.
pub(super) fn address(text: &str) -> Option<Range<usize>> {
    text.match_indices("http").find_map(|(start, _)| {
        let from = text.get(start..)?;
        let scheme = ["https://", "http://"].into_iter().find(|scheme| from.starts_with(scheme))?;
        let end = from.find(|next: char| next.is_whitespace() || next.is_control() || "<>\"`".contains(next));
        let address = from.get(..end.unwrap_or(from.len()))?;
        let len = address.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\'']).len();
        (len > scheme.len()).then_some(start..start + len)
    })
}
