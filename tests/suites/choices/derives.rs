//! Derives: where they stand, and the notes about where they cannot.

use insta::assert_snapshot;
use typewright::Builder;
use typewright_language::Level;

use super::{builder, lines};

#[test]
fn derives_are_added_where_a_pattern_matches() {
    let chosen = builder().derive("auth.*", ["Debug", "Clone"]).derive("*", ["PartialEq"]);
    let chosen = chosen.derive("User", ["Debug"]).derive("InputUser", ["Debug"]).derive("inputUser", ["Debug"]);
    let text: String = chosen.format(true).generate().unwrap().value.bindings.into_values().collect();
    let items = text.split("#[derive(").skip(1).map(|item| {
        let (derives, rest) = item.split_once(")]").unwrap();
        format!("{}: {derives}\n", rest.split_whitespace().nth(2).unwrap().trim_end_matches(';'))
    });
    assert_snapshot!(items.collect::<String>(), @"
    Send: Clone, Debug, PartialEq
    Check: Clone, Debug, PartialEq
    User: Clone, PartialEq, Debug
    InputUser: Clone, PartialEq, Debug
    Code: Clone, Debug, PartialEq
    Sent: Clone, Debug, PartialEq
    InputUser: Clone, PartialEq, Debug
    ");
}

/// The derives of a schema, and the notes about them.
fn derived(tl: &str, derives: &[&str]) -> String {
    let builder = Builder::new().schema_text("test.tl", tl).derive("*", derives);
    let report = builder.format(true).generate().unwrap_or_else(|error| panic!("{error:?}"));
    let text: String = report.value.bindings.values().map(String::as_str).collect();
    let items = text.split("#[derive(").skip(1).filter_map(|item| {
        let (derives, rest) = item.split_once(")]").unwrap();
        let name = rest.split("pub ").nth(1).unwrap().split([';', '{', '(']).next().unwrap().trim();
        let is_form = name.split('<').next().unwrap().ends_with("Form");
        (!is_form).then(|| format!("{name}: {}\n", derives.replace("Clone, Debug, PartialEq", "...")))
    });
    items.collect::<String>() + &report.frames(Level::Note, false)
}

const NESTED: &str = "point lat:double = Point; empty = Shape; circle center:Point = Shape; line = Line;
    path shapes:Vector<Shape> = Path; label text:string = Label; pair {t:Type} x:t y:t = Pair t; floats x:(Pair float) = Floats;
    ints x:(Pair int) = Ints; list n:# rows:n*[x:double y:int] = List; any x:Object = Any; key x:int512 = Key;
    maybe flags:# key:flags.0?Key = Maybe; keys key:Vector<Key> = Keys;";

#[test]
fn derives_stand_where_they_can() {
    assert_snapshot!(derived(NESTED, &["Eq", "Hash"]), @"
    struct Point: ...
    enum Shape: ...
    struct Line: ..., Eq, Hash
    struct Path: ...
    struct Label: ..., Eq, Hash
    struct Pair<T>: ..., Eq, Hash
    struct Floats: ...
    struct Ints: ..., Eq, Hash
    struct ListRows: ...
    struct List: ...
    struct Any: ..., Eq, Hash
    struct Key: ..., Eq, Hash
    struct Maybe: ..., Eq, Hash, Default
    struct Keys: ..., Eq, Hash
    struct Circle: ...
    note: derive `Eq` left out of 7 of 15 types that should have it
     |
     = note: `floats.x` holds an `f32`
     = note: `list.rows.x` holds an `f64`
     = note: `point.lat` holds an `f64`
     = note: through these: `types::List`, `types::Path`, `types::Shape`, `variants::Circle`

    note: derive `Hash` left out of 7 of 15 types that should have it
     |
     = note: `floats.x` holds an `f32`
     = note: `list.rows.x` holds an `f64`
     = note: `point.lat` holds an `f64`
     = note: through these: `types::List`, `types::Path`, `types::Shape`, `variants::Circle`
    ");
    assert_snapshot!(derived(NESTED, &["PartialOrd"]), @"
    struct Point: ..., PartialOrd
    enum Shape: ..., PartialOrd
    struct Line: ..., PartialOrd
    struct Path: ..., PartialOrd
    struct Label: ..., PartialOrd
    struct Pair<T>: ..., PartialOrd
    struct Floats: ..., PartialOrd
    struct Ints: ..., PartialOrd
    struct ListRows: ..., PartialOrd
    struct List: ..., PartialOrd
    struct Any: ...
    struct Key: ..., PartialOrd
    struct Maybe: ..., PartialOrd, Default
    struct Keys: ..., PartialOrd
    struct Circle: ..., PartialOrd
    note: derive `PartialOrd` left out of 1 of 15 types that should have it
     |
     = note: `any.x` holds an `Object`
    ");
    assert_snapshot!(derived(NESTED, &["Default"]), @"
    struct Point: ..., Default
    enum Shape: ..., Default
    struct Line: ..., Default
    struct Path: ..., Default
    struct Label: ..., Default
    struct Pair<T>: ..., Default
    struct Floats: ..., Default
    struct Ints: ..., Default
    struct ListRows: ..., Default
    struct List: ..., Default
    struct Any: ..., Default
    struct Key: ...
    struct Maybe: ..., Default
    struct Keys: ..., Default
    struct Circle: ..., Default
    note: derive `Default` left out of 1 of 15 types that should have it
     |
     = note: `key.x` holds a `[u8; 64]`
    ");
    assert_snapshot!(derived(NESTED, &["Copy"]), @"
    struct Point: ..., Copy
    enum Shape: ..., Copy
    struct Line: ..., Copy
    struct Path: ...
    struct Label: ...
    struct Pair<T>: ..., Copy
    struct Floats: ..., Copy
    struct Ints: ..., Copy
    struct ListRows: ..., Copy
    struct List: ...
    struct Any: ...
    struct Key: ..., Copy
    struct Maybe: ..., Default
    struct Keys: ...
    struct Circle: ..., Copy
    note: derive `Copy` left out of 6 of 15 types that should have it
     |
     = note: `any.x` holds an `Object`
     = note: `keys.key` holds a vector
     = note: `label.text` holds a string
     = note: `list.rows` holds a vector
     = note: `maybe.key` holds a box
     = note: and 1 more like these
    ");
    assert_snapshot!(derived("a x:int = A; b a:A = B;", &["Eq", "core::cmp::Eq", "std::cmp::Ord", "mine::Hash"]), @"
    struct A: ..., Eq, mine::Hash
    struct B: ..., Eq, mine::Hash
    note: derive `Ord` left out of 2 of 2 types that should have it
     |
     = note: `a` does not derive `PartialOrd`
     = note: `b` does not derive `PartialOrd`
    ");
}

#[test]
fn a_derive_that_a_rule_names_is_a_warning_where_it_cannot_stand() {
    let report = builder().schema_text("more.tl", "point x:double u:User = Point;").derive("point", ["PartialEq"]);
    assert_snapshot!(report.generate().unwrap().frames(Level::Warning, false), @"
    warning: derive `PartialEq` left out of 1 of 1 types that should have it
     |
     = note: `point.u` holds `User`, which does not derive it
    ");
    let hooked = builder().derive("auth.code", ["PartialEq"]).derive("auth.sent", ["PartialEq"]).hook("User", "mine");
    assert_snapshot!(hooked.generate().unwrap().frames(Level::Note, false), @"");
}

#[test]
fn the_default_of_an_enum_is_its_simplest_value() {
    use typewright_tests::layers::owned::old::types;
    assert_eq!(types::Update::default(), types::Update::Gone);
    assert_eq!(types::Text::default(), types::Text::EmptyText);
    let chosen = Builder::new()
        .schema_text("test.tl", "a x:A = A; b x:int = A; c {t:Type} x:t = C t; d {t:Type} x:int y:t = C t;");
    assert_snapshot!(lines(chosen.derive("*", ["Default"]), "Default"), @"
    impl ::core::default::Default for A {
    Self::B(::core::default::Default::default())
    impl<T: ::core::default::Default> ::core::default::Default for C<T> {
    Self::C(::core::default::Default::default())
    #[derive(Clone, Debug, PartialEq, Default)]
    #[derive(Clone, Debug, PartialEq, Default)]
    #[derive(Clone, Debug, PartialEq, Default)]
    #[derive(Clone, Debug, PartialEq, Default)]
    ");
}

#[test]
fn a_default_does_not_forget_random_fields_unless_a_rule_names_the_function() {
    let tl = "a x:int = A; ---functions--- send random_id:long text:string = A; get id:int = A;";
    assert_snapshot!(derived(tl, &["Default"]), @"
    struct Send: ...
    struct Get: ..., Default
    struct A: ..., Default
    note: derive `Default` left out of 1 of 3 types that should have it
     |
     = note: `send.random_id` has to be drawn, and would be 0
    ");
    let named = Builder::new().schema_text("test.tl", tl).derive("send", ["Default"]);
    let text: String = named.generate().unwrap().value.bindings.into_values().collect();
    assert_eq!(text.matches("Default)]").count(), 1, "{text}");
}
