//! JSON through serde.

use insta::assert_snapshot;
use serde_json::{Value, from_str, from_value, json, to_value};
use typewright::Builder;
use typewright::model::Json;
use typewright_runtime::json::WithExtra;
use typewright_runtime::{Decode, Encode, Object};
use typewright_tests::generated::cycles::json as cycles;
use typewright_tests::generated::forms::json::{types, variants};
use typewright_tests::generated::functions::json as functions;
use typewright_tests::tdlib;

/// A value, its JSON and back.
fn holds<T>(value: &T, expected: Value)
where
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
{
    assert_eq!(to_value(value).unwrap(), expected);
    assert_eq!(from_value::<T>(expected.clone()).unwrap(), *value);
    assert_eq!(from_str::<T>(&expected.to_string()).unwrap(), *value);
}

#[test]
fn a_constructor_is_tagged_with_its_name() {
    holds(&types::Point { x: 1, y: -2 }, json!({"_": "point", "x": 1, "y": -2}));
    let circle = variants::ShapeCircle { center: types::Point { x: 0, y: 0 }, radius: 0.5 };
    let center = json!({"_": "point", "x": 0, "y": 0});
    holds(&types::Shape::from(circle), json!({"_": "shapeCircle", "center": center, "radius": 0.5}));
    holds(&functions::types::Chat::Empty, json!({"_": "chatEmpty"}));
    holds(&functions::functions::GetChat, json!({"_": "getChat"}));
}

