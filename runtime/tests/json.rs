//! JSON: every form there and back, and errors with their places.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]
#![cfg(feature = "json")]

mod property;
#[path = "json/schema.rs"]
pub mod schema;

use property::{cases, text};
use proptest::prelude::*;
use schema::{Content, Message, Messages, Ok, Peer, Reply};
use typewright_runtime::json::{FromJson, Int53, JsonForm, JsonReader, JsonWriter, RawJson, ToJson};
use typewright_runtime::{ByteString, InBox, Limits, Lossy, Object, Vector};

/// A value, its JSON and back.
#[track_caller]
fn holds<T: ToJson + FromJson + PartialEq + std::fmt::Debug>(value: &T, json: &str) {
    assert_eq!(value.to_json_text(), json);
    assert_eq!(T::from_json_text(json).unwrap(), *value);
}

/// As [`holds`], in a form.
#[track_caller]
fn holds_as<F: JsonForm<T>, T: PartialEq + std::fmt::Debug>(value: &T, json: &str) {
    let mut writer = JsonWriter::new();
    F::write(value, &mut writer);
    assert_eq!(writer.finish(), json);
    let mut reader = JsonReader::new(json);
    assert_eq!(F::read(&mut reader), *value);
    reader.finish().unwrap();
}

#[track_caller]
fn error<T: FromJson + std::fmt::Debug>(json: &str) -> String {
    T::from_json_text(json).unwrap_err().to_string()
}

/// Text, bytes, a reply and a peer.
fn message() -> Message {
    Message {
        id: 1 << 40,
        key: i64::MIN,
        content: Content::Text { text: "a\"\\\n\u{1}\u{e4}\u{1f600}".to_owned() },
        hash: b"ab".to_vec(),
        reply: Some(Box::new(Reply { seen: true, peers: vec![Some(Peer { score: 0.5 }), None] })),
        pinned: true,
    }
}

const MESSAGE: &str = concat!(
    r#"{"@type":"message","id":1099511627776,"key":"-9223372036854775808","content":{"@type":"messageText","text":"#,
    "\"a\\\"\\\\\\n\\u0001\u{e4}\u{1f600}\"",
    r#"},"hash":"YWI=","reply":{"@type":"reply","seen":true,"peers":[{"@type":"peer","score":0.5},null]},"pinned":true}"#
);

#[test]
fn builtins_have_one_form() {
    holds(&i32::MIN, "-2147483648");
    holds(&u32::MAX, "4294967295");
    holds(&i64::MIN, "\"-9223372036854775808\"");
    holds(&i64::MAX, "\"9223372036854775807\"");
    holds(&0_i32, "0");
    holds(&true, "true");
    holds(&false, "false");
    holds(&(), "true");
    holds(&String::new(), "\"\"");
    holds(&Box::<str>::from("a/b\u{7f}"), "\"a/b\u{7f}\"");
    holds(&[1_u8; 16], "\"AQEBAQEBAQEBAQEBAQEBAQ==\"");
    holds(&vec![vec![1_i32], vec![]], "[[1],[]]");
    holds(&Some(Box::new(5_i32)), "5");
    holds(&None::<i32>, "null");
    holds(&Object::new(vec![1, 2, 3, 4]), "\"AQIDBA==\"");
    holds_as::<Int53, _>(&(1 << 53), "9007199254740992");
    holds_as::<Vector<Int53>, _>(&vec![1, -1], "[1,-1]");
    holds_as::<ByteString, _>(&b"ab".to_vec(), "\"YWI=\"");
    holds_as::<Vector<ByteString>, _>(&vec![vec![], vec![255]], "[\"\",\"/w==\"]");
    holds_as::<InBox<Lossy>, _>(&Box::new("a".to_owned()), "\"a\"");
}

#[test]
fn doubles_read_back_to_the_bit() {
    holds(&0.1_f32, "0.1");
    holds(&0.1_f64, "0.1");
    holds(&1e300_f64, "1e300");
    holds(&f64::MIN_POSITIVE, "2.2250738585072014e-308");
    holds(&f64::INFINITY, "\"inf\"");
    holds(&f32::NEG_INFINITY, "\"-inf\"");
    assert_eq!((-0.0_f64).to_json_text(), "-0.0");
    assert_eq!(f64::NAN.to_json_text(), "\"bits:7ff8000000000000\"");
    assert_eq!(f32::NAN.to_json_text(), "\"bits:7fc00000\"");
    for bits in [0xfff8_0000_0000_0001, 0x7ff0_0000_0000_0001, (-0.0_f64).to_bits()] {
        let json = f64::from_bits(bits).to_json_text();
        assert_eq!(f64::from_json_text(&json).unwrap().to_bits(), bits);
    }
}

