//! Markdown as text for messages: without escapes, links and emphasis.

use super::rustdoc::shows;

/// The text of Markdown that has been made safe: an unescaped bracket opens a link there, and an asterisk is emphasis.
/// Code keeps its backticks.
pub(super) fn plain_text(markdown: &str) -> String {
    let markdown: String = markdown.chars().filter(|c| shows(*c) || *c == '\n').collect();
    let mut text = String::with_capacity(markdown.len());
    let mut rest = markdown.as_str();
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        rest = match first {
            '\\' => match after.chars().next().filter(char::is_ascii_punctuation) {
                Some(escaped) => {
                    text.push(escaped);
                    after.get(1..).unwrap_or_default()
                }
                None => {
                    text.push(first);
                    after
                }
            },
            '`' => {
                let (code, rest) = code(rest);
                text.push_str(&code.replace('\n', " "));
                rest
            }
            '[' | '<' | '>' | '*' => after,
            ']' => after_target(after),
            '\n' => {
                text.push(' ');
                after
            }
            _ => {
                text.push(first);
                after
            }
        };
    }
    text
}

/// A code span with its backticks, and the rest: backticks that nothing closes are text.
fn code(text: &str) -> (&str, &str) {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let mut end = ticks;
    while let Some(inner) = text.get(end..).filter(|rest| !rest.is_empty()) {
        let skipped = inner.find('`').unwrap_or(inner.len());
        let closing = inner.get(skipped..).map_or(0, |rest| rest.len() - rest.trim_start_matches('`').len());
        end += skipped + closing;
        if closing == ticks {
            return text.split_at_checked(end).unwrap_or((text, ""));
        }
    }
    text.split_at_checked(ticks).unwrap_or((text, ""))
}

/// The rest behind the target of a link, whose parentheses come in pairs.
fn after_target(text: &str) -> &str {
    let Some(target) = text.strip_prefix('(') else { return text };
    let mut depth = 1usize;
    let end = target.find(|c| {
        depth = match c {
            '(' => depth + 1,
            ')' => depth - 1,
            _ => depth,
        };
        depth == 0
    });
    end.and_then(|end| target.get(end + 1..)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn links_are_their_words() {
        for (markdown, text) in [
            ("See [there](https://example.org/a), now", "See there, now"),
            ("See [there](https://example.org/a_(b)#c).", "See there."),
            ("[a](<https://example.org>)[b](https://example.org)", "ab"),
            ("[`phone.call`](https://example.org) fails", "`phone.call` fails"),
            ("At <https://example.org/a>.", "At https://example.org/a."),
            ("A *strange* and **bold** a_b", "A strange and bold a_b"),
            (r"\[no link\]\(x\) \_ \\ \*", r"[no link](x) _ \ *"),
            ("`[a](b)` and ``a ` \\b``", "`[a](b)` and ``a ` \\b``"),
            ("open ` tick [a](b)", "open ` tick a"),
            ("open [a](b and no end", "open a(b and no end"),
            ("two\nlines \u{202e}\u{7}", "two lines "),
            ("%d \\% é", "%d % é"),
        ] {
            assert_eq!(plain_text(markdown), text, "{markdown}");
        }
    }
}
