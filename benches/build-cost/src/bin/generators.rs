//! The cost of what a build script compiles before it runs, with several generators: `generators`, a table.

use std::error::Error;

use typewright_build_cost::client::Client;
use typewright_build_cost::here;
use typewright_build_cost::program::Mode;

/// The number of builds, of which the fastest counts.
const ROUNDS: usize = 2;

fn main() -> Result<(), Box<dyn Error>> {
    let codegen = here().join("../../codegen").canonicalize()?;
    let clients = [
        Client::script("prost-build 0.14", "prost-build = \"0.14\"")?,
        Client::script("bindgen 0.72", "bindgen = \"0.72\"")?,
        Client::script("grammers-tl-gen 0.11", "grammers-tl-gen = \"0.11\"\ngrammers-tl-parser = \"1\"")?,
        Client::script("typewright", &format!("typewright = {{ path = {codegen:?} }}"))?,
        Client::script(
            "typewright, with `format`",
            &format!("typewright = {{ path = {codegen:?}, features = [\"format\"] }}"),
        )?,
    ];
    println!("| generator | processors | wall |\n|---|---|---|");
    for client in clients {
        let mut least = client.clean(Mode::Check)?;
        for _ in 1..ROUNDS {
            least = least.min(client.clean(Mode::Check)?);
        }
        println!("| {} | {:.1} s | {:.1} s |", client.name, least.processor, least.wall);
    }
    Ok(())
}
