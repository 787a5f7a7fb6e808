//! JSON to a tree whose every name and type knows its place in the JSON.

use super::params::restore;
use crate::source::json::{self, Members, Node};
use crate::source::{Diagnostic, Diagnostics, FileId, SourceMap, Span};
use crate::syntax::ast::{Combinator, Field, File, Item, Magic, Name, Section};
use crate::syntax::{field_at, name_at, result_at};

/// The limit of errors in one file.
const MAX_ERRORS: usize = 1000;

/// Reads a file of a map. Mistakes go to the diagnostics, and the rest is returned.
pub(crate) fn read(sources: &SourceMap, id: FileId, diagnostics: &mut Diagnostics) -> File {
    let mut file = File { id, items: Vec::new(), comments: Vec::new(), broken: Vec::new() };
    let text = sources.get(id).map_or("", |file| file.text());
    let Some(root) = json::read(text, id, diagnostics) else { return file };
    let mut reader = Reader { sources, diagnostics, errors: 0 };
    let Some(members) = reader.members(root, "a schema") else { return file };
    for (key, name_key, section) in
        [("constructors", "predicate", Section::Types), ("methods", "method", Section::Functions)]
    {
        let Some(list) = reader.member(&members, key, root) else { continue };
        let Some(items) = list.items() else {
            reader.wrong(list.span(), format!("`{key}` must be a list, found {}", list.shown()));
            continue;
        };
        for item in items {
            if reader.errors >= MAX_ERRORS {
                reader.wrong(item.span(), format!("more than {MAX_ERRORS} errors: the rest of the file is not read"));
                return file;
            }
            file.items.extend(reader.combinator(item, name_key, section).map(Item::Combinator));
        }
    }
    file
}

struct Reader<'a, 'd> {
    sources: &'a SourceMap,
    diagnostics: &'d mut Diagnostics,
    errors: usize,
}

