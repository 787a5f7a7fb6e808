//! Values to bytes: what is asked, and what is wrong.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use super::envelope::Gzip;
use super::parts::{name_of, wrong};
use super::plain::Plain;
use super::value::{alone, shown_path};
use super::write::{Writer, Written};
use crate::schema::{Combinator, Schema, TypeExpr};
use crate::source::nearest;

/// Why a value cannot be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncodeError {
    /// The names that lead to the place, outermost first.
    pub path: Vec<String>,
    /// What should stand there.
    pub expected: String,
    /// What does.
    pub found: String,
}

impl fmt::Display for EncodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "in {}: ", shown_path(&self.path))?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for EncodeError {}

/// Writes values of a schema.
///
/// A `#` that only says which fields are there may be left out: they say it themselves.
#[derive(Debug)]
pub struct Encoder<'s> {
    pub(super) schema: &'s Schema,
    by_name: BTreeMap<&'s str, Vec<&'s Combinator>>,
    pub(super) gzip: Option<Gzip>,
}

impl<'s> Encoder<'s> {
    /// Of `schema`.
    #[must_use]
    pub fn new(schema: &'s Schema) -> Self {
        let mut by_name = BTreeMap::<_, Vec<_>>::new();
        for combinator in &schema.combinators {
            by_name.entry(combinator.name.as_str()).or_default().push(combinator);
        }
        Self { schema, by_name, gzip: None }
    }

    /// Packs what is to be packed. Without it, only bytes can be the data of `gzip_packed`.
    #[must_use]
    pub fn gzip(mut self, gzip: Gzip) -> Self {
        self.gzip = Some(gzip);
        self
    }

    /// Writes one boxed value: a map whose `_` names a constructor or a function.
    ///
    /// # Errors
    /// The value does not fit the schema.
    pub fn encode(&self, value: &Plain) -> Result<Vec<u8>, EncodeError> {
        self.run(|writer| writer.whole(value))
    }

    /// Writes a value of a type without variables.
    ///
    /// # Errors
    /// The value is none of this type.
    pub fn encode_as(&self, expr: &'s TypeExpr, value: &Plain) -> Result<Vec<u8>, EncodeError> {
        self.run(|writer| writer.answer(expr, value))
    }

    /// Writes the fields of one combinator, without its id.
    ///
    /// # Errors
    /// The value does not fit, or the combinator's type has parameters.
    pub fn encode_fields(&self, combinator: &'s Combinator, value: &Plain) -> Result<Vec<u8>, EncodeError> {
        if !alone(self.schema, combinator) {
            return Err(wrong("a type without parameters", format!("{}, whose type has some", combinator.name)));
        }
        self.run(|writer| writer.combinator(combinator, Rc::default(), value))
    }

    fn run(&self, write: impl FnOnce(&mut Writer<'_, 's>) -> Written) -> Result<Vec<u8>, EncodeError> {
        let mut writer = Writer::new(self);
        write(&mut writer)?;
        Ok(writer.out)
    }

    pub(super) fn all_named(&self, name: &str) -> &[&'s Combinator] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// What the `_` of a value names, among those combinators that may stand in its place.
    pub(super) fn named(
        &self,
        value: &Plain,
        wanted: &str,
        fits: impl Fn(&Combinator) -> bool,
    ) -> Result<&'s Combinator, EncodeError> {
        let text = name_of(value)?;
        let (name, id) = match text.split_once('#') {
            Some((name, digits)) => (name, u32::from_str_radix(digits, 16).ok()),
            None => (text, None),
        };
        let mut found = self.all_named(name).iter().filter(|it| fits(it) && (name == text || Some(it.id) == id));
        match (found.next(), found.next()) {
            (Some(only), None) => Ok(only),
            (Some(one), Some(other)) => {
                let choice = format!("`{name}#{:08x}` or `{name}#{:08x}`", one.id, other.id);
                Err(wrong(choice, format!("{text:?}, which both are called")))
            }
            (None, _) => {
                let fitting =
                    self.by_name.iter().filter(|(_, all)| all.iter().any(|it| fits(it))).map(|(name, _)| *name);
                let wanted = match nearest(name, fitting) {
                    Some(meant) => format!("{wanted}, such as {meant:?}"),
                    None => wanted.to_owned(),
                };
                Err(wrong(wanted, format!("{text:?}")))
            }
        }
    }
}
