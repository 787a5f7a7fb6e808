//! Bindings in the layout of grammers: names and behavior are those of grammers, with the exceptions listed here.

use std::collections::BTreeSet;

use syn::{Fields, File, GenericArgument, Item, PathArguments, Type};
use typewright::{Builder, Compat};
use typewright_conformance::bindings::{api, mtproto};
use typewright_conformance::{on_grammers, on_typewright};

#[test]
fn a_program_for_grammers_sees_the_same() {
    let (theirs, ours) = (on_grammers::program::transcript(), on_typewright::program::transcript());
    assert_eq!(ours, theirs);
    assert!(ours.len() > 30);
}

/// The texts that grammers generates of both schemas.
fn theirs() -> BTreeSet<String> {
    use grammers_tl_gen::{Config, Outputs, generate_rust_code};
    let definitions = [api::SCHEMA, mtproto::SCHEMA].into_iter().flat_map(grammers_tl_parser::parse_tl_file);
    let definitions: Vec<_> = definitions.filter_map(Result::ok).collect();
    let mut outputs = Outputs { common: Vec::new(), types: Vec::new(), functions: Vec::new(), enums: Vec::new() };
    generate_rust_code(&mut outputs, &definitions, 0, &Config::default()).unwrap();
    let mut found = BTreeSet::new();
    for (root, text) in [("enums", outputs.enums), ("types", outputs.types), ("functions", outputs.functions)] {
        collect(&syn::parse_str::<File>(&String::from_utf8(text).unwrap()).unwrap().items, root, &mut found);
    }
    found
}

/// The same of typewright: `grammers` hands on these modules under other names.
fn ours() -> BTreeSet<String> {
    let builder = Builder::new().schema_text("api.tl", api::SCHEMA).schema_text("mtproto.tl", mtproto::SCHEMA);
    let bindings = builder.compat(Compat::Grammers).generate().unwrap().value.bindings;
    let mut found = BTreeSet::new();
    for file in bindings.values() {
        for item in syn::parse_str::<File>(file).unwrap().items {
            let Item::Mod(module) = item else { continue };
            let root = match module.ident.to_string().as_str() {
                "types" => "enums",
                "variants" => "types",
                "functions" => "functions",
                _ => continue,
            };
            collect(&module.content.unwrap().1, root, &mut found);
        }
    }
    found
}

/// Adds all enums, structs, variants and fields, a line each.
fn collect(items: &[Item], path: &str, found: &mut BTreeSet<String>) {
    for item in items {
        match item {
            Item::Mod(module) => {
                let inner = &module.content.as_ref().unwrap().1;
                collect(inner, &format!("{path}::{}", module.ident), found);
            }
            Item::Enum(item) => {
                for variant in &item.variants {
                    found.insert(format!("{path}::{}::{}{}", item.ident, variant.ident, fields(&variant.fields)));
                }
            }
            Item::Struct(item) => {
                found.insert(format!("{path}::{}{}", item.ident, fields(&item.fields)));
            }
            _ => {}
        }
    }
}

/// The fields, each with the last segments of its type: `{peer: InputPeer, ids: Vec<i32>}`.
fn fields(fields: &Fields) -> String {
    let fields = fields.iter().map(|field| match &field.ident {
        Some(name) => format!("{name}: {}", last_segments(&field.ty)),
        None => last_segments(&field.ty),
    });
    let fields: Vec<_> = fields.collect();
    if fields.is_empty() { String::new() } else { format!("({})", fields.join(", ")) }
}

fn last_segments(ty: &Type) -> String {
    let path = match ty {
        Type::Path(ty) => &ty.path,
        Type::Array(_) => return "array".to_owned(),
        _ => return "?".to_owned(),
    };
    let last = path.segments.last().unwrap();
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return last.ident.to_string() };
    let arguments = arguments.args.iter().map(|argument| match argument {
        GenericArgument::Type(ty) => last_segments(ty),
        _ => "?".to_owned(),
    });
    format!("{}<{}>", last.ident, arguments.collect::<Vec<_>>().join(", "))
}

#[test]
fn names_and_types_are_those_of_grammers() {
    let (theirs, ours) = (theirs(), ours());
    let differ = |these: &BTreeSet<String>, those: &BTreeSet<String>, sign: char| {
        these.difference(those).map(|line| format!("{sign} {line}")).collect::<Vec<_>>()
    };
    let differences = [differ(&theirs, &ours, '-'), differ(&ours, &theirs, '+')].concat().join("\n");
    assert_eq!(differences, DIFFERENCES.trim(), "{} are alike", theirs.intersection(&ours).count());
    assert!(theirs.len() > 4000);
}

/// `True` is `bool` or `()`; bare vectors are plain ones; and a mask without fields is a field, as it is a number on the wire.
const DIFFERENCES: &str = "
- enums::True::True
- types::AccessPointRule(phone_prefix_rules: Vec<u8>, dc_id: i32, ips: RawVec<IpPort>)
- types::ButtonTypeRequestPeer(button_id: i32, peer_type: RequestPeerType, max_quantity: i32)
- types::ExportedChatlistInvite(title: String, url: String, peers: Vec<Peer>)
- types::FutureSalts(req_msg_id: i64, now: i32, salts: RawVec<FutureSalt>)
- types::TlsClientHello(blocks: RawVec<TlsBlock>)
- types::True
- types::help::ConfigSimple(date: i32, expires: i32, rules: RawVec<AccessPointRule>)
- types::stories::AllStoriesNotModified(state: String, stealth_mode: StoriesStealthMode)
+ types::AccessPointRule(phone_prefix_rules: Vec<u8>, dc_id: i32, ips: Vec<IpPort>)
+ types::ButtonTypeRequestPeer(flags: u32, button_id: i32, peer_type: RequestPeerType, max_quantity: i32)
+ types::ExportedChatlistInvite(flags: u32, title: String, url: String, peers: Vec<Peer>)
+ types::FutureSalts(req_msg_id: i64, now: i32, salts: Vec<FutureSalt>)
+ types::TlsClientHello(blocks: Vec<TlsBlock>)
+ types::help::ConfigSimple(date: i32, expires: i32, rules: Vec<AccessPointRule>)
+ types::stories::AllStoriesNotModified(flags: u32, state: String, stealth_mode: StoriesStealthMode)
";
