//! Values of any type in the dynamic codec: builtins, unknown values, strings that are not text, values without bytes.

use typewright_language::Reader;
use typewright_language::schema::Schema;
use typewright_tools::dynamic::{Content, Decoder, Encoder, Plain, Value};

const TL: &str = "int#a8509bda ? = Int;
own#00000011 o:Object = Own;
two#00000012 o:Object x:int = Two;
user#00000013 name:string = User;
flags#00000015 n:# all:n*[true] = Flags;
nested#00000016 n:# all:n*[n*[a:true b:true]] = Nested;
mask#00000017 flags:# a:flags.0?true b:flags.1?true = Mask;
masks#00000018 n:# all:n*[mask] = Masks;
---functions---
call#00000020 {X:Type} query:!X = X;
get#00000021 id:long = Bool;
";

/// Ids are the ones that the text states.
fn schema(tl: &str) -> Schema {
    Reader::new().schema_text("api.tl", tl).read().unwrap().value
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<_> = hex.chars().filter(|c| !c.is_whitespace()).map(|c| c.to_digit(16).unwrap() as u8).collect();
    digits.chunks(2).map(|pair| pair[0] << 4 | pair[1]).collect()
}

fn text(text: &str) -> Plain {
    Plain::Text(text.to_owned())
}

fn map<const N: usize>(entries: [(&str, Plain); N]) -> Plain {
    Plain::Map(entries.map(|(key, value)| (key.to_owned(), value)).into())
}

fn named(name: &str) -> Plain {
    map([("_", text(name))])
}

fn boxed(name: &str, value: Plain) -> Plain {
    map([("_", text(name)), ("value", value)])
}

/// The plain value of bytes, which encodes to the same bytes again.
fn round_trip(tl: &str, hex: &str) -> Plain {
    let (schema, bytes) = (schema(tl), bytes(hex));
    let decoder = Decoder::new(&schema);
    let value = decoder.decode(&bytes).unwrap_or_else(|error| panic!("{hex}: {error}"));
    assert_eq!(value.span, 0..bytes.len());
    let plain = decoder.plain(&value);
    assert_eq!(Encoder::new(&schema).encode(&plain).unwrap(), bytes, "{plain:?}");
    plain
}

fn refused(tl: &str, hex: &str) -> String {
    Decoder::new(&schema(tl)).decode(&bytes(hex)).err().unwrap_or_else(|| panic!("{hex} is accepted")).to_string()
}

#[test]
fn builtins_stand_where_any_value_may() {
    for (hex, plain) in [
        ("b5757299", named("boolTrue")),
        ("379779bc", named("boolFalse")),
        ("39d3ed3f", named("true")),
        ("15c4b51c00000000", Plain::List(vec![])),
        (
            "15c4b51c02000000 b5757299 1300000000000000",
            Plain::List(vec![named("boolTrue"), map([("_", text("user")), ("name", text(""))])]),
        ),
        (
            "15c4b51c01000000 15c4b51c01000000 da9b50a8ffffffff",
            Plain::List(vec![Plain::List(vec![boxed("int", Plain::Integer(-1))])]),
        ),
        ("da9b50a8b28a036a", boxed("int", Plain::Integer(0x6a03_8ab2))),
        ("ba6c07220100000000000000", boxed("long", text("1"))),
        ("54c11022000000000000f83f", boxed("double", Plain::Float(1.5))),
        ("246e28b501610000", boxed("string", text("a"))),
        ("82bb37e901610000", boxed("bytes", text("YQ=="))),
    ] {
        assert_eq!(round_trip(TL, hex), plain, "{hex}");
        // Within an object that is last, within one that is not, as a query, as an element.
        assert_eq!(round_trip(TL, &format!("11000000 {hex}")), map([("_", text("own")), ("o", plain.clone())]));
        let two = map([("_", text("two")), ("o", plain.clone()), ("x", Plain::Integer(9))]);
        assert_eq!(round_trip(TL, &format!("12000000 {hex} 09000000")), two);
        assert_eq!(round_trip(TL, &format!("20000000 {hex}")), map([("_", text("call")), ("query", plain.clone())]));
        assert_eq!(round_trip(TL, &format!("15c4b51c01000000 {hex}")), Plain::List(vec![plain]));
    }
}

#[test]
fn builtins_have_the_ids_that_the_schema_declares() {
    let tl = "int#00000001 ? = Int; own#00000011 o:Object = Own;";
    assert_eq!(round_trip(tl, "01000000 05000000"), boxed("int", Plain::Integer(5)));
    assert_eq!(
        refused(tl, "da9b50a8 05000000"),
        "at byte 0: expected the id of a constructor or function of the schema, found #a8509bda"
    );
    // A constructor that has the id of a builtin goes first.
    let tl = "mine#a8509bda x:int = Mine;";
    assert_eq!(round_trip(tl, "da9b50a8 05000000"), map([("_", text("mine")), ("x", Plain::Integer(5))]));
}

