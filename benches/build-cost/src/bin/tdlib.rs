//! The cost of bindings in TDLib's JSON, for those who compile all of TDLib's API, and for those who edit a program that uses them:
//! `tdlib SCHEMA [BEFORE]`, a table for each command, where SCHEMA is TDLib's `td_api.tl` and BEFORE a checkout of typewright from when
//! serde's derives made its JSON.
//!
//! The library is built without incremental compilation, as what comes from a registry; edits are built as cargo does by default.

use std::error::Error;
use std::path::PathBuf;

use typewright::model::Codec;
use typewright_build_cost::client::{Client, Costs};
use typewright_build_cost::program::{Cost, Mode};

/// Of so many edits the fastest counts.
const EDITS: usize = 3;

fn main() -> Result<(), Box<dyn Error>> {
    let mut paths = std::env::args_os().skip(1).map(PathBuf::from);
    let schema = paths.next().ok_or("usage: tdlib SCHEMA [BEFORE]")?.canonicalize()?;
    let before = paths.next().map(|checkout| Client::with_serde(&checkout, &schema)).transpose()?;
    let ours = [
        ("typewright, JSON alone", Codec::Json, "json"),
        ("typewright, JSON alone, with the runtime's `serde`", Codec::Json, "serde"),
        ("typewright, JSON and bytes", Codec::Both, "json"),
    ];
    let ours = ours.map(|(name, codec, feature)| Client::today(name, &schema, codec, feature));
    let clients: Vec<_> =
        [Client::tdlib_rs()].into_iter().chain(before.map(Ok)).chain(ours).collect::<Result<_, _>>()?;
    for mode in [Mode::Check, Mode::Build, Mode::Release] {
        println!(
            "| `cargo {}` | processors | wall | rustc at most | of tdlib-rs | an edit: processors | wall | rustc at most |",
            mode.name()
        );
        println!("|---{}|", "|---".repeat(7));
        let mut theirs = None;
        for client in &clients {
            let costs = client.build(mode, EDITS)?;
            let theirs = *theirs.get_or_insert(costs.clean.processor);
            println!("| {} | {} |", client.name, row(&costs, theirs));
        }
        println!();
    }
    Ok(())
}

fn row(Costs { clean, edit }: &Costs, theirs: f64) -> String {
    let cells = |Cost { processor, wall, memory, .. }: &Cost| {
        (format!("{processor:.1} s | {wall:.1} s"), format!("{} MiB", memory / 1024))
    };
    let ((times, memory), (of_edit, memory_of_edit)) = (cells(clean), cells(edit));
    format!("{times} | {memory} | {:.2} | {of_edit} | {memory_of_edit}", clean.processor / theirs)
}
