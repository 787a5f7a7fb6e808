//! The fuzz targets: one function for each kind of input. Each takes any bytes and panics only where typewright breaks
//! a promise. The suite `fuzz_smoke` and the program `mutate` send mutated cases, `fuzz/` the inputs that libFuzzer
//! finds.

use std::fs;
use std::hint::black_box;
use std::sync::LazyLock;

use typewright::Builder;
use typewright_language::pages::errors::read_errors;
use typewright_language::pages::read_page;
use typewright_language::schema::{CombinatorId, Schema};
use typewright_language::source::{Diagnostics, SourceMap, render};
use typewright_language::syntax;
use typewright_runtime::{Decoder, Entry, Limits, Registry, Value};
use typewright_tools::dynamic::{self, Envelope, Gzip};
use typewright_tools::sample::Sampler;

pub use crate::editor::editor;
use crate::generated::{CASES, IN_JSON};
use crate::plain::to_plain;
use crate::{project, schema};

/// A fuzz target: its name, valid inputs to mutate, and the function that takes an input.
#[derive(Clone, Copy)]
pub struct Target {
    /// The name of the file in `fuzz/fuzz_targets`.
    pub name: &'static str,
    /// The inputs that mutation begins with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Takes any bytes.
    pub run: fn(&[u8]),
}

/// Every fuzz target.
pub const TARGETS: &[Target] = &[
    Target { name: "parse", seeds: schemas, run: parse },
    Target { name: "generate", seeds: schemas, run: generate },
    Target { name: "pages", seeds: || files("tests/cases/pages"), run: pages },
    Target { name: "errors", seeds: || files("tests/cases/errors"), run: errors },
    Target { name: "decode", seeds: values, run: decode },
    Target { name: "dynamic", seeds: wrapped_values, run: dynamic },
    Target { name: "json", seeds: texts, run: json },
    Target { name: "editor", seeds: schemas, run: editor },
];

/// Any text parses to a tree and to diagnostics that can be shown. Printing the tree and parsing it again changes
/// nothing.
pub fn parse(bytes: &[u8]) {
    let read = |text: &str| {
        let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
        let id = sources.add("input.tl", text);
        let tree = syntax::parse(&sources, id, &mut diagnostics);
        black_box(render(&sources, &diagnostics.sorted(), false));
        tree.to_string()
    };
    let printed = read(&String::from_utf8_lossy(bytes));
    assert_eq!(printed, read(&printed), "printing and parsing a tree changes it");
}

/// Any text is refused with frames, or generates valid Rust.
pub fn generate(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let generated = match Builder::new().schema_text("input.tl", text).registry(true).generate() {
        Ok(report) => report.value,
        Err(error) => return assert!(!error.frames(false).is_empty(), "refused without a diagnostic"),
    };
    for (name, rust) in &generated.bindings {
        if let Err(error) = syn::parse_file(rust) {
            panic!("{name} is not valid Rust: {error}");
        }
    }
}

/// Any bytes are a page or not; the diagnostics can be shown.
pub fn pages(bytes: &[u8]) {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    black_box(read_page("input.md", bytes, &mut sources, &mut diagnostics));
    black_box(render(&sources, &diagnostics.sorted(), false));
}

/// Any bytes are an error database in JSON or CSV, or are refused with a diagnostic.
pub fn errors(bytes: &[u8]) {
    for name in ["input.json", "input.csv"] {
        let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
        let database = read_errors(name, bytes, &mut sources, &mut diagnostics);
        assert!(database.is_some() || !diagnostics.sorted().is_empty(), "refused without a diagnostic");
        black_box(render(&sources, &diagnostics.sorted(), false));
    }
}

/// Any bytes decode to an error with its place, or to a value that survives encoding and decoding. The first two bytes
/// choose the type.
pub fn decode(bytes: &[u8]) {
    let Some((choice, body)) = bytes.split_first_chunk() else { return };
    let Some((entry, decoder)) = ENTRIES.get(usize::from(u16::from_le_bytes(*choice)) % ENTRIES.len()) else { return };
    hold(entry, *decoder, &[&entry.id.to_le_bytes(), body].concat());
}

