//! The module: compiled for WebAssembly, bound to JavaScript, and packed.

use std::env;
use std::io::Write as _;
use std::path::Path;
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// The stack of the module: the linker's default of 1 MiB is less than threads have elsewhere.
const STACK: &str = "link-arg=-zstack-size=8388608";

/// The workspace of the playground.
const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// The module, and the script that calls it.
pub(crate) struct Module {
    /// Defines the global `wasm_bindgen`.
    pub(crate) script: String,
    /// The WebAssembly with gzip.
    pub(crate) packed: Vec<u8>,
    /// The number of bytes before packing.
    pub(crate) length: usize,
}

/// Compiles the module.
pub(crate) fn build() -> Result<Module, String> {
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let target_dir = env::var("CARGO_TARGET_DIR").unwrap_or_else(|_| format!("{ROOT}/target"));
    let mut compile = Command::new(cargo);
    // Cargo optimizes across crates only where the crate is a module and nothing else.
    compile.args(["rustc", "--release", "--locked", "--package", "typewright-playground", "--crate-type", "cdylib"]);
    compile.args(["--target", TARGET, "--manifest-path", &format!("{ROOT}/Cargo.toml"), "--target-dir", &target_dir]);
    compile.args(["--", "-C", STACK]);
    let status = compile.status().map_err(|error| format!("can't run cargo: {error}"))?;
    if !status.success() {
        return Err(format!("the module does not compile; is the target there? `rustup target add {TARGET}`"));
    }
    bind(&Path::new(&target_dir).join(TARGET).join("release/typewright_playground.wasm"))
}

/// Makes the script, and leaves out the sections that only debuggers read.
fn bind(compiled: &Path) -> Result<Module, String> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(compiled).typescript(false).remove_name_section(true).remove_producers_section(true);
    let output = bindgen.no_modules(true).and_then(|bindgen| bindgen.generate_output());
    let mut output = output.map_err(|error| format!("wasm-bindgen: {error:#}"))?;
    let script = output.js().to_owned();
    let wasm = output.wasm_mut().emit_wasm();
    let packed = pack(&wasm).map_err(|error| format!("gzip: {error}"))?;
    Ok(Module { script, packed, length: wasm.len() })
}

fn pack(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    encoder.finish()
}
