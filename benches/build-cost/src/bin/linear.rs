//! The time of reading and generating by the size of the schema: `linear`, a table of schemas that hold copies of the
//! one that grammers comes with, in the profile of this program.

use std::error::Error;
use std::fs;
use std::time::{Duration, Instant};

use grammers_tl_parser::parse_tl_file;
use grammers_tl_parser::tl::{Category, Definition, Parameter, ParameterType, Type};
use typewright::Builder;
use typewright_build_cost::schema;

/// The number of copies.
const COPIES: [usize; 3] = [1, 4, 16];

/// The number of runs, of which the fastest counts.
const ROUNDS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(schema()?)?;
    let definitions = parse_tl_file(&text).filter_map(Result::ok).count();
    println!("| copies | definitions | unformatted | µs each | formatted | µs each |\n|---|---|---|---|---|---|");
    for copies in COPIES {
        let schema = copied(&text, copies);
        let count = copies * definitions;
        print!("| {copies} | {count} |");
        for format in [false, true] {
            let least = (0..ROUNDS).map(|_| generate(&schema, format)).collect::<Result<Vec<_>, _>>()?;
            let least = least.into_iter().min().unwrap_or_default();
            print!(" {} ms | {:.0} |", least.as_millis(), least.as_secs_f64() * 1e6 / count as f64);
        }
        println!();
    }
    Ok(())
}

fn generate(schema: &str, format: bool) -> Result<Duration, String> {
    let start = Instant::now();
    let made = Builder::new().schema_text("copies.tl", schema).format(format).generate();
    drop(made.map_err(|error| error.to_string())?);
    Ok(start.elapsed())
}

/// The definitions so many times, each time under names and ids of their own.
fn copied(original: &str, copies: usize) -> String {
    let mut text = String::new();
    for category in [Category::Types, Category::Functions] {
        text += if category == Category::Functions { "---functions---\n" } else { "" };
        for copy in 0..copies {
            let definitions = parse_tl_file(original).filter_map(Result::ok);
            let wanted = definitions.filter(|definition| definition.category == category);
            wanted.for_each(|definition| text += &format!("{};\n", renamed(definition, copy)));
        }
    }
    text
}

fn renamed(mut definition: Definition, copy: usize) -> Definition {
    definition.name += &suffix(copy);
    definition.id = definition.id.wrapping_add(copy as u32);
    rename(&mut definition.ty, copy);
    definition.params.iter_mut().for_each(|Parameter { ty, .. }| {
        if let ParameterType::Normal { ty, .. } = ty {
            rename(ty, copy);
        }
    });
    definition
}

/// Builtins keep their names: they are those that the schema does not declare.
fn rename(ty: &mut Type, copy: usize) {
    const BUILTIN: [&str; 8] = ["bytes", "double", "int", "int128", "int256", "long", "string", "true"];

    match &mut ty.generic_arg {
        Some(inner) => rename(inner, copy),
        None if ty.generic_ref || BUILTIN.contains(&ty.name.as_str()) => {}
        None => ty.name += &suffix(copy),
    }
}

fn suffix(copy: usize) -> String {
    if copy == 0 { String::new() } else { format!("Copy{copy}") }
}
