//! Objects from a real TDLib: parsed and written by generated code, and equal as JSON.

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;
use typewright::Builder;
use typewright::model::{Codec, Json};
use typewright_language::Reader;
use typewright_language::schema::{Kind, Schema};

/// Parses each line, and prints it written again, or the error.
const PROGRAM: &str = r#"
fn main() {
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let tag = RawJson::from_json_text(&line).unwrap().tag("@type").unwrap().into_owned();
        println!("{}", again(&tag, &line).unwrap_or_else(|error| format!("{line}\n{error}")));
    }
}

fn copy<T: FromJson + ToJson>(line: &str) -> Result<String, JsonError> {
    WithExtra::<T>::from_json_text(line).map(|value| value.to_json_text())
}
"#;

/// Compiles all of the schema with TDLib's JSON and sends the objects through. The last line has their number.
pub(crate) fn check(dir: &Path, scratch: &Path) -> Result<String, Box<dyn Error>> {
    let (path, objects) = (dir.join("tl/td_api_1865.tl"), dir.join("json/tdlib_1865_objects.jsonl"));
    let lines = fs::read_to_string(&objects)?;
    let sent = lines.lines().map(serde_json::from_str).collect::<Result<Vec<Value>, _>>()?;
    let schema = Reader::new().schema(&path).read().map_err(|error| error.frames(false))?.value;
    let bindings = Builder::new().schema(&path).name("td").json(Json::Tdlib).codec(Codec::Json);
    bindings.generate().map_err(|error| error.frames(false))?.value.write(&scratch.join("src"))?;
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime").canonicalize()?;
    let manifest = format!(
        "[workspace]\n[package]\nname = \"corpora-json\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
         [dependencies]\ntypewright-runtime = {{ path = {runtime:?}, features = [\"json\"] }}\n"
    );
    fs::write(scratch.join("Cargo.toml"), manifest)?;
    let main = format!("mod td;\nuse td::json::*;\n{PROGRAM}{}", dispatch(&schema, &sent));
    fs::write(scratch.join("src/main.rs"), main)?;
    let input = fs::File::open(&objects)?;
    let run = Command::new(env!("CARGO")).args(["run", "--quiet"]).current_dir(scratch).stdin(input).output()?;
    let written = String::from_utf8(run.stdout)?;
    for (sent, written) in sent.iter().zip(written.lines()) {
        if without_nulls(sent.clone()) != serde_json::from_str::<Value>(written)? {
            return Err(format!("{sent}\ncame back as\n{written}\n{}", String::from_utf8_lossy(&run.stderr)).into());
        }
    }
    if written.lines().count() != sent.len() {
        return Err(format!("{written}\n{}", String::from_utf8_lossy(&run.stderr)).into());
    }
    Ok(format!("{} objects of TDLib", sent.len()))
}

/// A function that reads an object as the type of its constructor.
fn dispatch(schema: &Schema, sent: &[Value]) -> String {
    let tags: BTreeMap<_, _> = sent.iter().filter_map(|object| Some((object["@type"].as_str()?, ()))).collect();
    let types = schema.combinators.iter().filter(|it| tags.contains_key(it.name.as_str())).filter_map(|it| {
        let Kind::Constructor(ty) = it.kind else { return None };
        Some(format!("{:?} => copy::<td::types::{}>(line),\n", it.name, schema.ty(ty)?.name))
    });
    let arms: String = types.collect();
    format!(
        "fn again(tag: &str, line: &str) -> Result<String, JsonError> {{\nmatch tag {{\n{arms}\
         _ => panic!(\"{{tag}}\"),\n}}\n}}\n"
    )
}

/// A field that is `null` is the same as one that is absent.
fn without_nulls(value: Value) -> Value {
    match value {
        Value::Object(entries) => {
            let entries = entries.into_iter().filter(|(_, value)| !value.is_null());
            Value::Object(entries.map(|(key, value)| (key, without_nulls(value))).collect())
        }
        Value::Array(items) => items.into_iter().map(without_nulls).collect(),
        other => other,
    }
}