/// Checks the promise of [`decode`] for bytes that start with an id. Returns whether they are a value.
pub fn hold(entry: &Entry, decoder: Decoder, bytes: &[u8]) -> bool {
    let value = match decoder.decode(bytes) {
        Ok(value) => value,
        Err(error) => {
            assert!(error.offset() <= bytes.len(), "{}: {error} lies after the end", entry.name);
            return false;
        }
    };
    let written = value.to_bytes().unwrap_or_else(|error| panic!("{}: decoded, but not encoded: {error}", entry.name));
    assert_eq!(value.size(), written.len(), "{}: {value:?}", entry.name);
    // The encoding is shorter where a string had a longer header than it needs, and fewer bytes allow for less memory.
    let again = decoder.decode_with(&written, Limits::new().memory(usize::MAX));
    let again = again.unwrap_or_else(|error| panic!("{}: encoded, but not decoded: {error}", entry.name));
    assert_eq!(shown(&*value), shown(&*again), "{}", entry.name);
    assert_eq!(again.to_bytes().as_ref(), Ok(&written), "{}", entry.name);
    true
}

/// As [`decode`], by a schema alone. The first byte chooses the schema. Packed values are their own unpacked bytes.
pub fn dynamic(bytes: &[u8]) {
    let Some((choice, bytes)) = bytes.split_first() else { return };
    let Some(schema) = SCHEMAS.get(usize::from(*choice) % SCHEMAS.len()) else { return };
    let unpack = |packed: &[u8], limit| if packed.len() > limit { Err("more".to_owned()) } else { Ok(packed.to_vec()) };
    let gzip = Gzip { unpack, pack: <[u8]>::to_vec };
    let decoder = dynamic::Decoder::new(schema).gzip(gzip);
    let value = match decoder.decode(bytes) {
        Ok(value) => value,
        Err(error) => {
            assert!(!error.unpacked.is_empty() || error.offset <= bytes.len(), "{error} lies behind the end");
            return assert!(error.near.offset <= error.offset, "{error} lies outside of the bytes near it");
        }
    };
    let plain = decoder.plain(&value);
    let encoder = dynamic::Encoder::new(schema).gzip(gzip);
    let written = encoder.encode(&plain).unwrap_or_else(|error| panic!("decoded, but not encoded: {error}: {plain:?}"));
    let again = decoder.decode(&written).unwrap_or_else(|error| panic!("encoded, but not decoded: {error}: {plain:?}"));
    assert_eq!(decoder.plain(&again), plain);
}

/// Any text is an error with its place, or a value that survives the way to bytes and back to JSON. Generated code and
/// the codec by schema agree, for every schema that has the constructor.
pub fn json(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for ((name, _, registry), schema) in IN_JSON.iter().zip(&*SCHEMAS) {
        match registry.json_to_bytes("_", &text) {
            None => {}
            Some(Ok(bytes)) => hold_json(name, registry, schema, &bytes),
            Some(Err(error)) => assert!(error.offset() <= text.len(), "{name}: {error} lies after the end"),
        }
    }
}

/// Checks the promise of [`json`] for the bytes of a value.
fn hold_json(name: &str, registry: &Registry, schema: &Schema, bytes: &[u8]) {
    let written = registry.to_json_text(bytes).unwrap_or_else(|| panic!("{name}: encoded, but not decoded: {bytes:?}"));
    let again =
        registry.json_to_bytes("_", &written).unwrap_or_else(|| panic!("{name}: unknown constructor in {written}"));
    assert_eq!(again.as_deref(), Ok(bytes), "{name}: {written}");
    let value = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{name}: {error}: {written}"));
    let encoded = dynamic::Encoder::new(schema).encode(&to_plain(&value));
    assert_eq!(encoded.as_deref().ok(), Some(bytes), "{name}: {written}");
}

