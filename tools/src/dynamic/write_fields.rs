//! Encoding fields: given, implied and absent ones.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::env::{Bound, Env};
use super::error::EncodeError;
use super::expect::{integer, list};
use super::plain_value::Plain;
use super::writer::{Writer, Written};
use typewright_language::schema::{Combinator, Field, FieldType, Masks, Role, VarId};
use typewright_language::source::nearest;

impl<'s> Writer<'_, 's> {
    pub(super) fn combinator(&mut self, combinator: &'s Combinator, mut env: Rc<Env<'s>>, value: &Plain) -> Written {
        self.fields(combinator, &combinator.fields, &mut env, value)
            .map_err(|error| error.within(combinator.name.clone()))
    }

    /// Fields of a combinator, or of a repetition in it.
    fn fields(
        &mut self,
        combinator: &'s Combinator,
        fields: &'s [Field],
        env: &mut Rc<Env<'s>>,
        value: &Plain,
    ) -> Written {
        let Plain::Map(entries) = value else { return Err(EncodeError::new("a map of fields", value.noun())) };
        let given = given(entries, fields)?;
        let implied = implied(fields, &given);
        let masks = Masks::of_fields(combinator, fields, &self.names.masks);
        let value_of = |field: &Field| given.get(field.label.as_str()).copied();
        let mut fields = fields.iter().peekable();
        while let Some(field) = fields.next() {
            let stated = value_of(field);
            if let Some(body) = fields.next_if(|next| field.is_size_of(next)) {
                self.framed(combinator, (field, stated), (body, value_of(body)), env)?;
                continue;
            }
            let mask = mask(field, &masks, &implied, stated);
            let value = mask.as_ref().or(stated);
            let written = self.field_if(combinator, field, env, value);
            written.map_err(|error| error.within(format!(".{}", field.label)))?;
        }
        Ok(())
    }

    /// A field behind the number of its bytes, which may be left out.
    fn framed(
        &mut self,
        combinator: &'s Combinator,
        (size, stated): (&'s Field, Option<&Plain>),
        (body, value): (&'s Field, Option<&Plain>),
        env: &mut Rc<Env<'s>>,
    ) -> Written {
        let within = |field: &Field| format!(".{}", field.label);
        let bytes = self.apart(|writer| writer.field_if(combinator, body, env, value));
        let bytes = bytes.map_err(|error| error.within(within(body)))?;
        let count = i32::try_from(bytes.len())
            .map_err(|_| EncodeError::new("a shorter body", format!("{} bytes", bytes.len())).within(within(body)))?;
        if let Some(stated) = stated
            && integer::<i32>(stated, "an int").map_err(|error| error.within(within(size)))? != count
        {
            let error = EncodeError::new(format!("{count}, the number of bytes of `{}`", body.label), stated.noun());
            return Err(error.within(within(size)));
        }
        self.raw(&count.to_le_bytes());
        self.raw(&bytes);
        Ok(())
    }

    /// A field, if its bit is set.
    fn field_if(
        &mut self,
        combinator: &'s Combinator,
        field: &'s Field,
        env: &mut Rc<Env<'s>>,
        given: Option<&Plain>,
    ) -> Written {
        let present = match field.condition.map(|condition| (env.get(condition.mask), condition.bit)) {
            None => true,
            Some((Some(Bound::Nat(mask)), bit)) => mask >> (bit & 31) & 1 == 1,
            Some(_) => false,
        };
        match (given, present) {
            (Some(value), true) => self.field(combinator, field, env, value),
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

    fn field(&mut self, combinator: &'s Combinator, field: &'s Field, env: &mut Rc<Env<'s>>, value: &Plain) -> Written {
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
                        Some(only) => writer.field(combinator, only, env, turn),
                        None => writer.fields(combinator, &repetition.fields, env, turn),
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

/// The values of fields by name; each is one of `fields`.
fn given<'v>(entries: &'v [(String, Plain)], fields: &[Field]) -> Result<Given<'v>, EncodeError> {
    let mut given = Given::new();
    for (key, value) in entries.iter().filter(|(key, value)| key != "_" && *value != Plain::Null) {
        if given.insert(key, value).is_some() {
            return Err(EncodeError::new("each field once", format!("{key:?} twice")));
        }
    }
    let names: Vec<_> = fields.iter().map(|field| field.label.as_str()).collect();
    let known: BTreeSet<_> = names.iter().copied().collect();
    match given.keys().find(|key| !known.contains(*key)) {
        Some(key) => Err(EncodeError::new(fields_of(key, &names), format!("{key:?}"))),
        None => Ok(given),
    }
}

/// The value of a `#` that is left out, or of a kept mask, to which the bits of fields are added.
fn mask(field: &Field, masks: &Masks, implied: &BTreeMap<VarId, u32>, stated: Option<&Plain>) -> Option<Plain> {
    let FieldType::Nat(var) = field.ty else { return None };
    let bits = i64::from(*implied.get(&var)?);
    match stated {
        None => Some(Plain::Integer(bits)),
        Some(Plain::Integer(stated)) if masks.role(field) == Role::KeptMask => Some(Plain::Integer(stated | bits)),
        Some(_) => None,
    }
}

/// The value of each `#` that is left out: the bits of the fields that are there.
fn implied(fields: &[Field], given: &Given<'_>) -> BTreeMap<VarId, u32> {
    let mut masks = BTreeMap::new();
    for field in fields {
        let Some(condition) = field.condition else { continue };
        let given = given.get(field.label.as_str());
        let there = given.is_some_and(|value| !field.is_flag() || **value != Plain::Bool(false));
        *masks.entry(condition.mask).or_insert(0) |= if there { condition.value() } else { 0 };
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
