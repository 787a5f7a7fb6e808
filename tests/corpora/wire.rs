//! Bytes of other implementations, and random values of schemas: decoded and encoded through registries.

use std::error::Error;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{fs, thread};

use crate::published;
use typewright_language::schema::CombinatorId;
use typewright_tools::sample::Sampler;

/// The schemas that vectors are of.
pub(crate) const OF_VECTORS: &[&str] = &["vectors/api", "vectors/mtproto"];

/// Schemas of random values, for which no other library has bytes.
pub(crate) const OF_RANDOM: &[&str] = &[
    "tl/kphp_common",
    "tl/kphp_tl",
    "tl/vk_schema",
    "tl/tdlib_e2e_api",
    "tl/tdlib_secret_api",
    "tl/ton_api",
    "tl/ton_lite_api",
    "tl/tonlib_api",
];

/// Reads lines of `registry hex`; prints their number, and those that did not round-trip. For each it also decodes the
/// first half, and copies with wrong bytes: each is an error, or a value that round-trips.
const PROGRAM: &str = r#"
fn main() {
    let (mut count, mut failed, mut changed, mut refused, mut state) = (0, 0, 0, 0, 7_u64);
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let (module, hex) = line.split_once(' ').unwrap();
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
        let registry = registry(module);
        let result = match registry.decode(&bytes) {
            Err(error) => Some(error.to_string()),
            Ok(value) => (value.to_bytes().unwrap() != bytes).then(|| format!("written otherwise: {value:?}")),
        };
        count += 1;
        if let Some(error) = result {
            failed += 1;
            if failed < 20 { println!("{module}: {error}\n  {hex}"); }
        }
        changed += 1;
        refused += u32::from(!survives(registry, &bytes[..bytes.len() / 8 * 4]));
        for _ in 0..CHANGES {
            let mut wrong = bytes.clone();
            for _ in 0..=state >> 62 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                let at = 4 + (state >> 40) as usize % (bytes.len() - 3).max(1);
                wrong.get_mut(at).into_iter().for_each(|byte| *byte = (state >> 32) as u8);
            }
            changed += 1;
            refused += u32::from(!survives(registry, &wrong));
        }
    }
    println!("{count} values, {failed} came back otherwise; {changed} changed, {refused} of them refused");
    std::process::exit((failed > 0).into());
}

/// Returns whether bytes are a value, which must then come back as itself.
fn survives(registry: &rt::Registry, bytes: &[u8]) -> bool {
    let Ok(value) = registry.decode(bytes) else { return false };
    let written = value.to_bytes().unwrap();
    let again = registry.decode_with(&written, rt::Limits::new().memory(usize::MAX)).unwrap();
    assert_eq!(again.to_bytes().unwrap(), written, "{value:?}");
    true
}
"#;

/// The number of changed copies of each value: a million in all.
const CHANGES: u32 = 20;

/// Compiles the schemas with registries and sends the values through. The last line has their number.
pub(crate) fn check(dir: &Path, scratch: &Path) -> Result<String, Box<dyn Error>> {
    let mut program = format!("#![allow(clippy::all)]\nconst CHANGES: u32 = {CHANGES};\n{PROGRAM}");
    let mut arms = String::new();
    for path in OF_VECTORS.iter().chain(OF_RANDOM) {
        let module = path.replace('/', "_");
        let built = published(&dir.join(path).with_extension("tl")).registry(true).name("mod");
        built.generate().map_err(|error| error.frames(false))?.value.write(&scratch.join("src").join(&module))?;
        writeln!(program, "mod {module};")?;
        write!(arms, "{module:?} => &{module}::registry::REGISTRY, ")?;
    }
    let unknown = "_ => unreachable!()";
    writeln!(program, "fn registry(name: &str) -> &'static rt::Registry {{ match name {{ {arms} {unknown} }} }}")?;
    writeln!(program, "use typewright_runtime as rt;")?;
    fs::write(scratch.join("src/main.rs"), program)?;
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime").canonicalize()?;
    fs::write(
        scratch.join("Cargo.toml"),
        format!(
            "[workspace]\n[package]\nname = \"wire\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [profile.dev]\ndebug = 0\n[dependencies]\ntypewright-runtime = {{ path = {runtime:?} }}\n"
        ),
    )?;
    run(scratch, values(dir)?)
}

fn run(scratch: &Path, values: String) -> Result<String, Box<dyn Error>> {
    let mut program = Command::new(env!("CARGO"))
        .args(["run", "--quiet"])
        .current_dir(scratch)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()?;
    let mut input = program.stdin.take().ok_or("no standard input")?;
    let writer = thread::spawn(move || input.write_all(values.as_bytes()));
    let output = program.wait_with_output()?;
    let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
    if !output.status.success() {
        return Err(said.into());
    }
    writer.join().map_err(|_| "the values could not be written")??;
    Ok(said)
}

/// All values, a line each: the schema, and the bytes in hexadecimal.
pub(crate) fn values(dir: &Path) -> Result<String, Box<dyn Error>> {
    let mut lines = String::new();
    for (file, registry) in [("api", "api"), ("bits", "api"), ("mtproto", "mtproto")] {
        let path: PathBuf = dir.join(format!("vectors/vectors_{file}.jsonl.gz"));
        let unpacked = Command::new("gzip").arg("-dc").arg(path).output()?;
        for line in String::from_utf8(unpacked.stdout)?.lines() {
            let hex = line
                .split_once("\"hex\":\"")
                .and_then(|(_, rest)| rest.split_once('"'))
                .ok_or("a vector without hex")?;
            writeln!(lines, "vectors_{registry} {}", hex.0)?;
        }
    }
    for path in OF_RANDOM {
        let read = published(&dir.join(path).with_extension("tl")).reader().read();
        let schema = read.map_err(|error| error.frames(false))?.value;
        let mut sampler = Sampler::new(&schema, 1);
        for id in (0..).map(CombinatorId).take(schema.combinators.len()) {
            for bytes in (0..50).filter_map(|_| sampler.value(id)) {
                let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
                writeln!(lines, "{} {hex}", path.replace('/', "_"))?;
            }
        }
    }
    Ok(lines)
}
