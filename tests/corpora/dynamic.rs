//! Bytes of other implementations, and random values of schemas: decoded and encoded by the schema alone.

use std::error::Error;
use std::fs;
use std::path::Path;

use serde_json::Value as Json;
use typewright_language::Reader;
use typewright_language::schema::Schema;
use typewright_tools::dynamic::{Content, Decoder, Encoder, FieldValue, Value};

use crate::wire::{OF_RANDOM, OF_VECTORS, values};

/// The last line has their number.
pub(crate) fn check(dir: &Path) -> Result<String, Box<dyn Error>> {
    let all = values(dir)?;
    let mut count = 0;
    for path in OF_VECTORS.iter().chain(OF_RANDOM) {
        let schema = read(&dir.join(path).with_extension("tl"))?;
        let (decoder, encoder, name) = (Decoder::new(&schema), Encoder::new(&schema), path.replace('/', "_"));
        for line in all.lines() {
            let Some(hex) = line.strip_prefix(&name).and_then(|rest| rest.strip_prefix(' ')) else { continue };
            let bytes = from_hex(hex)?;
            let value = decoder.decode(&bytes).map_err(|error| format!("{name}: {error}\n  {hex}"))?;
            let written =
                encoder.encode(&decoder.plain(&value)).map_err(|error| format!("{name}: {error}\n  {hex}"))?;
            if written != bytes {
                return Err(format!("{name}: written otherwise: {value:?}\n  {hex}").into());
            }
            count += 1;
        }
    }
    let calls = calls(dir)?;
    Ok(format!("{count} values come back as the same bytes, {calls} have the fields that their authors gave them"))
}

/// Calls with their field values in words.
fn calls(dir: &Path) -> Result<usize, Box<dyn Error>> {
    let schemas = [read(&dir.join("vectors/api.tl"))?, read(&dir.join("vectors/mtproto.tl"))?];
    let vectors: Json = serde_json::from_str(&fs::read_to_string(dir.join("vectors/phone.json"))?)?;
    let vectors = vectors.get("vectors").and_then(Json::as_array).ok_or("no vectors")?;
    for vector in vectors {
        let text = |key: &str| vector.get(key).and_then(Json::as_str).ok_or(format!("a vector without {key}"));
        let [api, mtproto] = &schemas;
        let schema = if text("schema")? == "api" { api } else { mtproto };
        let value = Decoder::new(schema).decode(&from_hex(text("hex")?)?).map_err(|error| error.to_string())?;
        if !agrees(&value, vector.get("fields").ok_or("a vector without fields")?) {
            return Err(format!("{}: other fields: {value:?}", text("name")?).into());
        }
    }
    Ok(vectors.len())
}

/// Returns whether a value is the one of its author: a long is a string, bytes are hexadecimal, flags that are not set
/// are left out.
fn agrees(value: &Value<'_>, said: &Json) -> bool {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    match (&value.content, said) {
        (Content::Combinator(combinator, fields), Json::Object(entries)) => {
            let fields: Vec<_> =
                fields.iter().filter(|field| !matches!(field.value.content, Content::Nat(_))).collect();
            let agree =
                |field: &&FieldValue<'_>| entries.get(field.name.as_ref()).is_some_and(|it| agrees(&field.value, it));
            let named = entries.get("_").and_then(Json::as_str) == Some(&combinator.name);
            named && fields.len() + 1 == entries.len() && fields.iter().all(agree)
        }
        (Content::List(items), Json::Array(all)) => {
            items.len() == all.len() && items.iter().zip(all).all(|(item, said)| agrees(item, said))
        }
        (Content::Int(int), Json::Number(number)) => number.as_i64() == Some((*int).into()),
        (Content::Double(double), Json::Number(number)) => number.as_f64() == Some(*double),
        (Content::Long(long), Json::String(text)) => long.to_string() == *text,
        (Content::Raw(bytes) | Content::Bytes(bytes), Json::String(text)) => hex(bytes) == *text,
        (Content::String(string), Json::String(text)) => string == text,
        (Content::Bool(bool), Json::Bool(said)) => bool == said,
        (Content::True, Json::Bool(true)) => true,
        _ => false,
    }
}

fn read(path: &Path) -> Result<Schema, Box<dyn Error>> {
    Ok(Reader::new().schema(path).read().map_err(|error| error.frames(false))?.value)
}

fn from_hex(text: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let (pairs, _) = text.as_bytes().as_chunks::<2>();
    pairs.iter().map(|pair| Ok(u8::from_str_radix(std::str::from_utf8(pair)?, 16)?)).collect()
}
