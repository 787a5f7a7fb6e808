//! The cost of an edit of a program that uses a whole API: `edits`, a table for each command.

use std::error::Error;

use typewright_build_cost::client::{Client, Costs};
use typewright_build_cost::program::Mode;
use typewright_build_cost::schema;

/// Of so many edits the fastest counts.
const EDITS: usize = 3;

const OURS: &str = "use bindings::functions::help::GetNearestDc;
use typewright_runtime::Encode;

fn main() {
    println!(\"hello {:?}\", GetNearestDc.to_bytes());
}
";

const GRAMMERS: &str = "use grammers_tl_types::{Serializable, functions::help::GetNearestDc};

fn main() {
    println!(\"hello {:?}\", GetNearestDc {}.to_bytes());
}
";

const FEROGRAM: &str = "use ferogram_tl_types::{Serializable, functions::help::GetNearestDc};

fn main() {
    println!(\"hello {:?}\", GetNearestDc {}.to_bytes());
}
";

fn main() -> Result<(), Box<dyn Error>> {
    let schema = schema()?;
    let clients = [
        Client::published("grammers", "grammers-tl-types", GRAMMERS)?,
        Client::published("ferogram", "ferogram-tl-types", FEROGRAM)?,
        Client::own_crate("typewright, in a crate of its own", &schema, OURS)?,
        Client::same_crate("typewright, in the crate of the program", &schema, OURS)?,
    ];
    for mode in [Mode::Check, Mode::Build] {
        println!("| `cargo {}` | an edit: processors | wall | rustc at most |\n|---|---|---|---|", mode.name());
        for client in &clients {
            let Costs { edit, .. } = client.build(mode, EDITS)?;
            let memory = edit.memory / 1024;
            println!("| {} | {:.2} s | {:.2} s | {memory} MiB |", client.name, edit.processor, edit.wall);
        }
        println!();
    }
    Ok(())
}
