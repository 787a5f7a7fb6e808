//! Bytes to values: what is asked, and what is wrong.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::rc::Rc;

use super::envelope::Gzip;
use super::reader::{Read, Reader};
use super::value::{Value, alone, shown_path};
use crate::schema::{Combinator, Schema, TypeExpr, TypeId};

/// Why bytes cannot be read.
#[derive(Clone, Debug)]
pub struct DecodeError<'s> {
    /// Where: the first byte that is wrong. What is unpacked counts anew.
    pub offset: usize,
    /// Where in the input that begins, outermost first, which was unpacked to find the wrong byte. Empty if nothing was.
    pub unpacked: Vec<usize>,
    /// The bytes around.
    pub near: Near,
    /// What should stand there.
    pub expected: String,
    /// What does.
    pub found: String,
    /// The names that led there, outermost first: `phone.phoneCall`, `users`, `[3]`.
    pub path: Vec<String>,
    /// What was read before, outermost first: the combinators that were begun, with their fields so far.
    pub understood: Vec<Value<'s>>,
}

/// The bytes around a place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Near {
    /// Where they begin.
    pub offset: usize,
    /// A few of them; the place may lie just behind them, at the end.
    pub bytes: Vec<u8>,
}

impl fmt::Display for DecodeError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}", self.offset)?;
        for offset in self.unpacked.iter().rev() {
            write!(f, " of what is packed at byte {offset}")?;
        }
        write!(f, ": expected {}, found {}", self.expected, self.found)?;
        if !self.path.is_empty() {
            write!(f, ", in {}", shown_path(&self.path))?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError<'_> {}

/// Reads values of a schema.
#[derive(Debug)]
pub struct Decoder<'s> {
    pub(super) schema: &'s Schema,
    /// What may stand where a boxed value of any type is expected.
    pub(super) by_id: BTreeMap<u32, &'s Combinator>,
    /// The constructors of each type that have a name, by id.
    pub(super) constructors: BTreeMap<(TypeId, u32), &'s Combinator>,
    /// Names that several of those in `by_id` have.
    pub(super) shared_names: BTreeSet<&'s str>,
    pub(super) gzip: Option<Gzip>,
}

impl<'s> Decoder<'s> {
    /// Of `schema`.
    #[must_use]
    pub fn new(schema: &'s Schema) -> Self {
        let by_id: BTreeMap<_, _> =
            schema.combinators.iter().filter(|it| alone(schema, it)).map(|it| (it.id, it)).collect();
        let mut constructors = BTreeMap::new();
        for (id, ty) in (0..).map(TypeId).zip(&schema.types) {
            for combinator in ty.constructors.iter().filter_map(|id| schema.combinator(*id)).filter(|it| it.name != "_")
            {
                constructors.entry((id, combinator.id)).or_insert(combinator);
            }
        }
        let mut names = BTreeSet::new();
        let shared_names = by_id.values().map(|it| it.name.as_str()).filter(|name| !names.insert(*name)).collect();
        Self { schema, by_id, constructors, shared_names, gzip: None }
    }

    /// Opens what is packed. Without it, that stays bytes.
    #[must_use]
    pub fn gzip(mut self, gzip: Gzip) -> Self {
        self.gzip = Some(gzip);
        self
    }

    /// Reads one boxed value of any type from all of `bytes`.
    ///
    /// # Errors
    /// The bytes are not those of a value of the schema.
    pub fn decode(&self, bytes: &[u8]) -> Result<Value<'s>, Box<DecodeError<'s>>> {
        self.run(bytes, |reader| reader.whole())
    }

    /// Reads one value of a type without variables from all of `bytes`. A boxed one may be packed, or be an `rpc_result`.
    ///
    /// # Errors
    /// The bytes are not those of such a value.
    pub fn decode_as(&self, expr: &'s TypeExpr, bytes: &[u8]) -> Result<Value<'s>, Box<DecodeError<'s>>> {
        self.run(bytes, |reader| reader.answer(expr))
    }

    /// Reads the fields of one combinator, without its id, from all of `bytes`.
    ///
    /// # Errors
    /// The bytes are not those of its fields, or its type has parameters, of which bytes say nothing.
    pub fn decode_fields(&self, combinator: &'s Combinator, bytes: &[u8]) -> Result<Value<'s>, Box<DecodeError<'s>>> {
        self.run(bytes, |reader| {
            if alone(self.schema, combinator) {
                reader.combinator(combinator, Rc::default(), 0)
            } else {
                Err(reader.error("a type without parameters", format!("{}, whose type has some", combinator.name)))
            }
        })
    }

    fn run<'b>(
        &self,
        bytes: &'b [u8],
        read: impl FnOnce(&mut Reader<'_, 's>) -> Read<'s>,
    ) -> Result<Value<'s>, Box<DecodeError<'s>>> {
        let mut reader = Reader::new(self, bytes);
        let value = read(&mut reader)?;
        reader.finish(value)
    }
}
