//! Talks to TDLib: calls that return at once, then a session up to the point where it asks for a phone number.

mod client;
mod library;
mod session;
mod synchronous;

/// The bindings of `schema/td_api.tl`.
#[allow(missing_docs, reason = "the schema has no comments")]
mod td {
    include!(concat!(env!("OUT_DIR"), "/td_api.rs"));
}

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs, process};

use library::Library;

fn main() -> Result<(), Box<dyn Error>> {
    let path = env::args_os().nth(1).map(PathBuf::from).ok_or("usage: tdlib PATH-OF-LIBTDJSON")?;
    let library = Library::open(&path)?;
    synchronous::run(&library)?;
    let folder = env::temp_dir().join(format!("tdlib-example-{}", process::id()));
    session::run(&library, &folder)?;
    Ok(fs::remove_dir_all(&folder)?)
}
