//! Error databases of every form, and broken ones.

use std::fmt::Write;
use std::path::Path;

use proptest::prelude::*;
use typewright_language::Reader;
use typewright_language::pages::errors::{ErrorDatabase, Methods, from_pages, merge, read_errors};
use typewright_language::pages::read_page;
use typewright_language::schema::{ErrorId, Meaning};
use typewright_language::source::{Diagnostics, SourceMap, Span};

/// The sources of a test, and the findings in them.
#[derive(Default)]
struct Desk {
    sources: SourceMap,
    diagnostics: Diagnostics,
}

impl Desk {
    fn read(&mut self, name: &str) -> Option<ErrorDatabase> {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/errors").join(name);
        let bytes = std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        read_errors(name, &bytes, &mut self.sources, &mut self.diagnostics)
    }

    fn findings(&self) -> String {
        let mut out = String::new();
        for finding in self.diagnostics.sorted() {
            let at = self.sources.get(finding.primary.span.file).unwrap().line_column(finding.primary.span.start);
            writeln!(out, "{}:{} {:?}: {}", at.line, at.column, finding.level, finding.message).unwrap();
        }
        out
    }
}

fn shown(database: &ErrorDatabase) -> String {
    let mut out = String::new();
    for record in &database.records {
        let methods = match &record.methods {
            Methods::All => "any method".to_owned(),
            Methods::Some(methods) => format!("{methods:?}"),
        };
        write!(out, "{} {} {methods}", record.code, record.name).unwrap();
        if let Some(description) = &record.description {
            write!(out, " {description:?}").unwrap();
        }
        if let Some(parameter) = &record.parameter {
            write!(out, " of {parameter}").unwrap();
        }
        writeln!(out).unwrap();
    }
    out
}

/// A case as it was parsed, and the findings.
fn read(name: &str) -> String {
    let mut desk = Desk::default();
    let database = desk.read(name);
    database.as_ref().map_or("nothing\n".to_owned(), shown) + &desk.findings()
}

