//! Enums of errors as they are generated: every error goes in and comes out unchanged.

mod property;

use std::time::Duration;

use property::{cases, text};
use proptest::prelude::*;
use typewright_runtime::{
    Known, KnownError, MethodError, Number, RpcError, method_errors, minutes, minutes_of, seconds_of,
};

static FLOOD: KnownError =
    KnownError { name: "FLOOD_WAIT_%d", codes: &[420], number: Number::Seconds, description: "Wait for %d s" };
static BLOCKED: KnownError =
    KnownError { name: "USER_IS_BLOCKED", codes: &[400, 403], number: Number::None, description: "" };
static SLOW: KnownError =
    KnownError { name: "2FA_%dMIN_LEFT", codes: &[400], number: Number::Minutes, description: "" };

/// An enum as it is generated.
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
            Self::FloodWait { wait } => FLOOD.at(420, seconds_of(*wait)),
            Self::UserIsBlocked { code } => BLOCKED.at(*code, 0),
            Self::_2faMinLeft { wait } => SLOW.at(400, minutes_of(*wait)),
            Self::Other(error) => Known::Other(error),
        }
    }
}

method_errors!(CallError);

static INVALID: KnownError =
    KnownError { name: "CONNECTION_API_ID_INVALID", codes: &[400], number: Number::None, description: "" };

/// The enum of a function that wraps another, as it is generated.
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

/// The enum of a function that shares `CallError`, as it is generated.
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
fn common_errors_convert_to_those_of_a_function() {
    let wait = CallError::FloodWait { wait: Duration::from_secs(3) };
    assert_eq!(SharingError::from(wait.clone()), SharingError::Common(wait));
    // An error that neither knows stays one that neither knows.
    let other = RpcError::new(500, "X");
    assert_eq!(SharingError::from(CallError::Other(other.clone())), SharingError::Other(other));
}

#[test]
fn errors_of_a_function_are_known_as_those_of_others() {
    let wait = CallError::FloodWait { wait: Duration::from_secs(3) };
    assert_eq!(SharingError::Common(wait.clone()).known_as(), Some(wait.clone()));
    // Whichever enum an error is in, its name and code say what it is.
    assert_eq!(SharingError::Other(RpcError::new(420, "FLOOD_WAIT_3")).known_as(), Some(wait.clone()));
    assert_eq!(WrapError::Query(SharingError::Common(wait.clone())).known_as(), Some(wait.clone()));
    assert_eq!(RpcError::new(420, "FLOOD_WAIT_3").known_as(), Some(wait));
    assert_eq!(WrapError::<CallError>::ConnectionApiIdInvalid.known_as(), Some(SharingError::ConnectionApiIdInvalid));
    assert_eq!(SharingError::ConnectionApiIdInvalid.known_as::<CallError>(), None);
    assert_eq!(SharingError::Other(RpcError::new(420, "FLOOD_WAIT_03")).known_as::<CallError>(), None);
}

#[test]
fn a_known_error_is_its_variant() {
    assert_eq!(there_and_back::<CallError>(420, "FLOOD_WAIT_3"), CallError::FloodWait { wait: Duration::from_secs(3) });
    assert_eq!(there_and_back::<CallError>(403, "USER_IS_BLOCKED"), CallError::UserIsBlocked { code: 403 });
    assert_eq!(
        there_and_back::<CallError>(400, "2FA_2MIN_LEFT"),
        CallError::_2faMinLeft { wait: Duration::from_secs(120) }
    );
}

#[test]
fn errors_that_would_not_round_trip_are_not_recognized() {
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
fn retry_after_reads_the_name_of_every_plain_error() {
    let wait = |message| RpcError::new(420, message).retry_after().map(|wait| wait.as_secs());
    for (name, seconds) in [
        ("FLOOD_WAIT_3", 3),
        ("WAIT_3", 3),
        ("FLOOD_PREMIUM_WAIT_7", 7),
        ("2FA_CONFIRM_WAIT_86400", 86_400),
        ("TAKEOUT_INIT_DELAY_60", 60),
        ("PASSWORD_TOO_FRESH_61", 61),
        ("SESSION_TOO_FRESH_62", 62),
        ("SCHEDULE_TOO_EARLY_5", 5),
        ("RESET_WAIT_2MIN", 120),
        ("FLOOD_WAIT_03", 3),
    ] {
        assert_eq!(wait(name), Some(seconds), "{name}");
    }
    for name in [
        "FLOOD_WAIT_X",
        "FLOOD_WAIT_%d",
        "FLOOD_WAIT_+3",
        "FLOOD_WAIT_",
        "FLOOD_WAIT",
        "FLOOD_WAIT_18446744073709551616",
        "AWAIT_3",
        "PASSWORD_FRESH_3",
        "PREMIUM_SUB_ACTIVE_UNTIL_3",
        "FILE_MIGRATE_3",
        "",
    ] {
        assert_eq!(wait(name), None, "{name}");
    }
}

#[test]
fn migrate_to_dc_reads_digits_alone() {
    let dc = |message| RpcError::new(303, message).migrate_to_dc();
    assert_eq!(dc("USER_MIGRATE_2"), Some(2));
    assert_eq!(["USER_MIGRATE_+2", "USER_MIGRATE_X", "USER_MIGRATE_"].map(dc), [None; 3]);
}

#[test]
fn a_fraction_of_a_wait_rounds_up() {
    let sent = |error: CallError| RpcError::from(error).message;
    for (millis, name) in [(1500, "FLOOD_WAIT_2"), (1, "FLOOD_WAIT_1"), (3000, "FLOOD_WAIT_3"), (0, "FLOOD_WAIT_0")] {
        assert_eq!(sent(CallError::FloodWait { wait: Duration::from_millis(millis) }), name);
    }
    for (millis, name) in [(60_000, "2FA_1MIN_LEFT"), (60_001, "2FA_2MIN_LEFT"), (61_000, "2FA_2MIN_LEFT")] {
        assert_eq!(sent(CallError::_2faMinLeft { wait: Duration::from_millis(millis) }), name);
    }
    assert_eq!(sent(CallError::FloodWait { wait: Duration::MAX }), format!("FLOOD_WAIT_{}", u64::MAX));
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
    assert_eq!(there_and_back::<CallError>(420, "FLOOD_WAIT_3").to_string(), "420 FLOOD_WAIT_3: Wait for 3 s");
    assert_eq!(there_and_back::<CallError>(-503, "Timeout").to_string(), "-503 Timeout");
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn every_error_comes_back(code in -600..600_i32, message in text()) {
        there_and_back::<CallError>(code, &message);
    }

    #[test]
    fn every_number_comes_back(number: u64) {
        there_and_back::<CallError>(420, &format!("FLOOD_WAIT_{number}"));
        there_and_back::<CallError>(400, &format!("2FA_{number}MIN_LEFT"));
    }
}
