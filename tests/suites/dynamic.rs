//! The codec by the schema alone, compared with generated code.

use std::ops::Range;

use serde_json::{Value as Json, json, to_value};
use typewright_language::schema::{CombinatorId, Schema};
use typewright_runtime::{Decode, DecodeErrorKind, Encode, Limits, Object, RegistryError};
use typewright_tests::generated::cycles::json::types as cycles_types;
use typewright_tests::generated::{CASES, dependent, forms, repetitions};
use typewright_tests::schema;
use typewright_tools::dynamic::{Content, Decoder, Encoder, FieldValue, Plain, Value};
use typewright_tools::sample::Sampler;

/// Calls `hold` with random values of every case: the name, both codecs, the bytes.
macro_rules! each_value {
    ($of_each:expr, |$name:ident, $schema:ident, $decoder:ident, $registry:ident, $bytes:ident| $hold:block) => {
        for ($name, tl, $registry) in CASES {
            let $schema = schema(tl);
            let ($decoder, mut sampler) = (Decoder::new(&$schema), Sampler::new(&$schema, 3));
            for id in (0..).map(CombinatorId).take($schema.combinators.len()) {
                for $bytes in sampler.values(id, $of_each) {
                    $hold
                }
            }
        }
    };
}

#[test]
fn values_come_back_as_the_same_bytes() {
    let mut count = 0;
    each_value!(20, |name, schema, decoder, _registry, bytes| {
        let value = decoder.decode(&bytes).unwrap_or_else(|error| panic!("{name}: {error}: {bytes:02x?}"));
        assert_eq!(value.span, 0..bytes.len());
        let written = Encoder::new(&schema)
            .encode(&decoder.plain(&value))
            .unwrap_or_else(|error| panic!("{name}: {error}: {value:?}"));
        assert_eq!(written, bytes, "{name}: {value:?}");
        count += 1;
    });
    assert!(count > 2000, "only {count} values");
}