#[test]
fn numbers_are_read_in_more_forms_than_they_are_written() {
    assert_eq!(i64::from_json_text("5").unwrap(), 5);
    let mut reader = JsonReader::new(" \"-7\" ");
    assert_eq!(Int53::read(&mut reader), -7);
    reader.finish().unwrap();
    assert_eq!(f64::from_json_text("1E+2").unwrap(), 100.0);
    assert_eq!(f64::from_json_text("7").unwrap(), 7.0);
}

#[test]
fn objects_read_back() {
    holds(&message(), MESSAGE);
    holds(&Content::Empty, r#"{"@type":"messageEmpty"}"#);
    holds(&Ok, r#"{"@type":"ok"}"#);
    let unknown = Content::Unknown(RawJson::from_json_text(r#"{"@type":"messageNew","a":[1, {}]}"#).unwrap());
    holds(&unknown, r#"{"@type":"messageNew","a":[1, {}]}"#);
}

#[test]
fn spaces_order_escapes_and_unknown_keys_do_not_matter() {
    let json = "\r\n { \"pinned\" : true , \"@extra\" : [ { } , [ ] , { \"a\" : null } ] , \"hash\":\"YWI\\u003d\",\"id\":0,\
                \"key\":0,\"content\":{\"text\":\"b\",\"x\":1,\"\\u0040type\":\"messageText\"},\"@type\":\"message\" }\t";
    let message = Message::from_json_text(json).unwrap();
    let content = Content::Text { text: "b".to_owned() };
    assert_eq!(message, Message { id: 0, key: 0, content, hash: b"ab".to_vec(), reply: None, pinned: true });
    // No tag is needed where nothing but one constructor can stand.
    assert_eq!(Ok::from_json_text("{}").unwrap(), Ok);
}

#[test]
fn absent_and_null_are_defaults_where_the_form_says_so() {
    let message = Message::from_json_text(r#"{"content":{"@type":"messageEmpty"},"id":null,"reply":null}"#).unwrap();
    let expected = Message { id: 0, key: 0, content: Content::Empty, hash: vec![], reply: None, pinned: false };
    assert_eq!(message, expected);
    let json = r#"{"@type":"message"}"#;
    assert_eq!(error::<Message>(json), "at line 1, column 19: message.content: expected a value, found nothing");
}

#[test]
fn tags_that_differ_are_both_named() {
    let json = r#"{"@type":"error","code":400,"message":"x"}"#;
    assert_eq!(error::<Ok>(json), "at line 1, column 11: ok: expected ok, found error");
    let json = r#"{"code":400,"message":"x","@type":"error"}"#;
    assert_eq!(error::<Ok>(json), "at line 1, column 36: ok: expected ok, found error");
    let json = r#"{"messages":[{"@type":"peer"}]}"#;
    assert_eq!(error::<Messages>(json), "at line 1, column 24: messages.messages[0]: expected message, found peer");
    let json = "[{\"@type\":\"messageText\",\"text\":\"\"},\n {}]";
    let found = "at line 2, column 2: [1]: expected MessageContent, found an object without `@type`";
    assert_eq!(error::<Vec<Content>>(json), found);
}

#[test]
fn errors_have_a_place_and_a_path() {
    let content =
        |json: &str| format!(r#"{{"messages":[{{"content":{{"@type":"messageEmpty"}}}},{{"content":{json}}}]}}"#);
    let wrong = content(r#"{"@type":"messageText","text":3}"#);
    let path = "messages.messages[1].content > messageText.text";
    let found = format!("at line 1, column 92: {path}: expected a string, found a number");
    assert_eq!(error::<Messages>(&wrong), found);
    let wrong = content("\n{\"text\":\"\u{e4}\\x\",\"@type\":\"messageText\"}");
    let found = error::<Messages>(&wrong);
    assert_eq!(
        found,
        "at line 2, column 11: messages.messages[1].content: expected an escape of a character, found none"
    );
    let wrong = content("[]");
    let found = "at line 1, column 62: messages.messages[1].content: expected an object, found an array";
    assert_eq!(error::<Messages>(&wrong), found);
    let error = Messages::from_json_text(&wrong).unwrap_err();
    assert_eq!((error.offset(), error.line(), error.column()), (61, 1, 62));
    assert_eq!(error.path().to_string(), "messages.messages[1].content");
}

#[test]
fn numbers_that_are_none_of_the_type_are_named() {
    assert_eq!(error::<i32>("2147483648"), "at line 1, column 1: expected an int, found 2147483648");
    assert_eq!(error::<i32>("1.0"), "at line 1, column 1: expected an int, found 1.0");
    assert_eq!(error::<i32>("1e2"), "at line 1, column 1: expected an int, found 1e2");
    assert_eq!(error::<u32>("-1"), "at line 1, column 1: expected a `#`, found -1");
    assert_eq!(error::<i64>("\"5x\""), "at line 1, column 2: expected a long, found 5x");
    assert_eq!(error::<i64>("9223372036854775808"), "at line 1, column 1: expected a long, found 9223372036854775808");
    assert_eq!(error::<i32>("-"), "at line 1, column 1: expected an int, found a number");
    assert_eq!(error::<i32>("01"), "at line 1, column 1: expected an int, found 0");
    assert_eq!(error::<f64>("\"NaN\""), "at line 1, column 6: expected a double, found NaN");
    assert_eq!(error::<[u8; 16]>("\"AQ==\""), "at line 1, column 1: expected 16 bytes in Base64, found 1");
    assert_eq!(error::<Object>("\"AQ\""), "at line 1, column 2: expected bytes in Base64, found a string that is not");
}

#[test]
fn invalid_json_is_refused_everywhere() {
    let values = [
        "",
        " ",
        "nul",
        "nulll",
        "tru",
        "+1",
        ".5",
        "1.",
        "1e",
        "--1",
        "\"",
        "\"\\",
        "\"\\u12\"",
        "\"\\u+123\"",
        "\"\\q\"",
        "\"\n\"",
        "\"\t\"",
        "\"\\ud800\"",
        "\"\\udc00\"",
        "\"\\ud800\\u0041\"",
        "\"\\ud800\\ud800\"",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "[,]",
        "[1 2]",
        "{",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "{\"a\" 1}",
        "{\"a\":1 \"b\":2}",
        "]",
        "}",
        "[}",
        "{]",
        "1 1",
        "[1]]",
        "'a'",
        "NaN",
        "\u{feff}1",
        "//\n1",
        "\u{a0}1",
        "\u{b}1",
    ];
    for value in values {
        assert!(serde_json::from_str::<serde_json::Value>(value).is_err(), "{value}");
        assert!(RawJson::from_json_text(value).is_err(), "{value}");
        let field = format!("{{\"@type\":\"ok\",\"x\":{value}}}");
        assert!(Ok::from_json_text(&field).is_err(), "{field}");
    }
}

#[test]
fn keys_that_stand_twice_are_refused() {
    let json = r#"{"seen":true,"peers":[],"seen":true}"#;
    let found = "at line 1, column 26: reply.seen: expected each key once, found it twice";
    assert_eq!(error::<Reply>(json), found);
    assert_eq!(error::<Reply>(&json.replace("seen", "s\\u0065en")), found.replace("26", "31"));
}

#[test]
fn a_text_that_is_cut_is_no_value() {
    assert_eq!(Message::from_json_text(MESSAGE).unwrap(), message());
    // Miri takes its time for each.
    let ends = (0..MESSAGE.len()).step_by(if cfg!(miri) { 13 } else { 1 });
    for end in ends.filter(|end| MESSAGE.is_char_boundary(*end)) {
        assert!(Message::from_json_text(&MESSAGE[..end]).is_err(), "{end}");
        assert!(Messages::from_json_text(&format!("{{\"messages\":[{}", &MESSAGE[..end])).is_err(), "{end}");
    }
}

#[test]
fn depth_is_bounded_and_a_choice() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert!(RawJson::from_json_text(&nested(100)).is_ok());
    assert_eq!(error::<RawJson>(&nested(101)), "at line 1, column 102: values nest deeper than the limit");
    assert_eq!(
        error::<Ok>(&format!("{{\"x\":{}}}", nested(100))),
        "at line 1, column 106: ok: values nest deeper than the limit"
    );
    assert!(error::<RawJson>(&"[".repeat(1_000_000)).ends_with("values nest deeper than the limit"));
    assert!(RawJson::from_json_text_with(&nested(1000), Limits::new().depth(1000)).is_ok());
    let peers = |levels: usize| format!("{}{}", r#"{"x":["#.repeat(levels), "]}".repeat(levels));
    assert!(Ok::from_json_text(&peers(50)).is_ok());
    assert!(Ok::from_json_text(&peers(51)).is_err());
    assert!(Vec::<Vec<i32>>::from_json_text_with("[[1]]", Limits::new().depth(1)).is_err());
}

#[test]
fn memory_is_bounded() {
    // Miri takes its time for each.
    let json = format!("[{}{{}}]", "{},".repeat(if cfg!(miri) { 3000 } else { 10_000 }));
    let limited = |memory| Vec::<Reply>::from_json_text_with(&json, Limits::new().depth(10).memory(memory));
    assert!(limited(1 << 20).is_ok());
    let found = limited(1 << 16).unwrap_err().to_string();
    assert!(found.contains("bytes of memory are needed"), "{found}");
}

#[test]
fn tags_that_come_last_are_found_behind_nested_objects() {
    let nested = |levels| format!("{}0{}", r#"{"x":"#.repeat(levels), r#","@type":"ok"}"#.repeat(levels));
    let raw = RawJson::from_json_text(&nested(90)).unwrap();
    assert_eq!(raw.tag("@type").as_deref(), Some("ok"));
    assert_eq!(RawJson::default().tag("@type"), None);
}

/// Any JSON.
fn any_json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        text().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::btree_map(text(), inner, 0..6).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn strings_are_those_of_others(value in text()) {
        let json = value.to_json_text();
        prop_assert_eq!(&json, &serde_json::to_string(&value).unwrap());
        prop_assert_eq!(String::from_json_text(&json).unwrap(), value);
    }

    #[test]
    fn doubles_are_those_of_others(bits in any::<u64>()) {
        let number = f64::from_bits(bits);
        let json = number.to_json_text();
        prop_assert_eq!(f64::from_json_text(&json).unwrap().to_bits(), bits);
        if number.is_finite() {
            prop_assert_eq!(serde_json::from_str::<f64>(&json).unwrap().to_bits(), bits);
        }
    }

    #[test]
    fn floats_read_back(bits in any::<u32>()) {
        let json = f32::from_bits(bits).to_json_text();
        prop_assert_eq!(f32::from_json_text(&json).unwrap().to_bits(), bits);
    }

    #[test]
    fn any_json_is_passed(value in any_json(), pretty in any::<bool>()) {
        let json = if pretty { serde_json::to_string_pretty(&value).unwrap() } else { value.to_string() };
        let raw = RawJson::from_json_text(&format!(" {json} ")).unwrap();
        prop_assert_eq!(raw.as_str(), &json);
    }

    #[test]
    fn validity_is_that_of_others(value in any_json(), at in any::<prop::sample::Index>(), with in "[\\[\\]{}\",:\\\\0-9eE.tn \n-]?") {
        let mut json: Vec<char> = value.to_string().chars().collect();
        let at = at.index(json.len());
        json.splice(at..=at, with.chars());
        let json: String = json.into_iter().collect();
        let valid = serde_json::from_str::<serde_json::Value>(&json);
        // Numbers beyond those of a double are none to serde_json.
        if !valid.as_ref().is_err_and(|error| error.to_string().contains("out of range")) {
            prop_assert_eq!(RawJson::from_json_text(&json).is_ok(), valid.is_ok(), "{}", json);
        }
    }

    #[test]
    fn anything_is_an_error_or_a_value(json in "[\\[\\]{}\",:@a-z0-9\\\\ ]{0,40}") {
        _ = Message::from_json_text(&json);
        _ = Content::from_json_text(&json);
        _ = Vec::<Reply>::from_json_text(&json);
    }
}
