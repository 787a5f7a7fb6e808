//! Types that borrow from the input.

use insta::assert_snapshot;
use typewright::Builder;
use typewright::model::{BytesType, ModelOptions, StringType, build};
use typewright_language::schema::CombinatorId;
use typewright_language::source::Diagnostics;
use typewright_runtime::{Decode, Encode, FormDecode, Function, LendingFunction, Limits, Lossy, ObjectRef, Reader};
use typewright_tests::generated::dependent::lent::types::{Boxes, Dictionary, DictionaryField, Maybe, Pair};
use typewright_tests::generated::forms::{self, lent::types};
use typewright_tests::generated::functions::lent as functions;
use typewright_tests::generated::functions::lent::functions::{GetIds, GetUser, InvokeWithLayer};
use typewright_tests::{outline, schema};
use typewright_tools::sample::Sampler;

fn outlined(tl: &str, options: &ModelOptions) -> String {
    outline(&build(&schema(tl), options, &mut Diagnostics::new()))
}

#[test]
fn types_with_text_borrow() {
    let mut options = ModelOptions::default();
    options.strings.push("*", StringType::Borrowed);
    let tl = "user name:string = User; count n:int = Count; users list:Vector<User> count:Count = Users;
              empty = Maybe; some it:Users = Maybe; none = Nothing; ---functions--- get id:int = Users; say text:string = Count;
              wrap {X:Type} query:!X = X;";
    assert_snapshot!(outlined(tl, &options), @"
    functions::Get {id: i32} -> types::Users<'a> as plain
    functions::Say {text: String as Borrowed} -> types::Count as plain
    functions::Wrap<X> {query: X} -> the response of query: X
    types::User {name: String as Borrowed}
    types::Count {n: i32}
    types::Users {list: Vec<User<'a>>, count: Count}
    types::Maybe = Empty | Some(variants::Some)
    types::Nothing {}
    variants::Some {it: types::Users<'a>}
    ");
}

#[test]
fn the_longest_pattern_decides() {
    let mut options = ModelOptions::default();
    options.strings.push("user.name", StringType::BoxStr);
    options.strings.push("*", StringType::Lossy);
    options.bytes.push("photos.*", BytesType::Bytes);
    options.bytes.push("photos.raw", BytesType::Borrowed);
    let tl = "user name:string about:string = User; photos.photo data:bytes = Photo; photos.raw data:bytes = Raw;";
    assert_snapshot!(outlined(tl, &options), @"
    types::rt::requires_bytes!
    types::User {name: String as BoxStr, about: String as Lossy}
    types::Photo {data: bytes as Bytes}
    types::Raw {data: bytes as Borrowed}
    ");
}

#[test]
fn nothing_is_copied() {
    let field = DictionaryField { key: "key", value: &[1, 2, 3][..] };
    let boxes = Boxes {
        a: Maybe::Nothing,
        b: Maybe::Nothing,
        c: Pair { first: "first", second: Maybe::Nothing },
        d: Dictionary { entries: vec![field] },
        e: Dictionary { entries: vec![] },
    };
    let bytes = boxes.to_bytes().unwrap();
    let read = Boxes::from_bytes(&bytes).unwrap();
    assert_eq!(read, boxes);
    assert!(bytes.as_ptr_range().contains(&read.c.first.as_ptr()));
    assert!(bytes.as_ptr_range().contains(&read.d.entries[0].value.as_ptr()));
}

#[test]
fn both_flavours_mean_the_same_bytes() {
    fn holds<T: for<'de> Decode<'de> + Encode>(bytes: &[u8]) {
        assert_eq!(T::from_bytes(bytes).unwrap().to_bytes().unwrap(), bytes);
    }
    fn lent<'de, T: Decode<'de> + Encode>(bytes: &'de [u8]) {
        assert_eq!(T::from_bytes(bytes).unwrap().to_bytes().unwrap(), bytes);
    }
    let schema = schema(include_str!("../cases/generated/forms.tl"));
    let mut sampler = Sampler::new(&schema, 3);
    for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
        for bytes in sampler.values(id, 50) {
            match combinator.name.as_str() {
                "texts" => (holds::<forms::types::Texts>(&bytes), lent::<types::Texts<'_>>(&bytes)),
                "vectors" => (holds::<forms::types::Vectors>(&bytes), lent::<types::Vectors<'_>>(&bytes)),
                "boxed" => (holds::<forms::types::Boxed>(&bytes), lent::<types::Boxed<'_>>(&bytes)),
                "any" => (holds::<forms::types::Any>(&bytes), lent::<types::Any<'_>>(&bytes)),
                _ => continue,
            };
        }
    }
}

#[test]
fn responses_borrow() {
    let bytes = functions::types::User { id: 1, name: "name" }.to_bytes().unwrap();
    let call = InvokeWithLayer { layer: 1, query: GetUser { id: 1 } };
    let user = LendingFunction::response_from_bytes(&call, &bytes).unwrap();
    assert_eq!(user.name, "name");
    assert!(bytes.as_ptr_range().contains(&user.name.as_ptr()));
    // A response without text is owned.
    let numbers = vec![1_i64, 2].to_bytes().unwrap();
    assert_eq!(Function::response_from_bytes(&GetIds, &numbers).unwrap(), [1, 2]);
}

#[test]
fn objects_borrow() {
    let value = types::Any { x: 1, object: ObjectRef::new(&[1, 2, 3, 4]) };
    let bytes = value.to_bytes().unwrap();
    let object = types::Any::from_bytes(&bytes).unwrap().object;
    assert_eq!((object.id(), object.as_bytes()), (Some(0x0403_0201), &[1, 2, 3, 4][..]));
    assert_eq!(object.decode_as::<[u8; 16]>().unwrap_err().to_string(), "at byte 0: expected 16 more bytes, found 4");
}

#[test]
fn lossy_replaces_invalid_utf8_and_str_refuses_it() {
    let bytes = [2, 0xff, b'a', 0];
    let read: String = Reader::read(&bytes, Limits::new(), |reader| Lossy.decode(reader)).unwrap();
    assert_eq!(read, "\u{fffd}a");
    assert!(<&str>::from_bytes(&bytes).is_err());
    assert_eq!(&*<Box<str>>::from_bytes(&[1, b'a', 0, 0]).unwrap(), "a");
}

#[test]
fn the_registry_owns_what_it_reads() {
    let builder = Builder::new().schema_text("a.tl", "a = A;").borrowed().registry(true);
    assert_snapshot!(builder.generate().unwrap_err(), @"error: the registry owns the values that it decodes: it cannot have types that borrow");
}
