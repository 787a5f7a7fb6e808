//! Bytes to nouns. Errors carry the byte where they occur.

use super::nouns::{
    ARG, ARRAY, Arg, Combinator, EXPR_NAT, EXPR_TYPE, Expr, LEFT, LEFT_BUILTIN, NAT_CONST, NAT_VAR, Nat, Numbers,
    RIGHT, TYPE, TYPE_EXPR, TYPE_VAR, Tlo, Type, Version,
};

/// The limit of nested expressions: that of brackets in TL.
const MAX_DEPTH: u8 = 64;
/// The longest name; each use of a type writes it out.
const MAX_NAME: usize = 1024;

/// A mistake, and its byte.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) at: usize,
    pub(super) what: String,
}

type Read<T> = Result<T, Fault>;

/// Returns whether a file begins like a `.tlo`.
#[must_use]
pub fn is_tlo(bytes: &[u8]) -> bool {
    version(bytes).is_some()
}

/// The edition that the first four bytes name.
fn version(bytes: &[u8]) -> Option<Version> {
    let magic = u32::from_le_bytes(*bytes.first_chunk()?);
    Version::ALL.into_iter().find(|version| version.numbers().schema == magic)
}

/// Reads the bytes of a file.
pub(super) fn read(bytes: &[u8]) -> Read<Tlo> {
    let Some(version) = version(bytes) else {
        return Err(Fault { at: 0, what: "no edition of .tlo begins like this".to_owned() });
    };
    let mut input = Reader { bytes, at: 4, numbers: version.numbers(), version };
    let (revision, date) = (input.word()?, input.word()?);
    let types = input.list(Reader::ty)?;
    let constructors = input.list(Reader::combinator)?;
    let functions = input.list(Reader::combinator)?;
    match bytes.len() - input.at {
        0 => Ok(Tlo { version, revision, date, types, constructors, functions }),
        more => input.fail(input.at, format!("{more} bytes follow the last function")),
    }
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    numbers: Numbers,
    version: Version,
}

impl Reader<'_> {
    fn fail<T>(&self, at: usize, what: impl Into<String>) -> Read<T> {
        Err(Fault { at, what: what.into() })
    }

    fn take<const N: usize>(&mut self) -> Read<[u8; N]> {
        match self.bytes.get(self.at..).and_then(<[u8]>::first_chunk) {
            Some(taken) => {
                self.at += N;
                Ok(*taken)
            }
            None => self.fail(self.at, "the file ends too early"),
        }
    }

    fn word(&mut self) -> Read<u32> {
        self.take().map(u32::from_le_bytes)
    }

    fn magic(&mut self, magic: u32, what: &str) -> Read<()> {
        let at = self.at;
        match self.word()? {
            found if found == magic => Ok(()),
            found => self.fail(at, format!("expected {what} ({magic:08x}), found {found:08x}")),
        }
    }

    /// A count and that many items. The count is untrusted: memory grows only with the items.
    fn list<T>(&mut self, mut one: impl FnMut(&mut Self) -> Read<T>) -> Read<Vec<T>> {
        let count = self.word()?;
        let mut items = Vec::new();
        for _ in 0..count {
            items.push(one(self)?);
        }
        Ok(items)
    }

    fn string(&mut self) -> Read<String> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let (head, len) = match *rest {
            [255, ..] => return self.fail(start, "a string begins with 255"),
            [254, a, b, c, ..] => (4, u32::from_le_bytes([a, b, c, 0]) as usize),
            [short, ..] => (1, usize::from(short)),
            [] => return self.fail(start, "the file ends too early"),
        };
        if len > MAX_NAME {
            return self.fail(start, format!("a name of {len} bytes; at most {MAX_NAME} are read"));
        }
        let Some(text) = rest.get(head..head + len) else { return self.fail(start, "the file ends inside a string") };
        let padding = rest.get(head + len..(head + len).next_multiple_of(4));
        if padding.is_none_or(|padding| padding.iter().any(|&byte| byte != 0)) {
            return self.fail(start + head + len, "zeros should fill the string's last word");
        }
        self.at = start + (head + len).next_multiple_of(4);
        match std::str::from_utf8(text) {
            Ok(text) if is_name(text) => Ok(text.to_owned()),
            Ok(text) => self.fail(start, format!("`{}` is not a name", text.escape_debug())),
            Err(_) => self.fail(start, "a name is not UTF-8"),
        }
    }

    fn ty(&mut self) -> Read<Type> {
        self.magic(TYPE, "a type")?;
        Ok(Type {
            number: self.word()?,
            name: self.string()?,
            constructors: self.word()?,
            flags: self.word()?,
            arity: self.word()?,
            nat_params: self.take().map(u64::from_le_bytes)?,
        })
    }

    fn combinator(&mut self) -> Read<Combinator> {
        self.magic(self.numbers.combinator, "a combinator")?;
        let (id, name, ty) = (self.word()?, self.string()?, self.word()?);
        let at = self.at;
        let args = match self.word()? {
            LEFT_BUILTIN => None,
            LEFT => Some(self.list(|input| input.arg(0))?),
            found => return self.fail(at, format!("expected the left side of a combinator, found {found:08x}")),
        };
        self.magic(RIGHT, "the right side of a combinator")?;
        let result = self.type_expr(0)?;
        let flags = if self.version == Version::V4 { self.word()? } else { 0 };
        Ok(Combinator { id, name, ty, args, result, flags })
    }

    fn arg(&mut self, depth: u8) -> Read<Arg> {
        self.magic(ARG, "an argument")?;
        let (name, flags) = (self.string()?, self.word()?);
        let var = if flags & self.numbers.has_var == 0 { None } else { Some(self.word()?) };
        let condition = if flags & self.numbers.optional == 0 { None } else { Some((self.word()?, self.word()?)) };
        let flags = flags & !(self.numbers.has_var | self.numbers.optional);
        Ok(Arg { name, flags, var, condition, ty: self.type_expr(depth)? })
    }

    fn type_expr(&mut self, depth: u8) -> Read<Expr> {
        let at = self.at;
        if depth == MAX_DEPTH {
            return self.fail(at, format!("types nest more than {MAX_DEPTH} levels deep"));
        }
        match self.word()? {
            TYPE_VAR => Ok(Expr::TypeVar { var: self.word()?, flags: self.word()? }),
            ARRAY => Ok(Expr::Array { count: self.nat()?, args: self.list(|input| input.arg(depth + 1))? }),
            TYPE_EXPR => Ok(Expr::Type {
                number: self.word()?,
                flags: self.word()?,
                args: self.list(|input| input.type_arg(depth + 1))?,
            }),
            found => self.fail(at, format!("expected a type, found {found:08x}")),
        }
    }

    fn type_arg(&mut self, depth: u8) -> Read<Expr> {
        let at = self.at;
        match self.word()? {
            EXPR_TYPE => self.type_expr(depth),
            EXPR_NAT => self.nat().map(Expr::Nat),
            found => self.fail(at, format!("expected an argument of a type, found {found:08x}")),
        }
    }

    fn nat(&mut self) -> Read<Nat> {
        let at = self.at;
        match self.word()? {
            EXPR_NAT | NAT_CONST => Ok(Nat::Const(self.word()?)),
            NAT_VAR => Ok(Nat::Var { plus: self.word()?, var: self.word()? }),
            found => self.fail(at, format!("expected a number, found {found:08x}")),
        }
    }
}

/// Returns whether all its characters can be part of a name; `#` is the name of a type here.
fn is_name(text: &str) -> bool {
    text == "#" || text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'.')
}
