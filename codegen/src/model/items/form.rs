//! Forms: the layout of a value on the wire, independent of its Rust type.

use std::fmt;

use super::ident::Ident;
use super::path::Path;

/// A number that something else depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nat {
    /// A constant.
    Const(u32),
    /// A parameter of the form, plus a constant.
    Param(Ident, u32),
    /// An earlier field, plus a constant.
    Field {
        /// The field.
        name: Ident,
        /// `true` if it may be absent; it is 0 then.
        optional: bool,
        /// The constant.
        plus: u32,
    },
}

/// An argument of a form of a type with parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormArg {
    /// For a type.
    Form(Form),
    /// For a number.
    Nat(Nat),
}

/// The source of the constructor of a value whose type has parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The id in front, which selects it.
    Enum,
    /// This id in front, although the type has one constructor.
    Boxed(u32),
    /// No id: the type has one constructor.
    Bare,
}

/// How a value lies on the wire; the runtime has a type of the same name for each but [`Form::Number`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number with a function of its own in the reader and the writer: as [`Form::Plain`], but cheaper to compile.
    Number(Number),
    /// The Rust type's own `Encode` and `Decode`. The size is set if all values have the same.
    Plain(Option<u32>),
    /// `%T`: the fields without the id.
    Bare,
    /// `bytes`
    ByteString,
    /// A `string` that is kept as bytes: as [`Form::ByteString`] but in JSON.
    StringBytes,
    /// A `string` that may hold invalid UTF-8.
    Lossy,
    /// `true`: nothing.
    Empty,
    /// `Vector t` and `vector t`, unless `Plain` does.
    Vector {
        /// `true` if the id stands in front.
        boxed: bool,
        /// The form of the elements.
        item: Box<Form>,
    },
    /// `Int`, `True`: an id, then the value.
    Tagged {
        /// The id.
        id: u32,
        /// The form of the value.
        inner: Box<Form>,
    },
    /// A value that lies in a `Box` of Rust.
    InBox(Box<Form>),
    /// `bytes:int body:Object`: the number of its bytes, then the value.
    Framed(Box<Form>),
    /// A value of a type with parameters.
    Dependent {
        /// The form of the type.
        form: Path,
        /// The arguments of that form.
        args: Vec<(Ident, FormArg)>,
        /// How its constructor is known.
        shape: Shape,
    },
    /// A value of a type that is a parameter: its form is one, too.
    Param(Ident),
    /// `n*[t]`: as many values as a number says, and nothing that counts them.
    Repeated {
        /// The TL field, for messages: `get_arrays.a`.
        what: String,
        /// The number of values.
        count: Nat,
        /// The form of each.
        item: Box<Form>,
    },
    /// A value that JSON may leave out.
    Nullable {
        /// The TL field, for messages: `user.usernames`.
        what: String,
        /// The form of the value.
        item: Box<Form>,
    },
    /// The response of the query in a field.
    Response {
        /// The field.
        field: Ident,
        /// The parameter that is its type.
        query: Ident,
        /// `true` if the response may borrow from the bytes that it was decoded from.
        lends: bool,
    },
}

/// A number with functions of its own in the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// `#`
    Nat,
    /// `int`
    Int,
    /// `long`
    Long,
    /// `float`
    Float,
    /// `double`
    Double,
}

impl Number {
    /// The function of the reader and the writer.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nat => "nat",
            Self::Int => "int",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
        }
    }

    /// The size in bytes.
    #[must_use]
    pub fn size(self) -> u32 {
        match self {
            Self::Nat | Self::Int | Self::Float => 4,
            Self::Long | Self::Double => 8,
        }
    }
}

impl Form {
    /// The number of bytes, if every value has the same.
    #[must_use]
    pub fn size(&self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(number.size()),
            Self::Plain(size) => *size,
            Self::Empty => Some(0),
            Self::Tagged { inner, .. } => inner.size().map(|size| size.saturating_add(4)),
            Self::InBox(inner) => inner.size(),
            Self::Bare
            | Self::ByteString
            | Self::StringBytes
            | Self::Framed(_)
            | Self::Vector { .. }
            | Self::Dependent { .. }
            | Self::Param(_)
            | Self::Repeated { .. }
            | Self::Lossy
            | Self::Nullable { .. }
            | Self::Response { .. } => None,
        }
    }

    /// The form of a vector with elements of this form.
    pub(in crate::model) fn vector(self, boxed: bool) -> Self {
        match self {
            Self::Number(_) | Self::Plain(_) if boxed => Self::Plain(None),
            item => Self::Vector { boxed, item: Box::new(item) },
        }
    }

    /// The form of the elements of a vector.
    pub(in crate::model) fn element(self) -> Self {
        match self {
            Self::Vector { item, .. } => *item,
            _ => Self::Plain(None),
        }
    }

    /// The form of a value of this form behind an id.
    pub(in crate::model) fn tagged(self, id: Option<u32>) -> Self {
        match id {
            Some(id) => Self::Tagged { id, inner: Box::new(self) },
            None => self,
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.write_str(number.name()),
            Self::Plain(_) => f.write_str("plain"),
            Self::Bare => f.write_str("bare"),
            Self::ByteString | Self::StringBytes => f.write_str("bytes"),
            Self::Lossy => f.write_str("lossy"),
            Self::Empty => f.write_str("empty"),
            Self::Vector { boxed: true, item } => write!(f, "Vector({item})"),
            Self::Vector { boxed: false, item } => write!(f, "vector({item})"),
            Self::Tagged { id, inner } => write!(f, "#{id:08x} {inner}"),
            Self::InBox(inner) => write!(f, "box({inner})"),
            Self::Framed(inner) => write!(f, "framed({inner})"),
            Self::Dependent { form, args, shape } => {
                let bare = if *shape == Shape::Bare { "%" } else { "" };
                write!(f, "{bare}{form}(")?;
                for (index, (name, arg)) in args.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    match arg {
                        FormArg::Form(form) => write!(f, "{comma}{name}: {form}")?,
                        FormArg::Nat(nat) => write!(f, "{comma}{name}: {nat}")?,
                    }
                }
                f.write_str(")")
            }
            Self::Param(name) => write!(f, "as {name}"),
            Self::Repeated { count, item, .. } => write!(f, "{count} times {item}"),
            Self::Nullable { item, .. } => write!(f, "nullable {item}"),
            Self::Response { field, .. } => write!(f, "the response of {field}"),
        }
    }
}

impl fmt::Display for Nat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Const(number) => write!(f, "{number}"),
            Self::Param(name, 0) | Self::Field { name, plus: 0, .. } => write!(f, "{name}"),
            Self::Param(name, plus) | Self::Field { name, plus, .. } => write!(f, "{name}+{plus}"),
        }
    }
}
