//! Does each piece of work once, inside a function of its own, for a profiler that counts instructions:
//!
//! ```console
//! $ valgrind --tool=callgrind --toggle-collect='*::counted' --dump-after='*::counted' target/release/instructions [DIR]
//! ```
//!
//! leaves a profile for each line of the output, in the same order.

use std::env;
use std::error::Error;
use std::path::Path;

use typewright_benches::case;
use typewright_benches::rounds::Work;

fn main() -> Result<(), Box<dyn Error>> {
    let dir = env::args_os().nth(1);
    for case in case::all(dir.as_deref().map(Path::new))? {
        for (what, who, work) in &case.works {
            work(1); // so that the allocator has memory
            counted(work);
            println!("{} {} {who:?}", case.name, what.name());
        }
    }
    Ok(())
}

/// The profiler counts what happens in here.
#[inline(never)]
fn counted(work: &Work) {
    work(1);
}
