//! Two layers in one program, and one name under several layers.

use insta::assert_snapshot;
use typewright::Builder;
use typewright::model::{Base, ModelOptions, build, share};
use typewright_language::source::Diagnostics;
use typewright_runtime::{ConvertError, Decode, Encode, Object};
use typewright_tests::layers::{new, old};
use typewright_tests::{outline, schema};

/// Private bindings, for which rustc would warn about unused and unreachable items.
#[deny(warnings, unused, unreachable_pub, unused_import_braces, unused_qualifications, clippy::all)]
mod private {
    pub(super) mod old {
        include!(concat!(env!("OUT_DIR"), "/private_old.rs"));
    }

    pub(super) mod new {
        include!(concat!(env!("OUT_DIR"), "/private_new.rs"));
    }
}

#[test]
fn private_bindings_are_free_of_warnings() {
    let note = private::new::functions::GetNote::from(private::old::functions::GetNote { id: 1 });
    assert_eq!(note.id, 1);
}

/// The model of `new`, beside that of `old`.
fn beside(old: &str, new: &str) -> String {
    let model = |tl| build(&schema(tl), &ModelOptions::default(), &mut Diagnostics::new());
    let mut shared = model(new);
    share(&mut shared, &Base { path: "crate::old".parse().unwrap(), schema: schema(old), model: model(old) });
    outline(&shared)
}

