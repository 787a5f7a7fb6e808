//! Builds the playground: one HTML file, with the WebAssembly module in it.
//!
//! ```console
//! $ cargo run --manifest-path playground/Cargo.toml -- --out playground.html
//! ```
//!
//! `module` compiles the crate `typewright-playground` and makes its JavaScript, `page` puts both into the template of
//! `playground/page`, and `examples` has the texts that visitors begin with.

mod examples;
mod module;
mod page;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

const USAGE: &str = "usage: cargo run --manifest-path playground/Cargo.toml -- --out FILE";

fn main() -> ExitCode {
    let arguments: Vec<_> = env::args_os().skip(1).collect();
    let done = match arguments.as_slice() {
        [option, file] if option == "--out" => build(&PathBuf::from(file)),
        _ => Err(USAGE.to_owned()),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn build(out: &Path) -> Result<(), String> {
    let module = module::build()?;
    let page = page::page(&module)?;
    fs::write(out, &page).map_err(|error| format!("can't write {}: {error}", out.display()))?;
    println!("module: {} bytes, {} with gzip; page: {} bytes", module.length, module.packed.len(), page.len());
    Ok(())
}
