//! Tags in plain comments, as xelaj's schemas have them.
//!
//! ```text
//! // @type The kind of a file
//! // @constructor A picture
//! // @param size Its size, in bytes
//! storage.fileJpeg size:int = storage.FileType;
//! ```

/// A tag, and the lines that belong to it.
pub(super) struct WordTag<'a> {
    /// The thing that the tag describes.
    pub(super) subject: Subject<'a>,
    /// Its lines; the first may be empty.
    pub(super) lines: Vec<&'a str>,
}

/// The thing that a tag describes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Subject<'a> {
    /// `@constructor`, `@enum`, `@method`; lines before the first tag too.
    Combinator,
    /// `@type`: the type of the result.
    Type,
    /// `@param NAME`: a field.
    Field(&'a str),
}

/// The tags of comment lines. None where no line begins with one.
pub(super) fn word_tags<'a>(lines: &[&'a str]) -> Option<Vec<WordTag<'a>>> {
    if !lines.iter().any(|line| tag(line).is_some()) {
        return None;
    }
    let mut tags = vec![WordTag { subject: Subject::Combinator, lines: Vec::new() }];
    for line in lines {
        match (tag(line), tags.last_mut()) {
            (Some((subject, text)), _) => tags.push(WordTag { subject, lines: vec![text] }),
            (None, Some(last)) => last.lines.push(line),
            (None, None) => {}
        }
    }
    Some(tags)
}

/// The tag that a line begins with, and the rest of the line.
fn tag(line: &str) -> Option<(Subject<'_>, &str)> {
    let (key, text) = word(line.strip_prefix('@')?);
    let subject = match key {
        "constructor" | "enum" | "method" | "function" => Subject::Combinator,
        "type" => Subject::Type,
        "param" => {
            let (name, text) = word(text);
            return (!name.is_empty()).then_some((Subject::Field(name), text));
        }
        _ => return None,
    };
    Some((subject, text))
}

/// The first word, and the rest.
fn word(text: &str) -> (&str, &str) {
    let end = text.find(char::is_whitespace).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    (word, rest.trim_start())
}
