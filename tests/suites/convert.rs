//! Conversions of schemas: no form loses anything that it can hold.

mod json;
mod tlo;

use std::fs;
use std::path::Path;

use insta::assert_snapshot;
use typewright_language::Reader;
use typewright_language::forms::Form;
use typewright_language::forms::tlo::Version;
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

/// The frames of a schema with mistakes.
fn refused(bytes: impl Into<Vec<u8>>) -> String {
    check(Reader::new().schema_bytes("test", bytes), None).unwrap_err().frames(false)
}

/// The frames of a conversion that another form cannot hold.
fn unfit(tl: &str, form: Form) -> String {
    session::convert(Reader::new().schema_text("test", tl), form).unwrap_err().frames(false)
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
