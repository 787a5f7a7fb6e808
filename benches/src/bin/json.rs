//! How fast documents in TDLib's JSON are read and written: `json`, a table.
#![allow(clippy::print_stdout)]

use std::error::Error;

use typewright_benches::json::case::{self, CONTENDERS};
use typewright_benches::rounds::{Work, measure};

/// In how many rounds all take turns.
const ROUNDS: u32 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let speeds = CONTENDERS.map(|who| format!("{who}, MB/s")).join(" | ");
    let [_, ours, bridge] = CONTENDERS;
    println!("| document | bytes | | {speeds} | {ours}: faster than serde_json | {bridge}: faster than serde_json |");
    println!("|---{}|", "|---".repeat(7));
    for case in case::all()? {
        for (what, works) in [("read", &case.reads), ("write", &case.writes)] {
            println!("| {} | {} | {what} | {} |", case.name, case.size, row(case.size, works));
        }
    }
    Ok(())
}

fn row(size: usize, works: &[Work; CONTENDERS.len()]) -> String {
    let times = measure(&works.each_ref(), ROUNDS);
    let speeds = times.iter().map(|time| format!("{:.0}", size as f64 / time * 1000.0));
    let theirs = times.first().copied().unwrap_or(f64::NAN);
    let ratios = times.iter().skip(1).map(|ours| format!("{:.2}", theirs / ours));
    speeds.chain(ratios).collect::<Vec<_>>().join(" | ")
}
