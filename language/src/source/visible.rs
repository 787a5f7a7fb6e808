//! Untrusted text made safe to print: control characters are shown, not obeyed.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with an escape (`\u{1b}`) for each character that controls a terminal or changes the direction of text.
/// Tabs and ends of lines stay.
#[must_use]
pub fn visible(text: &str) -> Cow<'_, str> {
    escape(text, |c| is_unseen(c) && !matches!(c, '\n' | '\t'))
}

/// [`visible`] for a text that has to stay in one line.
#[must_use]
pub fn visible_line(text: &str) -> Cow<'_, str> {
    escape(text, |c| is_unseen(c) || matches!(c, '\u{2028}' | '\u{2029}'))
}

fn escape(text: &str, is_escaped: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&is_escaped) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if is_escaped(c) {
            // Writing to a `String` cannot fail.
            let _ = write!(out, "{}", c.escape_default());
        } else {
            out.push(c);
        }
    }
    out.into()
}

/// Returns whether a text is ASCII without controls, double quotes and backslashes: it is shown, and a string literal escapes nothing
/// of it. Most texts are so, and a look at each character takes long where build scripts run unoptimised.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    for byte in text.as_bytes() {
        if !matches!(byte, b' '..=b'~') || matches!(byte, b'"' | b'\\') {
            return false;
        }
    }
    true
}

/// Returns whether a character controls a terminal or the direction of text: those of C0 and C1, and the marks of
/// bidirectional text.
#[must_use]
pub fn is_unseen(c: char) -> bool {
    let is_mark = matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || is_mark
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_line};

    #[test]
    fn control_characters_are_shown() {
        assert_eq!(visible("a\u{1b}]0;b\u{7}c"), r"a\u{1b}]0;b\u{7}c");
        assert_eq!(visible("\u{7f}\u{9b}31m\r"), r"\u{7f}\u{9b}31m\r");
        assert_eq!(visible("\u{202e}x\u{2066}\u{200f}"), r"\u{202e}x\u{2066}\u{200f}");
        assert_eq!(visible("é\t日本 🧑‍🚀\n"), "é\t日本 🧑‍🚀\n");
        assert_eq!(visible_line("a\nb\t\u{2028}"), r"a\nb\t\u{2028}");
    }
}
