//! The public encoder.

use std::rc::Rc;

use super::envelope::Gzip;
use super::error::EncodeError;
use super::index::Names;
use super::plain_value::Plain;
use super::writer::{Writer, Written};
use typewright_language::schema::{Combinator, MaskBits, Rules, Schema, TypeExpr};

/// Encodes values of a schema.
///
/// A `#` that announces fields may be left out: it is computed from them. A kept one may also state only the bits
/// without a field.
#[derive(Debug)]
pub struct Encoder<'s> {
    names: Names<'s>,
    gzip: Option<Gzip>,
}

impl<'s> Encoder<'s> {
    /// An encoder of values of `schema`.
    #[must_use]
    pub fn new(schema: &'s Schema) -> Self {
        Self { names: Names::new(schema), gzip: None }
    }

    /// Packs the data of `gzip_packed`. Without it, that data can only be bytes.
    #[must_use]
    pub fn gzip(mut self, gzip: Gzip) -> Self {
        self.gzip = Some(gzip);
        self
    }

    /// Chooses the masks that are kept. By default their names decide, as in generated code.
    #[must_use]
    pub fn masks(mut self, masks: Rules<MaskBits>) -> Self {
        self.names.masks = masks;
        self
    }

    /// Encodes one boxed value: a map whose `_` names a constructor or a function.
    ///
    /// # Errors
    /// The value does not fit the schema.
    pub fn encode(&self, value: &Plain) -> Result<Vec<u8>, EncodeError> {
        self.run(|writer| writer.whole(value))
    }

    /// Encodes a value of a type without variables.
    ///
    /// # Errors
    /// The value is not of this type.
    pub fn encode_as(&self, expr: &'s TypeExpr, value: &Plain) -> Result<Vec<u8>, EncodeError> {
        self.run(|writer| writer.response(expr, value))
    }

    /// Encodes the fields of one combinator, without its id.
    ///
    /// # Errors
    /// The value does not fit, or the combinator's type has parameters.
    pub fn encode_fields(&self, combinator: &'s Combinator, value: &Plain) -> Result<Vec<u8>, EncodeError> {
        if !self.names.schema.is_self_describing(combinator) {
            let found = format!("{}, whose type has parameters", combinator.name);
            return Err(EncodeError::new("a type without parameters", found));
        }
        self.run(|writer| writer.combinator(combinator, Rc::default(), value))
    }

    fn run(&self, write: impl FnOnce(&mut Writer<'_, 's>) -> Written) -> Result<Vec<u8>, EncodeError> {
        let mut writer = Writer::new(&self.names, self.gzip);
        write(&mut writer)?;
        Ok(writer.out)
    }
}
