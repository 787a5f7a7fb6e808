//! Pages and error databases on the command line.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::{fs, str};

use insta::assert_snapshot;
use tempfile::TempDir;

const SCHEMA: &str = "thing#00000001 id:int = Thing;
---functions---
get#00000002 flags:# deep:flags.0?true id:int random_id:long = Thing;
put#00000003 thing:Thing = Thing;
";

const GET: &str = "# Method: get

Gets a thing.

### Parameters:

| Name | Type | Description | Required |
|------|------|-------------|----------|
|deep|Bool|Whether to look deep.|Optional|
|id|int|Which.|Yes|

### Return type: [Thing](../types/Thing.md)

### Can bots use this method: **YES**

### Errors

| Code | Type | Description |
|------|------|-------------|
|400|ID_INVALID|There is no such thing.|
";

const ERRORS: &str = r#"{
    "errors": { "400": { "ID_INVALID": ["get", "put"] }, "420": { "FLOOD_WAIT_%d": [] } },
    "descriptions": { "FLOOD_WAIT_%d": "Wait for %d seconds." },
    "user_only": ["put"]
}"#;

const CONFIG: &str = "[[bindings]]
schemas = [\"api.tl\"]
docs = \"docs\"
errors = [\"errors.json\"]
out = \"api\"
";

fn folder() -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::create_dir_all(dir.path().join("docs/methods")).unwrap();
    write(&dir, "docs/methods/get.md", GET);
    write(&dir, "api.tl", SCHEMA);
    write(&dir, "errors.json", ERRORS);
    write(&dir, "typewright.toml", CONFIG);
    dir
}

fn write(dir: &TempDir, name: &str, text: &str) {
    fs::write(dir.path().join(name), text).unwrap();
}

fn read(dir: &TempDir, name: &str) -> String {
    fs::read_to_string(dir.path().join(name)).unwrap()
}

/// The output of the command, and its exit code.
fn typewright(dir: &TempDir, args: &[&str]) -> String {
    let output = support::typewright().args(args).current_dir(dir).output().unwrap();
    let (out, err) = (str::from_utf8(&output.stdout).unwrap(), str::from_utf8(&output.stderr).unwrap());
    let here = dir.path().canonicalize().unwrap();
    format!("{err}{out}exit code {}", output.status.code().unwrap()).replace(here.to_str().unwrap(), "[dir]")
}

const CHECK: &[&str] = &["check", "api.tl", "--docs", "docs", "--errors", "errors.json"];

#[test]
fn pages_that_agree_are_counted() {
    assert_snapshot!(typewright(&folder(), CHECK), @"
    1 file: 1 type, 1 constructor, 2 functions; 0 warnings, 7 notes
    1 of 1 pages of methods agree with the schema
      1 have no page: put
    0 of 0 pages of constructors agree with the schema
      1 have no page: thing
    exit code 0
    ");
}

#[test]
fn pages_that_contradict_are_shown_with_both_places() {
    let dir = folder();
    write(
        &dir,
        "docs/methods/get.md",
        &GET.replace("|id|int|Which.|Yes|", "|id|[Thing](../types/Thing.md)|Which.|Yes|"),
    );
    assert_snapshot!(typewright(&dir, CHECK), @"
    warning[TL040]: the page calls `id` `Thing`, the schema `int`
      --> docs/methods/get.md:10:5
       |
    10 | |id|[Thing](../types/Thing.md)|Which.|Yes|
       |     ^^^^^^^^^^^^^^^^^^^^^^^^^^
       |
      ::: api.tl:3:40
       |
     3 | get#00000002 flags:# deep:flags.0?true id:int random_id:long = Thing;
       |                                        ------ in the schema
    1 file: 1 type, 1 constructor, 2 functions; 1 warning, 7 notes
    0 of 1 pages of methods agree with the schema
      1 contradict it: get
      1 have no page: put
    0 of 0 pages of constructors agree with the schema
      1 have no page: thing
    exit code 0
    ");
}

#[test]
fn notes_are_shown_on_demand() {
    assert_snapshot!(typewright(&folder(), &[CHECK, &["--notes"]].concat()), @"
    note[TL042]: no page documents the constructor `thing`
     --> api.tl:1:1
      |
    1 | thing#00000001 id:int = Thing;
      | ^^^^^

    note[TL001]: `thing` keeps its id 00000001; its text gives bd45df17
     --> api.tl:1:6
      |
    1 | thing#00000001 id:int = Thing;
      |      ^^^^^^^^^

    note[TL001]: `get` keeps its id 00000002; its text gives 2f35a1f4
     --> api.tl:3:4
      |
    3 | get#00000002 flags:# deep:flags.0?true id:int random_id:long = Thing;
      |    ^^^^^^^^^

    note[TL042]: no page documents the method `put`
     --> api.tl:4:1
      |
    4 | put#00000003 thing:Thing = Thing;
      | ^^^

    note[TL001]: `put` keeps its id 00000003; its text gives 6ef1439b
     --> api.tl:4:4
      |
    4 | put#00000003 thing:Thing = Thing;
      |    ^^^^^^^^^

    note[TL041]: the page hides `flags`: the presence of other fields makes it
     --> docs/methods/get.md:1:1
      |
    1 | # Method: get
      | ^^^^^^^^^^^^^
      |
     ::: api.tl:3:14
      |
    3 | get#00000002 flags:# deep:flags.0?true id:int random_id:long = Thing;
      |              ------- in the schema

    note[TL041]: the page hides `random_id`: the client draws it at random
     --> docs/methods/get.md:1:1
      |
    1 | # Method: get
      | ^^^^^^^^^^^^^
      |
     ::: api.tl:3:47
      |
    3 | get#00000002 flags:# deep:flags.0?true id:int random_id:long = Thing;
      |                                               -------------- in the schema
    1 file: 1 type, 1 constructor, 2 functions; 0 warnings, 7 notes
    1 of 1 pages of methods agree with the schema
      1 have no page: put
    0 of 0 pages of constructors agree with the schema
      1 have no page: thing
    exit code 0
    ");
}

#[test]
fn pages_and_databases_show_errors_in_place() {
    let dir = folder();
    write(&dir, "errors.json", &ERRORS.replace("[\"get\", \"put\"]", "[\"get\", 7]"));
    write(&dir, "docs/methods/put.md", "Nothing is said of what this is about.\n");
    assert_snapshot!(typewright(&dir, CHECK), @r#"
    error: no heading names the subject of the page
     --> docs/methods/put.md:1:1
      |
    1 | Nothing is said of what this is about.
      | ^
      |
      = help: write `# Method: name`, `# Constructor: name` or `# Type: name`

    error: expected a string, found 7
     --> errors.json:2:48
      |
    2 |     "errors": { "400": { "ID_INVALID": ["get", 7] }, "420": { "FLOOD_WAIT_%d": [] } },
      |                                                ^

    2 errors
    exit code 1
    "#);
    fs::write(dir.path().join("docs/methods/put.md"), b"# Method: put\n\xff").unwrap();
    assert_snapshot!(typewright(&dir, CHECK), @r#"
    error: the text is not UTF-8
     --> docs/methods/put.md:2:1
      |
    2 | �
      | ^
      |
      = help: save the file as UTF-8

    error: expected a string, found 7
     --> errors.json:2:48
      |
    2 |     "errors": { "400": { "ID_INVALID": ["get", 7] }, "420": { "FLOOD_WAIT_%d": [] } },
      |                                                ^

    2 errors
    exit code 1
    "#);
    assert_snapshot!(typewright(&dir, &["check", "api.tl", "--docs", "nowhere", "--errors", "docs"]), @"
    error: can't read nowhere: no such file in [dir]
    error: can't read docs: there is no `.json`, `.csv` or `.tsv` file in this folder
    exit code 2
    ");
}

#[test]
fn a_folder_stands_for_all_databases_in_it() {
    let dir = folder();
    fs::create_dir_all(dir.path().join("errors/pyrogram")).unwrap();
    let table = |description: &str| format!("name,codes,description\nID_INVALID,400,{description}\n");
    write(&dir, "errors/a.csv", &table("First."));
    write(&dir, "errors/b.csv", &table("Second."));
    write(&dir, "errors/c.json", r#"[{"code": 406, "name": "OTHER", "description": "Another."}]"#);
    write(&dir, "errors/pyrogram/303_SEE_OTHER.tsv", "id\tmessage\nTHERE_X\tGo to {value}\n");
    write(&dir, "errors/README.md", "no database");
    for (name, said) in [("ID_INVALID", "First."), ("OTHER", "Another."), ("THERE_%d", "303")] {
        let explained = typewright(&dir, &["explain", name, "--schema", "api.tl", "--errors", "errors"]);
        assert!(explained.contains(said), "{explained}");
    }
    let config = |errors: &str| write(&dir, "typewright.toml", &CONFIG.replace("\"errors.json\"", errors));
    config(r#""errors""#);
    assert!(typewright(&dir, &["generate"]).ends_with("exit code 0"));
    config(r#""errors/a.csv", "errors/b.csv", "errors/c.json", "errors/pyrogram""#);
    assert!(typewright(&dir, &["generate", "--check"]).ends_with("exit code 0"));
    fs::remove_file(dir.path().join("errors/pyrogram/303_SEE_OTHER.tsv")).unwrap();
    assert_snapshot!(typewright(&dir, &["generate", "--check"]), @r#"
    error: can't read errors/pyrogram: there is no `.json`, `.csv` or `.tsv` file in this folder
     --> typewright.toml:4:60
      |
    4 | errors = ["errors/a.csv", "errors/b.csv", "errors/c.json", "errors/pyrogram"]
      |                                                            ^^^^^^^^^^^^^^^^^
    exit code 2
    "#);
}

#[test]
fn documentation_is_in_the_bindings() {
    let dir = folder();
    typewright(&dir, &["generate"]);
    let functions = read(&dir, "api/functions.rs");
    for said in ["/// Gets a thing.", "/// Which.", "pub enum GetError", "bots: Some(true)", "pub enum PutError"] {
        assert!(functions.contains(said), "{said} is missing from\n{functions}");
    }
    assert!(read(&dir, "api/errors.rs").contains("pub enum CommonError"));
    assert_eq!(typewright(&dir, &["generate", "--check"]), "All bindings are up to date.\nexit code 0");
}

#[test]
fn losses_stop_the_run() {
    let dir = folder();
    typewright(&dir, &["generate"]);
    let (counts, functions) = (read(&dir, "typewright.counts.toml"), read(&dir, "api/functions.rs"));
    assert_snapshot!(counts, @"
    # How much was documented when the bindings were made. `typewright generate` keeps this file, and fails when a
    # count falls by more than `max_loss` percent.

    [api]
    described_definitions = 1
    described_fields = 2
    errors = 2
    functions_with_availability = 2
    functions_with_errors = 2
    ");

    write(&dir, "docs/methods/get.md", &GET.replace("### Parameters", "### Arguments"));
    assert_snapshot!(typewright(&dir, &["generate"]), @"
    error: api: described fields fell from 2 to 0
    If a loss of more than 5 % is meant, run: typewright generate --accept-loss
    exit code 1
    ");
    assert_eq!(read(&dir, "typewright.counts.toml"), counts);
    assert_eq!(read(&dir, "api/functions.rs"), functions);
    let checked = typewright(&dir, &["generate", "--check"]);
    for said in ["stale: typewright.counts.toml differs", "\n-described_fields = 2\n", "\n+described_fields = 0\n"] {
        assert!(checked.contains(said), "{said} is missing from\n{checked}");
    }
    fs::remove_file(dir.path().join("typewright.counts.toml")).unwrap();
    assert!(typewright(&dir, &["generate", "--check"]).contains("stale: typewright.counts.toml is missing"));
    write(&dir, "typewright.counts.toml", &counts);

    let accepted = typewright(&dir, &["generate", "--accept-loss"]);
    assert!(accepted.ends_with("exit code 0"), "{accepted}");
    assert!(read(&dir, "typewright.counts.toml").contains("described_fields = 0"));
}

#[test]
fn losses_have_a_configured_limit() {
    let dir = folder();
    typewright(&dir, &["generate"]);
    write(&dir, "docs/methods/get.md", &GET.replace("|Which.|", "||"));
    assert!(typewright(&dir, &["generate"]).ends_with("exit code 1"));
    write(&dir, "typewright.toml", &format!("max_loss = 50\n{CONFIG}"));
    assert!(typewright(&dir, &["generate"]).ends_with("exit code 0"));
}
