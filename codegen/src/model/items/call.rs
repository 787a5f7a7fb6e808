//! Functions: their responses, their errors, their callers.

use super::form::Form;
use super::ident::Ident;
use super::path::Path;
use super::rust_type::RustType;

/// The part of a [`Struct`](super::Struct) that makes it a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The response.
    pub response: Response,
    /// The type of its errors.
    pub error: CallError,
    /// The permitted callers.
    pub availability: Availability,
}

/// The response of a function.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Response {
    /// A value.
    Value {
        /// Its type.
        response: RustType,
        /// How it lies on the wire.
        form: Form,
    },
    /// The response of its query.
    Query {
        /// The field that holds the query.
        field: Ident,
        /// The query's type.
        query: Ident,
        /// `true` if the response may borrow from the bytes that it was decoded from.
        lends: bool,
    },
}

impl Response {
    /// Returns whether the response may borrow from the bytes that it was decoded from.
    #[must_use]
    pub fn lends(&self) -> bool {
        match self {
            Self::Value { response, .. } => response.lends(),
            Self::Query { lends, .. } => *lends,
        }
    }
}

/// The type of a function's errors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// The runtime's `RpcError`: no error is documented.
    Any,
    /// An [`ErrorEnum`](super::ErrorEnum), generic over the errors of the query if the function returns its response.
    Known(Path),
    /// The errors of its query.
    OfQuery,
}

/// The permitted callers of a function. `None` means unknown, not `false`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Availability {
    /// Users.
    pub users: Option<bool>,
    /// Bots.
    pub bots: Option<bool>,
    /// Bots over a business connection.
    pub business: Option<bool>,
    /// Clients that have not logged in.
    pub unauthed: Option<bool>,
}