/// The schemas of the cases.
static SCHEMAS: LazyLock<Vec<Schema>> = LazyLock::new(|| CASES.iter().map(|(_, tl, _)| schema(tl)).collect());

fn shown(value: &dyn Value) -> String {
    format!("{value:?}")
}

/// Every generated constructor and function that decodes without parameters.
pub static ENTRIES: LazyLock<Vec<(&'static Entry, Decoder)>> = LazyLock::new(|| {
    let entries = CASES.iter().flat_map(|(_, _, registry)| registry.entries());
    entries.filter_map(|entry| Some((entry, entry.decoder?))).collect()
});

/// Schemas with and without mistakes.
fn schemas() -> Vec<Vec<u8>> {
    ["generated", "rejected/syntax", "rejected/schema"]
        .iter()
        .flat_map(|folder| files(&format!("tests/cases/{folder}")))
        .collect()
}

/// A few values of every entry, for [`decode`].
fn values() -> Vec<Vec<u8>> {
    let mut values = Vec::new();
    for (_, tl, registry) in CASES {
        let schema = schema(tl);
        let mut sampler = Sampler::new(&schema, 1);
        for id in (0..schema.combinators.len()).map(|index| CombinatorId(index as u32)) {
            let entry = schema.combinator(id).and_then(|combinator| registry.find(combinator.id));
            let choice = entry.and_then(|entry| ENTRIES.iter().position(|(other, _)| std::ptr::eq(*other, entry)));
            let Some(choice) = choice else { continue };
            let bytes = (0..3).filter_map(|_| sampler.value(id));
            values.extend(bytes.map(|bytes| [&(choice as u16).to_le_bytes(), &bytes[4..]].concat()));
        }
    }
    values
}

/// A value of every entry as JSON, for [`json`].
fn texts() -> Vec<Vec<u8>> {
    let mut texts = Vec::new();
    for (schema, (_, _, registry)) in SCHEMAS.iter().zip(IN_JSON) {
        let mut sampler = Sampler::new(schema, 3);
        let ids = (0..schema.combinators.len()).map(|index| CombinatorId(index as u32));
        texts.extend(ids.filter_map(|id| registry.to_json_text(&sampler.value(id)?).map(String::into_bytes)));
    }
    texts
}

/// A few values of every schema for [`dynamic`], bare and in envelopes.
fn wrapped_values() -> Vec<Vec<u8>> {
    let mut values = Vec::new();
    for (choice, schema) in (0..).zip(&*SCHEMAS) {
        let mut sampler = Sampler::new(schema, 2);
        for id in (0..schema.combinators.len()).map(|index| CombinatorId(index as u32)) {
            let Some(bytes) = sampler.value(id) else { continue };
            let result = [&Envelope::Result.id().to_le_bytes()[..], &[7; 8], &bytes].concat();
            let length = (result.len() as u32).to_le_bytes();
            let packed = [&Envelope::Packed.id().to_le_bytes()[..], &[254], &length[..3], &result].concat();
            let message = [&[5; 12][..], &(packed.len() as u32).to_le_bytes(), &packed].concat();
            let container = [&Envelope::Container.id().to_le_bytes()[..], &[1, 0, 0, 0], &message].concat();
            values.extend([bytes, container].map(|bytes| [&[choice][..], &bytes].concat()));
        }
    }
    values
}

/// The files of a folder of the project and of its subfolders, sorted by path within each folder.
fn files(folder: &str) -> Vec<Vec<u8>> {
    let mut paths = vec![project(folder)];
    let mut files = Vec::new();
    while let Some(path) = paths.pop() {
        match fs::read_dir(&path) {
            Ok(entries) => {
                let mut entries: Vec<_> = entries.map(|entry| entry.unwrap().path()).collect();
                entries.sort();
                paths.extend(entries);
            }
            Err(_) => files.push(fs::read(&path).unwrap()),
        }
    }
    files
}
