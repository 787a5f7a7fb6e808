//! Where names lead to, and declarations in which every name is a link.

use std::collections::BTreeMap;
use std::ops::Range;

use typewright_language::schema::{Combinator, CombinatorId, ErrorId, Kind, Schema, TypeId};

use super::file_names::FileNames;
use super::words::{escape, link};
use crate::explain::{Name, Target};

/// The pages of a schema by their names.
pub(super) struct Links<'a> {
    files: FileNames,
    types: BTreeMap<&'a str, Target>,
    combinators: BTreeMap<&'a str, Target>,
    errors: BTreeMap<&'a str, Target>,
}

impl<'a> Links<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        let mut combinators = BTreeMap::new();
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            // A function wins over a constructor of its name.
            if combinator.kind == Kind::Function {
                combinators.insert(combinator.name.as_str(), Target::Combinator(id));
            } else {
                combinators.entry(combinator.name.as_str()).or_insert(Target::Combinator(id));
            }
        }
        let types = (0..).map(TypeId).zip(&schema.types).filter(|(_, ty)| !ty.constructors.is_empty());
        let errors = (0..).map(ErrorId).zip(&schema.documentation.errors);
        Self {
            files: FileNames::new(schema),
            types: types.map(|(id, ty)| (ty.name.as_str(), Target::Type(id))).collect(),
            combinators,
            errors: errors.map(|(id, error)| (error.name.as_str(), Target::Error(id))).collect(),
        }
    }

    /// The path of a page, without its extension.
    pub(super) fn path(&self, target: Target) -> &str {
        let path = match target {
            Target::Combinator(id) => self.files.combinators.get(id.0 as usize),
            Target::Type(id) => self.files.types.get(id.0 as usize),
            Target::Error(id) => self.files.errors.get(id.0 as usize),
        };
        path.map_or("", String::as_str)
    }

    /// The definition that a text names.
    pub(super) fn find(&self, name: &str) -> Option<Target> {
        let found = self.combinators.get(name).or_else(|| self.types.get(name)).or_else(|| self.errors.get(name));
        found.copied()
    }

    /// The definition that a name in a type stands for: a type, or the constructor of a bare one.
    fn in_type(&self, name: &str) -> Option<Target> {
        self.types.get(name).or_else(|| self.combinators.get(name)).copied()
    }

    /// A name as a link to its page, from a page one folder below the root.
    pub(super) fn name(&self, name: &Name) -> String {
        match name.target {
            Some(target) => link(self.path(target), &name.text),
            None => format!("<code>{}</code>", escape(&name.text)),
        }
    }

    /// A type of the schema, with links from its names.
    pub(super) fn type_text(&self, text: &str) -> String {
        let mut out = String::new();
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
        let mut rest = text;
        while !rest.is_empty() {
            let word = rest.get(..rest.find(|c| !is_word(c)).unwrap_or(rest.len())).unwrap_or_default();
            let after = rest.get(word.len()..).unwrap_or_default();
            let other = after.get(..after.find(is_word).unwrap_or(after.len())).unwrap_or_default();
            match self.in_type(word) {
                Some(target) => {
                    out.push_str(&format!("<a href=\"../{}.html\">{}</a>", self.path(target), escape(word)));
                }
                None => out.push_str(&escape(word)),
            }
            out.push_str(&escape(other));
            rest = after.get(other.len()..).unwrap_or_default();
        }
        out
    }

    /// A declaration: the name and the id marked, names of fields as links to their rows, names of types to their pages.
    /// `anchor` tells where the row of a field is.
    pub(super) fn declaration(&self, combinator: &Combinator, anchor: impl Fn(usize) -> Option<String>) -> String {
        let declaration = &combinator.declaration;
        let mut line = Line { text: &declaration.text, at: 0, out: String::new() };
        let part = |place: &Range<usize>| declaration.part(place);
        line.put(&declaration.name, format!("<b>{}</b>", escape(part(&declaration.name))));
        if declaration.id != declaration.name {
            line.put(&declaration.id, format!("<i>{}</i>", escape(part(&declaration.id))));
        }
        for (index, places) in declaration.fields.iter().enumerate() {
            let name = escape(part(&places.name));
            line.put(
                &places.name,
                match anchor(index) {
                    Some(anchor) => format!("<a href=\"#{}\">{name}</a>", escape(&anchor)),
                    None => name,
                },
            );
            line.put(&places.ty, self.type_text(part(&places.ty)));
        }
        line.put(&declaration.result, self.type_text(part(&declaration.result)));
        line.finish()
    }
}

/// A text of which parts are replaced from left to right.
struct Line<'t> {
    text: &'t str,
    at: usize,
    out: String,
}

impl Line<'_> {
    fn put(&mut self, place: &Range<usize>, html: String) {
        if place.start < self.at || place.is_empty() {
            return;
        }
        self.out.push_str(&escape(self.text.get(self.at..place.start).unwrap_or_default()));
        self.out.push_str(&html);
        self.at = place.end;
    }

    fn finish(mut self) -> String {
        self.out.push_str(&escape(self.text.get(self.at..).unwrap_or_default()));
        self.out
    }
}
