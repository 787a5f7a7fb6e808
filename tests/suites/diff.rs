//! The changes between two schemas, and their verdicts.

mod documentation;
mod source;
mod wire;

use std::ops::Range;

use insta::assert_snapshot;
use typewright_tests::schema;
use typewright_tools::compare::{Change, Comparison, Rule, Side, compare};

/// A change a line: the verdicts on the wire, on source and, for rules about it, on documentation; the rule, the
/// message, and the parts of both lines.
fn diff(old: &str, new: &str) -> String {
    listed(&compare(&schema(old), &schema(new)))
}

fn listed(comparison: &Comparison) -> String {
    let mut out = String::new();
    for definition in &comparison.definitions {
        out += &format!("{:?} {}\n", definition.subject, definition.name);
        for change in &definition.changes {
            let Change { rule, message, verdicts, .. } = change;
            let part = |side: &Option<Side>, range: &Option<Range<usize>>| {
                let range = range.clone()?;
                Some(side.as_ref().unwrap().text[range].to_owned())
            };
            let parts = [part(&definition.old, &change.old), part(&definition.new, &change.new)];
            let parts: Vec<_> = parts.into_iter().flatten().collect();
            let marks = if parts.is_empty() { String::new() } else { format!("  [{}]", parts.join(" | ")) };
            let docs = if rule.is_documentation() { format!("/{:?}", verdicts.docs) } else { String::new() };
            out += &format!("  {:?}/{:?}{docs} {}: {message}{marks}\n", verdicts.wire, verdicts.source, rule.id());
        }
    }
    out
}

#[test]
fn nothing_changed() {
    let tl = "user#1 id:long = User;\n---functions---\ngetUser#2 id:long = User;";
    assert_eq!(diff(tl, tl), "");
    // Spelling and layout do not count.
    let other = "user#00000001\n  id:long = User;\n\n---functions---\ngetUser#2 id : long = User;";
    assert_eq!(diff(tl, other), "");
    assert_eq!(diff("a#1 x:(Vector int) y:%b = A; b#2 = B;", "b#2 = B; a#1 x:Vector<int> y:b = A;"), "");
}

