//! The time to encode and decode each message: `runtime [DIR]`, where DIR may hold other messages of the same types.
#![allow(clippy::print_stdout)]

use std::error::Error;
use std::path::PathBuf;

use typewright_benches::case::{self, Case, What, Who};
use typewright_benches::rounds::measure;

/// The number of rounds in which all take turns.
const ROUNDS: u32 = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let dir = std::env::args_os().nth(1).map(PathBuf::from);
    let libraries = Who::LIBRARIES.map(|(_, head)| format!(" {head} |")).concat();
    println!(
        "| message | bytes | | memcpy |{libraries} owned: faster than grammers | ferogram | memcpy | tl-proto \
         | borrowed: faster than grammers | tl-proto borrowed | shared: faster than grammers |"
    );
    println!("|---{}|", "|---".repeat(17));
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
    let cell = |who| time(who).map_or("–".to_owned(), nanoseconds);
    let ratio = |ours, theirs| match (time(ours), time(theirs)) {
        (Some(ours), Some(theirs)) => format!("{:.2}", theirs / ours),
        _ => "–".to_owned(),
    };
    let ratios = [
        (Who::Typewright, Who::Grammers),
        (Who::Typewright, Who::Ferogram),
        (Who::Typewright, Who::Memcpy),
        (Who::Typewright, Who::TlProto),
        (Who::TypewrightBorrowed, Who::Grammers),
        (Who::TypewrightBorrowed, Who::TlProtoBorrowed),
        (Who::TypewrightShared, Who::Grammers),
    ];
    let head = [format!("{} {}", case.name, case.description), case.size.to_string(), what.name().to_owned()];
    let libraries = Who::LIBRARIES.map(|(who, _)| cell(who));
    let ratios = ratios.map(|(ours, theirs)| ratio(ours, theirs));
    let cells: Vec<_> = head.into_iter().chain([cell(Who::Memcpy)]).chain(libraries).chain(ratios).collect();
    format!("| {} |", cells.join(" | "))
}

/// `94 ns`, `7.0 µs`
fn nanoseconds(time: f64) -> String {
    if time < 1000.0 { format!("{time:.0} ns") } else { format!("{:.1} µs", time / 1000.0) }
}
