//! The allocations for each message: `allocations [DIR]`, as `runtime`. The first number of a cell counts allocations,
//! the second is the most bytes at once.

use std::error::Error;
use std::path::PathBuf;

use allocation_counter::measure;
use typewright_benches::case::{self, Case, What, Who};

fn main() -> Result<(), Box<dyn Error>> {
    let dir = std::env::args_os().nth(1).map(PathBuf::from);
    let heads = Who::LIBRARIES.map(|(_, head)| format!(" {head} |")).concat();
    println!("| message | |{heads}\n|---|---{}|", "|---".repeat(Who::LIBRARIES.len()));
    for case in case::all(dir.as_deref())? {
        for what in [What::Encode, What::Decode] {
            println!("{}", row(&case, what));
        }
    }
    Ok(())
}

fn row(case: &Case, what: What) -> String {
    let cells = Who::LIBRARIES.map(|(column, _)| {
        let work = case.works.iter().find(|(does, who, _)| (*does, *who) == (what, column));
        work.map_or("–".to_owned(), |(.., work)| {
            let taken = measure(|| work(1));
            format!("{}, {} B", taken.count_total, taken.bytes_max)
        })
    });
    format!("| {} | {} | {} |", case.name, what.name(), cells.join(" | "))
}
