//! The cost of an edit of a program that calls a function of a whole API, and the size of that program: `edits`, a table
//! for each.

use std::error::Error;

use typewright_build_cost::client::{Client, Costs};
use typewright_build_cost::program::Mode;
use typewright_build_cost::schema;

/// Of so many edits the fastest counts.
const EDITS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let schema = schema()?;
    let call = include_str!("../clients/call.txt");
    let clients = [
        Client::published("grammers", "grammers-tl-types", include_str!("../clients/grammers.txt"))?,
        Client::published("ferogram", "ferogram-tl-types", include_str!("../clients/ferogram.txt"))?,
        Client::own_crate("typewright, in a crate of its own", &schema, call)?,
        Client::same_crate("typewright, in the crate of the program", &schema, call)?,
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
    println!("| `cargo build --release` | the program, stripped |\n|---|---|");
    for client in &clients {
        println!("| {} | {} kB |", client.name, client.size()?.div_ceil(1000));
    }
    Ok(())
}
