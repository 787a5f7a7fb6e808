//! How long each message takes to write and read: `runtime [DIR]`, where DIR may hold other messages of the same types.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::PathBuf;

use typewright_benches::case::{self, Case, What, Who};
use typewright_benches::rounds::measure;

/// In how many rounds all take turns.
const ROUNDS: u32 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let dir = std::env::args_os().nth(1).map(PathBuf::from);
    println!("| message | bytes | | memcpy | typewright | grammers | tl-proto | tl-proto, borrowed | faster than grammers | tl-proto | memcpy |");
    println!("|---|---|---|---|---|---|---|---|---|---|---|");
    for case in case::all(dir.as_deref())? {
        for what in [What::Encode, What::Decode] {
            println!("{}", row(&case, what));
        }
    }
    Ok(())
}

fn row(case: &Case, what: What) -> String {
    let (who, works): (Vec<_>, Vec<_>) =
        case.works.iter().filter(|work| work.0 == what).map(|(_, who, work)| (*who, work)).unzip();
    let times = measure(&works, ROUNDS);
    let time = |of: Who| who.iter().position(|who| *who == of).map(|at| times[at]);
    let ours = time(Who::Typewright).unwrap_or(f64::NAN);
    let cell = |who| time(who).map_or("–".to_owned(), nanoseconds);
    let ratio = |who| time(who).map_or("–".to_owned(), |time| format!("{:.2}", time / ours));
    format!(
        "| {} {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
        case.name,
        case.description,
        case.size,
        if what == What::Encode { "write" } else { "read" },
        cell(Who::Memcpy),
        cell(Who::Typewright),
        cell(Who::Grammers),
        cell(Who::TlProto),
        cell(Who::TlProtoBorrowed),
        ratio(Who::Grammers),
        ratio(Who::TlProto),
        ratio(Who::Memcpy),
    )
}

/// `94 ns`, `7.0 µs`
fn nanoseconds(time: f64) -> String {
    if time < 1000.0 { format!("{time:.0} ns") } else { format!("{:.1} µs", time / 1000.0) }
}
