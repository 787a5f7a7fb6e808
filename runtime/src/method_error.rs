//! What is known of the errors of a function, and how they are told apart.
//!
//! Generated code gives each function an enum of its errors: a variant for each that is known, one for those that any
//! function may raise, one for the rest. It implements [`MethodError`]; [`method_errors!`](crate::method_errors) adds what all
//! such enums have in common.

use alloc::format;
use alloc::string::String;
use core::fmt;
use core::time::Duration;

use crate::RpcError;

/// An error as it is documented.
#[derive(Debug, PartialEq, Eq)]
pub struct KnownError {
    /// Its name; `%d` stands where a number does: `FLOOD_WAIT_%d`.
    pub name: &'static str,
    /// The codes that it comes under, at least one: most errors have just one.
    pub codes: &'static [i32],
    /// What the number counts.
    pub number: Number,
    /// What it means, in a sentence, with `%d` for the number; empty where nobody has said.
    pub description: &'static str,
}

/// What the number in an error's name counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// There is none.
    None,
    /// Seconds to wait.
    Seconds,
    /// Minutes to wait.
    Minutes,
    /// The data centre to go to.
    Dc,
    /// Anything else: a part, an index, a length, a point in time.
    Plain,
}

impl KnownError {
    /// The number in `error` if it is this error: 0 where the name has none.
    ///
    /// Only what [`error`](Self::error) writes is recognised (no leading zeros, a code of [`codes`](Self::codes)), so
    /// that nothing is lost on the way back.
    #[must_use]
    pub fn recognise(&self, error: &RpcError) -> Option<u64> {
        if !self.codes.contains(&error.code) {
            return None;
        }
        let Some((before, after)) = self.name.split_once("%d") else {
            return (self.name == error.message).then_some(0);
        };
        let digits = error.message.strip_prefix(before)?.strip_suffix(after)?;
        let canonical =
            digits.bytes().all(|digit| digit.is_ascii_digit()) && (digits == "0" || !digits.starts_with('0'));
        let number = digits.parse().ok().filter(|_| canonical)?;
        // Minutes become seconds in a `Duration` and have to come back.
        (self.number != Number::Minutes || number <= u64::MAX / 60).then_some(number)
    }

    /// The error that a server sends: this one, under `code`, with `number` in its name.
    #[must_use]
    pub fn error(&self, code: i32, number: u64) -> RpcError {
        let message = match self.name.split_once("%d") {
            Some((before, after)) => format!("{before}{number}{after}"),
            None => String::from(self.name),
        };
        RpcError { code, message }
    }

    /// This error as it came: under `code`, with `number` in its name.
    #[must_use]
    pub const fn at(&'static self, code: i32, number: u64) -> Known<'static> {
        Known::Error(self, code, number)
    }
}

/// The errors of a function: an enum of those that it is known to raise, or just [`RpcError`]. Every error goes into it and
/// comes out of it unchanged.
pub trait MethodError: fmt::Debug + From<RpcError> + Into<RpcError> {
    /// The errors that have a variant of their own, in the order of the variants.
    const KNOWN: &'static [&'static KnownError];

    /// The variant of `KNOWN[index]`, which came under `code` with `number` in its name. None for an index that is not in
    /// the list.
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

    /// What the error means, where that is known; `%d` stands for its number.
    #[inline]
    fn description(&self) -> Option<&'static str> {
        self.known().description()
    }

    /// How long to wait before the call may succeed, if that is what the error says.
    #[inline]
    fn retry_after(&self) -> Option<Duration> {
        self.known().retry_after()
    }

    /// The data centre to send the call to, if that is what the error says.
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
}

