//! The cost of compiling the bindings of a part of an API: `growth`, a table for `figure`.

use std::error::Error;
use std::fs;

use grammers_tl_parser::parse_tl_file;
use grammers_tl_parser::tl::Category;
use typewright::Builder;
use typewright_build_cost::{generate_grammers, program, schema};

/// The number of kept functions.
const KEPT: [usize; 7] = [1, 10, 50, 100, 200, 400, 800];

/// The number of builds, of which the fastest counts.
const ROUNDS: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let schema = schema()?;
    let text = fs::read_to_string(&schema)?;
    let (functions, all) = (functions(&text), generate_grammers(&text)? / 1024);
    let (grammers, ferogram) = (program::grammers()?.check(ROUNDS)?, program::ferogram()?.check(ROUNDS)?);
    let (text, time) = ("Rust that is generated, KiB", "time of cargo check, s");
    println!(
        "| functions that are kept (others keep all) | typewright: {text} | grammers: {text} \
         | typewright: {time} | grammers: {time} | ferogram: {time} |\n|---|---|---|---|---|---|"
    );
    for kept in KEPT {
        // Spread over the schema, so that every part of the API counts.
        let names = functions.iter().step_by((functions.len() / kept).max(1)).take(kept);
        let (program, bytes) = program::checked_in("growth", Builder::new().schema(&schema).only(names))?;
        let (bytes, ours) = (bytes / 1024, program.check(ROUNDS)?);
        println!("| {kept} | {bytes} | {all} | {ours:.2} | {grammers:.2} | {ferogram:.2} |");
    }
    Ok(())
}

fn functions(text: &str) -> Vec<String> {
    let definitions = parse_tl_file(text).filter_map(Result::ok);
    definitions
        .filter(|definition| definition.category == Category::Functions)
        .map(|definition| definition.full_name())
        .collect()
}
