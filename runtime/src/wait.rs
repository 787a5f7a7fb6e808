//! Waits: their numbers in names of errors, and as durations.

use core::time::Duration;

/// The words before the number of seconds, or of minutes if `MIN` follows it.
const WORDS: [&str; 4] = ["WAIT", "DELAY", "TOO_FRESH", "TOO_EARLY"];

/// The wait that an error's name states.
pub(crate) fn in_name(name: &str) -> Option<Duration> {
    let (words, count) = name.rsplit_once('_')?;
    let is_last = |word| words.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with('_'));
    if !WORDS.into_iter().any(is_last) {
        return None;
    }
    match count.strip_suffix("MIN") {
        Some(count) => number(count).map(minutes),
        None => number(count).map(Duration::from_secs),
    }
}

/// The number that a text of digits alone states.
pub(crate) fn number(digits: &str) -> Option<u64> {
    digits.bytes().all(|digit| digit.is_ascii_digit()).then(|| digits.parse().ok()).flatten()
}

/// A number of minutes.
#[must_use]
pub fn minutes(number: u64) -> Duration {
    Duration::from_secs(number.saturating_mul(60))
}

/// The whole seconds of a wait, rounded up: a shorter wait is refused again.
#[must_use]
pub fn seconds_of(wait: Duration) -> u64 {
    wait.as_secs().saturating_add(u64::from(wait.subsec_nanos() > 0))
}

/// The whole minutes of a wait, rounded up: a shorter wait is refused again.
#[must_use]
pub fn minutes_of(wait: Duration) -> u64 {
    seconds_of(wait).div_ceil(60)
}