/// What a [`MethodError`] holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known<'a> {
    /// An error that is known, the code that it came under, and the number in its name.
    Error(&'static KnownError, i32, u64),
    /// An error that is not.
    Other(&'a RpcError),
}

impl Known<'_> {
    /// The code, alike to an HTTP status.
    #[must_use]
    pub fn code(&self) -> i32 {
        match *self {
            Self::Error(_, code, _) => code,
            Self::Other(error) => error.code,
        }
    }

    /// The name: with `%d` for a number where the error is known, as it came where it is not.
    #[must_use]
    pub fn name(&self) -> &str {
        match *self {
            Self::Error(known, ..) => known.name,
            Self::Other(error) => &error.message,
        }
    }

    /// What the error means, where that is known.
    #[must_use]
    pub fn description(&self) -> Option<&'static str> {
        match *self {
            Self::Error(known, ..) => Some(known.description).filter(|description| !description.is_empty()),
            Self::Other(_) => None,
        }
    }

    /// How long to wait before the call may succeed, if that is what the error says.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        match *self {
            Self::Error(KnownError { number: Number::Seconds, .. }, _, number) => Some(Duration::from_secs(number)),
            Self::Error(KnownError { number: Number::Minutes, .. }, _, number) => Some(minutes(number)),
            Self::Error(..) => None,
            Self::Other(error) => error.retry_after(),
        }
    }

    /// The data centre to send the call to, if that is what the error says.
    #[must_use]
    pub fn migrate_to_dc(&self) -> Option<u64> {
        match *self {
            Self::Error(KnownError { number: Number::Dc, .. }, _, number) => Some(number),
            Self::Error(..) => None,
            Self::Other(error) => error.migrate_to_dc(),
        }
    }

    /// The error as it came.
    #[must_use]
    pub fn to_rpc_error(&self) -> RpcError {
        match *self {
            Self::Error(known, code, number) => known.error(code, number),
            Self::Other(error) => error.clone(),
        }
    }
}

/// A number of minutes.
#[must_use]
pub fn minutes(number: u64) -> Duration {
    Duration::from_secs(number.saturating_mul(60))
}

impl RpcError {
    /// How long to wait before the call may succeed, read from the name alone: `FLOOD_WAIT_%d`, `..._WAIT_%dMIN`.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        let (_, number) = self.message.rsplit_once("_WAIT_")?;
        match number.strip_suffix("MIN") {
            Some(number) => number.parse().ok().map(minutes),
            None => number.parse().ok().map(Duration::from_secs),
        }
    }

    /// The data centre to send the call to, read from the name alone: `PHONE_MIGRATE_%d`.
    #[must_use]
    pub fn migrate_to_dc(&self) -> Option<u64> {
        self.message.rsplit_once("_MIGRATE_")?.1.parse().ok()
    }
}

/// Nothing is known of the errors.
impl MethodError for RpcError {
    const KNOWN: &'static [&'static KnownError] = &[];

    fn from_known(_: usize, _: i32, _: u64) -> Option<Self> {
        None
    }

    fn known(&self) -> Known<'_> {
        Known::Other(self)
    }
}

/// What every enum of errors has, for one that implements [`MethodError`] by the errors that it knows. Where the others go:
///
/// * `method_errors!(E)`: to `Other(RpcError)`;
/// * `method_errors!(E, CommonError)`: to `Common(CommonError)` if they are known there, else to `Other(RpcError)`;
/// * `method_errors!(E<Q>)`: to `Query(Q)`, the errors of the function that this one wraps.
#[macro_export]
#[doc(hidden)]
macro_rules! method_errors {
    ($name:ident) => {
        $crate::method_errors!(@impl [] $name [] error => Self::Other(error));
    };
    ($name:ident, $common:path) => {
        $crate::method_errors!(@impl [] $name [] error => match <$common as $crate::MethodError>::recognise(error) {
            $crate::lang::Ok(common) => Self::Common(common),
            $crate::lang::Err(error) => Self::Other(error),
        });
    };
    ($name:ident<$query:ident>) => {
        $crate::method_errors!(@impl [<$query: $crate::MethodError>] $name [<$query>] error => {
            Self::Query($crate::lang::From::from(error))
        });
    };
    (@impl [$($bounds:tt)*] $name:ident [$($args:tt)*] $error:ident => $otherwise:expr) => {
        impl $($bounds)* $crate::lang::From<$crate::RpcError> for $name $($args)* {
            #[inline]
            fn from(error: $crate::RpcError) -> Self {
                match <Self as $crate::MethodError>::recognise(error) {
                    $crate::lang::Ok(known) => known,
                    $crate::lang::Err($error) => $otherwise,
                }
            }
        }

        impl $($bounds)* $crate::lang::From<$name $($args)*> for $crate::RpcError {
            #[inline]
            fn from(error: $name $($args)*) -> Self {
                $crate::MethodError::known(&error).to_rpc_error()
            }
        }

        impl $($bounds)* $crate::lang::fmt::Display for $name $($args)* {
            #[inline]
            fn fmt(&self, f: &mut $crate::lang::fmt::Formatter<'_>) -> $crate::lang::fmt::Result {
                $crate::lang::fmt::Display::fmt(&$crate::MethodError::known(self), f)
            }
        }

        impl $($bounds)* ::core::error::Error for $name $($args)* {}
    };
}

