//! The Rust of a page: code that makes a value, and definitions in short.

use typewright::model::{
    Call, CallError, Counted, Enum, ErrorEnum, ErrorVariant, Field, OtherErrors, Presence, Response,
};

use super::nouns::Rust;
use crate::rust_path::{Found, RustPaths};

/// The Rust of a constructor or a function.
pub(super) fn of_struct(paths: &RustPaths<'_>, found: &Found<'_>) -> Rust {
    let error = found.item.call.as_ref().and_then(|call| match &call.error {
        CallError::Known(path) => paths.of_errors(&found.path, path),
        CallError::Any | CallError::OfQuery => None,
    });
    Rust { code: example(found), errors: error.map(error_enum) }
}

/// The Rust of a type with several constructors.
pub(super) fn of_enum(path: &[String], item: &Enum) -> Rust {
    let variant = |name: &str, payload: Option<String>| {
        format!("    {name}{},\n", payload.map_or_else(String::new, |payload| format!("({payload})")))
    };
    let variants = item.variants.iter().map(|it| {
        let payload = it.payload.as_ref().map(|payload| {
            let last = payload.path.segments.last().map_or("", |name| name.as_str());
            if payload.boxed { format!("Box<{last}>") } else { last.to_owned() }
        });
        variant(it.name.as_str(), payload)
    });
    let unknown = item.unknown.iter().map(|name| variant(name.as_str(), Some("Unknown".to_owned())));
    let variants: String = variants.chain(unknown).collect();
    let name = &item.name;
    Rust { code: format!("use {}::{name};\n\npub enum {name} {{\n{variants}}}", path.join("::")), errors: None }
}

/// Code that makes a value of a struct.
fn example(Found { path, item }: &Found<'_>) -> String {
    let name = &item.name;
    let fields = item.fields.iter().filter(|field| field.is_asked_for()).map(|field| field.name.to_string());
    let asked: Vec<_> = fields.chain(item.random().map(|_| "&mut rng".to_owned())).collect();
    let value = match (item.new, item.fields.is_empty()) {
        (true, _) => format!("{name}::new({})", asked.join(", ")),
        (false, true) => name.to_string(),
        (false, false) => format!("{name} {{ {} }}", asked.join(", ")),
    };
    let set: String = item.fields.iter().filter_map(setter).take(2).collect();
    let import = path.join("::");
    match &item.call {
        Some(call) => format!("use {import}::{name};\n\nlet call = {value}{set};\n{}", response(call)),
        None => format!("use {import}::{name};\n\nlet value = {value}{set};"),
    }
}

fn setter(field: &Field) -> Option<String> {
    let setter = field.setter.as_ref()?;
    let value = if field.presence == Presence::Flag { "true" } else { field.name.as_str() };
    (!field.random).then(|| format!(".{setter}({value})"))
}

fn response(call: &Call) -> String {
    let error = match &call.error {
        CallError::Known(path) => {
            format!("\n// or, if it fails, its `Error`: {}", path.segments.last().map_or("", |name| name.as_str()))
        }
        CallError::Any | CallError::OfQuery => String::new(),
    };
    match call.response {
        Response::Value { .. } => format!("let response = call.response_from_bytes(&bytes)?;{error}"),
        Response::Query { .. } => {
            format!("let response = call.response_from_bytes(&bytes)?; // the response of the query{error}")
        }
    }
}

fn error_enum(item: &ErrorEnum) -> String {
    let variants: String = item.variants.iter().map(|variant| format!("    {},\n", error_variant(variant))).collect();
    let (generics, others) = match &item.others {
        OtherErrors::Other => ("", "    Other(RpcError),\n".to_owned()),
        OtherErrors::Common(common) => ("", format!("    Common({common}),\n    Other(RpcError),\n")),
        OtherErrors::Query => ("<E>", "    Query(E),\n".to_owned()),
    };
    format!("pub enum {}{generics} {{\n{variants}{others}}}", item.name)
}

fn error_variant(variant: &ErrorVariant) -> String {
    let code = variant.code.is_none().then(|| "code: i32".to_owned());
    let number = variant.number.as_ref().map(|(field, _)| match variant.counted {
        Counted::Seconds | Counted::Minutes => format!("{field}: Duration"),
        Counted::Nothing | Counted::Datacenters | Counted::Other => format!("{field}: u64"),
    });
    let fields: Vec<_> = code.into_iter().chain(number).collect();
    if fields.is_empty() { variant.name.to_string() } else { format!("{} {{ {} }}", variant.name, fields.join(", ")) }
}
