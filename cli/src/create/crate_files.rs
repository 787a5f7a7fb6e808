//! The texts of the files that `new` and `init` make.

use std::fmt::Write;

use super::sample::Sample;
use typewright_tools::rust_path::Found;

/// Version requirement of the runtime and, for build scripts, of typewright.
pub(super) const VERSION: &str =
    concat!("\"", env!("CARGO_PKG_VERSION_MAJOR"), ".", env!("CARGO_PKG_VERSION_MINOR"), "\"");

/// The website, which has the book and the JSON schema of a configuration.
const WEBSITE: &str = env!("CARGO_PKG_HOMEPAGE");

/// Choices that every file knows.
pub(super) struct Plan<'a> {
    /// The paths of the schemas in the crate: `schema/api.tl`.
    pub(super) schemas: &'a [String],
    pub(super) only: &'a [String],
    pub(super) opaque: &'a [String],
    pub(super) build_script: bool,
    /// Features of typewright that the build script needs.
    pub(super) features: &'a [&'a str],
}

/// A list of strings, as TOML and Rust have it.
fn list(texts: &[String]) -> String {
    let quoted: Vec<_> = texts.iter().map(|text| format!("{text:?}")).collect();
    format!("[{}]", quoted.join(", "))
}

/// A dependency on typewright as the value of a key.
pub(super) fn generator(plan: &Plan<'_>) -> String {
    match plan.features {
        [] => VERSION.to_owned(),
        features => format!("{{ version = {VERSION}, features = {features:?} }}"),
    }
}

pub(super) fn manifest(name: &str, plan: &Plan<'_>) -> String {
    let mut out = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         typewright-runtime = {VERSION}\n"
    );
    if plan.build_script {
        out.push_str(&format!("\n[build-dependencies]\ntypewright = {}\n", generator(plan)));
    }
    out + "\n[lints.rust]\nunsafe_code = \"forbid\"\n\n[lints.clippy]\nall = \"warn\"\n"
}

pub(super) fn configuration(plan: &Plan<'_>) -> String {
    let head = format!("#:schema {WEBSITE}/typewright.schema.json\n");
    let lints = "[lints]\n# Levels of lints: error, warning, note or off. `typewright check --list-lints` lists them.\n\
                 # bit-shared = \"warning\"\n";
    if plan.build_script {
        let command = format!("typewright check {}", plan.schemas.join(" "));
        return format!("{head}# Read by `{command}`; build.rs makes the bindings.\n\n{lints}");
    }
    let part = |key: &str, texts: &[String], example: &str, about: &str| match texts {
        [] => format!("# {about}\n# {key} = [{example}]\n"),
        texts => format!("# {about}\n{key} = {}\n", list(texts)),
    };
    let only =
        part("only", plan.only, "\"auth.*\", \"messages.sendMessage\"", "Keep only these names and what they need.");
    let opaque = part("opaque", plan.opaque, "\"Updates\"", "Keep values of these types as bytes.");
    format!(
        "{head}# `typewright generate` makes the bindings; `typewright generate --check` fails if they are stale.\n\n\
         [[bindings]]\nschemas = {}\nout = \"src/api\"\n{only}{opaque}\
         # Traits to derive; each costs compile time.\n# derives = [\"Clone\", \"Debug\", \"PartialEq\"]\n\
         # Look up constructors and functions by their id.\n# registry = true\n\n\
         # [bindings.rust]\n# Rust types by name or pattern: `string`, `lossy`, `box-str` or `borrowed`.\n\
         # strings = {{ \"*\" = \"lossy\" }}\n\n{lints}",
        list(plan.schemas),
    )
}

pub(super) fn build_script(plan: &Plan<'_>) -> String {
    let mut calls: String = plan.schemas.iter().fold(String::new(), |mut calls, schema| {
        // Writing to a `String` cannot fail.
        let _ = write!(calls, "\n        .schema({schema:?})");
        calls
    });
    for (method, texts) in [("only", plan.only), ("opaque", plan.opaque)] {
        if !texts.is_empty() {
            let _ = write!(calls, "\n        .{method}({})", list(texts));
        }
    }
    format!(
        "//! Makes the bindings of the schema.\n\nfn main() -> Result<(), typewright::Error> {{\n    \
         typewright::Builder::new(){calls}\n        .name(\"api\")\n        .compile()\n}}\n"
    )
}

pub(super) fn modules(plan: &Plan<'_>, visibility: &str, has_test: bool) -> String {
    let mut out = String::from("/// Types and functions of the schema.\n");
    out.push_str(&if plan.build_script {
        format!("{visibility}mod api {{\n    typewright_runtime::include_bindings!(\"api\");\n}}\n")
    } else {
        format!("#[rustfmt::skip]\n{visibility}mod api;\n")
    });
    if has_test {
        out.push_str("\n#[cfg(test)]\nmod api_tests;\n");
    }
    out
}

/// The test of a round trip.
pub(super) fn test(sample: &Sample<'_>, found: &Found<'_>) -> String {
    let Sample { constructor, bytes } = sample;
    let (path, name) = (found.path.join("::"), &found.item.name);
    let rows: Vec<_> = bytes.chunks(16).map(row).collect();
    format!(
        "//! The bindings decode and encode: bytes stay the same in a round trip.\n\n\
         use typewright_runtime::{{Decode, Encode}};\n\nuse crate::api::{path}::{name};\n\n\
         /// `{}`\n#[rustfmt::skip]\nconst BYTES: [u8; {}] = [\n{}];\n\n\
         #[test]\nfn bytes_stay_the_same_in_a_round_trip() -> Result<(), Box<dyn std::error::Error>> {{\n    \
         let value = {name}::from_bytes(&BYTES)?;\n    assert_eq!(value.to_bytes()?, BYTES);\n    Ok(())\n}}\n",
        constructor.declaration.text,
        bytes.len(),
        rows.concat(),
    )
}

fn row(bytes: &[u8]) -> String {
    let bytes: Vec<_> = bytes.iter().map(|byte| format!("0x{byte:02x}")).collect();
    format!("    {},\n", bytes.join(", "))
}

pub(super) fn git_attributes(build_script: bool) -> &'static str {
    if build_script { "*.tl text eol=lf\n" } else { "*.tl text eol=lf\nsrc/api/** text eol=lf linguist-generated\n" }
}