impl fmt::Display for Known<'_> {
    /// The code, the name with its number, and what it means, with that number: `420 FLOOD_WAIT_3: wait for 3 seconds`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.to_rpc_error().fmt(f)?;
        let (Self::Error(_, _, number), Some(description)) = (self, self.description()) else { return Ok(()) };
        let mut words = description.split("%d");
        write!(f, ": {}", words.next().unwrap_or_default())?;
        words.try_for_each(|words| write!(f, "{number}{words}"))
    }
}

#[cfg(test)]
#[allow(dead_code, unreachable_pub)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    static FLOOD: KnownError =
        KnownError { name: "FLOOD_WAIT_%d", codes: &[420], number: Number::Seconds, description: "Wait for %d s" };
    static BLOCKED: KnownError =
        KnownError { name: "USER_IS_BLOCKED", codes: &[400, 403], number: Number::None, description: "" };
    static SLOW: KnownError =
        KnownError { name: "2FA_%dMIN_LEFT", codes: &[400], number: Number::Minutes, description: "" };

    /// As it is generated.
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    enum CallError {
        FloodWait { wait: Duration },
        UserIsBlocked { code: i32 },
        _2faMinLeft { wait: Duration },
        Other(RpcError),
    }

    impl MethodError for CallError {
        const KNOWN: &'static [&'static KnownError] = &[&FLOOD, &BLOCKED, &SLOW];

        fn from_known(index: usize, code: i32, number: u64) -> Option<Self> {
            Some(match index {
                0 => Self::FloodWait { wait: Duration::from_secs(number) },
                1 => Self::UserIsBlocked { code },
                2 => Self::_2faMinLeft { wait: minutes(number) },
                _ => return None,
            })
        }

        fn known(&self) -> Known<'_> {
            match self {
                Self::FloodWait { wait } => FLOOD.at(420, wait.as_secs()),
                Self::UserIsBlocked { code } => BLOCKED.at(*code, 0),
                Self::_2faMinLeft { wait } => SLOW.at(400, wait.as_secs() / 60),
                Self::Other(error) => Known::Other(error),
            }
        }
    }

    method_errors!(CallError);

    static INVALID: KnownError =
        KnownError { name: "CONNECTION_API_ID_INVALID", codes: &[400], number: Number::None, description: "" };

    /// Of a function that wraps another, as it is generated.
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    enum WrapError<E> {
        ConnectionApiIdInvalid,
        Query(E),
    }

    impl<E: MethodError> MethodError for WrapError<E> {
        const KNOWN: &'static [&'static KnownError] = &[&INVALID];

        fn from_known(index: usize, _: i32, _: u64) -> Option<Self> {
            (index == 0).then_some(Self::ConnectionApiIdInvalid)
        }

        fn known(&self) -> Known<'_> {
            match self {
                Self::ConnectionApiIdInvalid => INVALID.at(400, 0),
                Self::Query(error) => error.known(),
            }
        }
    }

    method_errors!(WrapError<E>);

    /// Of a function that shares `CallError`, as it is generated.
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    enum SharingError {
        ConnectionApiIdInvalid,
        Common(CallError),
        Other(RpcError),
    }

    impl MethodError for SharingError {
        const KNOWN: &'static [&'static KnownError] = &[&INVALID];

        fn from_known(index: usize, _: i32, _: u64) -> Option<Self> {
            (index == 0).then_some(Self::ConnectionApiIdInvalid)
        }

        fn known(&self) -> Known<'_> {
            match self {
                Self::ConnectionApiIdInvalid => INVALID.at(400, 0),
                Self::Common(error) => error.known(),
                Self::Other(error) => Known::Other(error),
            }
        }
    }

    method_errors!(SharingError, CallError);

    fn there_and_back<E: MethodError + Clone>(code: i32, message: &str) -> E {
        let error = RpcError::new(code, message);
        let known = E::from(error.clone());
        let back: RpcError = known.clone().into();
        assert_eq!(back, error);
        known
    }

    #[test]
    fn the_errors_of_a_wrapped_function_come_through() {
        let of = |code, message| there_and_back::<WrapError<CallError>>(code, message);
        assert_eq!(of(400, "CONNECTION_API_ID_INVALID"), WrapError::ConnectionApiIdInvalid);
        assert_eq!(of(403, "USER_IS_BLOCKED"), WrapError::Query(CallError::UserIsBlocked { code: 403 }));
        assert_eq!(of(420, "FLOOD_WAIT_3").retry_after(), Some(Duration::from_secs(3)));
        assert_eq!(of(400, "X"), WrapError::Query(CallError::Other(RpcError::new(400, "X"))));
    }

    #[test]
    fn an_error_that_any_function_may_raise_is_found_there() {
        let of = |code, message| there_and_back::<SharingError>(code, message);
        let wait = Duration::from_secs(3);
        assert_eq!(of(420, "FLOOD_WAIT_3"), SharingError::Common(CallError::FloodWait { wait }));
        assert_eq!(of(420, "FLOOD_WAIT_3").retry_after(), Some(wait));
        assert_eq!(of(400, "X"), SharingError::Other(RpcError::new(400, "X")));
    }

    #[test]
    fn a_known_error_is_its_variant() {
        assert_eq!(
            there_and_back::<CallError>(420, "FLOOD_WAIT_3"),
            CallError::FloodWait { wait: Duration::from_secs(3) }
        );
        assert_eq!(there_and_back::<CallError>(403, "USER_IS_BLOCKED"), CallError::UserIsBlocked { code: 403 });
        assert_eq!(
            there_and_back::<CallError>(400, "2FA_2MIN_LEFT"),
            CallError::_2faMinLeft { wait: Duration::from_secs(120) }
        );
    }

    #[test]
    fn what_would_not_come_back_is_not_recognised() {
        for (code, message) in [
            (420, "FLOOD_WAIT_03"),
            (420, "FLOOD_WAIT_+3"),
            (420, "FLOOD_WAIT_"),
            (420, "FLOOD_WAIT_18446744073709551616"),
            (421, "FLOOD_WAIT_3"),
            (404, "USER_IS_BLOCKED"),
            (400, "2FA_18446744073709551615MIN_LEFT"),
        ] {
            assert_eq!(there_and_back::<CallError>(code, message), CallError::Other(RpcError::new(code, message)));
        }
    }

    #[test]
    fn waiting_and_migrating_are_read_from_unknown_errors_too() {
        let wait = |code, message| there_and_back::<CallError>(code, message).retry_after();
        assert_eq!(wait(420, "FLOOD_WAIT_3"), Some(Duration::from_secs(3)));
        assert_eq!(wait(420, "SLOWMODE_WAIT_7"), Some(Duration::from_secs(7)));
        assert_eq!(wait(400, "RESET_WAIT_2MIN"), Some(Duration::from_secs(120)));
        assert_eq!(wait(403, "USER_IS_BLOCKED"), None);
        assert_eq!(there_and_back::<CallError>(303, "PHONE_MIGRATE_4").migrate_to_dc(), Some(4));
        assert_eq!(there_and_back::<CallError>(420, "FLOOD_WAIT_3").migrate_to_dc(), None);
    }

    #[test]
    fn an_error_shows_code_name_and_meaning() {
        extern crate std;
        use std::string::ToString;
        assert_eq!(there_and_back::<CallError>(420, "FLOOD_WAIT_3").to_string(), "420 FLOOD_WAIT_3: Wait for 3 s");
        assert_eq!(there_and_back::<CallError>(-503, "Timeout").to_string(), "-503 Timeout");
    }

    proptest! {
        #[test]
        fn every_error_comes_back(code in -600..600_i32, message in ".{0,40}") {
            there_and_back::<CallError>(code, &message);
        }

        #[test]
        fn every_number_comes_back(number: u64) {
            there_and_back::<CallError>(420, &format!("FLOOD_WAIT_{number}"));
            there_and_back::<CallError>(400, &format!("2FA_{number}MIN_LEFT"));
        }
    }
}
