//! The extensions of schemas that others have published.

use insta::assert_snapshot;
use typewright_language::schema::LowerOptions;
use typewright_language::source::render;
use typewright_tests::{dump, lowered, messages, schema, schema_with};

#[test]
fn builtins_may_be_declared_as_whole_numbers_of_their_width() {
    let tl = "
        int128 long long = Int128;
        int256 high:int128 low:2*[ int int ] = Int256;
        int512 4*[ long int64 ] = Int512;
        a Int128 Int256 Int512 = A;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type A = a
    a#25ff887d Int128#7d36c439 Int256#75065f75 Int512#061c47a9 = A
    ");
}

#[test]
fn constructors_of_object_stand_wherever_any_value_may() {
    let tl = "
        gzip_packed#3072cfa1 packed_data:bytes = Object;
        box.pair left:Object right:Object = Object;
        ===8===
        versioned x:int = Object;
        ===9===
        versioned x:int y:int = Object;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type Gzip_packed = gzip_packed
    type box.Pair = box.pair
    type Versioned = versioned | versioned
    gzip_packed#3072cfa1 packed_data:Bytes = Object
    box.pair#c0739e91 left:Object right:Object = Object
    versioned#bc27e285 x:Int = Object
    versioned#53c6a077 x:Int y:Int = Object
    ");
}

#[test]
fn numbers_are_arguments_of_types() {
    let tl = "
        tuple#9770768a {t:Type} {n:#} [ t ] = Tuple t n;
        header f:# random:f.5?%(Tuple # 8) acks:f.15?%(Vector #) = Header;
        a nested:Vector<vector<#>> = A;
        ---functions---
        count = Vector #;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type Tuple T # = tuple
    type Header = header
    type A = a
    tuple#9770768a {t$0:Type=0} {n$1:#=1} n$1*[ t$0 ] = Tuple<t$0,n$1>
    header#61c9da17 f:#$0 random:f$0.5?%Tuple<Nat,8> acks:f$0.15?vector<Nat> = Header
    a#edfa2181 nested:Vector<vector<Nat>> = A
    fn count#0557edac = Vector<Nat>
    ");
    assert_eq!(schema(tl).combinators[1].id, 0x61c9_da17);
}

#[test]
fn constructors_hold_queries() {
    let tl = "
        engine.query {X:Type} query:!X = engine.Query;
        engine.queryShort n:int = engine.Query;
        several {X:Type} {Y:Type} flags:# first:flags.0?!X n:# more:n*[!Y] = Several Y;
    ";
    assert_snapshot!(dump(&schema(tl)), @"
    type engine.Query = engine.query | engine.queryShort
    type Several T = several
    engine.query#fd232246 {X$0:Type=0} query:Function = engine.Query
    engine.queryShort#5fd243d5 n:Int = engine.Query
    several#cfd4d5c0 {X$0:Type=0} {Y$1:Type=0} flags:#$2 first:flags$2.0?Function n:#$3 more:n$3*[ Function ] = Several<Y$1>
    ");
    assert_eq!(schema(tl).combinators[0].id, 0xfd23_2246);
}

#[test]
fn comments_on_types_that_stand_are_never_lost_in_error() {
    let tl = "// @type Any packed value\ngzip_packed packed_data:bytes = Object;\n";
    let schema = schema(tl);
    assert_eq!(schema.types[0].docs.text, "Any packed value");
    for tl in [
        tl,
        "// @type Yes or no\n---functions---\n// @type Yes or no\nping = Bool;",
        "---functions---\n// @type Several\nlist = Vector<int>;",
        "---functions---\n// @type The response\nwith {X:Type} query:!X = X;",
        "//@class Object @description Anything @type The kind\na type:int = Object;",
        "//@description A thing @type The kind\na type:int = Object;",
        "//@class Int @description A number\na x:int = A;",
    ] {
        assert_eq!(messages(tl), "", "{tl}");
    }
    assert_snapshot!(messages("//@class Gone @description A thing\na x:int = A;"), @"Warning at `//@class Gone @description A thing`: no constructor returns `Gone`");
    assert_snapshot!(messages("//@description A thing @type The kind\na x:int = Object;"), @"Warning at `//@description A thing @type The kind`: `a` has no field `type`");
}

#[test]
fn types_may_be_declared_in_rust() {
    let options = LowerOptions { external: vec!["HttpWait".to_owned()], ..LowerOptions::default() };
    let schema = schema_with("---functions--- http_wait max_delay:int = HttpWait;", options);
    assert_snapshot!(dump(&schema), @"
    type HttpWait = 
    fn http_wait#ed02f0a8 max_delay:Int = HttpWait
    ");
}

#[test]
fn unknown_responses_say_what_lets_them_pass() {
    let helps = |tl: &str| {
        let (_, _, diagnostics) = lowered("test.tl", tl, LowerOptions::default());
        let helps: Vec<_> = diagnostics.sorted().iter().flat_map(|it| it.help.clone()).collect();
        helps.join("\n")
    };
    assert_snapshot!(helps("---functions--- a = Gone;"), @"declare it, keep its values as bytes (`opaque = [\"Gone\"]`), or name a Rust type for it in `extern_types`");
    assert_snapshot!(helps("---functions--- a = Vector<Gone>;"), @"declare it or name a Rust type for it in `extern_types`");
    assert_snapshot!(helps("pair {t:Type} x:t = Pair t; ---functions--- a = Pair (Vector Gone);"), @"declare it or name a Rust type for it in `extern_types`");
    assert_snapshot!(helps("a x:Float64 y:uint8 z:Vector<Gone> = A;"), @"
    did you mean `double`?
    did you mean `int`?
    ");
}

#[test]
fn types_declared_in_rust_may_be_bare() {
    let lowered_with = |tl: &str| {
        let (opaque, external) = (vec!["Raw".to_owned()], vec!["Color".to_owned()]);
        lowered("test.tl", tl, LowerOptions { opaque, external, ..LowerOptions::default() })
    };
    let tl = "a x:%Color y:Vector<%Color> n:# z:n*[%Color] flags:# w:flags.0?%Color c:Color = A;";
    assert_snapshot!(dump(&lowered_with(tl).0.unwrap()), @"
    type A = a
    type Raw = 
    type Color = 
    a#2a28a25f x:%Color y:Vector<%Color> n:#$0 z:n$0*[ %Color ] flags:#$1 w:flags$1.0?%Color c:Color = A
    ");
    let frames = |tl: &str| {
        let (_, sources, diagnostics) = lowered_with(tl);
        render(&sources, &diagnostics.sorted(), false)
    };
    assert_snapshot!(frames("a x:%Raw = A;\nEmpty None;\nb x:%None = B;\nc x:color = C;"), @"
    error: `%Raw` is not possible: `Raw` has no constructor
     --> test.tl:1:5
      |
    1 | a x:%Raw = A;
      |     ^^^^
      |
      = help: leave out the `%`

    error: `%None` is not possible: `None` has no constructor
     --> test.tl:3:5
      |
    3 | b x:%None = B;
      |     ^^^^^
      |
      = help: leave out the `%`

    error: unknown type `color`
     --> test.tl:4:5
      |
    4 | c x:color = C;
      |     ^^^^^ no constructor has this name
      |
      = help: did you mean `Color`?
    ");
    assert_snapshot!(frames("red = Color;\ngreen = Color;\na x:%Color = A;"), @"
    error: `%Color` is ambiguous: `Color` has 2 constructors: `red`, `green`
     --> test.tl:3:5
      |
    3 | a x:%Color = A;
      |     ^^^^^^
      |
      = help: leave out the `%`
    ");
}