#[test]
fn numbers_of_64_bits_are_strings_and_bytes_are_base64() {
    let long = i64::MAX;
    let numbers = types::Numbers { a: 1, b: long, c: 2.0, d: 0.5, e: 3, f: [1; 16], g: [2; 32], h: [3; 64] };
    let value = to_value(&numbers).unwrap();
    assert_eq!(value["b"], "9223372036854775807");
    assert_eq!(value["f"], "AQEBAQEBAQEBAQEBAQEBAQ==");
    holds(&numbers, value);
    let mut number = to_value(&numbers).unwrap();
    number["b"] = json!(5);
    assert_eq!(from_value::<types::Numbers>(number.clone()).unwrap().b, 5);
    number["b"] = json!("5x");
    assert_snapshot!(from_value::<types::Numbers>(number.clone()).unwrap_err(), @r#"invalid value: string "5x", expected a number, or a string of one"#);
    number["b"] = json!("5");
    number["f"] = json!("AQ==");
    assert_snapshot!(from_value::<types::Numbers>(number).unwrap_err(), @"invalid length 1, expected bytes in Base64");
}

#[test]
fn vectors_and_options_follow_their_elements() {
    let value = types::Nested { a: vec![vec![1]], b: vec![vec![vec![1], vec![]]], c: vec![], d: vec![] };
    holds(&value, json!({"_": "nested", "a": [[1]], "b": [["AQ==", ""]], "c": [], "d": []}));
    holds(&types::Optional::default(), json!({"_": "optional"}));
    let value = types::Optional { e: Some([0; 32]), g: Some(7), ..types::Optional::default() };
    let zeros = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=";
    holds(&value, json!({"_": "optional", "e": zeros, "g": 7}));
}

#[test]
fn objects_are_base64() {
    holds(
        &types::Any { x: 1, object: Object::new(vec![1, 2, 3, 4]) },
        json!({"_": "any", "x": 1, "object": "AQIDBA=="}),
    );
}

#[test]
fn queries_lie_in_their_calls() {
    use functions::functions::{GetUser, InvokeWithLayer};
    let call = InvokeWithLayer { layer: 1, query: GetUser { id: 2 } };
    holds(&call, json!({"_": "invokeWithLayer", "layer": 1, "query": {"_": "getUser", "id": "2"}}));
}

#[test]
fn a_depth_that_no_one_writes_is_refused() {
    let deep = "{\"_\":\"textBold\",\"text\":".repeat(100_000);
    assert!(from_str::<cycles::types::RichText>(&deep).unwrap_err().to_string().starts_with("recursion limit"));
}

#[test]
fn tdlib_tags_with_type_and_carries_extra() {
    // The request and the answer that TDLib's own example shows.
    let text = "@telegram /test_command https://telegram.org telegram.me".to_owned();
    let request = WithExtra {
        value: tdlib::functions::GetTextEntities { text: text.clone() },
        extra: Some(json!(["5", 7.0, "\u{e4}"])),
    };
    holds(&request, json!({"@type": "getTextEntities", "text": text, "@extra": ["5", 7.0, "\u{e4}"]}));
    let answer = json!({"@type": "textEntities", "entities": [
        {"@type": "textEntity", "offset": 0, "length": 9, "type": {"@type": "textEntityTypeUrl"}},
    ], "@extra": ["5", 7.0, "\u{e4}"]});
    let read: WithExtra<tdlib::types::TextEntities, Value> = from_value(answer.clone()).unwrap();
    assert_eq!(read.value.entities[0].r#type, tdlib::types::TextEntityType::Url);
    assert_eq!(to_value(&read).unwrap(), answer);
    holds(&tdlib::types::Ok, json!({"@type": "ok"}));
    let error = tdlib::types::Error { code: 404, message: "Not Found".to_owned() };
    holds(
        &WithExtra::<_, String> { value: error, extra: None },
        json!({"@type": "error", "code": 404, "message": "Not Found"}),
    );
}

#[test]
fn tdlib_leaves_out_what_may_be_null() {
    let user = tdlib::types::User {
        id: 1 << 40,
        photo: None,
        access: 7,
        parts: vec![vec![1, 2]],
        ids: vec![i64::MIN],
        seen: 0.5,
        is_bot: true,
    };
    holds(
        &user,
        json!({"@type": "user", "id": 1_u64 << 40, "access": "7", "parts": ["AQI="], "ids": ["-9223372036854775808"],
               "seen": 0.5, "is_bot": true}),
    );
    let mut value = to_value(&user).unwrap();
    value["photo"] = Value::Null;
    assert_eq!(from_value::<tdlib::types::User>(value).unwrap(), user);
    assert_eq!(user.to_bytes().unwrap_err().to_string(), "user.photo is absent, which only JSON can say");
    let user = tdlib::types::User { photo: Some(tdlib::types::Photo { id: 1, small: vec![] }), ..user };
    assert_eq!(tdlib::types::User::from_bytes(&user.to_bytes().unwrap()).unwrap(), user);
}

#[test]
fn what_is_generated() {
    let builder = Builder::new().schema_text("a.tl", "user id:long flags:# userName:flags.0?string = User;");
    let text: String =
        builder.json(Json::Tagged).format(true).generate().unwrap().value.bindings.into_values().collect();
    let definition = text.split("pub mod types").nth(1).and_then(|text| text.split("impl").next()).unwrap();
    assert_snapshot!(definition, @r#"
    {
       use ::typewright_runtime as rt;
       use ::typewright_runtime::prelude::String;

       /// `user`
       ///
       /// ```text
       /// user id:long flags:# userName:flags.0?string = User;
       /// ```
       #[derive(Clone, Debug, PartialEq)]
       #[derive(rt::serde::Serialize, rt::serde::Deserialize)]
       #[serde(crate = "rt::serde", tag = "_", rename = "user")]
       pub struct User {
           /// `long`
           #[serde(with = "rt::json::As::<rt::json::Text>")]
           pub id: i64,
           /// `flags.0?string`
           #[serde(rename = "userName", default, skip_serializing_if = "rt::json::is_none")]
           pub user_name: Option<String>,
       }
    "#);
}

#[test]
fn json_cannot_be_borrowed_from() {
    let builder = Builder::new().schema_text("a.tl", "a = A;").borrowed().json(Json::Tagged);
    assert_snapshot!(builder.generate().unwrap_err(), @"error: JSON cannot be borrowed from: its strings are escaped and its bytes encoded");
}
