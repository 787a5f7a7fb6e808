//! Sends mutated cases to every door, or to those that are named: `mutate SECONDS [DOOR...]`, for as many seconds each.
//!
//! A panic is a finding. Whether an input took too long or too much memory only a reader can tell: the most of both are
//! printed. All these inputs are written to `target/mutate`.

use std::error::Error;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use peak_alloc::PeakAlloc;
use typewright_tests::attacks::{ATTACKS, Attack};
use typewright_tests::mutate::Mutator;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

#[expect(clippy::print_stdout, reason = "it is run to be read")]
fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let seconds = args.next().ok_or("usage: mutate SECONDS [DOOR...]")?.parse()?;
    let doors: Vec<_> = args.collect();
    let mut failed = 0;
    for attack in ATTACKS.iter().filter(|attack| doors.is_empty() || doors.iter().any(|door| door == attack.name)) {
        let Run { inputs, findings, slowest, largest } = run(attack, Duration::from_secs(seconds))?;
        println!("{}: {inputs} inputs, {findings} findings", attack.name);
        println!(
            "  longest: {:?} for {} bytes; most memory: {} bytes for {}",
            slowest.0, slowest.1, largest.0, largest.1
        );
        failed += findings;
    }
    Ok(if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

#[derive(Default)]
struct Run {
    inputs: u64,
    findings: u64,
    /// How long, for how many bytes.
    slowest: (Duration, usize),
    /// How many bytes, for how many.
    largest: (usize, usize),
}

fn run(attack: &Attack, time: Duration) -> Result<Run, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/mutate");
    fs::create_dir_all(&folder)?;
    let seeds = (attack.seeds)();
    let (mut run, mut mutator, began) = (Run::default(), Mutator::new(began_with()), Instant::now());
    while began.elapsed() < time {
        let input = mutator.mutated(&seeds);
        MEMORY.reset_peak_usage();
        let (before, start) = (MEMORY.current_usage(), Instant::now());
        let outcome = catch_unwind(|| (attack.run)(&input));
        run.inputs += 1;
        let took = (start.elapsed(), MEMORY.peak_usage().saturating_sub(before));
        let keep = |what: &str| fs::write(folder.join(format!("{}-{what}", attack.name)), &input);
        if took.0 > run.slowest.0 {
            run.slowest = (took.0, input.len());
            keep("longest")?;
        }
        if took.1 > run.largest.0 {
            run.largest = (took.1, input.len());
            keep("largest")?;
        }
        if outcome.is_err() {
            run.findings += 1;
            keep(&format!("finding-{}", run.findings))?;
        }
    }
    Ok(run)
}

/// Another seed each time.
fn began_with() -> u64 {
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
    now.map_or(0, |now| now.as_nanos() as u64)
}
