//! The official JSON of a schema.

use insta::assert_snapshot;
use typewright_language::Reader;
use typewright_language::forms::Form;
use typewright_tests::{dump, schema};

use super::{LAYERS, refused, text, unfit};

#[test]
fn json_has_the_official_form() {
    assert_snapshot!(text("user#d23c81a3 flags:# names:flags.1?Vector<string> = User;\n", Form::Json), @r##"
    {
        "constructors": [
            {
                "id": "-767786589",
                "predicate": "user",
                "params": [
                    {
                        "name": "flags",
                        "type": "#"
                    },
                    {
                        "name": "names",
                        "type": "flags.1?Vector<string>"
                    }
                ],
                "type": "User"
            }
        ],
        "methods": [
        ]
    }
    "##);
}

#[test]
fn json_restores_vectors_and_queries() {
    let tl = "vector {t:Type} # [ t ] = Vector t; ---functions--- wrap {X:Type} query:!X = X;";
    assert_snapshot!(text(text(tl, Form::Json), Form::Tl), @r#"
    vector#1cb5c415 {t:Type} # [ t ] = Vector<t>;
    ---functions---
    wrap#a868e563 {X:Type} query:!X = X;
    "#);
}

#[test]
fn json_keeps_layers() {
    let json = text(LAYERS, Form::Json);
    assert_snapshot!(text(json.clone(), Form::Tl), @"
    ===8===
    message#00000001 text:string = Message;
    ===17===
    message#00000003 ttl:int text:string = Message;
    ===8===
    ---functions---
    send#00000002 = Message;
    ");
    assert_eq!(text(text(json.clone(), Form::Tl), Form::Json), json);
    let quoted = json.replace("\"layer\": 8", "\"layer\": \"8\"");
    assert_ne!(quoted, json);
    assert_eq!(text(quoted, Form::Json), json);
    assert_snapshot!(refused(json.replace("\"layer\": 17", "\"layer\": \"old\"")), @r#"
    error: a layer is a number of 32 bits, found "old"
      --> test:29:22
       |
    29 |             "layer": "old"
       |                      ^^^^^
    "#);
}

#[test]
fn json_keeps_parameters_that_follow() {
    for tl in [
        "pair#00000001 {X:Type} {Y:Type} a:X b:Y = Pair<X,Y>;\nu#00000002 p:Pair<int,string> = U;\n",
        "some#00000001 {t:Type} v:t = Maybe<t>;\nnone#00000002 {t:Type} = Maybe<t>;\n",
        "list#00000001 {t:Type} {n:#} a:n*[ t ] = List<t,n>;\n",
        "masked#00000001 {m:#} a:m.3?int = Masked<m>;\n",
        "next#00000001 {n:#} a:(n+1)*[ int ] = Next<n>;\n",
        "counted#00000001 n:# a:n*[ int ] = Counted;\n",
    ] {
        assert_eq!(text(text(tl, Form::Json), Form::Tl), tl);
    }
}

#[test]
fn json_refuses_parameters_that_do_not_follow() {
    assert_snapshot!(unfit("pass {n:#} a:(Tuple int n) = Pass n; tuple {t:Type} {n:#} a:n*[t] = Tuple t n;", Form::Json), @"
    error: the official JSON cannot hold the parameter `n` of `pass`
     --> test:1:7
      |
    1 | pass {n:#} a:(Tuple int n) = Pass n; tuple {t:Type} {n:#} a:n*[t] = Tuple t n;
      |       ^^^ does not follow from the fields and the result
      |
      = help: write `.tlo` or TL, which keep parameters
    ");
    assert!(unfit("empty {n:#} = Empty n;", Form::Json).contains("the parameter `n` of `empty`"));
}

#[test]
fn ids_in_hexadecimal_get_their_decimal() {
    let with = |id: &str| {
        refused(format!(
            r#"{{"constructors": [{{"id": {id}, "predicate": "a", "params": [], "type": "A"}}], "methods": []}}"#
        ))
    };
    assert_snapshot!(with(r#""997275b5""#), @r#"
    error: an id is a number of 32 bits, found "997275b5"
     --> test:1:26
      |
    1 | {"constructors": [{"id": "997275b5", "predicate": "a", "params": [], "type": "A"}], "methods": []}
      |                          ^^^^^^^^^^
      |
      = help: write it as `"-1720552011"`
    "#);
    for id in [r#""0x997275B5""#, r##""#997275b5""##, r#""997275B5""#] {
        assert!(with(id).contains(r#"write it as `"-1720552011"`"#), "{id}");
    }
    assert!(with(r#""bc799737""#).contains(r#"`"-1132882121"`"#));
    assert!(with(r#""7533a588x""#).contains("a signed decimal, as in"));
    assert!(with("99999999999").contains("a signed decimal, as in"));
}

#[test]
fn a_schema_in_json_means_what_it_means_in_tl() {
    let tl = "a#1 x:int = A; b#2 flags:# a:flags.3?Vector<A> = A; ---functions--- f#3 = Vector<A>;";
    let in_json = Reader::new().schema_text("test", text(tl, Form::Json)).read().unwrap().value;
    assert_eq!(dump(&in_json), dump(&schema(tl)));
}

#[test]
fn mistakes_in_json_are_shown_in_the_json() {
    assert_snapshot!(refused(r#"{"constructors": [{"id": "1", "predicate": "a",
 "params": [{"name": "x", "type": "Vector<Usr"}, {"name": "y"}], "type": "A"}], "methods": []}"#), @r#"
    error: unclosed `<`
     --> test:2:42
      |
    2 |  "params": [{"name": "x", "type": "Vector<Usr"}, {"name": "y"}], "type": "A"}], "methods": []}
      |                                          ^   - expected `>`
      |                                          |
      |                                          opened here

    error: `type` is missing in this object
     --> test:2:50
      |
    2 |  "params": [{"name": "x", "type": "Vector<Usr"}, {"name": "y"}], "type": "A"}], "methods": []}
      |                                                  ^
    "#);
    assert_snapshot!(refused(r#"{"constructors": 3, "methods": [{"id": 1e99, "method": "A", "params": 1, "type": "a"}]}"#), @r#"
    error: `constructors` must be a list, found 3
     --> test:1:18
      |
    1 | {"constructors": 3, "methods": [{"id": 1e99, "method": "A", "params": 1, "type": "a"}]}
      |                  ^

    error: an id is a number of 32 bits, found 1e99
     --> test:1:40
      |
    1 | {"constructors": 3, "methods": [{"id": 1e99, "method": "A", "params": 1, "type": "a"}]}
      |                                        ^^^^
      |
      = help: write it as a signed decimal, as in `"-1132882121"`

    error: a combinator name starts with a lower-case letter, and `A` is a type name
     --> test:1:57
      |
    1 | {"constructors": 3, "methods": [{"id": 1e99, "method": "A", "params": 1, "type": "a"}]}
      |                                                         ^
      |
      = help: did you mean `a`?

    error: `params` must be a list, found 1
     --> test:1:71
      |
    1 | {"constructors": 3, "methods": [{"id": 1e99, "method": "A", "params": 1, "type": "a"}]}
      |                                                                       ^

    error: the result of a function is a boxed type, and `a` is a constructor name
     --> test:1:83
      |
    1 | {"constructors": 3, "methods": [{"id": 1e99, "method": "A", "params": 1, "type": "a"}]}
      |                                                                                   ^
      |
      = help: did you mean `A`?
    "#);
    assert_snapshot!(refused(r#"{"constructors": [{"id": "1", "predicate": "a",
 "params": [{"name": "x", "type": "Usr"}], "type": "A"}], "methods": []}"#), @r#"
    error: unknown type `Usr`
     --> test:2:36
      |
    2 |  "params": [{"name": "x", "type": "Usr"}], "type": "A"}], "methods": []}
      |                                    ^^^ no constructor returns it
    "#);
    assert_snapshot!(refused("{\"constructors\": ["), @r#"
    error: invalid JSON: EOF while parsing a list
     --> test:1:18
      |
    1 | {"constructors": [
      |                  ^
    "#);
}

#[test]
fn deep_and_long_json_is_refused() {
    let deep = "[".repeat(1 << 20);
    assert!(refused(deep).contains("invalid JSON"));
    let name = "a".repeat(1 << 20);
    refused(format!(
        "{{\"constructors\": [{{\"id\": \"1\", \"predicate\": \"{name}?\", \"params\": [], \"type\": \"A\"}}]}}"
    ));
}
