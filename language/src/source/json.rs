//! JSON whose values and keys know their places.

use std::fmt;

use serde_core::de::{Deserialize, Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::file::after_mark;
use super::{Diagnostic, Diagnostics, FileId, Span};

/// A value that is not read yet, and its place. Reading goes one level at a time, so that nothing recurses.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Node<'t> {
    text: &'t str,
    raw: &'t str,
    file: FileId,
}

/// The members of an object, in their order, each with its key.
pub(crate) type Members<'t> = Vec<(Node<'t>, Node<'t>)>;

/// The value that a text holds; a mistake in its syntax is an error.
pub(crate) fn read<'t>(text: &'t str, file: FileId, diagnostics: &mut Diagnostics) -> Option<Node<'t>> {
    let (start, json) = after_mark(text);
    match serde_json::from_str::<&RawValue>(json) {
        Ok(value) => Some(Node { text, raw: value.get(), file }),
        Err(error) => {
            let at = start + offset(json, error.line(), error.column());
            let message = error.to_string();
            let message = message.rsplit_once(" at line ").map_or(message.as_str(), |(message, _)| message);
            diagnostics.push(Diagnostic::error(Span::new(file, at..at), format!("invalid JSON: {message}")));
            None
        }
    }
}

/// The byte of a line and a column, which counts bytes, both from 1.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let before: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let mut at = (before + column.saturating_sub(1)).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

impl<'t> Node<'t> {
    /// Its place.
    pub(crate) fn span(self) -> Span {
        let start = (self.raw.as_ptr() as usize).saturating_sub(self.text.as_ptr() as usize);
        Span::new(self.file, start..start + self.raw.len())
    }

    /// The value in messages: what kind it is, or all of it if it is short.
    pub(crate) fn shown(self) -> &'t str {
        match self.raw.bytes().next() {
            Some(b'{') => "an object",
            Some(b'[') => "a list",
            Some(b'"') if self.raw.len() > 40 => "a string",
            _ if self.raw.len() > 40 => "a number",
            _ => self.raw,
        }
    }

    /// The members, if it is an object.
    pub(crate) fn members(self) -> Option<Members<'t>> {
        let members: RawMembers<'t> = serde_json::from_str(self.raw).ok()?;
        Some(members.0.into_iter().map(|(key, value)| (self.child(key), self.child(value))).collect())
    }

    /// The items, if it is a list.
    pub(crate) fn items(self) -> Option<Vec<Node<'t>>> {
        let items: Vec<&'t RawValue> = serde_json::from_str(self.raw).ok()?;
        Some(items.into_iter().map(|item| self.child(item)).collect())
    }

    /// The text, if it is one.
    pub(crate) fn string(self) -> Option<String> {
        serde_json::from_str(self.raw).ok()
    }

    /// The number, if it is one that fits.
    pub(crate) fn number<T: for<'de> Deserialize<'de>>(self) -> Option<T> {
        serde_json::from_str(self.raw).ok()
    }

    fn child(self, raw: &'t RawValue) -> Self {
        Self { raw: raw.get(), ..self }
    }
}

/// The members of an object as they are written; a map would lose their order, their places and duplicates.
struct RawMembers<'t>(Vec<(&'t RawValue, &'t RawValue)>);

impl<'de> Deserialize<'de> for RawMembers<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Collect;
        impl<'de> Visitor<'de> for Collect {
            type Value = RawMembers<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(RawMembers(members))
            }
        }
        deserializer.deserialize_map(Collect)
    }
}

#[cfg(test)]
mod tests {
    use super::{offset, read};
    use crate::source::{Diagnostics, SourceMap};

    #[test]
    fn keys_and_values_know_their_place() {
        let text = "\u{feff}{\"a\": 1,\n \"b\\u0063\": [true, \"x\"]}";
        let mut sources = SourceMap::new();
        let file = sources.add("x.json", text);
        let mut diagnostics = Diagnostics::new();
        let members = read(text, file, &mut diagnostics).unwrap().members().unwrap();
        let shown: Vec<_> =
            members.iter().map(|(key, value)| (sources.text(key.span()), sources.text(value.span()))).collect();
        assert_eq!(shown, [("\"a\"", "1"), ("\"b\\u0063\"", "[true, \"x\"]")]);
        assert_eq!(members[1].0.string().as_deref(), Some("bc"));
        let items = members[1].1.items().unwrap();
        assert_eq!((items[0].shown(), sources.text(items[1].span())), ("true", "\"x\""));
    }

    #[test]
    fn an_offset_is_never_inside_a_character() {
        assert_eq!(offset("aé\nb", 1, 3), 1);
        assert_eq!(offset("aé\nb", 2, 1), 4);
        assert_eq!(offset("a", 9, 9), 1);
    }
}
