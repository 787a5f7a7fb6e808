//! Bytes to values.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use super::env::{Bound, Env};
use super::value::{Content, FieldValue, Value, field_name, only_field};
use super::{MAX_DEPTH, MAX_EMPTY};
use crate::schema::{
    Arg, BOOL_FALSE_ID, BOOL_TRUE_ID, Builtin, Combinator, Field, FieldType, Kind, Schema, TypeExpr, TypeId, VECTOR_ID,
};

/// Reads one boxed value of any type from all of `bytes`.
///
/// # Errors
/// The bytes are not those of a value of the schema.
pub fn decode<'s>(schema: &'s Schema, bytes: &[u8]) -> Result<Value<'s>, DecodeError<'s>> {
    Decoder::new(schema).decode(bytes)
}

/// Why bytes cannot be read.
#[derive(Clone, Debug)]
pub struct DecodeError<'s> {
    /// Where: the first byte that is wrong.
    pub offset: usize,
    /// What should stand there.
    pub expected: String,
    /// What does.
    pub found: String,
    /// The names that led there, outermost first: `phone.phoneCall`, `users`, `[3]`.
    pub path: Vec<String>,
    /// What was read before, outermost first: the combinators that were begun, with their fields so far.
    pub understood: Vec<Value<'s>>,
}

impl fmt::Display for DecodeError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "at byte {}: expected {}, found {}", self.offset, self.expected, self.found)?;
        if !self.path.is_empty() {
            write!(f, ", in {}", self.path.join(" > "))?;
        }
        Ok(())
    }
}

impl std::error::Error for DecodeError<'_> {}

type Read<'s, T = Value<'s>> = Result<T, Box<DecodeError<'s>>>;

/// Reads values of a schema.
#[derive(Debug)]
pub struct Decoder<'s> {
    schema: &'s Schema,
    /// What may stand where a boxed value of any type is expected.
    by_id: BTreeMap<u32, &'s Combinator>,
}

impl<'s> Decoder<'s> {
    /// Of `schema`.
    #[must_use]
    pub fn new(schema: &'s Schema) -> Self {
        Self { schema, by_id: schema.combinators.iter().filter(|it| alone(schema, it)).map(|it| (it.id, it)).collect() }
    }

    /// Reads one boxed value of any type from all of `bytes`.
    ///
    /// # Errors
    /// The bytes are not those of a value of the schema.
    pub fn decode(&self, bytes: &[u8]) -> Result<Value<'s>, DecodeError<'s>> {
        let run = |reader: &mut Reader<'_, 's>| match reader.peek().and_then(|id| self.by_id.get(&id)) {
            Some(combinator) => reader.boxed(combinator, Rc::default()),
            None => Err(reader.wrong_id("the id of a constructor or function of the schema")),
        };
        self.run(bytes, run)
    }

    /// Reads one value of a type without variables from all of `bytes`.
    ///
    /// # Errors
    /// The bytes are not those of such a value.
    pub fn decode_as(&self, expr: &'s TypeExpr, bytes: &[u8]) -> Result<Value<'s>, DecodeError<'s>> {
        self.run(bytes, |reader| reader.expr(expr, &Rc::default()))
    }

    fn run<'b>(
        &self,
        bytes: &'b [u8],
        read: impl FnOnce(&mut Reader<'_, 's>) -> Read<'s>,
    ) -> Result<Value<'s>, DecodeError<'s>> {
        let values = bytes.len().saturating_mul(16).saturating_add(MAX_EMPTY as usize);
        let mut reader = Reader { decoder: self, bytes, at: 0, depth: 0, values, empty: MAX_EMPTY };
        let value = read(&mut reader).map_err(|error| *error)?;
        let left = bytes.len().saturating_sub(reader.at);
        if left > 0 {
            let mut error = *reader.error("the end", format!("{left} more bytes"));
            error.understood.push(value);
            return Err(error);
        }
        Ok(value)
    }
}

/// Whether a combinator's id says all about the value behind it.
fn alone(schema: &Schema, combinator: &Combinator) -> bool {
    match combinator.kind {
        Kind::Function => true,
        Kind::Constructor(ty) => combinator.name != "_" && schema.ty(ty).is_some_and(|ty| ty.params.is_empty()),
    }
}

