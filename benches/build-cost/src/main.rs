//! Builds programs that each have all of an API, clean and in turn, and prints the cost.
//!
//! `build-cost [ROUNDS]`. A time is that of the processors, which other work on the machine changes least; of several
//! rounds the least counts.

use std::error::Error;
use std::fmt::Write;
use std::process::Command;

use typewright_build_cost::program::{self, Cost, Mode, Program};
use typewright_build_cost::{here, schema};

fn main() -> Result<(), Box<dyn Error>> {
    let rounds: u32 = std::env::args().nth(1).map_or(Ok(1), |rounds| rounds.parse())?;
    let programs = program::all(&schema()?)?;
    for mode in [Mode::Check, Mode::Build, Mode::Release] {
        let mut costs = vec![None::<Cost>; programs.len()];
        for _ in 0..rounds {
            for (program, least) in programs.iter().zip(&mut costs) {
                let cost = program.build(mode)?;
                *least = Some(least.map_or(cost, |least| least.min(cost)));
            }
        }
        println!("{}", table(mode, &programs, &costs.into_iter().flatten().collect::<Vec<_>>()));
    }
    generation()
}

fn table(mode: Mode, programs: &[Program], costs: &[Cost]) -> String {
    let mut table = format!("| `cargo {}` | processors | wall | rustc at most | rlib | of grammers |\n", mode.name());
    table += "|---|---|---|---|---|---|\n";
    let theirs = costs.first().map_or(f64::NAN, |cost| cost.processor);
    for (Program { name, .. }, Cost { processor, wall, memory, rlib }) in programs.iter().zip(costs) {
        let rlib = if *rlib == 0 { "–".to_owned() } else { format!("{:.1} MiB", *rlib as f64 / 1_048_576.0) };
        let (memory, ratio) = (memory / 1024, processor / theirs);
        _ = writeln!(table, "| {name} | {processor:.1} s | {wall:.1} s | {memory} MiB | {rlib} | {ratio:.2} |");
    }
    table
}

/// The time of the generators, in both profiles.
fn generation() -> Result<(), Box<dyn Error>> {
    println!("| read and generate | grammers | typewright | typewright, formatted |\n|---|---|---|---|");
    for profile in ["dev", "release"] {
        let manifest = here().join("Cargo.toml");
        let mut generate = Command::new("cargo");
        generate.args(["run", "--quiet", "--bin=generate", "--profile", profile, "--manifest-path"]);
        if !generate.arg(manifest).status()?.success() {
            return Err("the generators fail".into());
        }
    }
    Ok(())
}