#[test]
fn the_official_list() {
    insta::assert_snapshot!(read("core.json"), @r#"
    400 Timeout {"phone.acceptCall", "phone.requestCall"}
    400 USER_IS_BLOCKED {"phone.requestCall"} "See [there](https://example.org/a), or phone (`phone.requestCall`) now."
    403 USER_IS_BLOCKED {"messages.send"} "See [there](https://example.org/a), or phone (`phone.requestCall`) now."
    420 2FA_CONFIRM_WAIT_%d {"account.deleteAccount"}
    420 FLOOD_WAIT_%d any method "Rest for %d seconds."
    "#);
}

#[test]
fn the_official_list_says_who_may_call_what() {
    let database = Desk::default().read("core.json").unwrap();
    assert_eq!(database.layer, Some(227));
    assert_eq!(database.user_only.unwrap().len(), 2);
    assert_eq!(database.bot_only.unwrap().len(), 0);
    assert!(database.business_supported.unwrap().contains("messages.send"));
    assert!(database.unauthed_allowed.unwrap().contains("account.deleteAccount"));
}

#[test]
fn its_relatives_are_told_apart_by_their_shape() {
    insta::assert_snapshot!(read("v4.json"), @r#"
    -503 Timeout {"phone.requestCall"} "Nobody answered."
    420 FLOOD_WAIT_%d any method
    "#);
    insta::assert_snapshot!(read("v3.json"), @r#"
    400 PREVIOUS_IMPORT_WAIT_%dMIN {"invokeWithLayer"}
    400 USER_IS_BLOCKED {"invokeWithLayer", "phone.requestCall"} "Shut out."
    "#);
    insta::assert_snapshot!(read("v2.json"), @r#"
    400 FILE_PART_%d_MISSING {"phone.acceptCall"} "Part %d is lost"
    400 USER_IS_BLOCKED {"phone.requestCall"} "Shut out."
    500 memory limit exit {"phone.requestCall"}
    "#);
    assert_eq!(Desk::default().read("v4.json").unwrap().user_only, None);
}

#[test]
fn telethon_names_the_numbers_and_no_methods() {
    insta::assert_snapshot!(read("telethon.csv"), @r#"
    -500 INTERDC_%d_CALL_ERROR {} "DC %d does not answer" of dc
    400 NOTE_EMPTY {} "Two\nlines, and \"quotes\""
    400 USER_IS_BLOCKED {}
    403 USER_IS_BLOCKED {}
    420 FLOOD_WAIT_%d {} "Rest for %d seconds, please" of seconds
    500 INTERDC_%d_CALL_ERROR {} "DC %d does not answer" of dc
    3:1 Warning: `FLOOD_WAIT_FOREVER` has no code and is ignored
    "#);
}

#[test]
fn pyrogram_has_the_code_in_the_file_name() {
    insta::assert_snapshot!(read("303_SEE_OTHER.tsv"), @r#"
    303 ABOUT_TOO_LONG {} "The text is too long"
    303 FILE_MIGRATE_%d {} "Ask DC %d"
    303 SLOW_%d {} "Wait %d" of seconds
    "#);
    insta::assert_snapshot!(read("broken/400_ODD.tsv"), @r#"
    400 A {} "Again"
    2:1 Error: expected an identifier and a message
    3:2 Error: expected an identifier and a message
    4:1 Warning: second row of this error
    "#);
    insta::assert_snapshot!(read("broken/no_code.tsv"), @"
    nothing
    1:1 Error: no code in the file name of a table of identifiers and messages
    ");
}

#[test]
fn mtcute_has_errors_by_name() {
    insta::assert_snapshot!(read("mtcute.json"), @r#"
    400 NOTE_EMPTY {"phone.requestCall"}
    420 FLOOD_WAIT_%d {"help.getConfig"} "Rest for %d seconds" of seconds
    7:50 Warning: `NOWHERE` is not among `errors` and is ignored
    10:3 Warning: unknown key `more` is ignored
    "#);
    let database = Desk::default().read("mtcute.json").unwrap();
    assert!(database.user_only.unwrap().contains("phone.requestCall"));
    assert!(database.bot_only.unwrap().contains("bots.setBotInfo"));
}

#[test]
fn lists_of_errors_name_no_methods() {
    insta::assert_snapshot!(read("list.json"), @r#"
    400 NOTE_EMPTY {}
    403 NOTE_EMPTY {}
    420 FLOOD_WAIT_%d {} "Rest for %d seconds" of seconds
    5:3 Error: an error needs a code and a name
    "#);
}

/// The errors that any function may raise, and those of each function, as a schema has them.
fn documented(databases: &[(&str, &str)]) -> String {
    let tl = "boolTrue = Bool; ---functions--- send = Bool; fetch = Bool;";
    let reader = Reader::new().schema_text("test.tl", tl);
    let reader = databases.iter().fold(reader, |reader, (name, text)| reader.errors_bytes(*name, *text));
    let schema = reader.read().unwrap().value;
    let shown = |id: &ErrorId| {
        let error = schema.documentation.error(*id).unwrap();
        format!(" {} {:?}", error.name, error.codes)
    };
    let mut out = format!("any:{}\n", schema.documentation.common.iter().map(shown).collect::<String>());
    for (id, facts) in schema.documentation.calls.iter() {
        let name = &schema.combinator(id).unwrap().name;
        writeln!(out, "{name}:{}", facts.own_errors().iter().map(shown).collect::<String>()).unwrap();
    }
    out
}

const TABLE: &str = "name,codes,description\nRPC_CALL_FAIL,500,Trouble\nFILE_MIGRATE_X,303,Ask DC {dc}\n";

#[test]
fn a_table_alone_says_what_any_function_may_raise() {
    insta::assert_snapshot!(documented(&[("errors.csv", TABLE)]), @"any: FILE_MIGRATE_%d [303] RPC_CALL_FAIL [500]");
    let message = [("500_INTERNAL.tsv", "id\tmessage\nRPC_CALL_FAIL\tTrouble\n")];
    insta::assert_snapshot!(documented(&message), @"any: RPC_CALL_FAIL [500]");
    insta::assert_snapshot!(documented(&[("list.json", r#"[{"name": "A", "code": 400}]"#)]), @"any: A [400]");
}

#[test]
fn an_error_has_every_code_that_any_source_has() {
    let official = r#"{"errors": {"400": {"FILE_MIGRATE_%d": ["fetch"]}, "403": {"DENIED": ["send"]}, "406": {"DENIED": ["fetch"]}}}"#;
    insta::assert_snapshot!(documented(&[("core.json", official), ("errors.csv", TABLE)]), @"
    any:
    send: DENIED [403, 406]
    fetch: DENIED [403, 406] FILE_MIGRATE_%d [303, 400]
    ");
}

#[test]
fn places_are_those_of_the_names() {
    let mut desk = Desk::default();
    let text = |desk: &Desk, span: Span| desk.sources.text(span).to_owned();
    let official = desk.read("core.json").unwrap();
    assert_eq!(text(&desk, official.records[0].sources[0]), "\"Timeout\"");
    let table = desk.read("telethon.csv").unwrap();
    let note = table.records.iter().find(|record| record.name == "NOTE_EMPTY").unwrap();
    assert_eq!(text(&desk, note.sources[0]), "NOTE_EMPTY,400,\"Two");
}

#[test]
fn merging_joins_methods_and_keeps_the_first_text() {
    let mut desk = Desk::default();
    let page = "# Method: phone.requestCall\n\n### Return type: [X](X.md)\n\n### Errors\n\n|Code|Type|Description|\n|-|-|-|\n\
                |400|USER_IS_BLOCKED|Of the page|\n|406|ONLY_HERE|Of the page|\n";
    let page = read_page("page.md", page.as_bytes(), &mut desk.sources, &mut desk.diagnostics).unwrap();
    let names = ["v3.json", "core.json", "telethon.csv"];
    let mut databases: Vec<_> = names.iter().map(|name| desk.read(name).unwrap()).collect();
    databases.push(from_pages([&page]));
    let merged = merge(databases);
    insta::assert_snapshot!(shown(&merged), @r#"
    -500 INTERDC_%d_CALL_ERROR {} "DC %d does not answer" of dc
    400 NOTE_EMPTY {} "Two\nlines, and \"quotes\""
    400 PREVIOUS_IMPORT_WAIT_%dMIN {"invokeWithLayer"}
    400 Timeout {"phone.acceptCall", "phone.requestCall"}
    400 USER_IS_BLOCKED {"invokeWithLayer", "phone.requestCall"} "Shut out."
    403 USER_IS_BLOCKED {"messages.send"} "See [there](https://example.org/a), or phone (`phone.requestCall`) now."
    406 ONLY_HERE {"phone.requestCall"} "Of the page"
    420 2FA_CONFIRM_WAIT_%d {"account.deleteAccount"}
    420 FLOOD_WAIT_%d any method "Rest for %d seconds." of seconds
    500 INTERDC_%d_CALL_ERROR {} "DC %d does not answer" of dc
    "#);
    let blocked = merged.records.iter().find(|record| record.name == "USER_IS_BLOCKED").unwrap();
    let files: Vec<_> = blocked.sources.iter().map(|span| desk.sources.get(span.file).unwrap().name()).collect();
    assert_eq!(files, ["v3.json", "core.json", "telethon.csv", "page.md"]);
    assert_eq!(merged.layer, Some(227));
}

#[test]
fn merging_one_database_changes_nothing() {
    for name in ["core.json", "v2.json", "v3.json", "v4.json", "telethon.csv"] {
        let database = Desk::default().read(name).unwrap();
        assert_eq!(merge([database.clone()]), database, "{name}");
        assert_eq!(merge([database.clone(), database.clone()]), database, "{name}");
    }
}

#[test]
fn numbers_have_meanings() {
    let mut desk = Desk::default();
    let names = ["core.json", "v3.json", "telethon.csv"];
    let merged = merge(names.map(|name| desk.read(name).unwrap()));
    let meanings: String = merged
        .records
        .iter()
        .filter_map(|record| {
            let meaning = Meaning::find(&record.name, record.description.as_deref(), record.parameter.as_deref())?;
            Some(format!("{} {meaning:?}\n", record.name))
        })
        .collect();
    insta::assert_snapshot!(meanings, @r"
    INTERDC_%d_CALL_ERROR Datacenter
    PREVIOUS_IMPORT_WAIT_%dMIN Minutes
    2FA_CONFIRM_WAIT_%d Seconds
    FLOOD_WAIT_%d Seconds
    INTERDC_%d_CALL_ERROR Datacenter
    ");
}

#[test]
fn json_that_ends_too_early_is_an_error_at_its_end() {
    insta::assert_snapshot!(read("broken/cut_short.json"), @"
    nothing
    3:22 Error: invalid JSON: EOF while parsing a list
    ");
}

#[test]
fn wrong_shapes_say_what_was_expected_and_the_rest_is_read() {
    insta::assert_snapshot!(read("broken/wrong_shapes.json"), @r#"
    400 B {"y"}
    400 OK {"z"}
    2:15 Error: expected a code such as "400", found "many"
    2:41 Error: expected a list of methods, found "x"
    2:57 Error: expected a string, found 1
    2:61 Error: an error needs a name
    2:91 Error: expected an object of errors by name or by method, found a list
    3:19 Error: expected an object of descriptions by name, found a list
    4:12 Error: expected the number of a layer, found "new"
    5:16 Error: expected a list of methods, found an object
    6:3 Warning: unknown key `extra` is ignored
    "#);
    insta::assert_snapshot!(read("broken/methods_for_names.json"), @"1:24 Error: expected the name of an error, found `phone.requestCall`");
    insta::assert_snapshot!(read("broken/v2_wrong.json"), @r#"
    1:25 Error: expected a number, the code, found "400"
    1:56 Error: an error needs a code and a name
    1:79 Error: expected an object, an error, found 7
    1:88 Error: expected a list of objects, the errors of a method, found 1
    "#);
    insta::assert_snapshot!(read("broken/not_a_list.json"), @"
    1:2 Error: expected an object, an error, found 1
    1:5 Error: expected an object, an error, found 2
    ");
}

#[test]
fn duplicates_are_warnings() {
    insta::assert_snapshot!(read("broken/twice.json"), @r#"
    400 A {"x", "y"}
    1:36 Warning: duplicate key
    "#);
}

#[test]
fn rows_that_cannot_be_read_are_errors() {
    insta::assert_snapshot!(read("broken/odd_rows.csv"), @r#"
    400 A {} "Again"
    400 B {} "Half a code"
    403 A {} "Again"
    3:1 Error: expected a name, codes and a description
    4:1 Error: `many` is not a code
    5:1 Error: expected a name, codes and a description
    6:1 Warning: second row of this error
    "#);
    insta::assert_snapshot!(read("broken/no_header.csv"), @"
    nothing
    1:1 Error: unknown format of an error database
    ");
}

#[test]
fn depth_is_no_danger() {
    let deep = "[".repeat(200_000);
    for text in [deep.clone(), format!("{{\"errors\":{deep}"), format!("{{\"errors\":{deep}{}}}", "]".repeat(200_000))]
    {
        let mut desk = Desk::default();
        read_errors("deep.json", text.as_bytes(), &mut desk.sources, &mut desk.diagnostics);
        assert!(desk.diagnostics.has_errors());
    }
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic(
        pieces in prop::collection::vec(prop_oneof![
            prop::sample::select(vec![
                "{", "}", "[", "]", ":", ",", "\"errors\"", "\"result\"", "\"400\"", "\"A_X\"", "\"a.b\"", "1", "null", "é", "\\",
                "name,codes,description\n", "A,400,{x}\n", "\"", "\n",
            ]).prop_map(str::to_owned),
            "\\PC{0,3}",
        ], 0..20),
    ) {
        let mut desk = Desk::default();
        read_errors("any", pieces.concat().as_bytes(), &mut desk.sources, &mut desk.diagnostics);
        for finding in desk.diagnostics.sorted() {
            let span = finding.primary.span;
            prop_assert!(desk.sources.get(span.file).unwrap().text().get(span.range()).is_some(), "{span:?}");
        }
    }
}
