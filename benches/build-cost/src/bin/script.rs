//! The cost of a build script with the generators of several checkouts, in turns: `script BEFORE AFTER`, a table.

use std::env;
use std::error::Error;
use std::path::Path;

use typewright_build_cost::program::{Cost, Mode, Program, scripted};
use typewright_build_cost::schema;

/// The number of builds, of which the fastest counts.
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let schema = schema()?;
    let mut programs: Vec<(Program, Option<Cost>)> = Vec::new();
    for checkout in env::args().skip(1) {
        for (format, features, choices) in [("off", "", ""), ("on", "\"format\"", ".format(true)")] {
            let name = format!("{checkout}, `format` {format}");
            programs.push((scripted(&name, Path::new(&checkout), &schema, features, choices)?, None));
        }
    }
    for _ in 0..ROUNDS {
        for (program, least) in &mut programs {
            let cost = program.build(Mode::Check)?;
            *least = Some(least.map_or(cost, |least| least.min(cost)));
        }
    }
    println!("| `cargo check` with a build script | processors | wall | rustc at most |\n|---|---|---|---|");
    for (program, cost) in programs {
        let Some(cost) = cost else { continue };
        println!("| {} | {:.1} s | {:.1} s | {} MiB |", program.name, cost.processor, cost.wall, cost.memory / 1024);
    }
    Ok(())
}
