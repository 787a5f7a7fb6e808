//! JSON of generated code and of the schema alone, over published schemas: random bytes to a value, to JSON, to a value and to bytes
//! again, by both.

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, from_str};
use typewright::Builder;
use typewright::model::Json;
use typewright_language::schema::{CombinatorId, Schema};
use typewright_tests::plain::{to_json, to_plain};
use typewright_tools::dynamic::{Decoder, Encoder};
use typewright_tools::sample::Sampler;

use crate::published;

/// TDLib's, Telegram's, TON's and VK's.
const SCHEMAS: &[&str] =
    &["td_api_1865", "tdlib_telegram_api", "ton_api", "ton_lite_api", "tonlib_api", "vk_schema", "kphp_common"];

/// How many values of each constructor and function are tried, edge values first.
const VALUES: usize = 4;

/// Of `schema hex` in each line prints the JSON, if the bytes come back from it.
const PROGRAM: &str = r#"
fn main() {
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let (module, hex) = line.split_once(' ').unwrap();
        let bytes: Vec<u8> = (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect();
        println!("{}", again(registry(module), &bytes).unwrap_or_else(|error| format!("{module} {hex}: {error}")));
    }
}

fn again(registry: &rt::Registry, bytes: &[u8]) -> Result<String, String> {
    let Some(text) = registry.to_json_text(bytes) else { return Ok("null".to_owned()) };
    match registry.json_to_bytes("_", &text) {
        Some(Ok(written)) if written == bytes => Ok(text),
        other => Err(format!("{text} is {other:?}")),
    }
}
"#;

/// Compiles all of the schemas with registries and JSON, and sends values through. The last line says how many agreed.
pub(crate) fn check(dir: &Path, scratch: &Path) -> Result<String, Box<dyn Error>> {
    let paths: Vec<PathBuf> = SCHEMAS.iter().map(|name| dir.join("tl").join(name).with_extension("tl")).collect();
    write_program(&paths, scratch)?;
    let schemas = paths.iter().map(|path| published(path).reader().read());
    let schemas = schemas.collect::<Result<Vec<_>, _>>().map_err(|error| error.frames(false))?;
    let samples: Vec<(&Schema, Vec<u8>)> =
        schemas.iter().flat_map(|schema| samples(&schema.value).map(|bytes| (&schema.value, bytes))).collect();
    let mut lines = String::new();
    for (schema, bytes) in &samples {
        let index = schemas.iter().position(|other| std::ptr::eq(&other.value, *schema)).ok_or("no schema")?;
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        writeln!(lines, "{} {hex}", SCHEMAS.get(index).ok_or("no name")?)?;
    }
    let printed = run(scratch, &lines)?;
    let mut agreed = 0;
    for ((schema, bytes), text) in samples.iter().zip(printed.lines()) {
        agreed += usize::from(agrees(schema, bytes, text)?);
    }
    match printed.lines().count() {
        count if count == samples.len() => Ok(format!("{agreed} of {count} values have JSON, the same by both codecs")),
        count => Err(format!("{count} of {} values came back", samples.len()).into()),
    }
}

/// Random values. TDLib names the beginnings of calls: bytes do not tell these from the calls.
fn samples(schema: &Schema) -> impl Iterator<Item = Vec<u8>> {
    let mut sampler = Sampler::new(schema, 1);
    let ids = (0..).map(CombinatorId).zip(&schema.combinators);
    let alone = ids.filter(|(_, it)| schema.combinators.iter().filter(|other| other.id == it.id).count() == 1);
    alone.flat_map(move |(id, _)| sampler.values(id, VALUES))
}

/// Holds the JSON of generated code against that of the schema alone; whether there is any.
fn agrees(schema: &Schema, bytes: &[u8], text: &str) -> Result<bool, Box<dyn Error>> {
    let json: Value = from_str(text).map_err(|_| text.to_owned())?;
    if json.is_null() {
        return Ok(false);
    }
    let decoder = Decoder::new(schema);
    let dynamic = to_json(&decoder.plain(&decoder.decode(bytes).map_err(|error| error.to_string())?));
    if dynamic != json {
        return Err(format!("{text}\nis, by the schema alone,\n{dynamic}").into());
    }
    let written = Encoder::new(schema).encode(&to_plain(&json)).map_err(|error| format!("{error}: {text}"))?;
    if written == bytes { Ok(true) } else { Err(format!("other bytes of {text}").into()) }
}

/// A program with the bindings of each schema in a module.
fn write_program(paths: &[PathBuf], scratch: &Path) -> Result<(), Box<dyn Error>> {
    let (mut mods, mut arms) = (String::new(), String::new());
    for (name, path) in SCHEMAS.iter().zip(paths) {
        let builder: Builder = published(path).registry(true).json(Json::Tagged).name(*name);
        builder.generate().map_err(|error| error.frames(false))?.value.write(&scratch.join("src"))?;
        writeln!(mods, "mod {name};")?;
        write!(arms, "{name:?} => &{name}::registry::REGISTRY, ")?;
    }
    let registry =
        format!("fn registry(name: &str) -> &'static rt::Registry {{ match name {{ {arms} _ => unreachable!() }} }}\n");
    let main = format!("#![allow(clippy::all)]\nuse typewright_runtime as rt;\n{mods}{registry}{PROGRAM}");
    fs::write(scratch.join("src/main.rs"), main)?;
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime").canonicalize()?;
    let manifest = format!(
        "[workspace]\n[package]\nname = \"agreement\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [profile.dev]\ndebug = 0\n\
         [dependencies]\ntypewright-runtime = {{ path = {runtime:?}, features = [\"json\"] }}\n"
    );
    Ok(fs::write(scratch.join("Cargo.toml"), manifest)?)
}

/// The output of the program for such lines.
fn run(scratch: &Path, lines: &str) -> Result<String, Box<dyn Error>> {
    let input = scratch.join("values.txt");
    fs::write(&input, lines)?;
    let mut cargo = Command::new(env!("CARGO"));
    cargo.args(["run", "--quiet"]).current_dir(scratch).stdin(fs::File::open(&input)?);
    let output = cargo.stderr(Stdio::inherit()).output()?;
    if output.status.success() { Ok(String::from_utf8(output.stdout)?) } else { Err("the program fails".into()) }
}
