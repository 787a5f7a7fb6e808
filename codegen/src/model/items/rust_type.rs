//! Types of Rust.

use super::ident::Ident;
use super::path::Path;
use super::strings::{BytesType, StringType};

/// A type of Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// `()`
    Unit,
    /// `bool`
    Bool,
    /// `u32`
    U32,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `i64` that a double can hold.
    I53,
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// `[u8; N]`
    Array(u8),
    /// A `string`.
    String(StringType),
    /// A `bytes`.
    Bytes(BytesType),
    /// The runtime's `Object`.
    Object,
    /// The runtime's `ObjectRef<'a>`.
    ObjectRef,
    /// `Vec<T>`
    Vec(Box<RustType>),
    /// `Box<T>`
    Box(Box<RustType>),
    /// `Option<T>`: an element of a vector that JSON may leave out.
    Option(Box<RustType>),
    /// A generated type.
    Path(Path),
    /// A generated type that borrows or has type parameters.
    Applied {
        /// The type.
        path: Path,
        /// `true` if it borrows from the bytes that it was decoded from.
        lends: bool,
        /// The type arguments.
        args: Vec<RustType>,
    },
    /// A parameter of the struct.
    Param(Ident),
    /// The response of a query, which is a parameter of the struct.
    Response {
        /// The parameter.
        query: Ident,
        /// `true` if the response may borrow from the bytes that it was decoded from.
        lends: bool,
    },
}

impl RustType {
    /// A generated type.
    pub(in crate::model) fn generated(path: Path, lends: bool, args: Vec<Self>) -> Self {
        if lends || !args.is_empty() { Self::Applied { path, lends, args } } else { Self::Path(path) }
    }

    /// Returns whether it borrows from the bytes that it was decoded from.
    #[must_use]
    pub fn lends(&self) -> bool {
        match self {
            Self::String(of) => *of == StringType::Borrowed,
            Self::Bytes(of) => *of == BytesType::Borrowed,
            Self::ObjectRef => true,
            Self::Vec(inner) | Self::Box(inner) | Self::Option(inner) => inner.lends(),
            Self::Applied { lends, args, .. } => *lends || args.iter().any(Self::lends),
            Self::Response { lends, .. } => *lends,
            _ => false,
        }
    }

    /// Returns whether it mentions a parameter of the struct.
    #[must_use]
    pub fn has_params(&self) -> bool {
        match self {
            Self::Param(_) => true,
            Self::Vec(inner) | Self::Box(inner) | Self::Option(inner) => inner.has_params(),
            Self::Applied { args, .. } => args.iter().any(Self::has_params),
            _ => false,
        }
    }

    /// Returns whether it mentions the response of `query`.
    #[must_use]
    pub fn mentions_response_of(&self, query: &Ident) -> bool {
        match self {
            Self::Response { query: of, .. } => of == query,
            Self::Vec(inner) | Self::Box(inner) | Self::Option(inner) => inner.mentions_response_of(query),
            Self::Applied { args, .. } => args.iter().any(|arg| arg.mentions_response_of(query)),
            _ => false,
        }
    }
}