#[test]
fn definitions_come_and_go() {
    let old = "a#1 = A; b#2 = B; gone#3 = Gone;\n---functions---\nf#4 = A;";
    let new = "a#1 = A; b#2 = B; c#5 x:int = B; d#6 = D;\n---functions---\ng#7 = A;";
    assert_snapshot!(diff(old, new), @"
    Type Gone
      Safe/Breaking type-removed: it is gone
    Type B
      Safe/Breaking type-grew: the struct of `b` becomes an enum: it has 2 constructors
    Type D
      Safe/Safe type-added: it is new
    Constructor gone
      Breaking/Breaking constructor-removed: it is gone
    Constructor c
      Risky/Risky constructor-added: `B` has one more constructor
    Constructor d
      Safe/Safe constructor-added: it is new
    Function f
      Breaking/Breaking function-removed: it is gone
    Function g
      Safe/Safe function-added: it is new
    ");
}

#[test]
fn a_type_grows_and_shrinks() {
    assert_snapshot!(diff("a#1 = A;", "a#1 = A; b#2 = A;"), @"
    Type A
      Safe/Breaking type-grew: the struct of `a` becomes an enum: it has 2 constructors
    Constructor b
      Risky/Risky constructor-added: `A` has one more constructor
    ");
    assert_snapshot!(diff("a#1 = A; b#2 = A;", "a#1 = A;"), @"
    Type A
      Safe/Breaking type-shrank: the enum becomes the struct of `a`, its only constructor
    Constructor b
      Breaking/Breaking constructor-removed: it is gone
    ");
}

#[test]
fn a_name_changes_and_the_rest_stays() {
    // By id.
    assert_snapshot!(diff("old#1 = A;", "new#1 = A;"), @"
    Constructor new
      Safe/Breaking constructor-renamed: `old` is now `new`  [old | new]
    ");
    // By shape, in the same type.
    assert_snapshot!(diff("old#1 x:int = A; z#3 = A;", "new#2 x:int = A; z#3 = A;"), @"
    Constructor new
      Safe/Breaking constructor-renamed: `old` is now `new`  [old | new]
      Breaking/Safe id-changed: the id is `00000002`, it was `00000001`  [#00000001 | #00000002]
    ");
    // A type goes with its only constructor.
    let old = "oldName#1 x:int = OldName; user#2 of:OldName = User;";
    assert_snapshot!(diff(old, "newName#1 x:int = NewName; user#2 of:NewName = User;"), @"
    Type NewName
      Safe/Breaking type-renamed: `OldName` is now `NewName`
    Constructor newName
      Safe/Breaking constructor-renamed: `oldName` is now `newName`  [oldName | newName]
    ");
    // A namespace.
    let old = "a#1 = A;\n---functions---\nchannels.get#2 id:int = A;";
    assert_snapshot!(diff(old, "a#1 = A;\n---functions---\nmessages.get#3 id:int = A;"), @"
    Function messages.get
      Safe/Breaking function-renamed: `channels.get` is now `messages.get`  [channels.get | messages.get]
      Breaking/Safe id-changed: the id is `00000003`, it was `00000002`  [#00000002 | #00000003]
    ");
}

#[test]
fn a_shape_that_several_have_says_nothing() {
    let old = "a#1 x:int = A; b#2 x:int = A; keep#3 = A;";
    assert_snapshot!(diff(old, "keep#3 = A; c#4 x:int = A;"), @"
    Constructor a
      Breaking/Breaking constructor-removed: it is gone
    Constructor b
      Breaking/Breaking constructor-removed: it is gone
    Constructor c
      Risky/Risky constructor-added: `A` has one more constructor
    ");
    // Nor does that of nothing at all.
    assert_snapshot!(diff("a#1 = A; keep#3 = A;", "b#2 = A; keep#3 = A;"), @"
    Constructor a
      Breaking/Breaking constructor-removed: it is gone
    Constructor b
      Risky/Risky constructor-added: `A` has one more constructor
    ");
}

#[test]
fn optional_fields() {
    let old = "a#1 flags:# x:flags.0?int = A;";
    assert_snapshot!(diff(old, "a#1 flags:# x:flags.0?int y:flags.1?long z:flags.2?true = A;"), @"
    Constructor a
      Risky/Risky optional-field-added: `y` is new  [y:flags.1?long]
      Safe/Risky flag-added: `z` is new  [z:flags.2?true]
    ");
    assert_snapshot!(diff("a#1 flags:# x:flags.0?int y:flags.1?long z:flags.2?true = A;", old), @"
    Constructor a
      Breaking/Breaking optional-field-removed: `y` is gone  [y:flags.1?long]
      Safe/Breaking flag-removed: `z` is gone  [z:flags.2?true]
    ");
    // The first one brings its word.
    assert_snapshot!(diff("a#1 x:int = A;", "a#2 flags:# x:int y:flags.0?int = A;"), @"
    Constructor a
      Breaking/Safe id-changed: the id is `00000002`, it was `00000001`  [#00000001 | #00000002]
      Breaking/Safe mask-added: `flags` is new  [flags:#]
      Risky/Risky optional-field-added: `y` is new  [y:flags.0?int]
    ");
}

#[test]
fn mandatory_fields() {
    assert_snapshot!(diff("a#1 x:int = A;", "a#1 x:int y:int = A;"), @"
    Constructor a
      Breaking/Breaking field-added: `y` is new and mandatory  [y:int]
    ");
    assert_snapshot!(diff("a#1 x:int y:int = A;", "a#1 x:int = A;"), @"
    Constructor a
      Breaking/Breaking field-removed: `y` is gone  [y:int]
    ");
    assert_snapshot!(diff("a#1 = A;", "a#1 x:int = A;"), @"
    Constructor a
      Safe/Breaking first-field-added: a unit in Rust gets fields
      Breaking/Breaking field-added: `x` is new and mandatory  [x:int]
    ");
    assert_snapshot!(diff("a#1 x:int = A;", "a#1 = A;"), @"
    Constructor a
      Safe/Breaking last-field-removed: it has no fields left, and is a unit in Rust
      Breaking/Breaking field-removed: `x` is gone  [x:int]
    ");
}

#[test]
fn a_field_becomes_optional_and_mandatory() {
    let (always, sometimes) = ("a#1 flags:# x:int y:flags.1?int = A;", "a#1 flags:# x:flags.0?int y:flags.1?int = A;");
    assert_snapshot!(diff(always, sometimes), @"
    Constructor a
      Breaking/Breaking field-became-optional: `x` is there only where `flags.0` is set  [int | flags.0?]
    ");
    assert_snapshot!(diff(sometimes, always), @"
    Constructor a
      Breaking/Breaking field-became-mandatory: `x` is always there, it was only where `flags.0` was set  [flags.0? | int]
    ");
}

#[test]
fn a_bit_moves_under_the_same_id() {
    let old = "gift#56d03994 flags:# unclaimed:flags.2?true currency:flags.2?string = Gift;";
    let new = "gift#56d03994 flags:# unclaimed:flags.5?true currency:flags.2?string = Gift;";
    assert_snapshot!(diff(old, new), @"
    Constructor gift
      Breaking/Safe field-bit-moved: `unclaimed` is under `flags.5`, it was under `flags.2`  [flags.2? | flags.5?]
    ");
    let old = "a#1 flags:# flags2:# x:flags.0?int y:flags2.1?int = A;";
    assert_snapshot!(diff(old, "a#1 flags:# flags2:# x:flags2.0?int y:flags2.1?int = A;"), @"
    Constructor a
      Safe/Breaking mask-use-changed: `flags` is a field of the struct in Rust  [flags:# | flags:#]
      Breaking/Safe field-bit-moved: `x` is under `flags2.0`, it was under `flags.0`  [flags.0? | flags2.0?]
    ");
}

#[test]
fn a_field_is_renamed_and_keeps_the_rest() {
    assert_snapshot!(diff("a#1 x:int months:int y:int = A;", "a#2 x:int days:int y:int = A;"), @"
    Constructor a
      Breaking/Safe id-changed: the id is `00000002`, it was `00000001`  [#00000001 | #00000002]
      Safe/Breaking field-renamed: `months` is now `days`  [months | days]
    ");
    // A mask has no name in Rust.
    assert_snapshot!(diff("a#1 flags:# x:flags.0?int = A;", "a#1 fields:# x:fields.0?int = A;"), @"
    Constructor a
      Safe/Safe field-renamed: `flags` is now `fields`  [flags | fields]
      Safe/Risky mask-use-changed: `fields` is computed but for bits without a field in Rust  [flags:# | fields:#]
    ");
    // Elsewhere, or among others, it is another field.
    assert_snapshot!(diff("a#1 x:int y:long = A;", "a#1 y:long z:int = A;"), @"
    Constructor a
      Breaking/Breaking field-removed: `x` is gone  [x:int]
      Breaking/Breaking field-added: `z` is new and mandatory  [z:int]
    ");
    assert_snapshot!(diff("a#1 x:int = A;", "a#1 y:int z:int = A;"), @"
    Constructor a
      Breaking/Breaking field-removed: `x` is gone  [x:int]
      Breaking/Breaking field-added: `y` is new and mandatory  [y:int]
      Breaking/Breaking field-added: `z` is new and mandatory  [z:int]
    ");
}

#[test]
fn fields_move() {
    assert_snapshot!(diff("a#1 x:int y:long z:int = A;", "a#1 y:long z:int x:int = A;"), @"
    Constructor a
      Breaking/Breaking field-moved: `x` has another position  [x:int | x:int]
    ");
    // An optional field is no argument of `new`.
    let old = "a#1 flags:# x:flags.0?int y:long = A;";
    assert_snapshot!(diff(old, "a#1 flags:# y:long x:flags.0?int = A;"), @"
    Constructor a
      Breaking/Safe field-moved: `x` has another position  [x:flags.0?int | x:flags.0?int]
    ");
    // A flag takes no bytes.
    let old = "a#1 flags:# x:flags.0?true y:long = A;";
    assert_snapshot!(diff(old, "a#1 flags:# y:long x:flags.0?true = A;"), @"");
}

#[test]
fn a_field_holds_another_type() {
    let of = |ty: &str| format!("b#2 n:int = B; c#3 = C; a#1 x:{ty} = A;");
    let change = |old: &str, new: &str| {
        let said = diff(&of(old), &of(new));
        said.lines().nth(1).unwrap_or("  nothing").trim().to_owned()
    };
    let pairs = [
        ("int", "long"),
        ("B", "C"),
        ("B", "%B"),
        ("%B", "b"),
        ("Vector<int>", "vector<int>"),
        ("Vector<int>", "Vector<long>"),
        ("vector<B>", "vector<%B>"),
        ("string", "bytes"),
        ("int", "#"),
        ("int", "Int"),
        ("Bool", "true"),
    ];
    let said: Vec<_> = pairs.iter().map(|(old, new)| format!("{old} -> {new}: {}", change(old, new))).collect();
    assert_snapshot!(said.join("\n"), @"
    int -> long: Breaking/Breaking field-type-changed: `x` is `long`, it was `int`  [int | long]
    B -> C: Breaking/Breaking field-type-changed: `x` is `C`, it was `B`  [B | C]
    B -> %B: Breaking/Safe field-type-changed: `x` is `%B`, it was `B`  [B | %B]
    %B -> b: nothing
    Vector<int> -> vector<int>: Breaking/Safe field-type-changed: `x` is `vector<int>`, it was `Vector<int>`  [Vector<int> | vector<int>]
    Vector<int> -> Vector<long>: Breaking/Breaking field-type-changed: `x` is `Vector<long>`, it was `Vector<int>`  [Vector<int> | Vector<long>]
    vector<B> -> vector<%B>: Breaking/Safe field-type-changed: `x` is `vector<%B>`, it was `vector<B>`  [vector<B> | vector<%B>]
    string -> bytes: Risky/Breaking field-type-changed: `x` is `bytes`, it was `string`  [string | bytes]
    int -> #: Risky/Breaking field-type-changed: `x` is `#`, it was `int`  [int | #]
    int -> Int: Breaking/Safe field-type-changed: `x` is `Int`, it was `int`  [int | Int]
    Bool -> true: Breaking/Breaking field-type-changed: `x` is `true`, it was `Bool`  [Bool | true]
    ");
}

#[test]
fn a_name_means_something_else() {
    assert_snapshot!(diff("int#2 ? = Int; a#1 x:Int = A;", "int#3 ? = Int; a#1 x:Int = A;"), @"
    Constructor a
      Breaking/Safe field-type-changed: `x` is `Int` as before, which means something else now  [Int | Int]
    ");
}

#[test]
fn functions_with_another_response() {
    let of = |result: &str| format!("a#1 = A; b#2 = B;\n---functions---\nf#3 = {result};");
    assert_snapshot!(diff(&of("A"), &of("Vector<A>")), @"
    Function f
      Breaking/Breaking result-changed: it returns `Vector<A>`, it returned `A`  [A | Vector<A>]
    ");
    // A constructor goes to another type.
    assert_snapshot!(diff("a#1 = A; b#2 = A; c#3 = C;", "a#1 = A; b#2 = C; c#3 = C;"), @"
    Type A
      Safe/Breaking type-shrank: the enum becomes the struct of `a`, its only constructor
    Type C
      Safe/Breaking type-grew: the struct of `c` becomes an enum: it has 2 constructors
    Constructor b
      Breaking/Breaking result-changed: it is of type `C`, it was of type `A`  [A | C]
    ");
    let wrapper = |fields: &str| format!("---functions---\ncall#1 {{X:Type}} {fields}query:!X = X;");
    assert_snapshot!(diff(&wrapper(""), &wrapper("layer:int ")), @"
    Function call
      Breaking/Breaking field-added: `layer` is new and mandatory  [layer:int]
    ");
}

#[test]
fn a_constructor_becomes_a_function() {
    assert_snapshot!(diff("a#1 = A; b#2 = B;", "a#1 = A;\n---functions---\nb#2 = A;"), @"
    Type B
      Safe/Breaking type-removed: it is gone
    Constructor b
      Breaking/Breaking constructor-removed: it is gone
    Function b
      Safe/Safe function-added: it is new
    ");
}

#[test]
fn layers_of_one_file_are_compared_each_with_itself() {
    let old = "===8===\na#1 x:int = A;\n===17===\na#2 x:int = A;";
    assert_snapshot!(diff(old, "===8===\na#1 x:int = A;\n===17===\na#2 x:int y:int = A;"), @"
    Constructor a
      Breaking/Breaking field-added: `y` is new and mandatory  [y:int]
    ");
}

#[test]
fn every_rule_has_an_id_of_its_own() {
    for rule in Rule::ALL {
        assert_eq!(Rule::find(rule.id()), Some(rule));
    }
    assert_eq!(Rule::find("field"), None);
    let mut ids = Rule::ALL.map(Rule::id);
    ids.sort_unstable();
    assert!(ids.windows(2).all(|pair| pair[0] != pair[1]));
}

#[test]
fn a_name_that_goes_to_another_definition_breaks_source() {
    let functions = |names: &[&str]| {
        let functions = names.iter().map(|name| format!("{name} id:long = Bool;"));
        format!("---functions---\n{}", functions.collect::<String>())
    };
    assert_snapshot!(diff(&functions(&["get_user"]), &functions(&["getUser", "get_user"])), @"
    Function getUser
      Safe/Safe function-added: it is new
    Function get_user
      Safe/Breaking rust-name-changed: `GetUser` is `GetUser2` in Rust: another definition has a name that is equal there
    ");
    assert_snapshot!(diff(&functions(&["get_user"]), &functions(&["get_user", "getUser"])), @"
    Function get_user
      Safe/Breaking rust-name-changed: `GetUser` is `GetUser2` in Rust: another definition has a name that is equal there
    Function getUser
      Safe/Safe function-added: it is new
    ");
    assert_snapshot!(diff("a = Foo_bar; b = Foo_bar;", "c = FooBar; a = Foo_bar; b = Foo_bar;"), @"
    Type FooBar
      Safe/Safe type-added: it is new
    Type Foo_bar
      Safe/Breaking rust-name-changed: `FooBar` is `FooBar2` in Rust: another definition has a name that is equal there
    Constructor c
      Safe/Safe constructor-added: it is new
    ");
    assert_snapshot!(diff("foo_bar#1 x:int = A; c#2 = A;", "fooBar#3 x:int = A; foo_bar#1 x:int = A; c#2 = A;"), @"
    Constructor fooBar
      Risky/Risky constructor-added: `A` has one more constructor
    Constructor foo_bar
      Safe/Breaking rust-name-changed: `FooBar` is `FooBar2` in Rust: another definition has a name that is equal there
    ");
    assert_snapshot!(diff("a#1 flags:# Type:flags.0?int = A;", "a#1 flags:# type:flags.1?true Type:flags.0?int = A;"), @"
    Constructor a
      Safe/Risky flag-added: `type` is new  [type:flags.1?true]
      Safe/Breaking rust-name-changed: `r#type` is `type_2` in Rust: another definition has a name that is equal there
    ");
    let layers = "===1=== a#1 x:int = A; b#2 = A; ===2=== a#3 x:int y:int = A;";
    assert_eq!(diff(layers, &format!("===0=== a#4 = A; {layers}")).matches("rust-name").count(), 0);
}
