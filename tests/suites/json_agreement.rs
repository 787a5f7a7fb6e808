//! JSON of generated code and of the dynamic codec: the same for every value.

use insta::assert_snapshot;
use serde_json::{Value, from_str, json};
use typewright_language::schema::{CombinatorId, Schema};
use typewright_runtime::{Object, Registry};
use typewright_tests::generated::forms::json::types;
use typewright_tests::generated::{IN_GRAMMERS, IN_JSON};
use typewright_tests::plain::{to_json, to_plain};
use typewright_tests::schema;
use typewright_tools::dynamic::{Decoder, Encoder};
use typewright_tools::sample::Sampler;

/// The number of values of each constructor and function.
const VALUES: u64 = 8;

/// Sends values from bytes to JSON and back, by generated code and by the schema alone. Returns the number of values
/// that agreed.
fn agree(name: &str, tl: &str, registry: &Registry) -> usize {
    let schema = schema(tl);
    let mut agreed = 0;
    for id in (0..schema.combinators.len() as u32).map(CombinatorId) {
        for seed in 0..VALUES {
            // A call that wraps another stays Base64 in an object of generated code.
            let known = (!tl.contains("!X")).then(|| Sampler::new(&schema, seed).known_objects());
            for sampler in [Sampler::new(&schema, seed)].into_iter().chain(known) {
                let Some(random) = { sampler }.value(id) else { continue };
                let Ok(bytes) = registry.decode(&random).unwrap().to_bytes() else { continue };
                assert_eq!(bytes, random, "{name}");
                agreed += usize::from(is_one(name, &schema, registry, &bytes));
            }
        }
    }
    agreed
}

/// Holds the JSON of some bytes against that of the schema alone, both ways; whether they have any.
fn is_one(name: &str, schema: &Schema, registry: &Registry, bytes: &[u8]) -> bool {
    let Some(text) = registry.to_json_text(bytes) else { return false };
    let json: Value = from_str(&text).unwrap();
    let decoder = Decoder::new(schema);
    assert_eq!(to_json(&decoder.plain(&decoder.decode(bytes).unwrap())), json, "{name}: {text}");
    assert_eq!(Encoder::new(schema).encode(&to_plain(&json)).unwrap(), bytes, "{name}: {text}");
    assert_eq!(registry.json_to_bytes("_", &text).unwrap().unwrap(), bytes, "{name}: {text}");
    true
}

