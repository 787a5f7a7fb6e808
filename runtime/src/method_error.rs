//! The errors of a function as an enum.
//!
//! Generated code gives each function an enum of its errors: a variant for each that is known, one for those that any
//! function may raise, one for the rest. It implements [`MethodError`]; [`method_errors!`](crate::method_errors) adds
//! the parts that all such enums share.

use core::fmt;
use core::time::Duration;

use crate::{Known, KnownError, RpcError};

/// The errors of a function: an enum of its known errors, or just [`RpcError`]. Every error, known or not, round-trips
/// unchanged.
pub trait MethodError: fmt::Debug + From<RpcError> + Into<RpcError> {
    /// The errors that have a variant of their own, in the order of the variants.
    const KNOWN: &'static [&'static KnownError];

    /// The variant of `KNOWN[index]`, which came under `code` with `number` in its name. None for an index that is not
    /// in the list.
    fn from_known(index: usize, code: i32, number: u64) -> Option<Self>;

    /// The error of this value.
    fn known(&self) -> Known<'_>;

    /// The code, alike to an HTTP status.
    #[inline]
    fn code(&self) -> i32 {
        self.known().code()
    }

    /// The name: with `%d` for a number where the error is known, as it came where it is not.
    #[inline]
    fn name(&self) -> &str {
        match self.known() {
            Known::Error(known, ..) => known.name,
            Known::Other(error) => &error.message,
        }
    }

    /// The meaning of the error, where that is known; `%d` stands for its number.
    #[inline]
    fn description(&self) -> Option<&'static str> {
        self.known().description()
    }

    /// The time to wait before the call may succeed, if the error states one.
    #[inline]
    fn retry_after(&self) -> Option<Duration> {
        self.known().retry_after()
    }

    /// The data center to send the call to, if the error states one.
    #[inline]
    fn migrate_to_dc(&self) -> Option<u64> {
        self.known().migrate_to_dc()
    }

    /// The variant of an error; or the error, if no variant of its own is known for it.
    ///
    /// # Errors
    /// The error as it came.
    #[inline]
    fn recognise(error: RpcError) -> Result<Self, RpcError> {
        let numbered = |(index, known): (usize, &&KnownError)| known.recognise(&error).map(|number| (index, number));
        let found = Self::KNOWN.iter().enumerate().find_map(numbered);
        found.and_then(|(index, number)| Self::from_known(index, error.code, number)).ok_or(error)
    }

    /// This error as one of another enum that knows it: `error.known_as::<CommonError>()` is the error if any function may
    /// raise it, whichever function did. The way back is `From<CommonError>`.
    #[inline]
    fn known_as<E: MethodError>(&self) -> Option<E> {
        E::recognise(self.known().to_rpc_error()).ok()
    }
}

/// No error is known.
impl MethodError for RpcError {
    const KNOWN: &'static [&'static KnownError] = &[];

    fn from_known(_: usize, _: i32, _: u64) -> Option<Self> {
        None
    }

    fn known(&self) -> Known<'_> {
        Known::Other(self)
    }
}
