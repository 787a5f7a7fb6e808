//! The front matter: `key: value` lines between two lines of `---`.
//!
//! Pages use no more of YAML than that, with bare or quoted values. A line of another form is a warning, and its key
//! counts as absent.

use crate::source::{Diagnostic, Diagnostics, FileId, Lint, Span, Spanned};

/// The front matter, and the start of the page's text.
#[derive(Debug, Default)]
pub(super) struct FrontMatter {
    pub(super) title: Option<Spanned<String>>,
    pub(super) end: usize,
}

/// Reads the front matter of a page whose text starts at `start`. None if it is never closed, which is an error.
pub(super) fn read(text: &str, start: usize, file: FileId, diagnostics: &mut Diagnostics) -> Option<FrontMatter> {
    let mut at = start;
    let mut lines = text.get(start..).unwrap_or_default().split_inclusive('\n').map(|line| {
        at += line.len();
        (at - line.len(), line)
    });
    if lines.next().is_none_or(|(_, line)| line.trim_end() != "---") {
        return Some(FrontMatter { title: None, end: start });
    }
    let mut title = None;
    for (offset, line) in lines {
        let content = line.trim();
        if content == "---" {
            return Some(FrontMatter { title, end: offset + line.len() });
        }
        let place = Span::new(file, offset..offset + line.trim_end().len());
        match entry(content) {
            Some(("title", value)) => title = Some(Spanned { value, span: place }),
            Some(_) => {}
            None if content.is_empty() || content.starts_with('#') => {}
            None => diagnostics.push(
                Diagnostic::lint(Lint::SourceForm, place, "this line of the front matter is ignored")
                    .help("write `key: value` or `key: \"value\"` on one line"),
            ),
        }
    }
    diagnostics.push(
        Diagnostic::error(Span::new(file, start..start + 3), "unclosed front matter")
            .help("close the front matter with a line of `---`"),
    );
    None
}

/// The key and the value of a line; none if it has another form.
fn entry(line: &str) -> Option<(&str, String)> {
    let (key, value) = line.split_once(':')?;
    let word = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    if key.is_empty() || !key.bytes().all(word) || !(value.is_empty() || value.starts_with([' ', '\t'])) {
        return None;
    }
    let value = value.trim();
    match value.chars().next() {
        Some('"') => unquoted(value).map(|value| (key, value)),
        Some('\'') => {
            let inner = value.strip_prefix('\'')?.strip_suffix('\'')?.replace("''", "'");
            Some((key, inner))
        }
        Some('|' | '>' | '[' | '{' | '&' | '*') => None,
        _ => Some((key, value.to_owned())),
    }
}

/// The text of a double-quoted value, where `\"` and `\\` stand for themselves.
fn unquoted(value: &str) -> Option<String> {
    let mut out = String::new();
    let mut chars = value.strip_prefix('"')?.chars();
    while let Some(character) = chars.next() {
        match character {
            '"' => return chars.as_str().is_empty().then_some(out),
            '\\' => match chars.next()? {
                'n' => out.push('\n'),
                other => out.push(other),
            },
            other => out.push(other),
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::entry;

    #[test]
    fn values_are_bare_or_quoted() {
        assert_eq!(entry("title: phone.requestCall"), Some(("title", "phone.requestCall".into())));
        assert_eq!(entry(r#"title: "a \"b\" \\ c""#), Some(("title", r#"a "b" \ c"#.into())));
        assert_eq!(entry("title: 'it''s'"), Some(("title", "it's".into())));
        assert_eq!(entry("image: https://example.org/x"), Some(("image", "https://example.org/x".into())));
        assert_eq!(entry("empty:"), Some(("empty", String::new())));
    }

    #[test]
    fn other_forms_are_refused() {
        for line in ["no colon", ": x", "a b: x", "key:value", "key: \"open", "key: \"a\" b", "key: |", "- item: x"] {
            assert_eq!(entry(line), None, "{line}");
        }
    }
}
