//! Names of the caller's choice.

use insta::assert_snapshot;
use typewright::Builder;
use typewright::model::StringType;

use super::{builder, lines, refused};

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
