//! Small texts of pages: escaped HTML, numbers, first sentences.

use typewright_language::source::visible;

/// Text in HTML, in an element or in a quoted attribute; characters that control a display are shown.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// A link to the page at a path, from one folder below the root; its words are code.
pub(super) fn link(path: &str, words: &str) -> String {
    format!("<a href=\"../{path}.html\"><code>{}</code></a>", escape(words))
}

/// A message, in which backticks enclose code, as HTML.
pub(super) fn message(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, code, after)) = rest.split_once('`').and_then(|(before, from)| {
        let (code, after) = from.split_once('`')?;
        Some((before, code, after))
    }) {
        out.push_str(&format!("{}<code>{}</code>", escape(before), escape(code)));
        rest = after;
    }
    out + &escape(rest)
}

/// The namespace of a name with its dot, and the rest.
pub(super) fn split(name: &str) -> (&str, &str) {
    name.rfind('.').map_or(("", name), |dot| name.split_at(dot + 1))
}

/// The start of a text in Markdown, without its markup: its first sentence, or as much of it as a line of a list has room for.
pub(super) fn summary(markdown: &str) -> String {
    const MAX_CHARS: usize = 160;
    let mut plain = String::new();
    let paragraph = markdown.split("\n\n").next().unwrap_or_default();
    let mut chars = paragraph.chars().peekable();
    let mut in_code = false;
    while let Some(c) = chars.next() {
        match c {
            '\\' if !in_code && chars.peek().is_some_and(char::is_ascii_punctuation) => plain.extend(chars.next()),
            '`' => in_code = !in_code,
            '*' | '[' | '<' | '>' if !in_code => {}
            ']' if !in_code && chars.peek() == Some(&'(') => skip_target(&mut chars),
            ']' if !in_code => {}
            _ if c.is_whitespace() => plain.push(' '),
            _ => plain.push(c),
        }
    }
    let sentence = plain.find(". ").map_or(plain.as_str(), |end| plain.get(..=end).unwrap_or_default());
    match sentence.char_indices().nth(MAX_CHARS) {
        Some((end, _)) => format!("{}…", sentence.get(..end).unwrap_or_default().trim_end()),
        None => sentence.trim_end().to_owned(),
    }
}

/// Skips the target of a link, whose parentheses come in pairs.
fn skip_target(chars: &mut std::iter::Peekable<std::str::Chars<'_>>) {
    let mut depth = 0usize;
    for c in chars.by_ref() {
        match c {
            '(' => depth += 1,
            ')' if depth <= 1 => return,
            ')' => depth -= 1,
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, message, summary};

    #[test]
    fn nothing_is_markup_in_html() {
        assert_eq!(escape("<a b=\"c\">'&\u{202e}"), "&lt;a b=&quot;c&quot;&gt;&#39;&amp;\\u{202e}");
    }

    #[test]
    fn messages_have_code_between_backticks() {
        assert_eq!(message("`a<b` is `c` now"), "<code>a&lt;b</code> is <code>c</code> now");
        assert_eq!(message("open ` tick"), "open ` tick");
    }

    #[test]
    fn summaries_are_plain_first_sentences() {
        assert_eq!(summary("Calls `a_b` of [it](https://x.org/a_(b)). More."), "Calls a_b of it.");
        assert_eq!(summary(r"With \_this\_ and **that**"), "With _this_ and that");
        assert_eq!(summary("One\nline.\n\nAnother"), "One line.");
        assert_eq!(summary(&"x".repeat(500)).chars().count(), 161);
    }
}
