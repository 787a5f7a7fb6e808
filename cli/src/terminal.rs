//! Output to a terminal: no control sequence but those of our own colors.

use std::io::{self, IsTerminal, Write};

use typewright_language::source::{is_unseen, visible};

/// The first character of a control sequence.
const ESCAPE: &str = "\u{1b}";

/// Sends a text for readers, in color where that is wanted. Other control characters are escaped.
pub(crate) fn show(mut stream: impl Write, text: &str) -> io::Result<()> {
    stream.write_all(safe(text).as_bytes())
}

/// The text with its colors, and every other control character as an escape.
fn safe(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut pieces = text.split(ESCAPE);
    out.push_str(&visible(pieces.next().unwrap_or_default()));
    for piece in pieces {
        let (start, rest) = match color(piece) {
            Some((color, rest)) => (format!("{ESCAPE}{color}"), rest),
            None => (visible(ESCAPE).into_owned(), piece),
        };
        out.push_str(&start);
        out.push_str(&visible(rest));
    }
    out
}

/// The color at the start of a text, `[1;31m`, and what follows it.
fn color(text: &str) -> Option<(&str, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '[' | ';')))?;
    let is_color = text.starts_with('[') && !text.get(1..end)?.contains('[') && text.get(end..)?.starts_with('m');
    if is_color { text.split_at_checked(end + 1) } else { None }
}

/// Sends data to standard output: unchanged, unless it has control sequences and goes to a terminal.
pub(crate) fn send(bytes: &[u8]) -> io::Result<()> {
    let mut stdout = io::stdout();
    if stdout.is_terminal() {
        stdout.write_all(escaped(bytes).as_bytes())?
    } else {
        stdout.write_all(bytes)?
    }
    stdout.flush()
}

/// Data with escapes that are valid in JSON, so that text copied from a terminal parses.
fn escaped(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for c in String::from_utf8_lossy(bytes).chars() {
        if is_unseen(c) && !matches!(c, '\n' | '\r' | '\t') {
            out.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            out.push(c);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{escaped, safe};

    #[test]
    fn colors_pass_and_other_sequences_are_shown() {
        assert_eq!(safe("\u{1b}[1m\u{1b}[31mred\u{1b}[0m\n"), "\u{1b}[1m\u{1b}[31mred\u{1b}[0m\n");
        assert_eq!(safe("\u{1b}]0;title\u{7}"), r"\u{1b}]0;title\u{7}");
        assert_eq!(safe("\u{1b}[2J\u{1b}[3;4H\u{1b}"), r"\u{1b}[2J\u{1b}[3;4H\u{1b}");
        assert_eq!(safe("\u{1b}\u{1b}[m\u{1b}[[m\u{9b}31m"), "\\u{1b}\u{1b}[m\\u{1b}[[m\\u{9b}31m");
    }

    #[test]
    fn data_on_a_terminal_has_the_escapes_of_json() {
        assert_eq!(escaped("\"a\u{7f}\u{9b}\u{202e}\"\n".as_bytes()), "\"a\\u007f\\u009b\\u202e\"\n");
    }
}
