//! Names to things, and things to their names.

use typewright_language::schema::{self, CombinatorId, Schema, TypeId};
use typewright_language::source::Span;
use typewright_language::syntax::ast::{Combinator, Field, FieldType, Item, is_type_name};

use super::analyse::{Analysis, Place, Source};
use super::occurrence::{Occurrence, Role, Target};

/// The characters of names.
fn is_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

impl<'a> Place<'a> {
    /// The declaration or mark at the place.
    #[must_use]
    pub fn item(&self) -> Option<&'a Item> {
        let after = self.source.file.items.partition_point(|item| item.span().range().start <= self.offset);
        let item = self.source.file.items.get(after.checked_sub(1)?)?;
        (self.offset <= item.span().range().end).then_some(item)
    }

    /// The constructor or function at the place.
    #[must_use]
    pub fn combinator(&self) -> Option<&'a Combinator> {
        if let Item::Combinator(found) = self.item()? { Some(found) } else { None }
    }

    /// The name at the place or right before it. In a declaration that could not be read, a word stands for the type or the
    /// combinator of that name.
    #[must_use]
    pub fn occurrence(&self) -> Option<Occurrence> {
        let known = &self.source.occurrences;
        let after = known.partition_point(|it| it.span.range().start <= self.offset);
        let found = after.checked_sub(1).and_then(|index| known.get(index));
        match found.filter(|it| self.offset <= it.span.range().end) {
            Some(found) => Some(*found),
            None if self.item().is_none() => self.word(),
            None => None,
        }
    }

    /// The word around the place, outside of comments.
    fn word(&self) -> Option<Occurrence> {
        let in_comment = |span: Span| span.range().start < self.offset && self.offset <= span.range().end;
        if self.source.file.comments.iter().any(|comment| in_comment(comment.span)) {
            return None;
        }
        let bytes = self.text.as_bytes();
        let belongs = |at: &usize| bytes.get(*at).is_some_and(|byte| is_name(*byte) || *byte == b'.');
        let start = (0..self.offset).rev().take_while(belongs).last().unwrap_or(self.offset);
        let end = (self.offset..bytes.len()).take_while(belongs).last().map_or(self.offset, |last| last + 1);
        let text =
            self.text.get(start..end).filter(|text| text.starts_with(|first: char| first.is_ascii_alphabetic()))?;
        let target = if is_type_name(text) { Target::Type } else { Target::Combinator };
        Some(Occurrence { span: Span::new(self.source.file.id, start..end), target, role: Role::Use })
    }
}

/// A field of a combinator by the place of its name, those within repetitions included.
#[must_use]
pub fn field_at(fields: &[Field], name: Span) -> Option<&Field> {
    fields.iter().find_map(|field| match (&field.name, &field.ty) {
        (Some(found), _) if found.span == name => Some(field),
        (_, FieldType::Repetition(repetition)) => field_at(&repetition.fields, name),
        _ => None,
    })
}

impl Analysis {
    /// Every name of every file.
    pub fn occurrences(&self) -> impl Iterator<Item = (&Source, &Occurrence, &str)> {
        self.files
            .iter()
            .flat_map(move |source| source.occurrences.iter().map(move |it| (source, it, self.sources.text(it.span))))
    }

    /// The places that name a thing, declarations included. `name` is the text of any of them.
    pub fn references(&self, target: Target, name: &str) -> impl Iterator<Item = (&Source, &Occurrence)> {
        let is_same = move |found: &Occurrence, text: &str| match (target, found.target) {
            (Target::Local { declared, .. }, Target::Local { declared: other, .. }) => declared == other,
            (target, other) => target == other && text == name,
        };
        self.occurrences().filter(move |(_, it, text)| is_same(it, text)).map(|(source, it, _)| (source, it))
    }

    /// The places that declare a thing: of a type, the names of its constructors.
    #[must_use]
    pub fn declarations(&self, target: Target, name: &str) -> Vec<Span> {
        match target {
            Target::Local { declared, .. } => vec![declared],
            Target::Annotation => Vec::new(),
            Target::Combinator => {
                let found = self.references(target, name).filter(|(_, it)| it.role == Role::Declaration);
                found.map(|(_, it)| it.span).collect()
            }
            Target::Type => {
                let items = self.files.iter().flat_map(|source| &source.file.items);
                let owned = items.filter_map(|item| match item {
                    Item::Combinator(it) if is_constructor_of(it, name) => Some(it.name.span),
                    Item::Builtin(it) if it.result.text == name => Some(it.name.span),
                    _ => None,
                });
                owned.collect()
            }
        }
    }

    /// The constructors or functions of a name. Several layers may declare it.
    pub fn combinators_named<'s>(&'s self, name: &str) -> impl Iterator<Item = (CombinatorId, &'s schema::Combinator)> {
        let all = self.schema.iter().flat_map(|schema| (0..).map(CombinatorId).zip(&schema.combinators));
        all.filter(move |(_, it)| it.name == name)
    }

    /// The type of a name.
    #[must_use]
    pub fn type_named(&self, name: &str) -> Option<(TypeId, &schema::Type)> {
        let schema: &Schema = self.schema.as_deref()?;
        (0..).map(TypeId).zip(&schema.types).find(|(_, ty)| ty.name == name && !ty.is_of_object)
    }
}

/// Returns whether a combinator is a constructor of a type.
fn is_constructor_of(combinator: &Combinator, ty: &str) -> bool {
    use typewright_language::syntax::ast::Section;
    combinator.section == Section::Types && combinator.result.name.text == ty
}