impl<'a> Reader<'a, '_> {
    fn wrong(&mut self, span: Span, what: impl Into<String>) {
        self.errors += 1;
        self.diagnostics.push(Diagnostic::error(span, what));
    }

    fn members(&mut self, node: Node<'a>, what: &str) -> Option<Members<'a>> {
        let members = node.members();
        if members.is_none() {
            self.wrong(node.span(), format!("{what} must be an object, found {}", node.shown()));
        }
        members
    }

    fn member(&mut self, members: &Members<'a>, key: &str, of: Node<'a>) -> Option<Node<'a>> {
        let found = optional(members, key);
        if found.is_none() {
            let span = of.span();
            self.wrong(Span { end: span.start + 1, ..span }, format!("`{key}` is missing in this object"));
        }
        found
    }

    /// The place of a string without its quotes.
    fn text(&mut self, node: Node<'a>, what: &str) -> Option<Span> {
        let span = node.span();
        let Some(text) = node.string() else {
            self.wrong(span, format!("{what} must be a string, found {}", node.shown()));
            return None;
        };
        if text.len() + 2 != span.range().len() {
            self.errors += 1;
            let why = Diagnostic::error(span, format!("{what} has escapes"));
            self.diagnostics.push(why.help("write the characters as they are: TL needs none that JSON escapes"));
            return None;
        }
        Some(Span { start: span.start + 1, end: span.end - 1, ..span })
    }

    fn combinator(&mut self, node: Node<'a>, name_key: &str, section: Section) -> Option<Combinator> {
        let members = self.members(node, "a definition")?;
        let name = self.member(&members, name_key, node).and_then(|name| self.text(name, "a name"));
        let name = name.and_then(|place| self.checked(|sources, out| name_at(sources, place, out)));
        let id = self.member(&members, "id", node).and_then(|id| self.id(id));
        let layer = optional(&members, "layer").and_then(|layer| self.layer(layer));
        let params = self.member(&members, "params", node).and_then(|params| self.fields(params));
        let result = self.member(&members, "type", node).and_then(|ty| self.text(ty, "a type"));
        let result = result.and_then(|place| self.checked(|sources, out| result_at(sources, place, section, out)));
        let (name, fields, result) = (name?, params?, result?);
        let mut combinator = Combinator {
            annotations: Vec::new(),
            name,
            id: Some(id?),
            params: Vec::new(),
            fields,
            section,
            fat_arrow: false,
            result,
            layer,
            comments: 0..0,
            span: node.span(),
        };
        restore(&mut combinator);
        Some(combinator)
    }

    /// Counts the errors of a parser of another floor.
    fn checked<T>(&mut self, parse: impl FnOnce(&SourceMap, &mut Diagnostics) -> Option<T>) -> Option<T> {
        let found = parse(self.sources, self.diagnostics);
        self.errors += usize::from(found.is_none());
        found
    }

    /// The layer that a definition belongs to, with or without quotes.
    fn layer(&mut self, node: Node<'a>) -> Option<u32> {
        let layer = node.string().map_or_else(|| node.number(), |text| text.parse().ok());
        if layer.is_none() {
            self.wrong(node.span(), format!("a layer is a number of 32 bits, found {}", node.shown()));
        }
        layer
    }

    /// 32 bits as a signed decimal number, with or without quotes.
    fn id(&mut self, node: Node<'a>) -> Option<Magic> {
        let number = node.string().map_or_else(|| node.number(), |text| text.parse().ok());
        let value = number.and_then(|number: i64| {
            i32::try_from(number).map(i32::cast_unsigned).or_else(|_| u32::try_from(number)).ok()
        });
        if value.is_none() {
            let why = format!("an id is a number of 32 bits, found {}", node.shown());
            let error = Diagnostic::error(node.span(), why);
            self.errors += 1;
            self.diagnostics.push(match node.string().as_deref().and_then(hexadecimal) {
                Some(id) => error.help(format!("write it as `\"{}\"`", id.cast_signed())),
                None => error.help("write it as a signed decimal, as in `\"-1132882121\"`"),
            });
        }
        Some(Magic { value: value?, digits: 8, span: node.span() })
    }

    fn fields(&mut self, node: Node<'a>) -> Option<Vec<Field>> {
        let Some(items) = node.items() else {
            self.wrong(node.span(), format!("`params` must be a list, found {}", node.shown()));
            return None;
        };
        let fields: Vec<_> = items.into_iter().map(|item| self.field(item)).collect();
        fields.into_iter().collect()
    }

    fn field(&mut self, node: Node<'a>) -> Option<Field> {
        let members = self.members(node, "a parameter")?;
        let name = self.member(&members, "name", node).and_then(|name| self.text(name, "a name"));
        let ty = self.member(&members, "type", node).and_then(|ty| self.text(ty, "a type"));
        let (name, ty) = (name?, ty?);
        let field = self.checked(|sources, out| field_at(sources, ty, out))?;
        if let Some(label) = &field.name {
            self.wrong(label.span, "a type has no name: move it to `name`");
            return None;
        }
        if name.range().is_empty() {
            return Some(Field { span: node.span(), ..field });
        }
        let text = self.sources.text(name).to_owned();
        let is_name = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
        if !is_name || text.starts_with(|first: char| first.is_ascii_digit()) {
            self.wrong(name, "the name of a parameter has only ASCII letters, digits and `_`");
            return None;
        }
        Some(Field { name: Some(Name { text, span: name }), span: node.span(), ..field })
    }
}

fn optional<'a>(members: &Members<'a>, key: &str) -> Option<Node<'a>> {
    members.iter().find(|(name, _)| name.string().is_some_and(|name| name == key)).map(|(_, value)| *value)
}

/// An id in the digits of TL: `997275b5`, with or without `#` or `0x`.
fn hexadecimal(text: &str) -> Option<u32> {
    let digits = ["#", "0x", "0X"].into_iter().find_map(|mark| text.strip_prefix(mark)).unwrap_or(text);
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    (is_hex && digits.len() <= 8).then(|| u32::from_str_radix(digits, 16).ok())?
}