/// The place of the first string in a value that is not UTF-8.
fn first_that_is_no_text(value: &Value<'_>) -> Option<Range<usize>> {
    let of_fields = |fields: &[FieldValue<'_>]| fields.iter().find_map(|field| first_that_is_no_text(&field.value));
    match &value.content {
        Content::NotText(_) => Some(value.span.clone()),
        Content::List(items) => items.iter().find_map(first_that_is_no_text),
        Content::Record(fields) | Content::Combinator(_, fields) | Content::Envelope(_, fields) => of_fields(fields),
        Content::Builtin(_, Some(inner)) | Content::Unpacked(_, Some(inner)) => first_that_is_no_text(inner),
        _ => None,
    }
}

#[test]
fn bytes_that_generated_code_refuses_are_refused() {
    let (mut values, mut errors, mut state) = (0, 0, 11_u32);
    each_value!(20, |name, _schema, decoder, registry, bytes| {
        let mut bytes = bytes;
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let at = 4 + state as usize % bytes.len().max(5);
        match bytes.get_mut(at) {
            Some(byte) => *byte ^= (state >> 24) as u8 | 1,
            None => bytes.truncate(bytes.len() - 1),
        }
        // Memory is bounded in one of the two alone, by the size of its types.
        match (registry.decode_with(&bytes, Limits::new().memory(usize::MAX)), decoder.decode(&bytes)) {
            (Ok(_), Ok(value)) => {
                assert_eq!(first_that_is_no_text(&value), None, "{name}: {bytes:02x?}");
                values += 1;
            }
            // A tree takes more memory for a value without bytes than generated code does, and allows for fewer: a few for each
            // byte and 1024 besides.
            (Ok(value), Err(error)) if error.expected == "fewer values that take no bytes" => {
                assert!(format!("{value:?}").matches(", ").count() >= 1024, "{name}: {error}: {value:?}");
            }
            // Generated code stops at the first string that is no text, a tree keeps it as bytes.
            (Err(RegistryError::Decode(error)), Ok(value)) if error.kind() == DecodeErrorKind::InvalidUtf8 => {
                let found = first_that_is_no_text(&value);
                assert!(found.is_some_and(|span| span.contains(&error.offset())), "{name}: {error}: {value:?}");
            }
            (Err(_), Err(error)) => {
                assert!(error.offset <= bytes.len());
                errors += 1;
            }
            (generated, dynamic) => panic!("{name}: {generated:?}, but {dynamic:?}: {bytes:02x?}"),
        }
    });
    assert!(values > 100 && errors > 100, "{values} values, {errors} errors");
}

/// Ids are those of the schema, computed.
fn id(schema: &Schema, name: &str) -> [u8; 4] {
    schema.combinators.iter().find(|it| it.name == name).unwrap().id.to_le_bytes()
}

#[test]
fn both_stop_at_the_same_depth() {
    let (_, tl, registry) = CASES.iter().find(|(name, ..)| *name == "cycles").unwrap();
    let schema = schema(tl);
    let decoder = Decoder::new(&schema);
    let ([bold, empty, list, tree, forest], limit) = (
        ["textBold", "textEmpty", "list", "tree", "forest"].map(|name| id(&schema, name)),
        typewright_tools::dynamic::MAX_DEPTH,
    );
    let texts = |depth: usize| [bold.repeat(depth), empty.to_vec()].concat();
    // A bare `list` in each: the bit, the head, the rest.
    let lists = |depth: usize| [&list[..], &[1, 0, 0, 0, 9, 0, 0, 0].repeat(depth), &[0; 8]].concat();
    // A `Tree` with one child: an empty name, the vector.
    let child = [&tree[..], &[0; 4], &0x1cb5_c415_u32.to_le_bytes(), &1_u32.to_le_bytes()].concat();
    let leaf = [&tree[..], &[0; 4], &0x1cb5_c415_u32.to_le_bytes(), &[0; 4]].concat();
    let trees = |depth: usize| [child.repeat(depth), leaf.clone()].concat();
    let forests = |depth: usize| [&forest[..], &[1, 0, 0, 0, 1, 0, 0, 0], &trees(depth)[4..]].concat();
    for (name, bytes) in
        [("texts", &texts as &dyn Fn(usize) -> Vec<u8>), ("lists", &lists), ("trees", &trees), ("forests", &forests)]
    {
        let last = (1..2 * limit).take_while(|depth| registry.decode(&bytes(*depth)).is_ok()).last().unwrap();
        assert!(last + 2 >= limit, "{name}: {last}");
        let value = decoder.decode(&bytes(last)).unwrap();
        assert_eq!(Encoder::new(&schema).encode(&decoder.plain(&value)).unwrap(), bytes(last), "{name}");
        let error = decoder.decode(&bytes(last + 1)).err().unwrap().to_string();
        assert!(error.contains("expected values that nest at most 64 deep"), "{name}: {error}");
    }
}

/// The serde form of a generated value, as the plain value of the codec.
fn plain(json: &Json) -> Plain {
    match json {
        Json::Null => Plain::Null,
        Json::Bool(bool) => Plain::Bool(*bool),
        Json::Number(number) => number.as_i64().map_or_else(|| Plain::Float(number.as_f64().unwrap()), Plain::Integer),
        Json::String(text) => Plain::Text(text.clone()),
        Json::Array(items) => Plain::List(items.iter().map(plain).collect()),
        Json::Object(entries) => Plain::Map(entries.iter().map(|(key, value)| (key.clone(), plain(value))).collect()),
    }
}

/// The same in the order that serde has.
fn sorted(value: Plain) -> Plain {
    match value {
        Plain::Map(mut entries) => {
            entries.sort_by(|left, right| left.0.cmp(&right.0));
            Plain::Map(entries.into_iter().map(|(key, value)| (key, sorted(value))).collect())
        }
        Plain::List(items) => Plain::List(items.into_iter().map(sorted).collect()),
        other => other,
    }
}

#[test]
fn the_json_of_generated_code_is_that_of_the_codec() {
    use dependent::json::types::Column;
    use forms::json::types::{Any, Nested, Numbers, Optional};

    let tl = |name: &str| CASES.iter().find(|(case, ..)| *case == name).map(|(_, tl, _)| schema(tl)).unwrap();
    let (forms, cycles, dependent) = (tl("forms"), tl("cycles"), tl("dependent"));
    let holds = |schema: &Schema, json: Json, bytes: Vec<u8>| {
        let given = plain(&json);
        assert_eq!(Encoder::new(schema).encode(&given).unwrap(), bytes, "{json}");
        let decoder = Decoder::new(schema);
        let value = decoder.decode(&bytes).unwrap();
        assert_eq!(sorted(decoder.plain(&value)), sorted(given), "{json}");
    };
    macro_rules! hold {
        ($schema:ident, $($value:expr),*) => { $({
            let value = $value;
            holds(&$schema, to_value(&value).unwrap(), value.to_bytes().unwrap());
        })* };
    }
    hold!(
        forms,
        Numbers { a: -1, b: i64::MIN, c: 2.5, d: 0.5, e: 3, f: [1; 16], g: [2; 32], h: [3; 64] },
        Nested { a: vec![vec![1]], b: vec![vec![vec![1], vec![]]], c: vec![], d: vec![] },
        Optional { e: Some([0; 32]), g: Some(7), ..Optional::default() },
        Any { x: 1, object: Object::new(vec![1, 2, 3, 4]) }
    );
    hold!(dependent, Column { n: 2, rows: vec![7, -7] }, Column { n: 0, rows: vec![] });
    let tree = |children| cycles_types::Tree { name: "t".to_owned(), children };
    hold!(cycles, tree(vec![tree(vec![]), tree(vec![tree(vec![])])]));
}

#[test]
fn repetitions_have_the_same_json_in_generated_code_and_in_the_codec() {
    use repetitions::json::types as t;

    let (_, tl, _) = CASES.iter().find(|(name, ..)| *name == "repetitions").unwrap();
    let schema = schema(tl);
    let (decoder, encoder, mut sampler) = (Decoder::new(&schema), Encoder::new(&schema), Sampler::new(&schema, 5));
    macro_rules! hold {
        ($($name:literal: $ty:ty),*) => { $({
            let index = schema.combinators.iter().position(|it| it.name == $name).unwrap();
            let id = CombinatorId(u32::try_from(index).unwrap());
            for bytes in (0..30).filter_map(|_| sampler.value(id)).collect::<Vec<_>>() {
                let json = to_value(<$ty>::from_bytes(&bytes).unwrap()).unwrap();
                let dynamic = decoder.plain(&decoder.decode(&bytes).unwrap());
                assert_eq!(sorted(plain(&json)), sorted(dynamic), "{}: {json}", $name);
                assert_eq!(encoder.encode(&plain(&json)).unwrap(), bytes, "{}: {json}", $name);
            }
        })* };
    }
    hold!(
        "named": t::Named, "unnamed": t::Unnamed, "boxed": t::Boxed, "bare": t::Bare, "chosen": t::Chosen,
        "counts": t::Counts, "lists": t::Lists, "nested": t::Nested, "ragged": t::Ragged, "pairs": t::Pairs,
        "masked": t::Masked, "maybe": t::Maybe, "marked": t::Marked, "optional": t::Optional, "fixed": t::Fixed,
        "several": t::Several
    );
}

#[test]
fn repetitions_of_one_field_are_lists_of_values() {
    let schema = schema("named n:# rows:n*[a:int] = Named; maybe f:# n:# rows:n*[a:f.0?int] = Maybe;");
    let shown = |words: &[u32]| {
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_le_bytes()).collect();
        let decoder = Decoder::new(&schema);
        decoder.plain(&decoder.decode(&bytes).unwrap())
    };
    let [named, maybe] = ["named", "maybe"].map(|name| u32::from_le_bytes(id(&schema, name)));
    assert_eq!(shown(&[named, 2, 1, 2]), plain(&json!({"_": "named", "n": 2, "rows": [1, 2]})));
    assert_eq!(shown(&[maybe, 1, 1, 7]), plain(&json!({"_": "maybe", "f": 1, "n": 1, "rows": [{"a": 7}]})));
    assert_eq!(shown(&[maybe, 0, 1]), plain(&json!({"_": "maybe", "f": 0, "n": 1, "rows": [{}]})));
}
