//! Decoding each kind of type.

use std::rc::Rc;

use super::env::{Bound, Env};
use super::reader::{Read, Reader};
use super::value::Content;
use typewright_language::schema::{
    Arg, BOOL_FALSE_ID, BOOL_TRUE_ID, Builtin, Combinator, Type, TypeExpr, TypeId, VECTOR_ID,
};

impl<'s> Reader<'_, 's> {
    pub(super) fn expr(&mut self, expr: &'s TypeExpr, env: &Rc<Env<'s>>) -> Read<'s> {
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

    /// `%X`, where `expr` stands for X.
    fn bare(&mut self, expr: &'s TypeExpr, env: &Rc<Env<'s>>) -> Read<'s> {
        match expr {
            TypeExpr::Builtin { builtin, .. } => self.builtin(*builtin),
            TypeExpr::Vector { item, .. } => self.vector(false, item, env),
            TypeExpr::Boxed { ty, args } => self.declared(*ty, args, false, env),
            TypeExpr::Bare { .. } | TypeExpr::Var { .. } => self.expr(expr, env),
        }
    }

    pub(super) fn builtin(&mut self, builtin: Builtin) -> Read<'s> {
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

    /// The outermost value, of any type that the schema knows.
    pub(super) fn whole(&mut self) -> Read<'s> {
        let id = self.peek();
        if id.and_then(|id| self.ids.envelope(id)).is_some() {
            return self.object();
        }
        match id.and_then(|id| self.ids.any(id)) {
            Some(found) if self.ids.schema.is_recursive(found) => self.object(),
            Some(found) => self.within(|reader| reader.boxed(found, Rc::default())),
            None => Err(self.wrong_id("the id of a constructor or function of the schema")),
        }
    }

    /// Any boxed value. One of an unknown id takes all bytes that are left.
    pub(super) fn object(&mut self) -> Read<'s> {
        let Some(id) = self.peek() else { return Err(self.wrong_id("the id of any value")) };
        if let Some(envelope) = self.ids.envelope(id) {
            return self.nested(|reader| reader.within(|reader| reader.envelope(envelope, &|reader| reader.object())));
        }
        if let Some(combinator) = self.ids.any(id) {
            return self.nested(|reader| reader.within(|reader| reader.boxed(combinator, Rc::default())));
        }
        self.unknown()
    }

    /// All bytes that are left: nothing says where the value ends.
    fn unknown(&mut self) -> Read<'s> {
        let start = self.at;
        let rest = self.take(self.rest().len(), "a value")?.to_vec();
        Ok(self.made(start, Content::Unknown(rest)))
    }

    fn vector(&mut self, boxed: bool, item: &'s TypeExpr, env: &Rc<Env<'s>>) -> Read<'s> {
        let start = self.at;
        if boxed {
            self.expect_id(VECTOR_ID, "Vector")?;
        }
        let count = self.word("a count")?;
        self.times(start, count, |reader| reader.expr(item, env))
    }

    /// `count` values, of a list that begins at `start`; no memory is taken before they are there.
    pub(super) fn times(&mut self, start: usize, count: u32, mut read: impl FnMut(&mut Self) -> Read<'s>) -> Read<'s> {
        let mut items = Vec::new();
        let all = (0..count).try_for_each(|index| {
            let before = self.at;
            items.push(read(self).map_err(|error| error.within(format!("[{index} of {count}]")))?);
            if self.at == before { self.empty_element() } else { Ok(()) }
        });
        self.begun(start, all, Content::List(items))
    }

    fn declared(&mut self, ty: TypeId, args: &'s [Arg], boxed: bool, env: &Rc<Env<'s>>) -> Read<'s> {
        let Some(declared) = self.ids.schema.ty(ty) else { return Err(self.error("a type", "none")) };
        if declared.recursion.is_some() {
            return self.nested(|reader| reader.constructor(ty, declared, args, boxed, env));
        }
        self.constructor(ty, declared, args, boxed, env)
    }

    fn constructor(&mut self, id: TypeId, ty: &'s Type, args: &'s [Arg], boxed: bool, env: &Rc<Env<'s>>) -> Read<'s> {
        let ids = self.ids;
        let of_id = if boxed { self.peek().and_then(|it| ids.constructor(id, it)) } else { None };
        if let Some(found) = of_id {
            return self.boxed(found, env.enter(found, args));
        }
        let mut constructors = ty.constructors.iter().filter_map(|it| ids.schema.combinator(*it));
        match constructors.find(|it| !boxed || it.name == "_") {
            Some(found) => self.combinator(found, env.enter(found, args), self.at),
            None if ty.keeps_unknown && self.peek().is_some() => self.unknown(),
            None => Err(self.wrong_id(&format!("a constructor of {}", ty.name))),
        }
    }

    /// A value whose id has been looked at.
    fn boxed(&mut self, combinator: &'s Combinator, env: Rc<Env<'s>>) -> Read<'s> {
        let start = self.at;
        self.at += 4;
        self.combinator(combinator, env, start)
    }

    /// A value that begins at `start`, or an error that says how far it came.
    pub(super) fn begun(&self, start: usize, read: Read<'s, ()>, content: Content<'s>) -> Read<'s> {
        let value = self.made(start, content);
        match read {
            Ok(()) => Ok(value),
            Err(mut error) => {
                error.understood.insert(0, value);
                Err(error)
            }
        }
    }
}
