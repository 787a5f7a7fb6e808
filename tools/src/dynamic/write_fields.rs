//! Encoding fields: which are given, which are implied, which are absent.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::env::{Bound, Env};
use super::error::EncodeError;
use super::expect::{integer, list};
use super::plain_value::Plain;
use super::writer::{Writer, Written};
use typewright_language::schema::{Combinator, Condition, Field, FieldType, VarId};
use typewright_language::source::nearest;

impl<'s> Writer<'_, 's> {
    pub(super) fn combinator(&mut self, combinator: &'s Combinator, mut env: Rc<Env<'s>>, value: &Plain) -> Written {
        self.fields(&combinator.fields, &mut env, value).map_err(|error| error.within(combinator.name.clone()))
    }

    fn fields(&mut self, fields: &'s [Field], env: &mut Rc<Env<'s>>, value: &Plain) -> Written {
        let Plain::Map(entries) = value else { return Err(EncodeError::new("a map of fields", value.noun())) };
        let names: Vec<_> = fields.iter().map(|field| field.label.as_str()).collect();
        let mut given = Given::new();
        for (key, value) in entries.iter().filter(|(key, value)| key != "_" && *value != Plain::Null) {
            if given.insert(key, value).is_some() {
                return Err(EncodeError::new("each field once", format!("{key:?} twice")));
            }
        }
        let known: BTreeSet<_> = names.iter().copied().collect();
        if let Some(key) = given.keys().find(|key| !known.contains(*key)) {
            return Err(EncodeError::new(fields_of(key, &names), format!("{key:?}")));
        }
        let implied = implied(fields, &given);
        for field in fields {
            let implied = match &field.ty {
                FieldType::Nat(var) => implied.get(var).map(|mask| Plain::Integer((*mask).into())),
                _ => None,
            };
            let value = given.get(field.label.as_str()).copied().or(implied.as_ref());
            self.field_if(field, env, value).map_err(|error| error.within(format!(".{}", field.label)))?;
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
            (None, true) if field.condition.is_none() => Err(EncodeError::new("a value", "nothing")),
            (None, true) => Err(EncodeError::new("a value, because its bit is set", "nothing")),
            (Some(Plain::Bool(false)), false) => Ok(()),
            (Some(value), false) if !matches!(field.ty, FieldType::Nat(_)) || *value != Plain::Integer(0) => {
                Err(EncodeError::new("nothing, because its bit is not set", value.noun()))
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
                    return Err(EncodeError::new(format!("{count} elements"), turns.len().to_string()));
                }
                for (index, turn) in turns.iter().enumerate() {
                    let written = self.within(|writer| match repetition.single() {
                        Some(only) => writer.field(only, env, turn),
                        None => writer.fields(&repetition.fields, env, turn),
                    });
                    written.map_err(|error| error.within(format!("[{index}]")))?;
                }
                Ok(())
            }
        }
    }
}

/// The values of fields, by name.
type Given<'v> = BTreeMap<&'v str, &'v Plain>;

/// The value of each `#` that is left out: the bits of the fields that are there.
fn implied(fields: &[Field], given: &Given<'_>) -> BTreeMap<VarId, u32> {
    let mut masks = BTreeMap::new();
    for field in fields {
        let Some(Condition { mask, bit }) = field.condition else { continue };
        let given = given.get(field.label.as_str());
        let there = given.is_some_and(|value| !field.is_flag() || **value != Plain::Bool(false));
        *masks.entry(mask).or_insert(0) |= u32::from(there) << (bit & 31);
    }
    masks
}

/// The expectation where an unknown name stands.
fn fields_of(name: &str, names: &[&str]) -> String {
    const SHOWN: usize = 8;
    match (nearest(name, names.iter().copied()), names.get(..SHOWN)) {
        (Some(meant), _) => format!("a field, such as {meant:?}"),
        (None, _) if names.is_empty() => "no fields".to_owned(),
        (None, Some(first)) => format!("one of the fields {}, ...", first.join(", ")),
        (None, None) => format!("one of the fields {}", names.join(", ")),
    }
}
