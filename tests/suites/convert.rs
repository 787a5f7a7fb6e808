//! Schemas in their other forms: nothing that a form can say is lost on the way there and back.

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use proptest::prelude::*;
use typewright_language::Reader;
use typewright_language::forms::Form;
use typewright_language::forms::tlo::{Version, decompile};
use typewright_tests::{dump, schema};
use typewright_tools::session::{self, check};

const SCHEMA: &str = "int ? = Int;
vector#1cb5c415 {t:Type} # [ t ] = Vector t;
user#d23c81a3 flags:# premium:flags.0?true id:int names:flags.1?Vector<string> = User;
pair {n:#} a:n*[ int ] b:(n+1)*[ %User ] = Pair n;
---functions---
wrap {X:Type} layer:int query:!X = X;
getUsers ids:vector<int> = Vector<User>;
";

const VERSIONS: [Version; 3] = [Version::V2, Version::V3, Version::V4];

fn convert(bytes: impl Into<Vec<u8>>, form: Form) -> Vec<u8> {
    let report = session::convert(Reader::new().schema_bytes("test", bytes), form).unwrap();
    report.value.bytes
}

fn text(bytes: impl Into<Vec<u8>>, form: Form) -> String {
    String::from_utf8(convert(bytes, form)).unwrap()
}

/// The frames of what is wrong.
fn refused(bytes: impl Into<Vec<u8>>) -> String {
    check(Reader::new().schema_bytes("test", bytes), None).unwrap_err().frames(false)
}

/// The frames of a conversion that another form cannot hold.
fn unfit(tl: &str, form: Form) -> String {
    session::convert(Reader::new().schema_text("test", tl), form).unwrap_err().frames(false)
}

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

const LAYERS: &str = "===8===
message#00000001 text:string = Message;
---functions---
send#00000002 = Message;
---types---
===17===
message#00000003 ttl:int text:string = Message;
";

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
fn tl_never_puts_a_declaration_into_a_layer() {
    let files =
        [("new.tl", "===8===\na#00000001 = A;"), ("base.tl", "b#00000002 = B; ---functions--- f#00000003 = B;")];
    let reader = files.iter().fold(Reader::new(), |reader, (name, tl)| reader.schema_text(*name, *tl));
    let tl = String::from_utf8(session::convert(reader, Form::Tl).unwrap().value.bytes).unwrap();
    assert_snapshot!(tl, @"
    b#00000002 = B;
    ---functions---
    f#00000003 = B;
    ===8===
    ---types---
    a#00000001 = A;
    ");
}

#[test]
fn tlo_refuses_layers() {
    for version in VERSIONS {
        assert!(unfit(LAYERS, Form::Tlo(version)).contains("`.tlo` has no layers"));
    }
    assert_snapshot!(unfit(LAYERS, Form::Tlo(Version::V2)), @"
    error: `.tlo` has no layers, and `message` belongs to layer 8
     --> test:2:1
      |
    2 | message#00000001 text:string = Message;
      | ^^^^^^^
      |
      = help: write JSON or TL, or remove the layer marks and the declarations of other layers

    error: `.tlo` has no layers, and `message` belongs to layer 17
     --> test:7:1
      |
    7 | message#00000003 ttl:int text:string = Message;
      | ^^^^^^^
      |
      = help: write JSON or TL, or remove the layer marks and the declarations of other layers
    ");
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
fn only_converts_a_part() {
    let tl = "int ? = Int; a#1 b:B = A; b#2 = B; c#3 = C; New D; d#4 = D; Vector C; ---functions--- f#5 = A; g#6 = C;";
    let part =
        |form| session::convert(Reader::new().schema_text("test", tl).only(["f"]), form).map(|it| it.value.bytes);
    assert_snapshot!(String::from_utf8(part(Form::Tl).unwrap()).unwrap(), @"
    int ? = Int;
    a#00000001 b:B = A;
    b#00000002 = B;
    ---functions---
    f#00000005 = A;
    ");
    for form in [Form::Json, Form::Tlo(Version::V2)] {
        let read = text(part(form).unwrap(), Form::Tl);
        assert!(read.contains("f#00000005 = A") && !read.contains("g#"), "{read}");
    }
    let nothing = session::convert(Reader::new().schema_text("test", tl).only(["h"]), Form::Tl);
    assert!(nothing.unwrap_err().is_misuse());
}

#[test]
fn tlo_keeps_all_but_comments() {
    assert_snapshot!(text(convert(SCHEMA, Form::Tlo(Version::V2)), Form::Tl), @r#"
    int ? = Int;
    pair#5673fc43 {n:#} a:n*[ int ] b:(n+1)*[ %User ] = Pair<n>;
    string ? = String;
    true#3fedd339 = True;
    user#d23c81a3 flags:# premium:flags.0?true id:int names:flags.1?Vector<string> = User;
    vector#1cb5c415 {t:Type} # [ t ] = Vector<t>;
    ---functions---
    getUsers#047d4334 ids:vector<int> = Vector<User>;
    wrap#62b27f4d {X:Type} layer:int query:!X = X;
    "#);
}

#[test]
fn every_edition_of_tlo_reads_as_the_same_schema() {
    let [second, third, fourth] = VERSIONS.map(|version| text(convert(SCHEMA, Form::Tlo(version)), Form::Tl));
    assert_eq!(second, third);
    assert_eq!(second, fourth);
}

#[test]
fn tlo_is_the_same_after_a_turn_through_tl() {
    let final_and_bare = "a x:int = A; b a:%A c:a = B; c x:%B = C; New D; d = D; Final D; Empty E; _ = F; f = F;";
    for tl in [SCHEMA, final_and_bare] {
        for version in VERSIONS {
            let bytes = convert(tl, Form::Tlo(version));
            assert_eq!(convert(decompile(&bytes).unwrap(), Form::Tlo(version)), bytes, "{tl}");
        }
    }
}

#[test]
fn a_schema_in_json_means_what_it_means_in_tl() {
    let tl = "a#1 x:int = A; b#2 flags:# a:flags.3?Vector<A> = A; ---functions--- f#3 = Vector<A>;";
    let in_json = Reader::new().schema_text("test", text(tl, Form::Json)).read().unwrap().value;
    assert_eq!(dump(&in_json), dump(&schema(tl)));
}

#[test]
fn committed_schemas_survive_every_form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("../schema"), root.join("cases/generated")];
    let mut seen = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            let is_tl = path.extension().is_some_and(|extension| extension == "tl");
            if !is_tl || check(Reader::new().schema(&path), None).is_err() {
                continue;
            }
            seen += 1;
            let tl = fs::read(&path).unwrap();
            for version in VERSIONS {
                let bytes = convert(tl.clone(), Form::Tlo(version));
                assert_eq!(convert(bytes.clone(), Form::Tlo(version)), bytes, "{}", path.display());
            }
        }
    }
    assert!(seen > 10, "{seen} schemas");
}

#[test]
fn losses_are_counted() {
    let tl = "// one\n@read a {t:Type} = A t; int ? = Int;";
    let losses =
        |form| session::convert(Reader::new().schema_bytes("test", tl), form).unwrap().value.losses.to_string();
    assert_snapshot!(losses(Form::Json), @r#"1 annotation, 1 builtin, 1 comment"#);
    assert_snapshot!(losses(Form::Tlo(Version::V2)), @r#"1 annotation, 1 comment"#);
    assert_snapshot!(losses(Form::Tlo(Version::V4)), @r#"1 comment"#);
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
fn mistakes_in_tlo_are_told_with_their_byte() {
    let bytes = convert("a x:int = A;", Form::Tlo(Version::V2));
    assert_snapshot!(refused(&bytes[..bytes.len() - 2]), @r#"
    error: byte 264: the file ends too early
     --> test:1:1
      |
    1 |
      | ^
    "#);
    let mut counted = bytes.clone();
    counted[12..16].fill(0xff);
    assert_snapshot!(refused(counted), @r#"
    error: byte 148: expected a type (12eb4386), found 00000002
     --> test:1:1
      |
    1 |
      | ^
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

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(400) })]

    #[test]
    fn damaged_tlo_is_read_or_refused(at in 0usize..4096, byte: u8, cut in 0usize..4096) {
        let mut bytes = convert(SCHEMA, Form::Tlo(Version::V4));
        let len = bytes.len();
        bytes[4..][at % (len - 4)] = byte;
        bytes.truncate(len - cut % 8);
        if let Ok(tl) = decompile(&bytes) {
            let _ = check(Reader::new().schema_text("test", tl), None);
        }
    }
}
