//! Sends mutated cases to every fuzz target, or to the named ones: `mutate SECONDS [TARGET...]`, for as many seconds
//! each.
//!
//! A panic is a finding. The longest time and the most memory are printed for the reader to judge. The inputs of all
//! three are written to `target/mutate`.

use std::error::Error;
use std::panic::catch_unwind;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, fs};

use peak_alloc::PeakAlloc;
use typewright_tests::fuzz_targets::{TARGETS, Target};
use typewright_tests::mutate::Mutator;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

#[expect(clippy::print_stdout, reason = "its output is its purpose")]
fn main() -> Result<ExitCode, Box<dyn Error>> {
    let mut args = env::args().skip(1);
    let seconds = args.next().ok_or("usage: mutate SECONDS [TARGET...]")?.parse()?;
    let names: Vec<_> = args.collect();
    let mut failed = 0;
    for target in TARGETS.iter().filter(|target| names.is_empty() || names.iter().any(|name| name == target.name)) {
        let Run { inputs, findings, slowest, largest } = run(target, Duration::from_secs(seconds))?;
        println!("{}: {inputs} inputs, {findings} findings", target.name);
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
    /// The time, and the number of bytes of the input.
    slowest: (Duration, usize),
    /// The memory in bytes, and the number of bytes of the input.
    largest: (usize, usize),
}

fn run(target: &Target, time: Duration) -> Result<Run, Box<dyn Error>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/mutate");
    fs::create_dir_all(&folder)?;
    let seeds = (target.seeds)();
    let (mut run, mut mutator, began) = (Run::default(), Mutator::new(began_with()), Instant::now());
    while began.elapsed() < time {
        let input = mutator.mutated(&seeds);
        MEMORY.reset_peak_usage();
        let (before, start) = (MEMORY.current_usage(), Instant::now());
        let outcome = catch_unwind(|| (target.run)(&input));
        run.inputs += 1;
        let took = (start.elapsed(), MEMORY.peak_usage().saturating_sub(before));
        let keep = |what: &str| fs::write(folder.join(format!("{}-{what}", target.name)), &input);
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
