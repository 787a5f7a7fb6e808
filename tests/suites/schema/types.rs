//! Types that are parsed by themselves, and the labels of fields.

use insta::assert_snapshot;
use typewright_language::schema::{Builtin, Schema, TypeExpr};
use typewright_language::source::{Diagnostics, SourceMap};
use typewright_tests::schema;

/// A type read against the schema of a text, as a field of that schema has it.
fn same_as_a_field(tl: &str, ty: &str) -> bool {
    let whole = schema(&format!("{tl} carrier value:({ty}) = Carrier;"));
    let field = whole.combinators.iter().find(|it| it.name == "carrier").unwrap().fields[0].ty.clone();
    parsed(&schema(tl), ty).ok().as_ref() == field.as_value()
}

fn parsed(schema: &Schema, ty: &str) -> Result<TypeExpr, String> {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    sources.add("test.tl", "");
    let file = sources.add("type", ty);
    let messages =
        |found: Diagnostics| found.sorted().iter().map(|it| it.message.clone()).collect::<Vec<_>>().join("; ");
    schema.parse_type(&sources, file, &mut diagnostics).ok_or_else(|| messages(diagnostics))
}

const TYPES: &str =
    "int#00000007 ? = Int; user id:long = User; a = A; b = A; pair {l:Type} {r:Type} left:l right:r = Pair l r;
    tuple {t:Type} {n:#} items:n*[t] = Tuple t n; ns.deep = ns.Deep; ---functions--- get = User; ---types---";

#[test]
fn types_are_parsed_against_a_schema_as_fields_are() {
    let types = "int|Int|long|Bool|true|True|Object|%Int|string|User|user|%User|A|ns.Deep|Vector<long>|Vector long|vector int|\
        %Vector<User>|vector<Vector<%User>>|Pair<int, User>|pair int (Pair A A)|Tuple<string, 3>|tuple (vector int) (1+2)|(User)|vector<#>|Tuple # 8";
    for ty in types.split('|') {
        assert!(same_as_a_field(TYPES, ty), "{ty}");
    }
}

#[test]
fn types_that_are_wrong_are_refused_where_they_are() {
    let schema = schema(TYPES);
    let wrong =
        "|Usr|Vector|User<int>|%A|a|boolTrue|get|3|int b:int|int; x = X|Tuple<int, n>|flags.0?int|!X|Vector<|{|%Bool";
    let said = wrong.split('|').map(|ty| format!("{ty}: {}", parsed(&schema, ty).unwrap_err()));
    let said: Vec<_> = said.collect();
    assert_snapshot!(said.join("\n"), @"
    : a type is missing
    Usr: unknown type `Usr`
    Vector: `Vector` takes 1 argument, 0 given
    User<int>: `User` takes no arguments
    %A: `%A` is ambiguous: `A` has 2 constructors: `a`, `b`
    a: `a` is ambiguous: `A` has 2 constructors: `a`, `b`
    boolTrue: `boolTrue` is a value of `Bool`, not a type
    get: `get` is a function, and a type is needed here
    3: a type is needed here, not a number
    int b:int: unexpected text after a type
    int; x = X: unexpected text after a type
    Tuple<int, n>: `n` is not declared; a number is needed here
    flags.0?int: unexpected text after a type
    !X: expected a type, found `!`
    Vector<: expected a type argument, found end of file
    {: expected a type, found `{`
    %Bool: `%Bool` is not possible: the id is part of the value
    ");
    let deep = "Vector<".repeat(100_000) + "int";
    assert!(parsed(&schema, &deep).is_err());
}

#[test]
fn names_of_layers_and_opaque_types_are_known_to_parsed_types() {
    let layers = schema("===1=== x = X; ===2=== x a:int = X;");
    assert_eq!(parsed(&layers, "x").unwrap_err(), "`x` is declared in several layers");
    let builder =
        typewright_language::Reader::new().schema_text("test.tl", "user = User; f u:User = F; ---functions--- g = F;");
    let opaque = builder.opaque(["User"]).read().unwrap().value;
    let object = TypeExpr::Builtin { builtin: Builtin::Object, boxed: None };
    assert_eq!(parsed(&opaque, "User"), Ok(object));
}

#[test]
fn fields_without_names_have_labels_of_their_own() {
    let schema = schema("a int x:int field_2:int _:int n:# n*[int y:int] field_4:int field_4_2:int = A;");
    let labels: Vec<_> = schema.combinators[0].fields.iter().map(|field| field.label.as_str()).collect();
    assert_snapshot!(labels.join(" "), @"field_1 x field_2 field_4_3 n field_6 field_4 field_4_2");
}

#[test]
fn repetitions_are_numbered_from_the_outside_in() {
    let schema = schema("a n:# 2*[3*[int] int] x:n*[4*[5*[int]]] = A;");
    let mut found = Vec::new();
    schema.combinators[0].walk_fields(&mut |field| {
        found.extend(field.ty.as_repetition().map(|it| format!("{}: {:?}", it.number, it.count)));
    });
    assert_snapshot!(found.join("\n"), @"
    0: Const(2)
    1: Const(3)
    2: Var { var: VarId(0), plus: 0 }
    3: Const(4)
    4: Const(5)
    ");
}
