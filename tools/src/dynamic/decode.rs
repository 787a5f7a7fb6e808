//! The public decoder.

use std::rc::Rc;

use super::asked::Asked;
use super::envelope::Gzip;
use super::error::DecodeError;
use super::index::Ids;
use super::plain_value::Plain;
use super::reader::{Read, Reader};
use super::to_plain::to_plain;
use super::value::Value;
use typewright_language::schema::{Combinator, MaskBits, Rules, Schema, TypeExpr};

/// Decodes values of a schema.
#[derive(Debug)]
pub struct Decoder<'s> {
    ids: Ids<'s>,
    gzip: Option<Gzip>,
}

impl<'s> Decoder<'s> {
    /// A decoder of values of `schema`.
    #[must_use]
    pub fn new(schema: &'s Schema) -> Self {
        Self { ids: Ids::new(schema), gzip: None }
    }

    /// Unpacks `gzip_packed`. Without it, packed data stays bytes.
    #[must_use]
    pub fn gzip(mut self, gzip: Gzip) -> Self {
        self.gzip = Some(gzip);
        self
    }

    /// Chooses the masks that [`plain`](Self::plain) shows: kept ones always, computed ones only where they have a bit
    /// without a field. By default their names decide, as in generated code.
    #[must_use]
    pub fn masks(mut self, masks: Rules<MaskBits>) -> Self {
        self.ids.masks = masks;
        self
    }

    /// Decodes one boxed value of any type from all of `bytes`.
    ///
    /// # Errors
    /// The bytes are not those of a value of the schema.
    pub fn decode(&self, bytes: &[u8]) -> Result<Value<'s>, Box<DecodeError<'s>>> {
        self.run(bytes, |reader| reader.whole())
    }

    /// Decodes one value of a type without variables from all of `bytes`. A boxed one may be packed, or be an
    /// `rpc_result`.
    ///
    /// # Errors
    /// The bytes are not those of such a value.
    pub fn decode_as(&self, expr: &'s TypeExpr, bytes: &[u8]) -> Result<Value<'s>, Box<DecodeError<'s>>> {
        self.run(bytes, |reader| reader.response(expr))
    }

    /// Decodes the fields of one combinator, without its id, from all of `bytes`.
    ///
    /// # Errors
    /// The bytes are not those of its fields, or its type has parameters, which bytes do not tell.
    pub fn decode_fields(&self, combinator: &'s Combinator, bytes: &[u8]) -> Result<Value<'s>, Box<DecodeError<'s>>> {
        self.run(bytes, |reader| {
            if self.ids.schema.is_self_describing(combinator) {
                reader.combinator(combinator, Rc::default(), 0)
            } else {
                let found = format!("{}, whose type has parameters", combinator.name);
                Err(reader.error("a type without parameters", found))
            }
        })
    }

    /// Decodes the thing that is asked for.
    ///
    /// # Errors
    /// Those of [`decode`](Self::decode), [`decode_as`](Self::decode_as) or [`decode_fields`](Self::decode_fields).
    pub fn decode_asked(&self, asked: &'s Asked, bytes: &[u8]) -> Result<Value<'s>, Box<DecodeError<'s>>> {
        match asked {
            Asked::Any => self.decode(bytes),
            Asked::Type(expr) => self.decode_as(expr, bytes),
            Asked::Fields(combinator) => self.decode_fields(combinator, bytes),
        }
    }

    /// A value without its spans and the schema.
    #[must_use]
    pub fn plain(&self, value: &Value<'_>) -> Plain {
        to_plain(value, &self.ids)
    }

    fn run<'b>(
        &self,
        bytes: &'b [u8],
        read: impl FnOnce(&mut Reader<'_, 's>) -> Read<'s>,
    ) -> Result<Value<'s>, Box<DecodeError<'s>>> {
        let mut reader = Reader::new(&self.ids, self.gzip, bytes);
        let value = read(&mut reader)?;
        reader.finish(value)
    }
}
