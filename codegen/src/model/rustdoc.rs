//! Prose of pages and comments, rendered for rustdoc.
//!
//! Comments were not written for rustdoc. Their text is escaped, so that it shows as it was written and causes no
//! warnings: no links, headings, code blocks or HTML by chance. URLs become links. Pages are Markdown that has been
//! made safe already; names of the schema in it become links to their items.

use typewright_language::schema;

use super::items::Docs;
use super::view::View;

/// Documentation for the module of `view`.
pub(super) fn render(docs: &schema::Docs, view: View<'_>) -> Docs {
    if docs.page.is_some() { markdown(&docs.text, view) } else { plain(&docs.text) }
}

/// Markdown, with links.
pub(super) fn markdown(text: &str, view: View<'_>) -> Docs {
    let mut fence: Option<&str> = None;
    let mut docs = Docs::new();
    for line in text.lines() {
        let ticks = line.len() - line.trim_start_matches('`').len();
        let mark = line.get(..ticks).filter(|_| ticks >= 3);
        let line: String = line.chars().filter(|c| shows(*c)).collect();
        docs.push(if fence.is_some() || mark.is_some() { line } else { linked(&line, view) });
        fence = match fence {
            None => mark,
            Some(open) => Some(open).filter(|_| mark != Some(open)),
        };
    }
    docs
}

/// A line of Markdown whose code spans link to the items that they name.
fn linked(line: &str, view: View<'_>) -> String {
    let mut parts = line.split('`');
    let mut out = parts.next().unwrap_or_default().to_owned();
    // In a line such as ``a ``b`` c`` every odd part is empty, so it cannot be a name of the schema.
    while let Some(code) = parts.next() {
        let after = parts.next();
        match view.named(code).filter(|_| after.is_some() && !out.ends_with(['[', '\\'])) {
            Some(path) if path.link() == code => out.push_str(&format!("[`{code}`]")),
            Some(path) => out.push_str(&format!("[`{code}`]({})", path.link())),
            None => {
                out.push('`');
                out.push_str(code);
                out.extend(after.map(|_| '`'));
            }
        }
        out.push_str(after.unwrap_or_default());
    }
    out
}

/// Prose as Markdown, escaped so that it shows unchanged.
pub(super) fn plain(prose: &str) -> Docs {
    let mut docs = Docs::new();
    for line in prose.lines().map(str::trim) {
        let blank = docs.last().is_none_or(|last| last.is_empty());
        if !(line.is_empty() && blank) {
            docs.push(line.split(' ').map(word).collect::<Vec<_>>().join(" "));
        }
    }
    while docs.last().is_some_and(|last| last.is_empty()) {
        docs.pop();
    }
    docs
}

/// A word of prose, escaped.
fn word(word: &str) -> String {
    let url = word.find("https://").or_else(|| word.find("http://"));
    let Some((before, rest)) = url.and_then(|at| word.split_at_checked(at)) else { return escape(word) };
    let ends = |c: char| !(c.is_ascii_alphanumeric() || "-._~:/?#@!$&*+=%".contains(c));
    let (address, after) = rest.split_at_checked(rest.find(ends).unwrap_or(rest.len())).unwrap_or((rest, ""));
    let address = address.trim_end_matches(['.', ',', ':', '!', '?']);
    let after = rest.strip_prefix(address).unwrap_or(after);
    format!("{}<{address}>{}", escape(before), escape(after))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars().filter(|c| shows(*c)) {
        if r"\`*_[]<>#~|&+-=".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Returns whether a character shows: controls do not, nor do those that change the direction of the text around
/// them, which Rust refuses in comments.
pub(super) fn shows(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
