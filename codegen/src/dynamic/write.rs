//! Values to bytes: how each kind of type is written.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::encode::{EncodeError, Encoder};
use super::env::{Bound, Env};
use super::parts::{bits, bytes, float, inside, integer, list, long, wrong};
use super::plain::Plain;
use super::value::{alone, field_name, is_recursive, only_field};
use super::{MAX_DEPTH, MAX_LEVELS};
use crate::schema::{
    Arg, BOOL_FALSE_ID, BOOL_TRUE_ID, Builtin, Combinator, Condition, Field, FieldType, Kind, TypeExpr, TypeId,
    VECTOR_ID, VarId,
};
use crate::source::nearest;

pub(super) type Written = Result<(), EncodeError>;

pub(super) struct Writer<'w, 's> {
    pub(super) encoder: &'w Encoder<'s>,
    pub(super) out: Vec<u8>,
    depth: usize,
    levels: usize,
}

impl<'w, 's> Writer<'w, 's> {
    pub(super) fn new(encoder: &'w Encoder<'s>) -> Self {
        Self { encoder, out: Vec::new(), depth: 0, levels: 0 }
    }

    pub(super) fn raw(&mut self, bytes: &[u8]) {
        self.out.extend_from_slice(bytes);
    }

    pub(super) fn word(&mut self, word: u32) {
        self.raw(&word.to_le_bytes());
    }

    pub(super) fn byte_string(&mut self, bytes: &[u8]) {
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
        if self.levels == MAX_LEVELS {
            return Err(wrong(format!("at most {MAX_LEVELS} levels of values"), "more"));
        }
        self.levels += 1;
        let written = write(self);
        self.levels -= 1;
        written
    }

    /// One level deeper, where the value decides how deep it nests. What is written can then be read.
    pub(super) fn nested(&mut self, write: impl FnOnce(&mut Self) -> Written) -> Written {
        if self.depth == MAX_DEPTH {
            return Err(wrong(format!("values that nest at most {MAX_DEPTH} deep"), "one more level"));
        }
        self.depth += 1;
        let written = write(self);
        self.depth -= 1;
        written
    }

