//! Values to bytes.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use super::MAX_DEPTH;
use super::env::{Bound, Env};
use super::plain::{Plain, from_hex};
use super::value::{field_name, only_field};
use crate::schema::{
    Arg, BOOL_FALSE_ID, BOOL_TRUE_ID, Builtin, Combinator, Field, FieldType, Kind, Schema, TypeExpr, TypeId, VECTOR_ID,
    VarId,
};

/// Writes one boxed value: a map whose `_` names a constructor or a function.
///
/// A `#` that only says which fields are there may be left out: they say it themselves.
///
/// # Errors
/// The value does not fit the schema.
pub fn encode(schema: &Schema, value: &Plain) -> Result<Vec<u8>, EncodeError> {
    let mut by_name = BTreeMap::new();
    for combinator in &schema.combinators {
        let whole = match combinator.kind {
            Kind::Function => true,
            Kind::Constructor(ty) => combinator.name != "_" && schema.ty(ty).is_some_and(|ty| ty.params.is_empty()),
        };
        if whole {
            by_name.entry(combinator.name.as_str()).or_insert(combinator);
        }
    }
    let mut writer = Writer { schema, by_name, out: Vec::new(), depth: 0 };
    writer.object(value)?;
    Ok(writer.out)
}

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
            write!(f, "in {}: ", self.path.join(" > "))?;
        }
        write!(f, "expected {}, found {}", self.expected, self.found)
    }
}

impl std::error::Error for EncodeError {}

type Written = Result<(), EncodeError>;

struct Writer<'s> {
    schema: &'s Schema,
    /// What may stand where a boxed value of any type is expected.
    by_name: BTreeMap<&'s str, &'s Combinator>,
    out: Vec<u8>,
    depth: usize,
}

fn wrong(expected: impl Into<String>, found: impl Into<String>) -> EncodeError {
    EncodeError { path: Vec::new(), expected: expected.into(), found: found.into() }
}

fn inside(mut error: EncodeError, name: String) -> EncodeError {
    error.path.insert(0, name);
    error
}

impl<'s> Writer<'s> {
    fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    fn word(&mut self, word: u32) {
        self.raw(&word.to_le_bytes());
    }

    fn byte_string(&mut self, bytes: &[u8]) {
        let header = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        match header {
            0..254 => self.raw(&[header as u8]),
            254..0x100_0000 => self.word((header as u32) << 8 | 254),
            _ => self.raw(&(header << 8 | 255).to_le_bytes()),
        }
        self.raw(bytes);
        self.out.resize(self.out.len().next_multiple_of(4), 0);
    }

    fn within(&mut self, write: impl FnOnce(&mut Self) -> Written) -> Written {
        if self.depth == MAX_DEPTH {
            return Err(wrong(format!("at most {MAX_DEPTH} levels of values"), "more"));
        }
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        written
    }

    fn expr(&mut self, expr: &'s TypeExpr, env: &Rc<Env<'s>>, value: &Plain) -> Written {
        self.within(|writer| match expr {
            TypeExpr::Builtin { builtin, boxed } => {
                boxed.iter().for_each(|id| writer.word(*id));
                writer.builtin(*builtin, value)
            }
            TypeExpr::Vector { boxed, item } => writer.vector(*boxed, item, env, value),
            TypeExpr::Boxed { ty, args } => writer.declared(*ty, args, true, env, value),
            TypeExpr::Bare { ty, args } => writer.declared(*ty, args, false, env, value),
            TypeExpr::Var { var, bare } => match env.get(*var) {
                Some(Bound::Type(expr, env)) if *bare => writer.bare(expr, env, value),
                Some(Bound::Type(expr, env)) => writer.expr(expr, env, value),
                Some(Bound::Nat(_)) | None => Err(wrong("a type", "a variable that nothing stands for")),
            },
        })
    }

    /// `%X` for what stands for X.
    fn bare(&mut self, expr: &'s TypeExpr, env: &Rc<Env<'s>>, value: &Plain) -> Written {
        match expr {
            TypeExpr::Builtin { builtin, .. } => self.builtin(*builtin, value),
            TypeExpr::Vector { item, .. } => self.vector(false, item, env, value),
            TypeExpr::Boxed { ty, args } => self.declared(*ty, args, false, env, value),
            TypeExpr::Bare { .. } | TypeExpr::Var { .. } => self.expr(expr, env, value),
        }
    }

