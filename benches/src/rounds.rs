//! A clock for a machine that does other work as well.

use std::time::{Duration, Instant};

/// The time that one contender runs at a stretch: long beside a clock's tick, short beside a scheduler's slice.
const STRETCH: Duration = Duration::from_micros(500);

/// Does the same piece of work the given number of times.
pub type Work = Box<dyn Fn(u32)>;

/// The time in nanoseconds that each piece of work takes once: the least of many rounds, in which all take turns.
///
/// Other work on the machine only ever adds to a time, and over a round it adds to all of them.
#[must_use]
pub fn measure(works: &[&Work], rounds: u32) -> Vec<f64> {
    let counts: Vec<u32> = works.iter().map(|work| calibrate(work)).collect();
    let mut least = vec![f64::INFINITY; works.len()];
    for _ in 0..rounds {
        for ((work, count), least) in works.iter().zip(&counts).zip(&mut least) {
            let time = time(work, *count);
            *least = least.min(time.as_secs_f64() * 1e9 / f64::from(*count));
        }
    }
    least
}

/// The number of times that a piece of work is done in [`STRETCH`].
fn calibrate(work: &Work) -> u32 {
    let mut count = 1;
    while time(work, count) < STRETCH {
        count *= 2;
    }
    count
}

fn time(work: &Work, count: u32) -> Duration {
    let start = Instant::now();
    work(count);
    start.elapsed()
}
