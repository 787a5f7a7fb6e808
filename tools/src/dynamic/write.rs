//! Encoding each kind of type.

use std::rc::Rc;

use super::env::{Bound, Env};
use super::error::EncodeError;
use super::expect::{bits, bytes, float, integer, list, long, string};
use super::plain_value::{Plain, VALUE};
use super::writer::{Writer, Written};
use typewright_language::schema::{
    Arg, BOOL_FALSE_ID, BOOL_TRUE_ID, BoxedBuiltin, BoxedContents, Builtin, Combinator, Kind, TypeExpr, TypeId,
    VECTOR_ID,
};

impl<'s> Writer<'_, 's> {
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
                Some(Bound::Nat(_)) | None => Err(EncodeError::new("a type", "a variable without a value")),
            },
        })
    }

    /// `%X`, where `expr` stands for X.
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
            Builtin::Nat => self.word(integer(value, "a number of 32 bits")?),
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
            Builtin::String => self.byte_string(&string(value)?),
            Builtin::Bool => match value {
                Plain::Bool(bool) => self.word(if *bool { BOOL_TRUE_ID } else { BOOL_FALSE_ID }),
                other => return Err(EncodeError::new("true or false", other.noun())),
            },
            Builtin::True => match value {
                Plain::Bool(true) => {}
                Plain::Bool(false) => return Err(EncodeError::new("true, or nothing at all", "false")),
                other => return Err(EncodeError::new("true", other.noun())),
            },
            Builtin::Object | Builtin::Function => self.object(value)?,
        }
        Ok(())
    }

    /// The outermost value: a map that names a constructor or a function, or a builtin.
    pub(super) fn whole(&mut self, value: &Plain) -> Written {
        match self.names.envelope(value) {
            None if self.builtin_of(value).is_none() => {
                let found = self.any(value)?;
                if self.names.schema.is_recursive(found) {
                    return self.nested(|writer| writer.boxed(found, value));
                }
                self.boxed(found, value)
            }
            _ => self.object(value),
        }
    }

    /// Any boxed value; Base64 is the bytes of one.
    pub(super) fn object(&mut self, value: &Plain) -> Written {
        if let Plain::Text(_) = value {
            self.raw(&bytes(value, None)?);
            return Ok(());
        }
        if let Some(envelope) = self.names.envelope(value) {
            return self.nested(|writer| writer.envelope(envelope, value, &|writer, value| writer.object(value)));
        }
        if let Some(builtin) = self.builtin_of(value) {
            return self.nested(|writer| writer.boxed_builtin(builtin, value));
        }
        let found = self.any(value)?;
        self.nested(|writer| writer.boxed(found, value))
    }

    fn any(&self, value: &Plain) -> Result<&'s Combinator, EncodeError> {
        let schema = self.names.schema;
        self.names.named(value, "a constructor or function of the schema", |it| schema.is_self_describing(it))
    }

    /// The builtin that a value of any type names, or is by itself: `true`, `[]`.
    fn builtin_of(&self, value: &Plain) -> Option<&'s BoxedBuiltin> {
        let of = |contents| self.names.schema.builtins.iter().find(|it| it.contents == contents);
        match value {
            Plain::Bool(bool) => of(BoxedContents::Bool(*bool)),
            Plain::List(_) => of(BoxedContents::Vector),
            _ => self.names.builtin(value),
        }
    }

    fn boxed_builtin(&mut self, builtin: &BoxedBuiltin, value: &Plain) -> Written {
        self.word(builtin.id);
        let contents = || value.get(VALUE).ok_or_else(|| EncodeError::new(format!("{VALUE:?}"), "nothing"));
        let written = match (builtin.contents, value) {
            (BoxedContents::Bool(_) | BoxedContents::Value(Builtin::True), _) => Ok(()),
            (BoxedContents::Value(builtin), _) => contents().and_then(|value| self.builtin(builtin, value)),
            (BoxedContents::Vector, Plain::List(items)) => self.elements(items, Self::object),
            (BoxedContents::Vector, _) => {
                contents().and_then(list).and_then(|items| self.elements(items, Self::object))
            }
        };
        written.map_err(|error| error.within(builtin.name))
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
        self.elements(items, |writer, value| writer.expr(item, env, value))
    }

    /// A count and that many elements.
    fn elements(&mut self, items: &[Plain], write: impl Fn(&mut Self, &Plain) -> Written) -> Written {
        let count = u32::try_from(items.len());
        self.word(count.map_err(|_| EncodeError::new("fewer elements", items.len().to_string()))?);
        for (index, value) in items.iter().enumerate() {
            write(self, value).map_err(|error| error.within(format!("[{index}]")))?;
        }
        Ok(())
    }

    fn declared(&mut self, ty: TypeId, args: &'s [Arg], boxed: bool, env: &Rc<Env<'s>>, value: &Plain) -> Written {
        let Some(declared) = self.names.schema.ty(ty) else { return Err(EncodeError::new("a type", "none")) };
        if let (Plain::Text(_), true, true) = (value, boxed, declared.keeps_unknown) {
            self.raw(&bytes(value, None)?);
            return Ok(());
        }
        let wanted = format!("a constructor of {}", declared.name);
        let found = self.names.named(value, &wanted, |it| it.kind == Kind::Constructor(ty))?;
        if boxed && found.name != "_" {
            self.word(found.id);
        }
        let env = env.enter(found, args);
        if declared.recursion.is_some() {
            return self.nested(|writer| writer.combinator(found, env, value));
        }
        self.combinator(found, env, value)
    }
}