    fn builtin(&mut self, builtin: Builtin, value: &Plain) -> Written {
        match builtin {
            Builtin::Int => self.raw(&integer::<i32>(value, "an int")?.to_le_bytes()),
            Builtin::Long | Builtin::Int53 => match value {
                Plain::Text(text) => {
                    let long: i64 = text.parse().map_err(|_| wrong("a long", format!("{text:?}")))?;
                    self.raw(&long.to_le_bytes());
                }
                _ => self.raw(&integer::<i64>(value, "a long")?.to_le_bytes()),
            },
            Builtin::Float => match bits(value).and_then(|bits| u32::try_from(bits).ok()) {
                Some(bits) => self.word(bits),
                None => self.raw(&(float(value)? as f32).to_le_bytes()),
            },
            Builtin::Double => match bits(value) {
                Some(bits) => self.raw(&bits.to_le_bytes()),
                None => self.raw(&float(value)?.to_le_bytes()),
            },
            Builtin::Int128 => self.raw(&hexadecimal(value, Some(16))?),
            Builtin::Int256 => self.raw(&hexadecimal(value, Some(32))?),
            Builtin::Int512 => self.raw(&hexadecimal(value, Some(64))?),
            Builtin::Bytes => self.byte_string(&hexadecimal(value, None)?),
            Builtin::String => match value {
                Plain::Text(text) => self.byte_string(text.as_bytes()),
                other => return Err(wrong("a text", other.noun())),
            },
            Builtin::Bool => match value {
                Plain::Bool(bool) => self.word(if *bool { BOOL_TRUE_ID } else { BOOL_FALSE_ID }),
                other => return Err(wrong("true or false", other.noun())),
            },
            Builtin::True => match value {
                Plain::Bool(true) => {}
                Plain::Bool(false) => return Err(wrong("true, or nothing at all", "false")),
                other => return Err(wrong("true", other.noun())),
            },
            Builtin::Object | Builtin::Function => self.object(value)?,
        }
        Ok(())
    }

    /// Any boxed value.
    fn object(&mut self, value: &Plain) -> Written {
        if let Some(bytes) = value.get("@bytes") {
            self.raw(&hexadecimal(bytes, None)?);
            return Ok(());
        }
        let name = name_of(value)?;
        let Some(combinator) = self.by_name.get(name).copied() else {
            return Err(wrong("a constructor or function of the schema", format!("{name:?}")));
        };
        self.word(combinator.id);
        self.within(|writer| writer.combinator(combinator, Rc::default(), value))
    }

    fn vector(&mut self, boxed: bool, item: &'s TypeExpr, env: &Rc<Env<'s>>, value: &Plain) -> Written {
        let items = list(value)?;
        if boxed {
            self.word(VECTOR_ID);
        }
        self.word(u32::try_from(items.len()).map_err(|_| wrong("fewer elements", items.len().to_string()))?);
        for (index, value) in items.iter().enumerate() {
            self.expr(item, env, value).map_err(|error| inside(error, format!("[{index}]")))?;
        }
        Ok(())
    }

    fn declared(&mut self, ty: TypeId, args: &'s [Arg], boxed: bool, env: &Rc<Env<'s>>, value: &Plain) -> Written {
        let schema = self.schema;
        let Some(declared) = schema.ty(ty) else { return Err(wrong("a type", "none")) };
        let name = name_of(value)?;
        let mut constructors = declared.constructors.iter().filter_map(|it| schema.combinator(*it));
        let Some(found) = constructors.find(|it| it.name == name) else {
            return Err(wrong(format!("a constructor of {}", declared.name), format!("{name:?}")));
        };
        if boxed && found.name != "_" {
            self.word(found.id);
        }
        self.combinator(found, env.enter(found, args), value)
    }

    fn combinator(&mut self, combinator: &'s Combinator, mut env: Rc<Env<'s>>, value: &Plain) -> Written {
        self.fields(&combinator.fields, &mut env, value).map_err(|error| inside(error, combinator.name.clone()))
    }

    fn fields(&mut self, fields: &'s [Field], env: &mut Rc<Env<'s>>, value: &Plain) -> Written {
        let Plain::Map(entries) = value else { return Err(wrong("a map of fields", value.noun())) };
        let names: Vec<_> = fields.iter().enumerate().map(|(index, field)| field_name(index, field)).collect();
        let known = |key: &str| key == "_" || names.iter().any(|name| name == key);
        if let Some((key, _)) = entries.iter().find(|(key, value)| *value != Plain::Null && !known(key)) {
            return Err(wrong("only fields of the declaration", format!("{key:?}")));
        }
        for (field, name) in fields.iter().zip(&names) {
            let mut given = value.get(name);
            let implied = match (given, &field.ty) {
                (None, FieldType::Nat(var)) => implied(*var, fields, &names, value).map(Plain::Integer),
                _ => None,
            };
            given = given.or(implied.as_ref());
            self.field_if(field, env, given).map_err(|error| inside(error, format!(".{name}")))?;
        }
        Ok(())
    }

