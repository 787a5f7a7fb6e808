//! Choices about the Rust of a name, a field, a namespace or everything.

mod always_encodable;
mod derives;
mod renames;

use std::collections::HashSet;

use insta::assert_snapshot;
use typewright::Builder;
use typewright::model::Json;
use typewright::output::Visibility;
use typewright_runtime::{Bytes, Combinator, Decode, Encode};
use typewright_tests::chosen::{Named, Rgb, functions, types};

const TL: &str = "
    user id:long first_name:string = User; inputUser id:long = InputUser; inputUserEmpty = InputUser;
    auth.code text:string = auth.Code; auth.sent code:auth.Code user:User = auth.Sent;
    ---functions---
    auth.send user:InputUser = auth.Code; auth.check list:Vector<User> self:%User = Bool;
";

fn builder() -> Builder {
    Builder::new().schema_text("test.tl", TL).derives(["Clone"])
}

/// The generated lines with `needle`.
fn lines(builder: Builder, needle: &str) -> String {
    let bindings = builder.format(true).generate().unwrap_or_else(|error| panic!("{error:?}")).value.bindings;
    let text: String = bindings.into_values().collect();
    let lines = text.lines().map(str::trim).filter(|line| line.contains(needle) && !line.starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

fn refused(builder: Builder) -> String {
    builder.generate().unwrap_err().frames(false)
}

#[test]
fn functions_are_read_where_someone_asks() {
    let read = |builder| lines(builder, "rt::DecodeBare<'de> for Send ").lines().count();
    assert_eq!(read(builder()), 0);
    assert_eq!(read(builder().decode_functions(true)), 1);
    assert_eq!(read(builder().derives(["Debug"]).registry(true)), 1);
}

#[test]
fn attributes_go_to_items_and_fields() {
    let chosen = builder().attribute("user", "#[non_exhaustive]").attribute("user.first_name", "#[doc(alias = \"n\")]");
    assert_eq!(lines(chosen.clone(), "#[non_exhaustive]").lines().count(), 1);
    assert_snapshot!(lines(chosen, "#[doc("), @r#"
    #[doc(alias = "n")]
    #[doc(alias = "inputUserEmpty")]
    "#);
}

#[test]
fn hooks_are_called_with_every_item() {
    assert_snapshot!(lines(builder().hook("auth.*", "crate::describe").hook("InputUser", "log"), "!("), @r#"
    crate::describe!(Send, "auth.send");
    crate::describe!(Check, "auth.check");
    log!(InputUser, "InputUser");
    crate::describe!(Code, "auth.code");
    crate::describe!(Sent, "auth.sent");
    "#);
}

#[test]
fn a_type_of_ones_own_takes_the_place_of_another() {
    let chosen = || builder().extern_type("User", "crate::MyUser").extern_type("auth.Code", "codes::Code");
    assert_snapshot!(lines(chosen(), "MyUser"), @"
    pub list: Vec<crate::MyUser>,
    pub self_: crate::MyUser,
    pub fn new(list: Vec<crate::MyUser>, self_: crate::MyUser) -> Self {
    pub user: crate::MyUser,
    ");
    assert_snapshot!(lines(chosen(), "codes::Code"), @"
    type Response = codes::Code;
    pub code: codes::Code,
    ");
    assert_eq!(lines(chosen(), "first_name"), "");
}

#[test]
fn a_type_of_ones_own_needs_no_declaration() {
    let tl = "user id:long color:Color list:Vector<x.Tint> = User; ---functions--- get = Color; all = Vector<Color>;";
    let own = |tl: &str| {
        Builder::new()
            .schema_text("test.tl", tl)
            .extern_type("Color", "::mine::Rgb")
            .extern_type("x.Tint", "crate::Tint")
    };
    assert_snapshot!(lines(own(tl), "Rgb"), @"
    type Response = ::mine::Rgb;
    type Response = Vec<::mine::Rgb>;
    pub color: ::mine::Rgb,
    ");
    assert_snapshot!(lines(own(tl), "Tint"), @"pub list: Vec<crate::Tint>,");
    assert_snapshot!(refused(own("user id:long color:Colour list:Vector<x.Tint> = User;")), @"
    error: unknown type `Colour`
     --> test.tl:1:20
      |
    1 | user id:long color:Colour list:Vector<x.Tint> = User;
      |                    ^^^^^^ no constructor returns it
      |
      = help: did you mean `Color`?
    ");
    assert_snapshot!(refused(own("colour id:long list:Vector<x.Tint> = Colour;")), @"
    error: extern type for `Color`: no such type
     |
     = help: did you mean `Colour`?
    ");
    assert_snapshot!(lines(own("user id:long color:%Color list:Vector<%x.Tint> = User;"), "color"), @"
    pub color: ::mine::Rgb,
    sink.long(self.id).bare(&self.color).put_as(rt::Vector(rt::Bare), &self.list)
    color: reader.bare(),
    ");
    let based = Builder::new().schema_text("new.tl", "b x:Color = B;").extern_type("Color", "::mine::Rgb");
    let based = based.base("::mine::old", Builder::new().schema_text("old.tl", "a x:int = A; b x:Color = B;"));
    assert_snapshot!(lines(based, "mine"), @"pub use ::mine::old::types::B;");
    assert_snapshot!(lines(builder().derives(["::core::clone::Clone"]).hook("user", "::mine::hook"), "::mine"), @r#"::mine::hook!(User, "user");"#);
}

#[test]
fn modules_can_be_private_to_the_crate() {
    assert_snapshot!(lines(builder().visibility(Visibility::Crate), " mod "), @"
    pub(crate) mod functions {
    pub mod auth {
    pub(crate) mod types {
    pub mod auth {
    pub(crate) mod variants {
    ");
}

#[test]
fn choices_hold_in_encoding_and_decoding() {
    let file = types::File {
        name: "n".into(),
        data: Bytes::from_static(&[1]),
        parts: vec![vec![2]],
        mine: Rgb { parts: [1, 2, 3] },
        bare: Rgb { parts: [4, 5, 6] },
    };
    let bytes = file.to_bytes().unwrap();
    let words: Vec<_> = bytes.chunks(4).map(|word| u32::from_le_bytes(word.try_into().unwrap())).collect();
    let text = |byte: u8| u32::from_le_bytes([1, byte, 0, 0]);
    let color = 0x0bad_cafe;
    assert_eq!(words[1..], [text(b'n'), text(1), 0x1cb5_c415, 1, text(2), color, 0x0001_0203, 0x0004_0506]);
    assert_eq!(types::File::from_bytes(&bytes).unwrap(), file);
    assert_eq!(<types::File as Named>::TL, "file");
    let note = types::Note { words: "borrowed" };
    assert_eq!(types::Note::from_bytes(&note.to_bytes().unwrap()).unwrap(), note);
    let user = types::User { id: 1, name: "u".into() };
    assert!(HashSet::from([user.clone()]).contains(&user));
    assert_eq!(<functions::files::Fetch as Combinator>::NAME, "files.get");
}

#[test]
fn choices_for_nothing_are_errors() {
    let chosen = builder().derive("usr", ["Eq"]).derive("user.first_name", ["Eq"]).attribute("user.last_name", "#[a]");
    let chosen =
        chosen.extern_type("user", "A").extern_type("auth.*", "B").rename("*", "c").hook("foo.*", "d").hook("us*", "e");
    assert_snapshot!(refused(chosen), @"
    error: derive for `usr`: no such type, constructor or function
     |
     = help: did you mean `user`?

    error: derive for `user.first_name`: no such type, constructor or function

    error: attribute for `user.last_name`: `user` has no such field

    error: hook for `foo.*`: no name starts with `foo.`

    error: hook for `us*`: `*` stands alone, or after the dot of a namespace

    error: extern type for `user`: no such type
     |
     = help: did you mean `User`?

    error: extern type for `auth.*`: expected a name, not a pattern
     |
     = help: write a rule for each name

    error: rename for `*`: expected a name, not a pattern
     |
     = help: write a rule for each name
    ");
}

#[test]
fn choices_that_are_not_rust_are_errors() {
    let chosen =
        builder().derive("*", ["1Eq"]).attribute("*", "non_exhaustive").attribute("*", "#[a] fn").rename("user", "a b");
    assert_snapshot!(refused(chosen.hook("user", "a::!").extern_type("User", "type")), @"
    error: derive `1Eq`: expected a path such as `Clone` or `serde::Serialize`
    error: attribute `non_exhaustive`: expected an attribute such as `#[serde(default)]`
    error: attribute `#[a] fn`: expected an attribute such as `#[serde(default)]`
    error: rename `a b`: expected a name such as `RequestCall` or `first_name`
    error: hook `a::!`: expected a path such as `Clone` or `serde::Serialize`
    error: extern type `type`: expected a path such as `Clone` or `serde::Serialize`
    ");
}

#[test]
fn json_comes_with_all_that_it_needs_and_no_more() {
    let with_json = |builder: Builder| {
        let text: String = builder.format(true).generate().unwrap().value.bindings.into_values().collect();
        let items = text.split("json::ToJson for ").skip(1);
        let mut names: Vec<_> = items.filter_map(|item| Some(item.split([' ', '{']).next()?.to_owned())).collect();
        names.sort();
        names
    };
    let chosen = builder().json(Json::Tagged);
    assert_eq!(with_json(chosen.clone()).len(), 7);
    let part = with_json(chosen.clone().json_of("auth.send"));
    assert_eq!(part, ["Code", "InputUser", "InputUser", "Send"]);
    assert_snapshot!(refused(chosen.json_of("auth.sent.")), @"
    error: JSON for `auth.sent.`: no such type, constructor or function
     |
     = help: did you mean `auth.sent`?
    ");
    assert_snapshot!(refused(builder().json_of("*")), @"error: `json_of` needs a form of JSON: choose `json` as well");
}
