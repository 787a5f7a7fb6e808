//! JSON of generated types.

use insta::assert_snapshot;
use serde_json::{Value, from_str, from_value, json, to_value};
use typewright::Builder;
use typewright::model::{Codec, Json};
use typewright_runtime::json::{FromJson, Incoming, JsonFunction, Message, RawJson, ResponseError, ToJson, WithExtra};
use typewright_runtime::{Decode, Encode, Object, RpcError};
use typewright_tests::generated::cycles::json as cycles;
use typewright_tests::generated::forms::json::{types, variants};
use typewright_tests::generated::functions::json as functions;
use typewright_tests::tdlib;

/// A value, its JSON and back.
#[track_caller]
fn holds<T>(value: &T, expected: Value)
where
    T: ToJson + FromJson + PartialEq + std::fmt::Debug,
{
    let json = value.to_json_text();
    assert_eq!(from_str::<Value>(&json).unwrap(), expected);
    assert_eq!(T::from_json_text(&json).unwrap(), *value);
    // The order of the keys is another one.
    assert_eq!(T::from_json_text(&expected.to_string()).unwrap(), *value);
}

#[track_caller]
fn error<T: FromJson + std::fmt::Debug>(json: &Value) -> String {
    T::from_json_text(&json.to_string()).unwrap_err().to_string()
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
    assert_eq!(types::Numbers::from_json_text(&number.to_string()).unwrap().b, 5);
    number["b"] = json!("5x");
    assert_snapshot!(error::<types::Numbers>(&number), @"at line 1, column 27: numbers.b: expected a long, found 5x");
    number["b"] = json!("5");
    number["f"] = json!("AQ==");
    assert_snapshot!(error::<types::Numbers>(&number), @"at line 1, column 56: numbers.f: expected 16 bytes in Base64, found 1");
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
    // Values are words of four bytes, of which the first is an id.
    assert_snapshot!(error::<types::Any>(&json!({"x": 1, "object": "AQIDBAU="})), @"at line 1, column 11: any.object: expected 8 bytes in Base64, found 5");
    assert_snapshot!(error::<types::Any>(&json!({"x": 1, "object": ""})), @"at line 1, column 11: any.object: expected 4 bytes in Base64, found 0");
}

#[test]
fn queries_lie_in_their_calls() {
    use functions::functions::{GetUser, InvokeWithLayer};
    let call = InvokeWithLayer { layer: 1, query: GetUser { id: 2 } };
    holds(&call, json!({"_": "invokeWithLayer", "layer": 1, "query": {"_": "getUser", "id": "2"}}));
}

