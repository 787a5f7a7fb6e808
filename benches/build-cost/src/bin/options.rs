//! The cost of each option when bindings are compiled: `options`, a table.

use std::error::Error;

use typewright::Builder;
use typewright::Json;
use typewright_build_cost::{program, schema};

/// The number of builds, of which the fastest counts.
const ROUNDS: usize = 3;

type Choice = fn(Builder) -> Builder;

const CHOICES: [(&str, Choice); 10] = [
    ("default: `Clone`, `Debug`, `PartialEq`", |builder| builder),
    ("`derives`: `Clone`, `Debug`", |builder| builder.derives(["Clone", "Debug"])),
    ("`derives`: `Debug` alone", |builder| builder.derives(["Debug"])),
    ("`derives`: none", |builder| builder.derives(Vec::<String>::new())),
    ("`borrowed`", Builder::borrowed),
    ("`decode_functions`", |builder| builder.decode_functions(true)),
    ("`calls`", |builder| builder.calls(true)),
    ("`registry`", |builder| builder.registry(true)),
    ("`json`, `json_of`: `phone.requestCall`", |builder| builder.json(Json::Tagged).json_of("phone.requestCall")),
    ("`json`", |builder| builder.json(Json::Tagged)),
];

fn main() -> Result<(), Box<dyn Error>> {
    let schema = schema()?;
    println!("| choice | MiB of Rust | seconds of `cargo check` | of the first |\n|---|---|---|---|");
    let mut first = None;
    for (name, choice) in CHOICES {
        let (program, bytes) = program::checked_in("options", choice(Builder::new().schema(&schema)))?;
        let least = program.check(ROUNDS)?;
        let first = *first.get_or_insert(least);
        println!("| {name} | {:.1} | {least:.1} | {:.2} |", bytes as f64 / 1_048_576.0, least / first);
    }
    Ok(())
}
