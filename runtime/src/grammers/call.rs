//! Ids, and the responses of functions.

use super::deserialize::Deserializable;
use super::serialize::Serializable;
use crate::{Combinator, Decode, Function};

/// A constructor or a function, by its id. Every [`Combinator`] is one.
pub trait Identifiable {
    /// The id on the wire.
    const CONSTRUCTOR_ID: u32;
}

impl<T: Combinator> Identifiable for T {
    const CONSTRUCTOR_ID: u32 = T::ID;
}

/// A function and the type of its response. Every [`Function`] whose response is in its usual form is one.
pub trait RemoteCall: Serializable {
    /// The response.
    type Return: Deserializable;
}

impl<F: Function<Response: for<'de> Decode<'de>>> RemoteCall for F {
    type Return = F::Response;
}
