//! A model as text, an item a line, for snapshots.

use std::fmt::Write;

use typewright::model::{
    BytesType, Call, Calls, Conversion, Dependence, Enum, Field, Item, Model, Module, Payload, Presence, Registry,
    RegistryEntry, Response, RustType, StringType, Struct, Variant,
};

/// Every item with its path and its contents.
#[must_use]
pub fn outline(model: &Model) -> String {
    let mut out = String::new();
    model.modules.iter().for_each(|module| push(module, "", &mut out));
    out
}

fn push(module: &Module, parent: &str, out: &mut String) {
    let path = format!("{parent}{}::", module.name);
    for item in &module.items {
        let line = match item {
            Item::Struct(item) => structure(item),
            Item::Enum(item) => enumeration(item),
            Item::ErrorEnum(item) => format!(
                "{} {{{}}}",
                item.name,
                item.variants.iter().map(|it| it.name.to_string()).collect::<Vec<_>>().join(", ")
            ),
            Item::Shared(path) => format!("= {path}"),
            Item::Requires(path) => format!("{path}!"),
            Item::Json => "of the runtime".to_owned(),
            Item::Facade(item) => format!("hands on {}", item.modules.map(|(name, _)| name).join(", ")),
            Item::Conversion(Conversion { from, to, total, .. }) => {
                format!("{} {to} from {from}", if *total { "every" } else { "some" })
            }
            Item::Calls(item) => calls(item),
            Item::Registry(item) => registry(item),
            Item::KnownError(item) => format!("{}: {} {:?}", item.name, item.tl_name, item.codes),
        };
        let _ = writeln!(out, "{path}{line}");
    }
    module.modules.iter().for_each(|module| push(module, &path, out));
}

fn calls(item: &Calls) -> String {
    let functions = item.functions.iter().map(|function| {
        let query = function.query.as_ref().map_or_else(String::new, |query| format!(" wraps {query}"));
        format!("{}({:08x}{query})", function.name, function.id)
    });
    let namespaces = item.namespaces.iter().map(|namespace| format!("{}({})", namespace.name, namespace.path));
    let variants: Vec<_> = functions.chain(namespaces).chain(item.unknown.iter().map(ToString::to_string)).collect();
    format!("{} {{{}}}", item.name, variants.join(", "))
}

fn registry(item: &Registry) -> String {
    let entry = |entry: &RegistryEntry| {
        let ty = entry.ty.as_ref().map_or_else(|| "depends".to_owned(), ty);
        format!("{:08x} {}: {ty}", entry.id, entry.tl_name)
    };
    item.entries.iter().map(entry).collect::<Vec<_>>().join(", ")
}

fn structure(item: &Struct) -> String {
    let generics = item.generics.iter().chain(item.dependence.iter().flat_map(Dependence::generics));
    let generics = in_angles(generics.map(ToString::to_string));
    let fields: Vec<_> = item.fields.iter().map(field).collect();
    let answer = match &item.call {
        None => String::new(),
        Some(Call { response: Response::Value { response, form }, .. }) => format!(" -> {} as {form}", ty(response)),
        Some(Call { response: Response::Query { field, query, .. }, .. }) => {
            format!(" -> the response of {field}: {query}")
        }
    };
    format!("{}{generics} {{{}}}{answer}{}", item.name, fields.join(", "), form(item.dependence.as_ref()))
}

/// The form beside a type, and its contents.
fn form(dependence: Option<&Dependence>) -> String {
    let Some(Dependence { form, params }) = dependence else { return String::new() };
    let params: Vec<_> = params.iter().map(|param| param.name.to_string()).collect();
    format!(" by {form} {{{}}}", params.join(", "))
}

fn in_angles(names: impl Iterator<Item = String>) -> String {
    let names: Vec<_> = names.collect();
    if names.is_empty() { String::new() } else { format!("<{}>", names.join(", ")) }
}

fn field(field: &Field) -> String {
    let ty = ty(&field.ty);
    let ty = if field.presence == Presence::Optional { format!("Option<{ty}>") } else { ty };
    let kept = if field.presence == Presence::Kept { " kept" } else { "" };
    format!("{}: {ty}{kept}", field.name)
}

fn enumeration(item: &Enum) -> String {
    let variant = |Variant { name, payload, .. }: &Variant| match payload {
        None => name.to_string(),
        Some(Payload { path, boxed: false, .. }) => format!("{name}({path})"),
        Some(Payload { path, boxed: true, .. }) => format!("{name}(Box<{path}>)"),
    };
    let unknown = item.unknown.iter().map(|name| format!("{name}(Object)"));
    let variants: Vec<_> = item.variants.iter().map(variant).chain(unknown).collect();
    let generics = in_angles(item.dependence.iter().flat_map(Dependence::generics).map(ToString::to_string));
    format!("{}{generics} = {}{}", item.name, variants.join(" | "), form(item.dependence.as_ref()))
}

fn ty(of: &RustType) -> String {
    match of {
        RustType::Unit => "()".to_owned(),
        RustType::I53 => "i64".to_owned(),
        RustType::Array(size) => format!("[u8; {size}]"),
        RustType::Vec(item) => format!("Vec<{}>", ty(item)),
        RustType::Box(inner) => format!("Box<{}>", ty(inner)),
        RustType::Option(inner) => format!("Option<{}>", ty(inner)),
        RustType::Path(path) => path.to_string(),
        RustType::Applied { path, lends, args } => {
            let lifetime = lends.then(|| "'a".to_owned());
            format!("{path}{}", in_angles(lifetime.into_iter().chain(args.iter().map(ty))))
        }
        RustType::Param(name) => name.to_string(),
        RustType::Response { query, .. } => format!("{query}::Response"),
        RustType::String(StringType::String) => "String".to_owned(),
        RustType::String(of) => format!("String as {of:?}"),
        RustType::Bytes(BytesType::Vec) => "Vec<u8>".to_owned(),
        RustType::Bytes(of) => format!("bytes as {of:?}"),
        RustType::Bool | RustType::U32 | RustType::I32 | RustType::I64 | RustType::F32 | RustType::F64 => {
            format!("{of:?}").to_lowercase()
        }
        RustType::Object | RustType::ObjectRef => format!("{of:?}"),
    }
}
