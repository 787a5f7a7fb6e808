//! Compiled schemas: `.tlo`.

use insta::assert_snapshot;
use proptest::prelude::*;
use typewright_language::Reader;
use typewright_language::forms::Form;
use typewright_language::forms::tlo::{Version, decompile};
use typewright_tools::session::check;

use super::{LAYERS, SCHEMA, VERSIONS, convert, refused, text, unfit};

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
