//! The text of a declaration, and the places of its parts.

use std::fmt::{self, Display, Write};
use std::ops::Range;

use crate::syntax::ast;

/// A declaration on one line, as its tree prints itself, and where its parts are in bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Declaration {
    /// `user#d23c81a3 id:int name:string = User;`
    pub text: String,
    /// `user`
    pub name: Range<usize>,
    /// `#d23c81a3`; the place of the name where no id is written.
    pub id: Range<usize>,
    /// All `{...}` together; empty where there are none.
    pub params: Range<usize>,
    /// The fields, in their order; those within repetitions belong to the field around them.
    pub fields: Vec<FieldPlaces>,
    /// `User`
    pub result: Range<usize>,
}

/// The places of a field and of its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldPlaces {
    /// `photo:flags.0?Photo`
    pub whole: Range<usize>,
    /// `photo`; empty where it has none.
    pub name: Range<usize>,
    /// `flags.0?`; empty where there is none.
    pub condition: Range<usize>,
    /// `Photo`
    pub ty: Range<usize>,
}

impl Declaration {
    /// Prints a tree, and notes the places of its parts.
    pub(super) fn new(written: &ast::Combinator) -> Self {
        let mut at = written.annotations.iter().map(|annotation| annotation.value.len() + 2).sum();
        let name = advance(&mut at, &written.name);
        let id = written.id.map_or(name.clone(), |id| advance(&mut at, &id));
        let params_start = at + 1;
        written.params.iter().for_each(|param| at += 1 + length(param));
        let params = params_start.min(at)..at;
        let fields = written.fields.iter().map(|field| FieldPlaces::new(field, &mut at)).collect();
        at += if written.fat_arrow { " => " } else { " = " }.len();
        let result = advance(&mut at, &written.result);
        Self { text: written.to_string(), name, id, params, fields, result }
    }

    /// The text at a place.
    #[must_use]
    pub fn part(&self, place: &Range<usize>) -> &str {
        self.text.get(place.clone()).unwrap_or_default()
    }

    /// The places of the field of an index.
    #[must_use]
    pub fn field(&self, index: usize) -> FieldPlaces {
        self.fields.get(index).cloned().unwrap_or_default()
    }
}

impl FieldPlaces {
    fn new(field: &ast::Field, at: &mut usize) -> Self {
        *at += 1;
        let start = *at;
        let end = start + length(field);
        let name = field.name.as_ref().map_or(start..start, |name| advance(at, name));
        *at += usize::from(field.name.is_some());
        let condition = field.condition.as_ref().map_or(*at..*at, |condition| advance(at, condition));
        let ty = *at..end;
        *at = end;
        Self { whole: start..end, name, condition, ty }
    }

    /// The field without its name: `flags.0?Photo`.
    #[must_use]
    pub fn body(&self) -> Range<usize> {
        self.condition.start..self.ty.end
    }
}

/// Steps over a part that prints here.
fn advance(at: &mut usize, part: &impl Display) -> Range<usize> {
    let start = *at;
    *at += length(part);
    start..*at
}

/// The number of bytes that a part prints as.
fn length(part: &impl Display) -> usize {
    struct Length(usize);
    impl Write for Length {
        fn write_str(&mut self, text: &str) -> fmt::Result {
            self.0 += text.len();
            Ok(())
        }
    }
    let mut length = Length(0);
    // Counting cannot fail.
    let _ = write!(length, "{part}");
    length.0
}