#[test]
fn objects_hold_builtins_and_vectors() {
    use typewright_runtime::Encode;
    use typewright_tests::generated::forms::json::{registry::REGISTRY, types::Point};
    let (_, tl, _) = IN_JSON.iter().find(|(name, ..)| *name == "forms").unwrap();
    let schema = schema(tl);
    let boxed = |id: u32, contents: &[u8]| [&id.to_le_bytes(), contents].concat();
    let vector = |elements: &[&[u8]]| {
        boxed(0x1cb5_c415, &[&(elements.len() as u32).to_le_bytes(), &elements.concat()[..]].concat())
    };
    let (yes, int) = (boxed(0x9972_75b5, &[]), boxed(0xa850_9bda, &7_i32.to_le_bytes()));
    let point = Point { x: 1, y: -2 }.to_bytes().unwrap();
    let nested = vector(&[&vector(&[&yes, &point]), &int]);
    let cases = [
        (yes.clone(), json!({"_": "boolTrue"})),
        (boxed(0x3fed_d339, &[]), json!({"_": "true"})),
        (int.clone(), json!({"_": "int", "value": 7})),
        (boxed(0x2207_6cba, &[255; 8]), json!({"_": "long", "value": "-1"})),
        (boxed(0x6781_c7ee, &[255; 8]), json!({"_": "int53", "value": -1})),
        (boxed(0x2210_c154, &f64::INFINITY.to_le_bytes()), json!({"_": "double", "value": "inf"})),
        (boxed(0xb528_6e24, b"\x03abc"), json!({"_": "string", "value": "abc"})),
        (boxed(0xb528_6e24, b"\x01\xff\0\0"), json!({"_": "string", "value": {"hex": "ff"}})),
        (boxed(0xe937_bb82, b"\x01\xff\0\0"), json!({"_": "bytes", "value": "/w=="})),
        (boxed(0x84cc_f7b7, &[0; 16]), json!({"_": "int128", "value": "AAAAAAAAAAAAAAAAAAAAAA=="})),
        (vector(&[]), json!([])),
        (nested, json!([[{"_": "boolTrue"}, {"_": "point", "x": 1, "y": -2}], {"_": "int", "value": 7}])),
        // An unknown id becomes Base64.
        (boxed(0xdead_beef, &[]), json!("776t3g==")),
        (vector(&[&[7, 0, 0, 0]]), json!("FcS1HAEAAAAHAAAA")),
    ];
    for (object, expected) in cases {
        let value = types::Any { x: 3, object: Object::new(object) };
        let bytes = value.to_bytes().unwrap();
        assert!(is_one("forms", &schema, &REGISTRY, &bytes));
        let text = REGISTRY.to_json_text(&bytes).unwrap();
        assert_eq!(from_str::<Value>(&text).unwrap()["object"], expected);
    }
    let read =
        |object: &str| REGISTRY.json_to_bytes("_", &format!(r#"{{"_":"any","x":3,"object":{object}}}"#)).unwrap();
    assert_eq!(read("true").unwrap(), types::Any { x: 3, object: Object::new(yes) }.to_bytes().unwrap());
    assert_snapshot!(read(r#"{"value":"x","_":"int"}"#).unwrap_err(), @"at line 1, column 36: any.object.value: expected an int, found a string");
    assert_snapshot!(read(r#"{"_":"int"}"#).unwrap_err(), @"at line 1, column 37: any.object.value: expected a value, found nothing");
    assert_snapshot!(read(r#"[{"_":"nobody"}]"#).unwrap_err(), @"at line 1, column 28: any.object[0]: expected bytes in Base64, found an object");
}

#[test]
fn calls_that_wrap_others_are_base64_in_objects_of_generated_code() {
    use typewright_runtime::Encode;
    use typewright_tests::generated::functions::json::functions::{GetBool, GetRaw, InvokeWithLayer};
    use typewright_tests::generated::functions::json::registry::REGISTRY;
    let (_, tl, _) = IN_JSON.iter().find(|(name, ..)| *name == "functions").unwrap();
    let schema = schema(tl);
    let query = Object::from_value(&InvokeWithLayer { layer: 1, query: GetBool }).unwrap();
    let bytes = GetRaw { query }.to_bytes().unwrap();
    let text = REGISTRY.to_json_text(&bytes).unwrap();
    assert_snapshot!(text, @r#"{"_":"getRaw","query":"6QLaGwEAAADhzwLE"}"#);
    let decoder = Decoder::new(&schema);
    let dynamic = to_json(&decoder.plain(&decoder.decode(&bytes).unwrap()));
    assert_eq!(dynamic["query"], json!({"_": "invokeWithLayer", "layer": 1, "query": {"_": "getBool"}}));
    // The schema alone reads both forms; generated code keeps the other one as JSON, and has no bytes for it.
    for json in [from_str(&text).unwrap(), dynamic.clone()] {
        assert_eq!(Encoder::new(&schema).encode(&to_plain(&json)).unwrap(), bytes);
    }
    assert_eq!(REGISTRY.json_to_bytes("_", &text).unwrap().unwrap(), bytes);
    assert_snapshot!(REGISTRY.json_to_bytes("_", &dynamic.to_string()).unwrap().unwrap_err(), @"at line 1, column 81: an object that came as JSON has no bytes");
}

#[test]
fn strings_that_are_kept_as_bytes_look_as_in_the_dynamic_codec() {
    use typewright_runtime::Encode;
    use typewright_runtime::json::{FromJson, ToJson};
    use typewright_tests::proxy::variants::Key;
    let tl = include_str!("../cases/proxy.tl");
    let schema = schema(tl);
    let key = Key { flags: 0, product: b"abc".to_vec(), factors: vec![b"\xff\x0f".to_vec(), Vec::new()] };
    let text = key.to_json_text();
    assert_snapshot!(text, @r#"{"_":"key","flags":0,"product":"abc","factors":[{"hex":"ff0f"},""]}"#);
    assert_eq!(Key::from_json_text(&text).unwrap(), key);
    let decoder = Decoder::new(&schema);
    let bytes = key.to_bytes().unwrap();
    let (dynamic, json) =
        (to_json(&decoder.plain(&decoder.decode(&bytes).unwrap())), from_str::<Value>(&text).unwrap());
    assert_eq!((&dynamic["product"], &dynamic["factors"]), (&json["product"], &json["factors"]));
    assert_eq!(Encoder::new(&schema).encode(&to_plain(&json)).unwrap(), bytes);
    for (wrong, text) in
        [("digits", r#"{"hex":"f"}"#), ("letters", r#"{"hex":"xx"}"#), ("neither", "7"), ("nothing", "{}")]
    {
        let text = format!(r#"{{"_":"key","flags":0,"product":{text},"factors":[]}}"#);
        assert!(Key::from_json_text(&text).is_err(), "{wrong}");
    }
}

#[test]
fn constructors_of_one_name_are_told_apart_by_their_ids() {
    use typewright_tests::same_names::registry::REGISTRY;
    let id = 7_u64.to_le_bytes();
    let of_17 = [&0x204d_3870_u32.to_le_bytes()[..], &id, &60_u32.to_le_bytes(), b"\x03abc"].concat();
    let of_8 = [&0x1f81_4f10_u32.to_le_bytes()[..], &id, b"\x03abc"].concat();
    let text = |bytes: &[u8]| REGISTRY.to_json_text(bytes).unwrap();
    assert_snapshot!(text(&of_17), @r#"{"_":"secret#204d3870","id":"7","ttl":60,"text":"abc"}"#);
    assert_snapshot!(text(&of_8), @r#"{"_":"secret#1f814f10","id":"7","text":"abc"}"#);
    for bytes in [of_17, of_8] {
        assert_eq!(REGISTRY.json_to_bytes("_", &text(&bytes)).unwrap().unwrap(), bytes);
    }
}

#[test]
fn generated_and_dynamic_json_agree() {
    let agreed: usize = IN_JSON.iter().map(|(name, tl, registry)| agree(name, tl, registry)).sum();
    assert!(agreed > 1000, "{agreed}");
}

/// There every type is an enum, and recursive variants lie in boxes: neither may change a byte, or the JSON.
#[test]
fn the_layout_of_grammers_agrees_as_well() {
    let agreed: usize = IN_GRAMMERS.iter().map(|(name, tl, registry)| agree(name, tl, registry)).sum();
    assert!(agreed > 1000, "{agreed}");
}
