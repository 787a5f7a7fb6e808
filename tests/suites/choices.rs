//! Choices about the Rust of a name, a field, a namespace or everything.

mod derives;

use std::collections::HashSet;

use insta::assert_snapshot;
use typewright::Builder;
use typewright::model::{Json, StringType};
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
fn renames_apply_to_types_variants_functions_and_fields() {
    let chosen = || {
        let types =
            builder().rename("auth.send", "SendCode").rename("InputUser", "Who").rename("inputUserEmpty", "Nobody");
        types.rename("user.first_name", "given_name").rename("auth.code", "LoginCode")
    };
    assert_snapshot!(lines(chosen(), "SendCode"), @"
    pub struct SendCode {
    impl SendCode {
    impl rt::Combinator for SendCode {
    impl rt::Function for SendCode {
    ");
    assert_snapshot!(lines(chosen(), "Who"), @"
    pub user: types::Who,
    pub fn new(user: types::Who) -> Self {
    pub enum Who {
    impl rt::Encode for Who {
    impl<'de> rt::Decode<'de> for Who {
    impl From<variants::InputUser> for Who {
    ");
    assert_snapshot!(lines(chosen(), "Nobody"), @"
    Nobody,
    Self::Nobody => sink.id(0xb98886cf),
    0xb98886cf => Self::Nobody,
    ");
    assert_snapshot!(lines(chosen(), "LoginCode"), @"
    type Response = types::auth::LoginCode;
    pub struct LoginCode {
    impl rt::Combinator for LoginCode {
    impl<'de> rt::DecodeBare<'de> for LoginCode {
    pub code: LoginCode,
    ");
    assert_snapshot!(lines(chosen(), "given_name"), @"
    pub given_name: String,
    sink.long(self.id).put(&self.given_name)
    given_name: reader.get(),
    ");
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

#[test]
fn a_rename_to_the_enum_of_functions_is_refused() {
    let calls = Builder::new().schema_text("test.tl", "---functions--- ping = Bool;").calls(true);
    assert_snapshot!(refused(calls.rename("ping", "Call")), @"
    error: cannot rename `ping` to `Call`: generated modules need that name
     |
     = help: choose another name
    ");
}

#[test]
fn a_rename_that_clashes_names_both() {
    let refused = |names: &[(&str, &str)]| {
        let tl = "ping id:long = Pong; user first_name:string last_name:string flags:# list:flags*[a:int b:int] = User;
            peerUser id:long = Peer; peerChat id:long = Peer; peerNone = Peer; ---functions--- pinging id:long = Pong; get = Pong;";
        let builder = Builder::new().schema_text("test.tl", tl);
        refused(names.iter().fold(builder, |builder, (name, rust)| builder.rename(*name, rust)))
    };
    assert_snapshot!(refused(&[("get", "Pinging")]), @"
    error: cannot rename `get` to `Pinging`: `pinging` has that name in Rust
     |
     = help: choose another name, or rename `pinging` as well
    ");
    assert_snapshot!(refused(&[("peerUser", "PeerChat")]), @"
    error: cannot rename `peerUser` to `PeerChat`: `peerChat` has that name in Rust
     |
     = help: choose another name, or rename `peerChat` as well
    ");
    assert_snapshot!(refused(&[("peerUser", "None")]), @"
    error: cannot rename `peerUser` to `None`: `peerNone` has that name in Rust
     |
     = help: choose another name, or rename `peerNone` as well
    ");
    assert_snapshot!(refused(&[("Pong", "User"), ("user.last_name", "first_name"), ("user.flags", "first_name"), ("user.a", "b")]), @"
    error: cannot rename `Pong` to `User`: `User` has that name in Rust
     |
     = help: choose another name, or rename `User` as well

    error: cannot rename `user.last_name` to `first_name`: `user.first_name` has that name in Rust
     |
     = help: choose another name, or rename `user.first_name` as well

    error: cannot rename `user.flags` to `first_name`: `user.first_name` has that name in Rust
     |
     = help: choose another name, or rename `user.first_name` as well

    error: cannot rename `user.a` to `b`: `user.b` has that name in Rust
     |
     = help: choose another name, or rename `user.b` as well
    ");
    assert_snapshot!(refused(&[("get", "rt"), ("Peer", "Same"), ("User", "Same")]), @"
    error: cannot rename `User` to `Same`: `Peer` has that name in Rust
     |
     = help: choose another name, or rename `Peer` as well

    error: cannot rename `get` to `rt`: generated modules need that name
     |
     = help: choose another name
    ");
    let swapped = builder().rename("auth.send", "Check").rename("auth.check", "Send").rename("user.id", "first_name");
    assert!(swapped.rename("user.first_name", "id").generate().is_ok());
}

#[test]
fn names_do_not_depend_on_the_order_of_definitions() {
    let names = |lines: &[&str]| {
        let tl = lines.concat();
        let builder = Builder::new().schema_text("test.tl", tl).format(true);
        let text: String = builder.generate().unwrap().value.bindings.into_values().collect();
        let names =
            text.lines().map(str::trim).filter(|line| line.contains("const NAME") || line.starts_with("pub struct"));
        let mut names: Vec<_> = names.map(str::to_owned).collect();
        let variants = text.lines().map(str::trim).filter(|line| line.contains("=> Self::"));
        names.extend(variants.map(str::to_owned));
        names.sort();
        names
    };
    let lines = [
        "user x:int = User; ",
        "fooBar x:int = FooBar; ",
        "foo_bar x:int = Foo_bar; ",
        "fOOBar x:int = FOOBar; ",
        "foo_bar2 x:int = Foo_bar2; ",
        "a.red x:int = Color; ",
        "a_red y:int = Color; ",
        "---functions--- get_user = User; ---types--- ",
        "---functions--- getUser = User; ---types--- ",
    ];
    let mut reversed = lines;
    reversed.reverse();
    assert_eq!(names(&lines), names(&reversed));
    assert!(names(&lines).iter().any(|line| line == "pub struct GetUser;"));
}

/// The types of a schema that always encode.
fn always(tl: &str, choose: impl FnOnce(Builder) -> Builder) -> String {
    let builder = Builder::new().schema_text("test.tl", tl).encode_to_vec(true);
    let found = lines(choose(builder), "EncodeToVec for");
    found.lines().map(|line| line.trim_end_matches(" {}")).collect::<Vec<_>>().join("\n")
}

#[test]
fn encode_to_vec_is_for_types_whose_parts_cannot_disagree() {
    let tl = "point x:int names:Vector<string> = Point; opt flags:# x:flags.0?int y:flags.1?Point = Opt;
        shared flags:# x:flags.0?int y:flags.0?int = Shared; holder list:Vector<Shared> = Holder;
        kept mode:# x:mode.0?int = Kept; alone mode:# x:int = Alone; repeated n:# items:n*[int] = Repeated; any x:Object = Any;
        leaf x:int = Tree; node left:Tree right:Tree = Tree; on = Light; other shared:Shared = Light;
        pair {t:Type} x:t = Pair t; pairs x:(Pair int) = Pairs; foreign x:Color = Foreign; color rgb:int = Color;
        ---functions--- get point:Point = Shared; wrap {X:Type} query:!X = X; send all:Holder = Bool;";
    assert_snapshot!(always(tl, |builder| builder.extern_type("Color", "crate::Rgb")), @"
    impl rt::EncodeToVec for Get
    impl<X: rt::EncodeToVec> rt::EncodeToVec for Wrap<X>
    impl rt::EncodeToVec for Point
    impl rt::EncodeToVec for Opt
    impl rt::EncodeToVec for Alone
    impl rt::EncodeToVec for Tree
    impl rt::EncodeToVec for Leaf
    impl rt::EncodeToVec for Node
    ");
    assert_snapshot!(always("late x:int = Late; soon = Late;", |builder| builder.unknown(["Late"])), @"impl rt::EncodeToVec for Late");
    assert_snapshot!(lines(builder(), "EncodeToVec"), @"");
}

#[test]
fn a_rename_may_be_for_a_variant_alone_or_for_all_fields_of_a_name() {
    let alone = || builder().rename("InputUser::inputUser", "Known");
    assert_snapshot!(lines(alone(), "Known"), @"
    Known(variants::InputUser),
    Self::Known(value) => sink.put(value),
    0xb55cd5f1 => Self::Known(reader.bare()),
    Self::Known(reader.bare())
    Self::Known(value)
    ");
    // The variant's own name comes before that of its constructor.
    assert_snapshot!(lines(alone().rename("inputUser", "Person"), "Known("), @"
    Known(variants::Person),
    Self::Known(value) => sink.put(value),
    0xb55cd5f1 => Self::Known(reader.bare()),
    Self::Known(reader.bare())
    Self::Known(value)
    ");
    assert_snapshot!(lines(alone().rename("inputUser", "Person"), "struct Person"), @"pub struct Person {");
    // That of a field comes before that for all of its name, whatever the order.
    let fields = builder().rename("user.id", "number").rename("*.id", "key");
    assert_snapshot!(lines(fields, "pub "), @"
    pub mod functions {
    pub mod auth {
    pub struct Send {
    pub user: types::InputUser,
    pub fn new(user: types::InputUser) -> Self {
    pub struct Check {
    pub list: Vec<types::User>,
    pub self_: types::User,
    pub fn new(list: Vec<types::User>, self_: types::User) -> Self {
    pub mod types {
    pub struct User {
    pub number: i64,
    pub first_name: String,
    pub enum InputUser {
    pub mod auth {
    pub struct Code {
    pub text: String,
    pub struct Sent {
    pub code: Code,
    pub user: types::User,
    pub mod variants {
    pub struct InputUser {
    pub key: i64,
    ");
    assert_snapshot!(lines(builder().attribute("*.id", "#[mine]"), "#[mine]"), @"
    #[mine]
    #[mine]
    ");
    assert_snapshot!(lines(builder().strings("*.first_name", StringType::BoxStr), "Box<str>"), @"pub first_name: Box<str>,");
    let wrong = alone().rename("InputUser::user", "A").rename("Inputuser::user", "B").rename("User::user", "C");
    assert_snapshot!(refused(wrong.rename("*.idd", "d").derive("*.id", ["Eq"])), @"
    error: derive for `*.id`: no such type, constructor or function

    error: rename for `InputUser::user`: the type has no such constructor

    error: rename for `Inputuser::user`: no such type
     |
     = help: did you mean `InputUser`?

    error: rename for `User::user`: the type is a struct, and has no variants
     |
     = help: rename the type

    error: rename for `*.idd`: no constructor or function has such a field
     |
     = help: did you mean `id`?
    ");
    assert_snapshot!(refused(alone().rename("InputUser::inputUserEmpty", "Known")), @"
    error: cannot rename `inputUserEmpty` to `Known`: `inputUser` has that name in Rust
     |
     = help: choose another name, or rename `inputUser` as well
    ");
    assert_snapshot!(refused(builder().rename("*.id", "first_name")), @"
    error: cannot rename `user.id` to `first_name`: `user.first_name` has that name in Rust
     |
     = help: choose another name, or rename `user.first_name` as well
    ");
}