    pub(super) fn expr(&mut self, expr: &'s TypeExpr, env: &Rc<Env<'s>>, value: &Plain) -> Written {
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

    pub(super) fn builtin(&mut self, builtin: Builtin, value: &Plain) -> Written {
        match builtin {
            Builtin::Int => self.raw(&integer::<i32>(value, "an int")?.to_le_bytes()),
            Builtin::Long | Builtin::Int53 => self.raw(&long(value)?.to_le_bytes()),
            Builtin::Float => match bits(value).and_then(|bits| u32::try_from(bits).ok()) {
                Some(bits) => self.word(bits),
                None => self.raw(&(float(value)? as f32).to_le_bytes()),
            },
            Builtin::Double => match bits(value) {
                Some(bits) => self.raw(&bits.to_le_bytes()),
                None => self.raw(&float(value)?.to_le_bytes()),
            },
            Builtin::Int128 => self.raw(&bytes(value, Some(16))?),
            Builtin::Int256 => self.raw(&bytes(value, Some(32))?),
            Builtin::Int512 => self.raw(&bytes(value, Some(64))?),
            Builtin::Bytes => self.byte_string(&bytes(value, None)?),
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

    /// What is given without a type: a map that names a constructor or a function.
    pub(super) fn whole(&mut self, value: &Plain) -> Written {
        match self.encoder.envelope_of(value) {
            Some(_) => self.object(value),
            None => {
                let found = self.any(value)?;
                if is_recursive(self.encoder.schema, found) {
                    return self.nested(|writer| writer.boxed(found, value));
                }
                self.boxed(found, value)
            }
        }
    }

    /// Any boxed value; Base64 is the bytes of one.
    pub(super) fn object(&mut self, value: &Plain) -> Written {
        if let Plain::Text(_) = value {
            self.raw(&bytes(value, None)?);
            return Ok(());
        }
        if let Some(envelope) = self.encoder.envelope_of(value) {
            return self.nested(|writer| writer.envelope(envelope, value, &|writer, value| writer.object(value)));
        }
        let found = self.any(value)?;
        self.nested(|writer| writer.boxed(found, value))
    }

    fn any(&self, value: &Plain) -> Result<&'s Combinator, EncodeError> {
        let schema = self.encoder.schema;
        self.encoder.named(value, "a constructor or function of the schema", |it| alone(schema, it))
    }

    fn boxed(&mut self, combinator: &'s Combinator, value: &Plain) -> Written {
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
        let Some(declared) = self.encoder.schema.ty(ty) else { return Err(wrong("a type", "none")) };
        if let (Plain::Text(_), true, true) = (value, boxed, declared.keeps_unknown) {
            self.raw(&bytes(value, None)?);
            return Ok(());
        }
        let wanted = format!("a constructor of {}", declared.name);
        let found = self.encoder.named(value, &wanted, |it| it.kind == Kind::Constructor(ty))?;
        if boxed && found.name != "_" {
            self.word(found.id);
        }
        let env = env.enter(found, args);
        if declared.recursion.is_some() {
            return self.nested(|writer| writer.combinator(found, env, value));
        }
        self.combinator(found, env, value)
    }

    pub(super) fn combinator(&mut self, combinator: &'s Combinator, mut env: Rc<Env<'s>>, value: &Plain) -> Written {
        self.fields(&combinator.fields, &mut env, value).map_err(|error| inside(error, combinator.name.clone()))
    }

    fn fields(&mut self, fields: &'s [Field], env: &mut Rc<Env<'s>>, value: &Plain) -> Written {
        let Plain::Map(entries) = value else { return Err(wrong("a map of fields", value.noun())) };
        let names: Vec<_> = fields.iter().enumerate().map(|(index, field)| field_name(index, field)).collect();
        let mut given = Given::new();
        for (key, value) in entries.iter().filter(|(key, value)| key != "_" && *value != Plain::Null) {
            if given.insert(key, value).is_some() {
                return Err(wrong("each field once", format!("{key:?} twice")));
            }
        }
        let known: BTreeSet<_> = names.iter().map(Cow::as_ref).collect();
        if let Some(key) = given.keys().find(|key| !known.contains(*key)) {
            return Err(wrong(fields_of(key, &names), format!("{key:?}")));
        }
        let implied = implied(fields, &names, &given);
        for (field, name) in fields.iter().zip(&names) {
            let implied = match &field.ty {
                FieldType::Nat(var) => implied.get(var).map(|mask| Plain::Integer((*mask).into())),
                _ => None,
            };
            let value = given.get(name.as_ref()).copied().or(implied.as_ref());
            self.field_if(field, env, value).map_err(|error| inside(error, format!(".{name}")))?;
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

/// The values of fields, by name.
type Given<'v> = BTreeMap<&'v str, &'v Plain>;

/// What a `#` is that was not written: the bits of the fields that are there.
fn implied(fields: &[Field], names: &[Cow<'_, str>], given: &Given<'_>) -> BTreeMap<VarId, u32> {
    let mut masks = BTreeMap::new();
    for (field, name) in fields.iter().zip(names) {
        let Some(Condition { mask, bit }) = field.condition else { continue };
        let there = given.get(name.as_ref()).is_some_and(|value| !is_flag(field) || **value != Plain::Bool(false));
        *masks.entry(mask).or_insert(0) |= u32::from(there) << (bit & 31);
    }
    masks
}

/// What could stand where an unknown name does.
fn fields_of(name: &str, names: &[Cow<'_, str>]) -> String {
    const SHOWN: usize = 8;
    match (nearest(name, names.iter().map(Cow::as_ref)), names.get(..SHOWN)) {
        (Some(meant), _) => format!("a field, such as {meant:?}"),
        (None, _) if names.is_empty() => "no fields".to_owned(),
        (None, Some(first)) => format!("one of the fields {}, ...", first.join(", ")),
        (None, None) => format!("one of the fields {}", names.join(", ")),
    }
}

fn is_flag(field: &Field) -> bool {
    matches!(field.ty, FieldType::Value(TypeExpr::Builtin { builtin: Builtin::True, .. }))
}
