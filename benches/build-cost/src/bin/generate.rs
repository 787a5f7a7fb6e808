//! The time to read the schema and to generate Rust from it, in the profile of this program.

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use typewright::Builder;
use typewright_build_cost::generate_grammers;

/// The number of runs, of which the fastest counts.
const ROUNDS: u32 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let schema = typewright_build_cost::schema()?;
    let text = fs::read_to_string(&schema)?;
    let generate = |format| Builder::new().schema(&schema).format(format).generate().map_err(|error| error.to_string());
    let (mut plain, mut formatted, mut peer) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        peer = peer.min(time(|| generate_grammers(&text))?);
        plain = plain.min(time(|| generate(false))?);
        formatted = formatted.min(time(|| generate(true))?);
    }
    let name = if cfg!(debug_assertions) { "unoptimised" } else { "release" };
    println!("| {name} | {} ms | {} ms | {} ms |", peer.as_millis(), plain.as_millis(), formatted.as_millis());
    Ok(())
}

fn time<T, E>(work: impl FnOnce() -> Result<T, E>) -> Result<Duration, E> {
    let start = Instant::now();
    drop(work()?);
    Ok(start.elapsed())
}
