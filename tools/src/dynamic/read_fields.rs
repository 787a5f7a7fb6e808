//! Decoding fields: their presence, and the values that later fields need.

use std::rc::Rc;

use super::env::{Bound, Env};
use super::reader::{Read, Reader};
use super::value::{Content, FieldValue};
use typewright_language::schema::{Combinator, Field, FieldType};

impl<'s> Reader<'_, 's> {
    /// The fields of a value that begins at `start`.
    pub(super) fn combinator(&mut self, combinator: &'s Combinator, mut env: Rc<Env<'s>>, start: usize) -> Read<'s> {
        let mut fields = Vec::new();
        let read = self.fields(&combinator.fields, &mut env, &mut fields);
        let read = read.map_err(|error| error.within(combinator.name.clone()));
        self.begun(start, read, Content::Combinator(combinator, fields))
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
            let name = &field.label;
            let size = index.checked_sub(1).and_then(|index| all.get(index)).filter(|size| size.is_size_of(field));
            let framed = size.and_then(|_| read.last()).map(|size| &size.value.content);
            let value = match framed {
                Some(&Content::Int(size)) => {
                    self.of_next(usize::try_from(size).unwrap_or(usize::MAX), |reader| reader.field(field, env))
                }
                _ => self.field(field, env),
            };
            match value {
                Ok(value) => read.push(FieldValue { field: Some(field), name: name.into(), value }),
                Err(error) => return Err(error.within(format!(".{name}"))),
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
                self.within(|reader| {
                    reader.times(start, count, |reader| match repetition.single() {
                        Some(only) => reader.within(|reader| reader.field(only, env)),
                        None => reader.within(|reader| {
                            let (start, mut fields) = (reader.at, Vec::new());
                            let read = reader.fields(&repetition.fields, env, &mut fields);
                            reader.begun(start, read, Content::Record(fields))
                        }),
                    })
                })
            }
        }
    }
}
