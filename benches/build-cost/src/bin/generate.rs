//! How long it takes to read the schema and to generate Rust of it, in the profile that this is compiled in.

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use grammers_tl_gen::{Config, Outputs, generate_rust_code};
use grammers_tl_parser::parse_tl_file;
use typewright::Builder;

/// Of so many runs the fastest counts.
const ROUNDS: u32 = 10;

fn main() -> Result<(), Box<dyn Error>> {
    let schema = typewright_build_cost::schema()?;
    let text = fs::read_to_string(&schema)?;
    let generate = |format| Builder::new().schema(&schema).format(format).generate().map_err(|error| error.to_string());
    let (mut plain, mut formatted, mut peer) = (Duration::MAX, Duration::MAX, Duration::MAX);
    for _ in 0..ROUNDS {
        peer = peer.min(time(|| grammers(&text))?);
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

/// As its own build script does it.
fn grammers(text: &str) -> Result<usize, String> {
    let definitions: Vec<_> = parse_tl_file(text).filter_map(Result::ok).collect();
    let config = Config {
        gen_name_for_id: true,
        deserializable_functions: false,
        impl_debug: true,
        impl_from_type: true,
        impl_from_enum: true,
        impl_serde: false,
    };
    let mut outputs = Outputs { common: Vec::new(), types: Vec::new(), functions: Vec::new(), enums: Vec::new() };
    generate_rust_code(&mut outputs, &definitions, 0, &config).map_err(|error| error.to_string())?;
    Ok(outputs.types.len())
}