#[test]
fn identical_types_are_shared() {
    let photo: new::types::Photo = old::types::Photo { id: 1 };
    assert_eq!(photo, old::types::Photo { id: 1 });
    assert_snapshot!(beside("a x:int = A; b a:A = B; c x:int = C; c2 b:B = C;", "a x:int = A; b a:A = B; c x:long = C; c2 b:B = C;"), @"
    types::= crate::old::types::A
    types::= crate::old::types::B
    types::C = C(variants::C) | C2(variants::C2)
    variants::C {x: i64}
    variants::= crate::old::variants::C2
    convert::some types::C from crate::old::types::C
    convert::some crate::old::types::C from types::C
    ");
}

#[test]
fn types_that_hold_a_changed_type_are_separate() {
    assert_snapshot!(beside("a x:int = A; b a:A = B; c list:Vector<B> = C; d = D;", "a x:long = A; b a:A = B; c list:Vector<B> = C; d = D;"), @"
    types::A {x: i64}
    types::B {a: A}
    types::C {list: Vec<B>}
    types::= crate::old::types::D
    convert::some types::C from crate::old::types::C
    convert::some crate::old::types::C from types::C
    ");
}

fn user() -> old::variants::User {
    let photo = old::types::Photo { id: 3 };
    old::variants::User { id: 1, name: "n".to_owned(), phone: None, bot: false, photo }
}

#[test]
fn fields_move_from_layer_to_layer() {
    let converted = new::variants::User::try_from(user()).unwrap();
    let photo = Some(old::types::Photo { id: 3 });
    assert_eq!(converted, new::variants::User { id: 1, name: "n".to_owned(), phone: None, photo, premium: false });
    assert_eq!(old::variants::User::try_from(converted).unwrap(), user());
}

#[test]
fn an_error_names_the_field_that_stands_in_the_way() {
    let error = new::variants::User::try_from(old::variants::User { bot: true, ..user() }).unwrap_err();
    assert_eq!((error.constructor(), error.field()), ("user", Some("bot")));
    assert_snapshot!(error, @"`bot` of `user` stands in the way of the other layer");
    let photoless = new::variants::User { id: 1, name: String::new(), phone: None, photo: None, premium: false };
    assert_eq!(old::variants::User::try_from(photoless.clone()).unwrap_err(), ConvertError::new("user", "photo"));
    let premium = new::variants::User { premium: true, ..photoless };
    assert_eq!(old::variants::User::try_from(premium).unwrap_err().field(), Some("premium"));
}

#[test]
fn constructors_move_or_have_no_equal() {
    assert_eq!(new::types::Message::try_from(old::types::Message::Empty).unwrap(), new::types::Message::Empty);
    let service = old::variants::MessageService { id: 1, date: 2 };
    let error = new::types::Message::try_from(old::types::Message::from(service)).unwrap_err();
    assert_snapshot!(error, @"the other layer has no `messageService`");
    let new_one = new::types::Message::from(new::variants::MessageNew { id: 1 });
    assert_eq!(old::types::Message::try_from(new_one).unwrap_err(), ConvertError::new("messageNew", ""));
}

#[test]
fn an_only_constructor_becomes_one_of_several() {
    let color = new::types::Color::from(old::types::Color { rgb: 7 });
    assert_eq!(color, new::variants::Color { rgb: 7 }.into());
    assert_eq!(old::types::Color::try_from(color).unwrap(), old::types::Color { rgb: 7 });
    let theme = new::types::Color::from(new::variants::ColorTheme { theme: 1 });
    assert_eq!(old::types::Color::try_from(theme).unwrap_err().to_string(), "the other layer has no `colorTheme`");
}

#[test]
fn vectors_and_boxes_are_followed() {
    let text = old::types::Text { text: "t".to_owned(), color: old::types::Color { rgb: 1 } };
    let inner = old::types::Page { blocks: vec![old::variants::BlockText { text }.into()] };
    let page = old::types::Page { blocks: vec![old::variants::BlockPage { page: inner }.into()] };
    let converted = new::types::Page::from(page.clone());
    assert_eq!(old::types::Page::try_from(converted).unwrap(), page);
    let chat = old::types::Chat { users: vec![user().into(), old::types::User::Empty], title: String::new() };
    assert_eq!(new::types::Chat::try_from(chat).unwrap().users.len(), 2);
}

#[test]
fn a_name_of_several_layers_says_which() {
    let tl = "===8=== message text:string = Message; ===17=== message text:string ttl:int = Message;
              ===45=== message flags:# text:string ttl:int via:flags.0?string = Message;";
    let model = build(&schema(tl), &ModelOptions::default(), &mut Diagnostics::new());
    assert_snapshot!(outline(&model), @"
    types::Message = Message(variants::Message) | MessageLayer17(variants::MessageLayer17) | MessageLayer45(variants::MessageLayer45)
    variants::Message {text: String}
    variants::MessageLayer17 {text: String, ttl: i32}
    variants::MessageLayer45 {text: String, ttl: i32, via: Option<String>}
    ");
}

#[test]
fn errors_of_the_base_are_reported() {
    let base = Builder::new().schema_text("old.tl", "a x:B = A;");
    let builder = Builder::new().schema_text("new.tl", "a x:int = A;").base("crate::old", base);
    assert_snapshot!(builder.generate().unwrap_err().frames(false), @"
    error: unknown type `B`
     --> old.tl:1:5
      |
    1 | a x:B = A;
      |     ^ no constructor returns it
    ");
    let builder = Builder::new().schema_text("new.tl", "a = A;").base("1", Builder::new());
    assert_snapshot!(builder.generate().unwrap_err().frames(false), @"error: base `1`: expected a path such as `Clone` or `serde::Serialize`");
}

#[test]
fn generic_types_are_shared_with_their_forms() {
    use typewright_tests::layers::owned;
    let nothing: owned::new::types::Maybe<i32> = owned::old::types::Maybe::<i32>::Nothing;
    assert_eq!(nothing, owned::new::types::Maybe::Nothing);
    let matrix: owned::new::types::Matrix = owned::old::types::Matrix { cells: vec![1, 2] };
    let square: owned::new::types::Square = owned::old::types::Square { matrix };
    assert_eq!(owned::new::types::Square::from_bytes(&square.to_bytes().unwrap()).unwrap(), square);
    assert_snapshot!(beside("a {t:Type} x:t = A t; b {t:Type} = A t; c a:(A int) = C;", "a {t:Type} x:t = A t; b {t:Type} = A t; c a:(A int) = C;"), @"
    types::= crate::old::types::A
    types::= crate::old::types::AForm
    types::= crate::old::types::C
    variants::= crate::old::variants::A
    variants::= crate::old::variants::AForm
    ");
    assert_snapshot!(beside("a {t:Type} x:t = A t; b {t:Type} = A t; c a:(A int) = C;", "a {t:Type} x:t = A t; d {t:Type} = A t; c a:(A int) = C;"), @"
    types::A<T> = A(variants::A) | D by AForm {t}
    types::C {a: A<i32>}
    variants::= crate::old::variants::A
    variants::= crate::old::variants::AForm
    ");
}

#[test]
fn a_layer_beside_itself_is_all_shared() {
    use typewright_tests::layers::{lent, open, owned};
    fn same<T>(_: &T, _: &T) {}
    same(&owned::old::types::Update::Gone, &owned::same::types::Update::Gone);
    same(&lent::old::types::Update::Gone, &lent::same::types::Update::Gone);
    same(&open::old::types::Update::Gone, &open::same::types::Update::Gone);
    same(&owned::old::functions::GetNote { id: 1 }, &owned::same::functions::GetNote { id: 1 });
    let tl = include_str!("../cases/layers_old.tl");
    assert!(beside(tl, tl).lines().all(|line| line.contains("= crate::old::")), "{}", beside(tl, tl));
}

#[test]
fn borrowing_types_convert() {
    use typewright_tests::layers::lent::{new, old};
    let pair = || old::types::Pair { first: 1, second: old::types::Text::EmptyText };
    let note = || old::types::Note {
        title: "t",
        body: old::types::Text::EmptyText,
        maybe: old::types::Maybe::Nothing,
        pair: pair(),
    };
    let converted = new::types::Note::from(note());
    assert_eq!((converted.title, converted.author), ("t", None));
    assert_eq!(old::types::Note::try_from(converted).unwrap(), note());
    let update = old::types::Update::from(old::variants::UpdateNote { note: note() });
    assert!(matches!(new::types::Update::try_from(update).unwrap(), new::types::Update::Note(_)));
}

#[test]
fn unknown_constructors_stay_unknown() {
    use typewright_tests::layers::open::{new, old};
    let object = Object::from_bytes(&[1, 2, 3, 4, 5, 6, 7, 8]).unwrap();
    let update = new::types::Update::try_from(old::types::Update::Unknown(object.clone())).unwrap();
    assert_eq!(update, new::types::Update::Unknown(object));
}

#[test]
fn functions_are_shared_or_convert() {
    use typewright_tests::layers::owned::{new, old};
    let _: new::functions::GetTags = old::functions::GetTags;
    let _: new::functions::Invoke<new::functions::GetTags> =
        old::functions::Invoke { layer: 1, query: old::functions::GetTags };
    // The response differs.
    assert_eq!(new::functions::GetNote::from(old::functions::GetNote { id: 1 }), new::functions::GetNote { id: 1 });
    let send = new::functions::SendNote { note: new::types::Note::default(), silent: true };
    let refused = old::functions::SendNote::try_from(send.clone()).unwrap_err();
    assert_eq!((refused.constructor(), refused.field()), ("sendNote", Some("silent")));
    let send = new::functions::SendNote { silent: false, ..send };
    let sent = old::functions::SendNote::try_from(send.clone()).unwrap();
    assert_eq!(new::functions::SendNote::from(sent), send);
    let color = old::functions::SetColor { color: old::types::Color { rgb: 7 } };
    assert_eq!(new::functions::SetColor::from(color).color, new::variants::Color { rgb: 7 }.into());
}

#[test]
fn json_is_that_of_the_layer() {
    use typewright_runtime::json::{FromJson, ToJson};
    use typewright_tests::layers::json::{new, old};
    let note = old::functions::GetNote { id: 1 };
    assert_eq!(new::functions::GetNote::from(note.clone()).to_json_text(), note.to_json_text());
    let tag: new::types::Tag = old::types::Tag { name: "n".to_owned() };
    assert_eq!(new::types::Tag::from_json_text(&tag.to_json_text()).unwrap(), tag);
}

#[test]
fn choices_match_in_either_layer() {
    let base = || Builder::new().schema_text("old.tl", "a x:int = A; old y:int = Old;");
    let new = || Builder::new().schema_text("new.tl", "a x:int = A; new y:int = New;").base("crate::old", base());
    let chosen = new().derive("new", ["Eq"]).rename("old.y", "z").attribute("new.y", "#[cfg(all())]");
    assert!(chosen.generate().is_ok());
    assert_snapshot!(new().derive("neither", ["Eq"]).generate().unwrap_err().frames(false), @"error: derive for `neither`: no such type, constructor or function");
}

#[test]
fn kept_bits_that_announce_fields_in_the_other_layer_do_not_convert() {
    use typewright_tests::layers::owned::{new, old};

    let looked = |mode| new::types::Looked::try_from(old::types::Looked { mode, id: Some(5) });
    assert_eq!(looked(1), Ok(new::types::Looked { mode: 1, id: Some(5), time: None }));
    assert_eq!(looked(4), Err(ConvertError::new("looked", "mode")));
    let back = |mode, time| old::types::Looked::try_from(new::types::Looked { mode, id: None, time });
    assert_eq!(back(9, None), Ok(old::types::Looked { mode: 9, id: None }));
    assert_eq!(back(0, Some(1)), Err(ConvertError::new("looked", "time")));
}
