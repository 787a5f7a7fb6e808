//! One match over all functions of bindings with `calls`.
//!
//! rustc checks each match over hundreds of functions anew. The enums therefore have one, in `visit`, and encode, show
//! and number their calls by the visitors below.

use core::fmt::{self, Debug};

use crate::{Combinator, Object, Sink};

/// Work on the function that a call holds, whichever it is.
#[doc(hidden)]
pub trait CallVisitor: Sized {
    /// The result.
    type Output;

    /// Works on a function of the schema.
    fn function<F: Combinator + Debug>(self, call: &F) -> Self::Output;

    /// Works on a function that the schema does not have.
    fn unknown(self, call: &Object) -> Self::Output;
}

/// Encodes the call.
#[doc(hidden)]
#[derive(Debug)]
pub struct EncodeCall<S>(pub S);

impl<S: Sink> CallVisitor for EncodeCall<S> {
    type Output = S;

    #[inline]
    fn function<F: Combinator + Debug>(self, call: &F) -> S {
        self.0.put(call)
    }

    #[inline]
    fn unknown(self, call: &Object) -> S {
        self.0.put(call)
    }
}

/// Returns the id of the call.
#[doc(hidden)]
#[derive(Debug)]
pub struct CallId;

impl CallVisitor for CallId {
    type Output = u32;

    #[inline]
    fn function<F: Combinator + Debug>(self, _: &F) -> u32 {
        F::ID
    }

    #[inline]
    fn unknown(self, call: &Object) -> u32 {
        call.id().unwrap_or_default()
    }
}

/// Shows the call: `phone.requestCall(RequestCall { ... })`.
#[doc(hidden)]
pub struct ShowCall<'f, 'b>(pub &'f mut fmt::Formatter<'b>);

impl CallVisitor for ShowCall<'_, '_> {
    type Output = fmt::Result;

    #[inline]
    fn function<F: Combinator + Debug>(self, call: &F) -> fmt::Result {
        self.0.debug_tuple(F::NAME).field(call).finish()
    }

    #[inline]
    fn unknown(self, call: &Object) -> fmt::Result {
        self.0.debug_tuple("Unknown").field(call).finish()
    }
}

/// A function whose struct has no `Debug`: its name stands in the place of its fields.
#[doc(hidden)]
pub struct Undebugged<'a, F>(pub &'a F);

impl<F: Combinator> Debug for Undebugged<'_, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("..")
    }
}

impl<F: Combinator> Combinator for Undebugged<'_, F> {
    const NAME: &'static str = F::NAME;
    const ID: u32 = F::ID;

    #[inline]
    fn encode_bare<S: Sink>(&self, sink: S) -> S {
        self.0.encode_bare(sink)
    }
}
