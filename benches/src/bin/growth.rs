//! The time of decoding by the size of messages: `growth`, a table for `figure`. Each row is a history with four times
//! as many messages as the one before.

use std::error::Error;

use typewright_benches::case::{self, Case, What, Who};
use typewright_benches::rounds::measure;

const MESSAGES: [i32; 6] = [1, 4, 16, 64, 256, 1024];
const ROUNDS: u32 = 50;

fn main() -> Result<(), Box<dyn Error>> {
    let time = "time to read a message, µs";
    let lines = ["typewright", "grammers", "ferogram", "typewright, borrowed"].map(|line| format!("{line}: {time}"));
    println!("| length of the message, bytes | {} |\n|---|---|---|---|---|", lines.join(" | "));
    for messages in MESSAGES {
        println!("{}", row(&case::history(messages, None)?));
    }
    Ok(())
}

fn row(case: &Case) -> String {
    let columns = [Who::Typewright, Who::Grammers, Who::Ferogram, Who::TypewrightBorrowed];
    let works =
        columns.iter().flat_map(|column| case.works.iter().find(|work| (work.0, work.1) == (What::Decode, *column)));
    let times = measure(&works.map(|(.., work)| work).collect::<Vec<_>>(), ROUNDS);
    let cells: Vec<_> = times.iter().map(|time| format!("{:.2}", time / 1000.0)).collect();
    format!("| {} | {} |", case.size, cells.join(" | "))
}