#[test]
fn depth_is_refused_beyond_that_of_tdlib() {
    let nested = |levels| {
        format!("{}{{\"_\":\"textEmpty\"}}{}", r#"{"_":"textBold","text":"#.repeat(levels), "}".repeat(levels))
    };
    assert!(cycles::types::RichText::from_json_text(&nested(99)).is_ok());
    let error = cycles::types::RichText::from_json_text(&nested(100_000)).unwrap_err().to_string();
    assert!(error.ends_with("values nest deeper than the limit"), "{error}");
    assert!(error.contains("textBold.text > textBold.text"), "{error}");
}

#[test]
fn tdlib_tags_with_type_and_carries_extra() {
    // The request and the response that TDLib's own example shows.
    let text = "@telegram /test_command https://telegram.org telegram.me".to_owned();
    let extra = RawJson::from_json_text("[\"5\",7.0,\"\u{e4}\"]").unwrap();
    let value = tdlib::functions::GetTextEntities { text: text.clone() };
    let request = WithExtra { extra: Some(extra.clone()), ..WithExtra::new(value) };
    holds(&request, json!({"@type": "getTextEntities", "text": text, "@extra": ["5", 7.0, "\u{e4}"]}));
    assert_eq!(request.value.to_request(&extra), request.to_json_text());
    let response = json!({"@type": "textEntities", "entities": [
        {"@type": "textEntity", "offset": 0, "length": 9, "type": {"@type": "textEntityTypeUrl"}},
    ], "@extra": ["5", 7.0, "\u{e4}"], "@client_id": 3});
    let read = WithExtra::<tdlib::types::TextEntities>::from_json_text(&response.to_string()).unwrap();
    assert_eq!(read.value.entities[0].r#type, tdlib::types::TextEntityType::Url);
    assert_eq!(read.client_id, Some(3));
    holds(&read, response);
    holds(&tdlib::types::Ok, json!({"@type": "ok"}));
    let error = tdlib::types::Error { code: 404, message: "Not Found".to_owned() };
    holds(&WithExtra::new(error), json!({"@type": "error", "code": 404, "message": "Not Found"}));
}

#[test]
fn tdlib_errors_are_never_mistaken_for_a_response() {
    let refused = json!({"@type": "error", "code": 400, "message": "x", "@extra": 1});
    assert_snapshot!(error::<tdlib::types::Ok>(&refused), @"at line 1, column 22: ok: expected ok, found error");
    assert_snapshot!(error::<WithExtra<tdlib::types::Ok>>(&refused), @"at line 1, column 22: ok: expected ok, found error");
    let response = tdlib::functions::Close::parse_response(&refused.to_string());
    assert_eq!(response, Err(ResponseError::Refused(RpcError::new(400, "x"))));
    assert_eq!(tdlib::functions::Close::parse_response(r#"{"@type":"ok"}"#), Ok(tdlib::types::Ok));
    let tdlib::types::Ok = tdlib::functions::Close::parse_response(r#"{"@type":"ok"}"#).unwrap();
    let response = tdlib::functions::Close::parse_response(r#"{"@type":"user"}"#).unwrap_err();
    assert_snapshot!(response, @"at line 1, column 11: ok: expected ok, found user");
}

#[test]
fn tdlib_hands_out_updates_and_responses() {
    let update = r#"{"@type":"textEntityTypeTextUrl","url":"u","@client_id":2}"#;
    let incoming = Incoming::<tdlib::types::TextEntityType>::parse(update).unwrap();
    assert_eq!((incoming.client_id, &incoming.extra), (2, &None));
    assert!(matches!(incoming.message, Message::Update(tdlib::types::TextEntityType::TextUrl(_))));
    let answered = r#"{"@type":"user","id":5,"@extra":{"n":1},"@client_id":2}"#;
    let incoming = Incoming::<tdlib::types::TextEntityType>::parse(answered).unwrap();
    assert_eq!(incoming.extra.as_ref().map(RawJson::as_str), Some(r#"{"n":1}"#));
    let Message::Response(response) = incoming.message else { panic!("no response") };
    assert_eq!(response.parse::<tdlib::functions::GetUser>().unwrap().id, 5);
    let refused = r#"{"@type":"error","code":1,"message":""}"#;
    let incoming = Incoming::<tdlib::types::TextEntityType>::parse(refused).unwrap();
    assert!(matches!(incoming.message, Message::Response(_)));
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
    let mut value = from_str::<Value>(&user.to_json_text()).unwrap();
    value["photo"] = Value::Null;
    assert_eq!(tdlib::types::User::from_json_text(&value.to_string()).unwrap(), user);
    assert_eq!(user.to_bytes().unwrap_err().to_string(), "user.photo is absent, which only JSON can say");
    let user = tdlib::types::User { photo: Some(tdlib::types::Photo { id: 1, small: vec![] }), ..user };
    assert_eq!(tdlib::types::User::from_bytes(&user.to_bytes().unwrap()).unwrap(), user);
}

#[test]
fn tdlib_reads_what_is_absent_as_the_default() {
    let user = tdlib::types::User::from_json_text(r#"{"seen":null}"#).unwrap();
    assert_eq!((user.id, user.parts.len(), user.seen, user.is_bot), (0, 0, 0.0, false));
    assert_snapshot!(error::<tdlib::types::TextEntity>(&json!({"offset": 1, "length": 2})), @"at line 1, column 23: textEntity.type: expected a value, found nothing");
    assert_snapshot!(error::<types::Point>(&json!({"_": "point", "x": 1})), @"at line 1, column 19: point.y: expected a value, found nothing");
}

#[test]
fn tdlib_leaves_out_elements_and_fields_that_are_chosen() {
    let photo = tdlib::types::Photo { id: 1, small: vec![] };
    let photos = tdlib::types::Photos { total_count: 2, photos: vec![None, Some(photo.clone())] };
    let value = json!({"@type": "photo", "id": "1", "small": ""});
    holds(&photos, json!({"@type": "photos", "total_count": 2, "photos": [null, value]}));
    assert_eq!(photos.to_bytes().unwrap_err().to_string(), "photos.photos is absent, which only JSON can say");
    let photos = tdlib::types::Photos { total_count: 2, photos: vec![Some(photo.clone())] };
    assert_eq!(tdlib::types::Photos::from_bytes(&photos.to_bytes().unwrap()).unwrap(), photos);
    // "Must be valid and not null" is no `Option`.
    holds(&tdlib::types::Place { location: photo, last: None }, json!({"@type": "place", "location": value}));
}

#[test]
fn json_alone_makes_no_binary_codec_and_leaves_opaque_values_anywhere() {
    let tl = "a x:U y:int = A; u1 = U; u2 b:A = U; n k:K = N; k1 = K; k2 = K; ---functions--- f a:A = N;";
    let builder = Builder::new().schema_text("a.tl", tl).json(Json::Tdlib).codec(Codec::Json);
    let builder = builder.opaque(["U"]).unknown(["K"]);
    let text: String = builder.clone().format(true).generate().unwrap().value.bindings.into_values().collect();
    assert!(text.contains("x: rt::Object"), "{text}");
    for bytes in ["rt::Encode", "rt::Decode", "rt::Combinator", "rt::Function", "rt::Sink"] {
        assert!(!text.contains(bytes), "{bytes}");
    }
    assert_snapshot!(builder.clone().registry(true).generate().unwrap_err(), @"error: the registry decodes bytes: choose a codec that has them");
    let error = Builder::new().schema_text("a.tl", tl).codec(Codec::Json).generate().unwrap_err();
    assert_snapshot!(error, @"error: types without bytes need a form of JSON: choose `json` as well");
    let text: String = builder.codec(Codec::Bytes).opaque(["K"]).generate().unwrap_err().to_string();
    assert!(text.contains("`U` cannot be opaque"), "{text}");
}

#[test]
fn serde_holds_what_the_codec_writes() {
    #[derive(serde::Serialize, serde::Deserialize, PartialEq, Debug)]
    struct Kept {
        at: u8,
        shape: types::Shape,
        #[serde(with = "typewright_runtime::json::bridge")]
        call: functions::functions::InvokeWithLayer<functions::functions::GetUser>,
    }
    let circle = variants::ShapeCircle { center: types::Point { x: 0, y: 0 }, radius: 0.5 };
    let call = functions::functions::InvokeWithLayer { layer: 1, query: functions::functions::GetUser { id: 2 } };
    let kept = Kept { at: 1, shape: circle.into(), call };
    let value = to_value(&kept).unwrap();
    let shape = json!({"_": "shapeCircle", "center": {"_": "point", "x": 0, "y": 0}, "radius": 0.5});
    let call = json!({"_": "invokeWithLayer", "layer": 1, "query": {"_": "getUser", "id": "2"}});
    assert_eq!(value, json!({"at": 1, "shape": shape, "call": call}));
    assert_eq!(from_value::<Kept>(value.clone()).unwrap(), kept);
    assert_eq!(from_str::<Kept>(&serde_json::to_string(&kept).unwrap()).unwrap(), kept);
    let mut wrong = value;
    wrong["shape"]["center"]["x"] = json!("a");
    assert_snapshot!(from_value::<Kept>(wrong).unwrap_err(), @"at line 1, column 46: shapeCircle.center.x: expected an int, found a string");
}

#[test]
fn the_generated_implementations() {
    let builder = Builder::new().schema_text("a.tl", "user id:long flags:# userName:flags.0?string = User;");
    let text: String =
        builder.json(Json::Tagged).format(true).generate().unwrap().value.bindings.into_values().collect();
    let json = text.split("ToJson for User {").nth(1).and_then(|text| text.split("rt::serde").next()).unwrap();
    assert_snapshot!(json.trim_end(), @r#"
        fn to_json(&self, writer: &mut json::JsonWriter) {
            writer.open("_", "user");
            writer.field("id", &self.id);
            writer.optional("userName", &self.user_name);
            writer.close();
        }
    }

    impl json::FromJson for User {
        fn from_json(reader: &mut json::JsonReader<'_>) -> Self {
            let mut id = None;
            let mut user_name = None;
            let mut fields = reader.object("_", "user", &["id", "userName"]);
            loop {
                match fields.next_field() {
                    0 => fields.read(&mut id),
                    1 => fields.read_optional(&mut user_name),
                    _ => break,
                }
            }
            Self {
                id: fields.required(id, 0),
                user_name,
            }
        }
    }
    "#);
}

#[test]
fn json_cannot_be_borrowed_from() {
    let builder = Builder::new().schema_text("a.tl", "a = A;").borrowed().json(Json::Tagged);
    assert_snapshot!(builder.generate().unwrap_err(), @"error: JSON cannot be borrowed from: its strings are escaped and its bytes encoded");
}
