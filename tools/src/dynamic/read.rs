//! Decoding each kind of type.

use std::rc::Rc;

use super::env::{Bound, Env};
use super::reader::{Read, Reader};
use super::value::Content;
use typewright_language::schema::{
    Arg, BOOL_FALSE_ID, BOOL_TRUE_ID, BoxedBuiltin, BoxedContents, Builtin, Combinator, Type, TypeExpr, TypeId,
    VECTOR_ID,
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
                Some(Bound::Nat(_)) | None => Err(reader.error("a type", "a variable without a value")),
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
            Builtin::Nat => Content::Nat(self.word("a number")?),
            Builtin::Int => Content::Int(i32::from_le_bytes(self.array("an int")?)),
            Builtin::Long => Content::Long(i64::from_le_bytes(self.array("a long")?)),
            Builtin::Int53 => Content::Int53(i64::from_le_bytes(self.array("an int53")?)),
            Builtin::Float => Content::Float(f32::from_le_bytes(self.array("a float")?)),
            Builtin::Double => Content::Double(f64::from_le_bytes(self.array("a double")?)),
            Builtin::Int128 => Content::Raw(self.take(16, "an int128")?.to_vec()),
            Builtin::Int256 => Content::Raw(self.take(32, "an int256")?.to_vec()),
            Builtin::Int512 => Content::Raw(self.take(64, "an int512")?.to_vec()),
            Builtin::Bytes => Content::Bytes(self.byte_string("bytes")?.to_vec()),
            Builtin::String => {
                let bytes = self.byte_string("a string")?;
                match std::str::from_utf8(bytes) {
                    Ok(text) => Content::String(text.to_owned()),
                    Err(_) => Content::NotText(bytes.to_vec()),
                }
            }
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
        const EXPECTED: &str = "the id of a constructor or function of the schema";
        let Some(id) = self.peek() else { return Err(self.wrong_id(EXPECTED)) };
        match (self.ids.envelope(id), self.ids.any(id)) {
            (None, Some(found)) if !self.ids.schema.is_recursive(found) => {
                self.within(|reader| reader.boxed(found, Rc::default()))
            }
            _ => self.known().unwrap_or_else(|| Err(self.wrong_id(EXPECTED))),
        }
    }

    /// Any boxed value. One of an unknown id takes all bytes that are left.
    pub(super) fn object(&mut self) -> Read<'s> {
        if self.peek().is_none() {
            return Err(self.wrong_id("the id of any value"));
        }
        if self.is_untold_vector() {
            return self.unknown();
        }
        self.known().unwrap_or_else(|| self.unknown())
    }

    /// Any boxed value of a known id; none if the id is unknown.
    fn known(&mut self) -> Option<Read<'s>> {
        let id = self.peek()?;
        if let Some(envelope) = self.ids.envelope(id) {
            let read = |reader: &mut Self| reader.envelope(envelope, &|reader| reader.object());
            return Some(self.nested(|reader| reader.within(read)));
        }
        if let Some(combinator) = self.ids.any(id) {
            return Some(self.nested(|reader| reader.within(|reader| reader.boxed(combinator, Rc::default()))));
        }
        let builtin = self.ids.builtin(id)?;
        Some(self.nested(|reader| reader.within(|reader| reader.boxed_builtin(builtin))))
    }

    /// Returns whether the next value is a `Vector` whose first element has no known id: its bytes do not tell the type
    /// of the elements.
    fn is_untold_vector(&self) -> bool {
        let word = |index: usize| self.rest().as_chunks().0.get(index).map(|word| u32::from_le_bytes(*word));
        let is_known =
            |id| self.ids.envelope(id).is_some() || self.ids.any(id).is_some() || self.ids.builtin(id).is_some();
        word(0) == Some(VECTOR_ID)
            && self.ids.any(VECTOR_ID).is_none()
            && word(1) != Some(0)
            && !word(2).is_some_and(is_known)
    }

    /// A builtin value, whose id has been looked at.
    fn boxed_builtin(&mut self, builtin: &'s BoxedBuiltin) -> Read<'s> {
        let start = self.at;
        self.at += 4;
        let contents = match builtin.contents {
            BoxedContents::Bool(_) | BoxedContents::Value(Builtin::True) => None,
            BoxedContents::Value(builtin) => Some(self.builtin(builtin)?),
            BoxedContents::Vector => {
                let (start, count) = (self.at, self.word("a count")?);
                let untold = "the id of an element, since a Vector does not tell the type of its elements";
                let element = |reader: &mut Self| reader.known().unwrap_or_else(|| Err(reader.wrong_id(untold)));
                Some(self.times(start, count, element)?)
            }
        };
        Ok(self.made(start, Content::Builtin(builtin, contents.map(Box::new))))
    }

    /// All remaining bytes: nothing marks the end of the value. Values fill whole words; any other number of bytes is a
    /// truncated value.
    fn unknown(&mut self) -> Read<'s> {
        let start = self.at;
        let length = self.rest().len();
        if !length.is_multiple_of(4) {
            let found = format!("{length} bytes, which end within a word");
            return Err(self.error("a value of an unknown type, in words of 4 bytes", found));
        }
        let rest = self.take(length, "a value")?.to_vec();
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

    /// `count` values of a list that begins at `start`. Memory grows only with the values.
    pub(super) fn times(&mut self, start: usize, count: u32, mut read: impl FnMut(&mut Self) -> Read<'s>) -> Read<'s> {
        let mut items = Vec::new();
        let all = (0..count).try_for_each(|index| {
            items.push(read(self).map_err(|error| error.within(format!("[{index} of {count}]")))?);
            Ok(())
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

    /// A value that begins at `start`, or an error with the part that was decoded.
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