struct Reader<'r, 's> {
    decoder: &'r Decoder<'s>,
    bytes: &'r [u8],
    at: usize,
    depth: usize,
    /// How many more values there may be. Those of a type without bytes can be many in few bytes.
    values: usize,
    /// How many more elements may take no bytes.
    empty: u32,
}

/// Bytes.
impl<'r, 's> Reader<'r, 's> {
    fn error(&self, expected: impl Into<String>, found: impl Into<String>) -> Box<DecodeError<'s>> {
        let (expected, found) = (expected.into(), found.into());
        Box::new(DecodeError { offset: self.at, expected, found, path: Vec::new(), understood: Vec::new() })
    }

    fn rest(&self) -> &'r [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    fn take(&mut self, count: usize, what: &str) -> Read<'s, &'r [u8]> {
        let Some(bytes) = self.rest().get(..count) else {
            let found = match self.rest().len() {
                0 => "the end".to_owned(),
                left => format!("the end after {left}"),
            };
            return Err(self.error(format!("{count} bytes of {what}"), found));
        };
        self.at += count;
        Ok(bytes)
    }

    fn array<const N: usize>(&mut self, what: &str) -> Read<'s, [u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N, what)?);
        Ok(array)
    }

    fn word(&mut self, what: &str) -> Read<'s, u32> {
        self.array(what).map(u32::from_le_bytes)
    }

    fn peek(&self) -> Option<u32> {
        self.rest().first_chunk().map(|id| u32::from_le_bytes(*id))
    }

    /// The next id is not what it should be.
    fn wrong_id(&self, expected: &str) -> Box<DecodeError<'s>> {
        let found = match self.peek() {
            Some(id) => match self.decoder.schema.combinators.iter().find(|it| it.id == id) {
                Some(known) => format!("#{id:08x}, which is {}", known.name),
                None => format!("#{id:08x}"),
            },
            None => format!("the end after {} bytes", self.rest().len()),
        };
        self.error(expected, found)
    }

    fn expect_id(&mut self, id: u32, name: &str) -> Read<'s, ()> {
        if self.peek() != Some(id) {
            return Err(self.wrong_id(&format!("{name} #{id:08x}")));
        }
        self.at += 4;
        Ok(())
    }

    /// A length, the bytes, and whatever fills the last word.
    fn byte_string(&mut self, what: &str) -> Read<'s, &'r [u8]> {
        let (header, length) = match self.rest() {
            [254, a, b, c, ..] => (4, u64::from_le_bytes([*a, *b, *c, 0, 0, 0, 0, 0])),
            [255, a, b, c, d, e, f, g, ..] => (8, u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, 0])),
            [short @ 0..254, ..] => (1, u64::from(*short)),
            _ => return Err(self.error(format!("the length of {what}"), "the end")),
        };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let size = length.saturating_add(header).checked_next_multiple_of(4).unwrap_or(usize::MAX);
        let whole = self.take(size, what)?;
        Ok(whole.get(header..).and_then(|rest| rest.get(..length)).unwrap_or_default())
    }

    /// One value more, one level deeper.
    fn within<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<'s, T>) -> Read<'s, T> {
        if self.depth == MAX_DEPTH {
            return Err(self.error(format!("at most {MAX_DEPTH} levels of values"), "more"));
        }
        self.values = match self.values.checked_sub(1) {
            Some(values) => values,
            None => return Err(self.error("fewer values that take no bytes", "more")),
        };
        self.depth += 1;
        let value = read(self);
        self.depth -= 1;
        value
    }
}