#[test]
fn vectors_of_untold_elements_need_a_type() {
    assert_eq!(
        refused(TL, "15c4b51c01000000 05000000"),
        "at byte 8: expected the id of an element, since a Vector does not tell the type of its elements, found #00000005, in [0 of 1]"
    );
    assert_eq!(
        refused(TL, "15c4b51c02000000 b5757299"),
        "at byte 12: expected the id of an element, since a Vector does not tell the type of its elements, found the end, in [1 of 2]"
    );
    // Within an object the bytes are kept.
    let kept = round_trip(TL, "11000000 15c4b51c01000000 05000000");
    assert_eq!(kept, map([("_", text("own")), ("o", text("FcS1HAEAAAAFAAAA"))]));
}

#[test]
fn builtins_that_do_not_fit_are_refused() {
    let schema = schema(TL);
    let error = |value: &Plain| Encoder::new(&schema).encode(value).unwrap_err().to_string();
    assert_eq!(error(&named("int")), "in int: expected \"value\", found nothing");
    assert_eq!(error(&boxed("int", text("x"))), "in int: expected an int, found a text");
    assert_eq!(error(&named("bool")), "expected a constructor or function of the schema, found \"bool\"");
    assert_eq!(
        error(&Plain::List(vec![named("nobody")])),
        "in vector > [0]: expected a constructor or function of the schema, found \"nobody\""
    );
    assert_eq!(Encoder::new(&schema).encode(&Plain::Bool(true)).unwrap(), bytes("b5757299"));
    assert_eq!(Encoder::new(&schema).encode(&boxed("vector", Plain::List(vec![]))).unwrap(), bytes("15c4b51c00000000"));
}

#[test]
fn truncated_values_are_not_taken_for_unknown_ones() {
    // A query of a known id has all of its fields, and a value of an unknown one whole words.
    for (hex, found) in [
        ("20000000 21000000 0100", "expected 8 bytes of a long, found the end after 2"),
        ("20000000 21000000 01000000", "expected 8 bytes of a long, found the end after 4"),
        (
            "20000000 99000000 01",
            "expected a value of an unknown type, in words of 4 bytes, found 5 bytes, which end within a word",
        ),
        ("20000000 9900", "expected the id of any value, found the end after 2"),
        ("20000000", "expected the id of any value, found the end"),
        (
            "11000000 99000000 010203",
            "expected a value of an unknown type, in words of 4 bytes, found 7 bytes, which end within a word",
        ),
    ] {
        let error = refused(TL, hex);
        assert!(error.contains(found), "{hex}: {error}");
    }
    let kept = round_trip(TL, "20000000 99000000 01020304");
    assert_eq!(kept, map([("_", text("call")), ("query", text("mQAAAAECAwQ="))]));
}

/// The number of values in a tree.
fn count(value: &Value<'_>) -> usize {
    1 + match &value.content {
        Content::List(items) => items.iter().map(count).sum(),
        Content::Record(fields) | Content::Combinator(_, fields) => {
            fields.iter().map(|field| count(&field.value)).sum()
        }
        _ => 0,
    }
}

#[test]
fn values_that_take_no_bytes_are_bounded_by_the_input() {
    let schema = schema(TL);
    let decoder = Decoder::new(&schema);
    for (name, id) in [("flags", 0x15_u32), ("nested", 0x16)] {
        let of = |n: u32| [id.to_le_bytes(), n.to_le_bytes()].concat();
        let most = (1..2000).take_while(|n| decoder.decode(&of(*n)).is_ok()).last().unwrap();
        assert!(count(&decoder.decode(&of(most)).unwrap()) < 1200, "{name}: {most}");
        for n in [most + 1, 0xffff, u32::MAX] {
            let error = decoder.decode(&of(n)).unwrap_err();
            assert!(error.to_string().contains("expected fewer values that take no bytes"), "{name} of {n}: {error}");
            let read: usize = error.understood.iter().map(count).sum();
            assert!(read < 1200, "{name} of {n}: {read}");
        }
    }
    // Flags that a word of the input sets are never too many.
    for n in [1_u32, 1000, 50_000] {
        let bytes = [0x18_u32.to_le_bytes(), n.to_le_bytes()].concat();
        let bytes = [bytes, [3, 0, 0, 0].repeat(n as usize)].concat();
        assert!(decoder.decode(&bytes).is_ok(), "{n}");
    }
}

#[test]
fn strings_that_are_not_utf8_are_hexadecimal() {
    let plain = round_trip(TL, "13000000 0817ed48941a08f981000000");
    assert_eq!(plain, map([("_", text("user")), ("name", map([("hex", text("17ed48941a08f981"))]))]));
    // Text stays text, whatever it looks like.
    assert_eq!(round_trip(TL, "13000000 03666600"), map([("_", text("user")), ("name", text("ff\0"))]).clone());
    let schema = schema(TL);
    let error = |name: Plain| {
        let user = map([("_", text("user")), ("name", name)]);
        Encoder::new(&schema).encode(&user).unwrap_err().to_string()
    };
    assert_eq!(
        error(map([("hex", text("abc"))])),
        "in user > .name: expected pairs of hexadecimal digits, found \"abc\""
    );
    assert_eq!(
        error(map([("hex", text("+f"))])),
        "in user > .name: expected pairs of hexadecimal digits, found \"+f\""
    );
    let expected = "in user > .name: expected a text, or {\"hex\": ...} for bytes that are none, found";
    assert_eq!(error(map([("base64", text("YQ=="))])), format!("{expected} another map"));
    assert_eq!(error(Plain::Integer(1)), format!("{expected} an integer"));
}