    /// A field, if its bit says so.
    fn field_if(&mut self, field: &'s Field, env: &mut Rc<Env<'s>>, given: Option<&Plain>) -> Written {
        let present = match field.condition.map(|condition| (env.get(condition.mask), condition.bit)) {
            None => true,
            Some((Some(Bound::Nat(mask)), bit)) => mask >> (bit & 31) & 1 == 1,
            Some(_) => false,
        };
        match (given, present) {
            (Some(value), true) => self.field(field, env, value),
            (None, true) if field.condition.is_none() => Err(wrong("a value", "nothing")),
            (None, true) => Err(wrong("a value, because its bit is set", "nothing")),
            (Some(Plain::Bool(false)), false) => Ok(()),
            (Some(value), false) if !matches!(field.ty, FieldType::Nat(_)) || *value != Plain::Integer(0) => {
                Err(wrong("nothing, because its bit is not set", value.noun()))
            }
            (_, false) => {
                if let FieldType::Nat(var) = field.ty {
                    env.bind_nat(var, 0);
                }
                Ok(())
            }
        }
    }

    fn field(&mut self, field: &'s Field, env: &mut Rc<Env<'s>>, value: &Plain) -> Written {
        match &field.ty {
            FieldType::Nat(var) => {
                let nat: u32 = integer(value, "a number of 32 bits")?;
                env.bind_nat(*var, nat);
                self.word(nat);
                Ok(())
            }
            FieldType::Value(expr) => self.expr(expr, env, value),
            FieldType::Query(_) => self.object(value),
            FieldType::Repetition(repetition) => {
                let (count, turns) = (env.nat(repetition.count), list(value)?);
                if u32::try_from(turns.len()) != Ok(count) {
                    return Err(wrong(format!("{count} elements"), turns.len().to_string()));
                }
                for (index, turn) in turns.iter().enumerate() {
                    let written = self.within(|writer| match only_field(&repetition.fields) {
                        Some(only) => writer.field(only, env, turn),
                        None => writer.fields(&repetition.fields, env, turn),
                    });
                    written.map_err(|error| inside(error, format!("[{index}]")))?;
                }
                Ok(())
            }
        }
    }
}

/// The bits of the fields that are there, of a `#` that was not written.
fn implied(var: VarId, fields: &[Field], names: &[Cow<'_, str>], value: &Plain) -> Option<i64> {
    let mut mask = None;
    for (field, name) in fields.iter().zip(names) {
        let Some(condition) = field.condition.filter(|condition| condition.mask == var) else { continue };
        let there = value.get(name).is_some_and(|value| !is_flag(field) || *value != Plain::Bool(false));
        *mask.get_or_insert(0) |= i64::from(there) << condition.bit;
    }
    mask
}

fn is_flag(field: &Field) -> bool {
    matches!(field.ty, FieldType::Value(TypeExpr::Builtin { builtin: Builtin::True, .. }))
}

fn name_of(value: &Plain) -> Result<&str, EncodeError> {
    match (value.get("_"), value) {
        (Some(Plain::Text(name)), _) => Ok(name),
        (Some(other), _) => Err(wrong("a name as \"_\"", other.noun())),
        (None, Plain::Map(_)) => Err(wrong("a map with \"_\", the name of its constructor", "one without")),
        (None, other) => Err(wrong("a map with \"_\", the name of its constructor", other.noun())),
    }
}

fn list(value: &Plain) -> Result<&[Plain], EncodeError> {
    match value {
        Plain::List(items) => Ok(items),
        other => Err(wrong("a list", other.noun())),
    }
}

fn integer<T: TryFrom<i64>>(value: &Plain, what: &str) -> Result<T, EncodeError> {
    match value {
        Plain::Integer(number) => T::try_from(*number).map_err(|_| wrong(what, number.to_string())),
        other => Err(wrong(what, other.noun())),
    }
}

/// `bits:7fc00000`: a number that only its bits can tell.
fn bits(value: &Plain) -> Option<u64> {
    let Plain::Text(text) = value else { return None };
    u64::from_str_radix(text.strip_prefix("bits:")?, 16).ok()
}

fn float(value: &Plain) -> Result<f64, EncodeError> {
    match value {
        Plain::Float(number) => Ok(*number),
        Plain::Integer(number) => Ok(*number as f64),
        Plain::Text(text) => match text.as_str() {
            "inf" => Ok(f64::INFINITY),
            "-inf" => Ok(f64::NEG_INFINITY),
            _ => Err(wrong("a number, \"inf\", \"-inf\" or \"bits:...\"", format!("{text:?}"))),
        },
        other => Err(wrong("a number", other.noun())),
    }
}

fn hexadecimal(value: &Plain, length: Option<usize>) -> Result<Vec<u8>, EncodeError> {
    let what = || match length {
        Some(length) => format!("{length} bytes in hexadecimal"),
        None => "bytes in hexadecimal".to_owned(),
    };
    let Plain::Text(text) = value else { return Err(wrong(what(), value.noun())) };
    let bytes = from_hex(text).ok_or_else(|| wrong(what(), "another text"))?;
    match length {
        Some(length) if length != bytes.len() => Err(wrong(what(), format!("{} bytes", bytes.len()))),
        _ => Ok(bytes),
    }
}