/// Values.
impl<'s> Reader<'_, 's> {
    fn expr(&mut self, expr: &'s TypeExpr, env: &Rc<Env<'s>>) -> Read<'s> {
        let start = self.at;
        let mut value = self.within(|reader| match expr {
            TypeExpr::Builtin { builtin, boxed } => {
                if let Some(id) = boxed {
                    reader.expect_id(*id, &format!("{builtin:?}"))?;
                }
                reader.builtin(*builtin)
            }
            TypeExpr::Vector { boxed, item } => reader.vector(*boxed, item, env),
            TypeExpr::Boxed { ty, args } => reader.declared(*ty, args, true, env),
            TypeExpr::Bare { ty, args } => reader.declared(*ty, args, false, env),
            TypeExpr::Var { var, bare } => match env.get(*var) {
                Some(Bound::Type(expr, env)) if *bare => reader.bare(expr, env),
                Some(Bound::Type(expr, env)) => reader.expr(expr, env),
                Some(Bound::Nat(_)) | None => Err(reader.error("a type", "a variable that nothing stands for")),
            },
        })?;
        value.span.start = start;
        Ok(value)
    }

    /// `%X` for what stands for X.
    fn bare(&mut self, expr: &'s TypeExpr, env: &Rc<Env<'s>>) -> Read<'s> {
        match expr {
            TypeExpr::Builtin { builtin, .. } => self.builtin(*builtin),
            TypeExpr::Vector { item, .. } => self.vector(false, item, env),
            TypeExpr::Boxed { ty, args } => self.declared(*ty, args, false, env),
            TypeExpr::Bare { .. } | TypeExpr::Var { .. } => self.expr(expr, env),
        }
    }

    fn made(&self, start: usize, content: Content<'s>) -> Value<'s> {
        Value { span: start..self.at, content }
    }

    fn builtin(&mut self, builtin: Builtin) -> Read<'s> {
        let start = self.at;
        let content = match builtin {
            Builtin::Int => Content::Int(i32::from_le_bytes(self.array("an int")?)),
            Builtin::Long | Builtin::Int53 => Content::Long(i64::from_le_bytes(self.array("a long")?)),
            Builtin::Float => Content::Float(f32::from_le_bytes(self.array("a float")?)),
            Builtin::Double => Content::Double(f64::from_le_bytes(self.array("a double")?)),
            Builtin::Int128 => Content::Raw(self.take(16, "an int128")?.to_vec()),
            Builtin::Int256 => Content::Raw(self.take(32, "an int256")?.to_vec()),
            Builtin::Int512 => Content::Raw(self.take(64, "an int512")?.to_vec()),
            Builtin::Bytes => Content::Bytes(self.byte_string("bytes")?.to_vec()),
            Builtin::String => match std::str::from_utf8(self.byte_string("a string")?) {
                Ok(text) => Content::String(text.to_owned()),
                Err(_) => {
                    self.at = start;
                    return Err(self.error("a string", "bytes that are not UTF-8"));
                }
            },
            Builtin::Bool => match self.peek() {
                Some(id @ (BOOL_TRUE_ID | BOOL_FALSE_ID)) => {
                    self.at += 4;
                    Content::Bool(id == BOOL_TRUE_ID)
                }
                _ => return Err(self.wrong_id("Bool")),
            },
            Builtin::True => Content::True,
            Builtin::Object | Builtin::Function => return self.object(),
        };
        Ok(self.made(start, content))
    }

    /// Any boxed value. One that the schema does not have takes all that is left.
    fn object(&mut self) -> Read<'s> {
        let known = self.peek().and_then(|id| self.decoder.by_id.get(&id));
        if let Some(combinator) = known {
            return self.within(|reader| reader.boxed(combinator, Rc::default()));
        }
        let start = self.at;
        if self.peek().is_none() {
            return Err(self.wrong_id("the id of any value"));
        }
        let rest = self.rest();
        self.at += rest.len();
        Ok(self.made(start, Content::Unknown(rest.to_vec())))
    }

    fn vector(&mut self, boxed: bool, item: &'s TypeExpr, env: &Rc<Env<'s>>) -> Read<'s> {
        let start = self.at;
        if boxed {
            self.expect_id(VECTOR_ID, "Vector")?;
        }
        let count = self.word("a count")?;
        let items = self.times(count, |reader| reader.expr(item, env))?;
        Ok(self.made(start, Content::List(items)))
    }

    /// `count` values; no memory is taken before they are there.
    fn times(&mut self, count: u32, mut read: impl FnMut(&mut Self) -> Read<'s>) -> Read<'s, Vec<Value<'s>>> {
        let mut items = Vec::new();
        for index in 0..count {
            let start = self.at;
            let item = read(self).map_err(|error| inside(error, format!("[{index} of {count}]")))?;
            items.push(item);
            if self.at == start {
                self.empty = match self.empty.checked_sub(1) {
                    Some(empty) => empty,
                    None => return Err(self.error("fewer elements that take no bytes", count.to_string())),
                };
            }
        }
        Ok(items)
    }

    fn declared(&mut self, ty: TypeId, args: &'s [Arg], boxed: bool, env: &Rc<Env<'s>>) -> Read<'s> {
        let schema = self.decoder.schema;
        let Some(declared) = schema.ty(ty) else { return Err(self.error("a type", "none")) };
        let id = if boxed { self.peek() } else { None };
        let mut constructors = declared.constructors.iter().filter_map(|it| schema.combinator(*it));
        let named = |it: &&Combinator| it.name != "_" && (!boxed || Some(it.id) == id);
        match constructors.clone().find(named) {
            Some(found) if boxed => self.boxed(found, env.enter(found, args)),
            Some(found) => self.combinator(found, env.enter(found, args), self.at),
            None => match constructors.find(|it| it.name == "_") {
                Some(unnamed) => self.combinator(unnamed, env.enter(unnamed, args), self.at),
                None => Err(self.wrong_id(&format!("a constructor of {}", declared.name))),
            },
        }
    }

    /// After its id, which has been looked at.
    fn boxed(&mut self, combinator: &'s Combinator, env: Rc<Env<'s>>) -> Read<'s> {
        let start = self.at;
        self.at += 4;
        self.combinator(combinator, env, start)
    }

    /// The fields of a value that begins at `start`.
    fn combinator(&mut self, combinator: &'s Combinator, mut env: Rc<Env<'s>>, start: usize) -> Read<'s> {
        let mut fields = Vec::new();
        match self.fields(&combinator.fields, &mut env, &mut fields) {
            Ok(()) => Ok(self.made(start, Content::Combinator(combinator, fields))),
            Err(error) => {
                let mut error = inside(error, combinator.name.clone());
                error.understood.insert(0, self.made(start, Content::Combinator(combinator, fields)));
                Err(error)
            }
        }
    }

    fn fields(&mut self, all: &'s [Field], env: &mut Rc<Env<'s>>, read: &mut Vec<FieldValue<'s>>) -> Read<'s, ()> {
        for (index, field) in all.iter().enumerate() {
            let present = match field.condition.map(|condition| (env.get(condition.mask), condition.bit)) {
                None => true,
                Some((Some(Bound::Nat(mask)), bit)) => mask >> (bit & 31) & 1 == 1,
                Some(_) => false,
            };
            if !present {
                if let FieldType::Nat(var) = field.ty {
                    env.bind_nat(var, 0);
                }
                continue;
            }
            let name = field_name(index, field);
            match self.field(field, env) {
                Ok(value) => read.push(FieldValue { field, name, value }),
                Err(error) => return Err(inside(error, format!(".{name}"))),
            }
        }
        Ok(())
    }

    fn field(&mut self, field: &'s Field, env: &mut Rc<Env<'s>>) -> Read<'s> {
        let start = self.at;
        match &field.ty {
            FieldType::Nat(var) => {
                let nat = self.word("a number")?;
                env.bind_nat(*var, nat);
                Ok(self.made(start, Content::Nat(nat)))
            }
            FieldType::Value(expr) => self.expr(expr, env),
            FieldType::Query(_) => self.object(),
            FieldType::Repetition(repetition) => {
                let count = env.nat(repetition.count);
                let turns = self.within(|reader| {
                    reader.times(count, |reader| match only_field(&repetition.fields) {
                        Some(only) => reader.within(|reader| reader.field(only, env)),
                        None => reader.within(|reader| {
                            let (start, mut fields) = (reader.at, Vec::new());
                            reader.fields(&repetition.fields, env, &mut fields)?;
                            Ok(reader.made(start, Content::Record(fields)))
                        }),
                    })
                })?;
                Ok(self.made(start, Content::List(turns)))
            }
        }
    }
}

/// The same error, in something of this name.
fn inside(mut error: Box<DecodeError<'_>>, name: String) -> Box<DecodeError<'_>> {
    error.path.insert(0, name);
    error
}
