//! Two layers in one program, and one name under several layers.

use insta::assert_snapshot;
use typewright::Builder;
use typewright::model::{Base, ModelOptions, build, share};
use typewright_language::source::Diagnostics;
use typewright_runtime::ConvertError;
use typewright_tests::layers::{new, old};
use typewright_tests::{outline, schema};

/// The model of `new`, beside that of `old`.
fn beside(old: &str, new: &str) -> String {
    let model = |tl| build(&schema(tl), &ModelOptions::default(), &mut Diagnostics::new());
    let mut shared = model(new);
    share(&mut shared, &Base { path: "crate::old".parse().unwrap(), model: model(old) });
    outline(&shared)
}

#[test]
fn what_both_have_alike_is_there_once() {
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
fn what_holds_something_else_is_something_else() {
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
fn what_is_wrong_with_the_base_is_said() {
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
