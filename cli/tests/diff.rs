//! `typewright diff`, as its users meet it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod support;

use std::path::Path;
use std::process::{Output, Stdio};
use std::{fs, str};

use insta::assert_snapshot;
use support::git;
use tempfile::TempDir;

const OLD: &str = "// LAYER 190
photo#0000000a id:long = Photo;
gift#56d03994 flags:# via:flags.0?true unclaimed:flags.2?true boost:flags.1?string months:int slug:string note:flags.3?string = Gift;
color#0000000b flags:# color:flags.0?int = PeerColor;
gone#0000000c = Gone;
---functions---
getPhoto#0000000d id:long = Photo;
";

const NEW: &str = "photo#0000000e flags:# id:long title:flags.0?string = Photo;
gift#56d03994 flags:# via:flags.0?true unclaimed:flags.5?true boost:flags.1?string months:int slug:string note:flags.3?string = Gift;
color#0000000b flags:# color:flags.0?int = PeerColor;
colorCollectible#0000000f id:long = PeerColor;
---functions---
getPhoto#00000010 id:long = Vector<Photo>;
getPhotos#00000011 = Vector<Photo>;
// LAYER 214
";

/// A folder with both schemas, and what else a test needs.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in [("old.tl", OLD), ("new.tl", NEW)].iter().chain(files) {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    dir
}

fn run(dir: &Path, args: &[&str]) -> Output {
    let mut command = support::typewright();
    // What git says is shown, in the language that it is set to.
    command.env("LC_ALL", "C").arg("diff").args(args).current_dir(dir).output().unwrap()
}

/// What `typewright diff` says, and its exit code.
fn diff(dir: &TempDir, args: &[&str]) -> String {
    let output = run(dir.path(), args);
    let (out, err) = (str::from_utf8(&output.stdout).unwrap(), str::from_utf8(&output.stderr).unwrap());
    let here = dir.path().canonicalize().unwrap();
    format!("{out}{err}exit code {}", output.status.code().unwrap()).replace(here.to_str().unwrap(), "[dir]")
}

fn exit_code(dir: &TempDir, args: &[&str]) -> i32 {
    run(dir.path(), args).status.code().unwrap()
}

/// Both schemas, as they are in most tests.
fn both(args: &[&str]) -> String {
    diff(&folder(&[]), &[&["old.tl", "new.tl"], args].concat())
}

#[test]
fn diff_as_text() {
    assert_snapshot!(both(&[]), @"
    old  old.tl: layer 190, 4 types, 4 constructors, 1 function
    new  new.tl: layer 214, 3 types, 4 constructors, 2 functions

    types         +0 -1 ~1
    constructors  +1 -1 ~2 (1 under the same id)
    functions     +1 -0 ~1
    breaking      4 on the wire, 4 in source
    risky         1 on the wire, 2 in source

    types removed
    - Gone
        warning[type-removed]: it is gone (source: breaking)

    types changed

    ~ PeerColor  new.tl:3:44
        warning[type-grew]: the struct of `color` becomes an enum: it has 2 constructors (source: breaking)

    constructors removed
    - gone#0000000c = Gone;
        warning[constructor-removed]: it is gone (wire: breaking, source: breaking)

    constructors changed

    ~ photo  new.tl:1:1
        - photo#0000000a id:long = Photo;
               ^^^^^^^^^
        + photo#0000000e flags:# id:long title:flags.0?string = Photo;
               ^^^^^^^^^ ^^^^^^^         ^^^^^^^^^^^^^^^^^^^^
        warning[id-changed]: the id is `0000000e`, it was `0000000a` (wire: breaking)
        warning[mask-added]: `flags` is new (wire: breaking)
        note[optional-field-added]: `title` is new (wire: risky, source: risky)

    ~ gift  new.tl:2:1
        - gift#56d03994 … unclaimed:flags.2?true … = Gift;
                                    ^^^^^^^^
        + gift#56d03994 … unclaimed:flags.5?true … = Gift;
                                    ^^^^^^^^
        warning[field-bit-moved]: `unclaimed` is under `flags.5`, it was under `flags.2` (wire: breaking)

    constructors added
    + colorCollectible#0000000f id:long = PeerColor;

    functions changed

    ~ getPhoto  new.tl:6:1
        - getPhoto#0000000d id:long = Photo;
                  ^^^^^^^^^           ^^^^^
        + getPhoto#00000010 id:long = Vector<Photo>;
                  ^^^^^^^^^           ^^^^^^^^^^^^^
        warning[id-changed]: the id is `00000010`, it was `0000000d` (wire: breaking)
        warning[result-changed]: it returns `Vector<Photo>`, it returned `Photo` (wire: breaking, source: breaking)

    functions added
    + getPhotos#00000011 = Vector<Photo>;

    0 errors, 8 warnings, 3 notes
    exit code 0
    ");
}

#[test]
fn diff_as_markdown() {
    assert_snapshot!(both(&["--format", "markdown"]), @"
    ## Layer 190 → Layer 214

    | | Added | Removed | Changed | Under the same id | Documentation alone |
    |---|--:|--:|--:|--:|--:|
    | Types | 0 | 1 | 1 | 0 | 0 |
    | Constructors | 1 | 1 | 2 | 1 | 0 |
    | Functions | 1 | 0 | 1 | 0 | 0 |

    Breaking: 4 on the wire, 4 in source.

    ### Removed

    <details open><summary>Types: 1</summary>

    ```text
    Gone
    ```

    </details>

    <details open><summary>Constructors: 1</summary>

    ```tl
    gone#0000000c = Gone;
    ```

    </details>

    ### Changed

    #### Type `PeerColor`

    - the struct of `color` becomes an enum: it has 2 constructors (source: breaking)

    #### Constructor `photo`

    - the id is `0000000e`, it was `0000000a` (wire: breaking)
    - `flags` is new (wire: breaking)
    - `title` is new (wire: risky, source: risky)

    ```diff
    - photo#0000000a id:long = Photo;
    + photo#0000000e flags:# id:long title:flags.0?string = Photo;
    ```

    #### Constructor `gift`

    - `unclaimed` is under `flags.5`, it was under `flags.2` (wire: breaking)

    ```diff
    - gift#56d03994 … unclaimed:flags.2?true … = Gift;
    + gift#56d03994 … unclaimed:flags.5?true … = Gift;
    ```

    #### Function `getPhoto`

    - the id is `00000010`, it was `0000000d` (wire: breaking)
    - it returns `Vector<Photo>`, it returned `Photo` (wire: breaking, source: breaking)

    ```diff
    - getPhoto#0000000d id:long = Photo;
    + getPhoto#00000010 id:long = Vector<Photo>;
    ```

    ### Added

    <details><summary>Constructors: 1</summary>

    ```tl
    colorCollectible#0000000f id:long = PeerColor;
    ```

    </details>

    <details><summary>Functions: 1</summary>

    ```tl
    getPhotos#00000011 = Vector<Photo>;
    ```

    </details>
    exit code 0
    ");
}

#[test]
fn diff_as_annotations() {
    assert_snapshot!(both(&["--format", "github", "--fail-on", "source"]), @"
    ::error title=type-removed::Gone: it is gone (source: breaking)
    ::error file=new.tl,line=3,col=44,title=type-grew::PeerColor: the struct of `color` becomes an enum: it has 2 constructors (source: breaking)
    ::error title=constructor-removed::gone: it is gone (wire: breaking, source: breaking)
    ::error file=new.tl,line=6,col=1,title=result-changed::getPhoto: it returns `Vector<Photo>`, it returned `Photo` (wire: breaking, source: breaking)
    ::warning file=new.tl,line=1,col=1,title=id-changed::photo: the id is `0000000e`, it was `0000000a` (wire: breaking)
    ::warning file=new.tl,line=1,col=1,title=mask-added::photo: `flags` is new (wire: breaking)
    ::warning file=new.tl,line=2,col=1,title=field-bit-moved::gift: `unclaimed` is under `flags.5`, it was under `flags.2` (wire: breaking)
    ::warning file=new.tl,line=6,col=1,title=id-changed::getPhoto: the id is `00000010`, it was `0000000d` (wire: breaking)
    ::notice file=new.tl,line=1,col=1,title=optional-field-added::photo: `title` is new (wire: risky, source: risky)
    ::notice file=new.tl,line=4,col=1,title=constructor-added::colorCollectible: `PeerColor` has one more constructor (wire: risky, source: risky)
    ::notice file=new.tl,line=7,col=1,title=function-added::getPhotos: it is new
    exit code 1
    ");
}

#[test]
fn diff_as_json() {
    let dir = folder(&[("a.tl", "a#1 flags:# x:flags.0?true = A;"), ("b.tl", "a#1 flags:# x:flags.1?true = A;")]);
    assert_snapshot!(diff(&dir, &["a.tl", "b.tl", "--format", "json"]), @r#"
    {
      "old": {
        "name": "a.tl",
        "layer": null,
        "types": 1,
        "constructors": 1,
        "functions": 0
      },
      "new": {
        "name": "b.tl",
        "layer": null,
        "types": 1,
        "constructors": 1,
        "functions": 0
      },
      "summary": {
        "types": {
          "added": 0,
          "removed": 0,
          "changed": 0,
          "under_the_same_id": 0,
          "in_documentation": 0
        },
        "constructors": {
          "added": 0,
          "removed": 0,
          "changed": 1,
          "under_the_same_id": 1,
          "in_documentation": 0
        },
        "functions": {
          "added": 0,
          "removed": 0,
          "changed": 0,
          "under_the_same_id": 0,
          "in_documentation": 0
        },
        "errors": {
          "added": 0,
          "removed": 0,
          "changed": 0,
          "under_the_same_id": 0,
          "in_documentation": 0
        },
        "severities": {
          "error": 0,
          "warning": 1,
          "note": 0
        }
      },
      "definitions": [
        {
          "kind": "constructor",
          "name": "a",
          "old": {
            "tl": "a#00000001 flags:# x:flags.0?true = A;",
            "id": "00000001",
            "file": "a.tl",
            "line": 1,
            "column": 1
          },
          "new": {
            "tl": "a#00000001 flags:# x:flags.1?true = A;",
            "id": "00000001",
            "file": "b.tl",
            "line": 1,
            "column": 1
          },
          "changes": [
            {
              "rule": "field-bit-moved",
              "severity": "warning",
              "wire": "breaking",
              "source": "safe",
              "docs": "safe",
              "message": "`x` is under `flags.1`, it was under `flags.0`",
              "old": [
                21,
                29
              ],
              "new": [
                21,
                29
              ]
            }
          ]
        }
      ]
    }
    exit code 0
    "#);
}

#[test]
fn diff_compares_documentation() {
    let page = |bots: &str| format!("# Method: getPhoto\n\nA photo.\n\n### Can bots use this method: **{bots}**\n");
    let core = |errors: &str| format!("{{\"errors\": {{\"400\": {{{errors}}}}}, \"descriptions\": {{}}}}");
    let dir = folder(&[
        ("old/getPhoto.md", &page("YES")),
        ("new/getPhoto.md", &page("NO")),
        ("old.json", &core("\"PHOTO_INVALID\": [\"getPhoto\"], \"SLOW\": []")),
        ("new.json", &core("\"PHOTO_INVALID\": [\"getPhoto\"], \"PHOTO_GONE\": [\"getPhoto\"]")),
    ]);
    let documented = ["--docs", "old", "new", "--errors", "old.json", "new.json", "--fail-on", "docs"];
    let same = [&documented[..], &["old.tl", "old.tl"]].concat();
    assert_snapshot!(diff(&dir, &same), @"
    old  old.tl: layer 190, 4 types, 4 constructors, 1 function
    new  old.tl: layer 190, 4 types, 4 constructors, 1 function

    types         +0 -0 ~0
    constructors  +0 -0 ~0
    functions     +0 -0 ~0, 1 in documentation alone
    errors        +0 -1 ~0
    breaking      0 on the wire, 1 in source, 1 in docs
    risky         0 on the wire, 1 in source, 1 in docs

    functions changed

    ~ getPhoto  old.tl:7:1
        error[availability-changed]: bots can call it: no, it was yes (docs: breaking)
        note[error-added]: it raises `PHOTO_GONE` (source: risky, docs: risky)

    errors removed
    - SLOW
        warning[error-removed]: it is no longer one that any function may raise (source: breaking, docs: risky)

    1 error, 1 warning, 1 note
    exit code 1
    ");
    assert_snapshot!(diff(&dir, &[&same[..], &["--format", "markdown"]].concat()), @"
    ## Layer 190 → Layer 190

    | | Added | Removed | Changed | Under the same id | Documentation alone |
    |---|--:|--:|--:|--:|--:|
    | Types | 0 | 0 | 0 | 0 | 0 |
    | Constructors | 0 | 0 | 0 | 0 | 0 |
    | Functions | 0 | 0 | 0 | 0 | 1 |
    | Errors | 0 | 1 | 0 | 0 | 0 |

    Breaking: 0 on the wire, 1 in source, 1 in docs.

    ### Removed

    <details open><summary>Errors: 1</summary>

    ```text
    SLOW
    ```

    </details>

    ### Changed

    #### Function `getPhoto`

    - **bots can call it: no, it was yes (docs: breaking)**
    - it raises `PHOTO_GONE` (source: risky, docs: risky)
    exit code 1
    ");
    assert_eq!(exit_code(&dir, &["old.tl", "new.tl", "--docs", "old"]), 2);
}

#[test]
fn diff_of_equal_schemas() {
    let dir = folder(&[]);
    assert_snapshot!(diff(&dir, &["old.tl", "old.tl", "--fail-on", "any"]), @"
    old  old.tl: layer 190, 4 types, 4 constructors, 1 function
    new  old.tl: layer 190, 4 types, 4 constructors, 1 function

    nothing changed
    exit code 0
    ");
    assert_snapshot!(diff(&dir, &["old.tl", "old.tl", "--format", "markdown"]), @"
    ## Layer 190 → Layer 190

    Nothing changed.
    exit code 0
    ");
    assert_snapshot!(diff(&dir, &["old.tl", "old.tl", "--format", "github"]), @"exit code 0");
}

#[test]
fn diff_fails_on_chosen_axes() {
    let renamed = ("renamed.tl", "photo#0000000a number:long = Photo;");
    let extended = ("extended.tl", "photo#0000000a id:long = Photo; photoEmpty#1 = PhotoEmpty;");
    let string = ("string.tl", "photo#0000000a id:string = Photo;");
    let dir = folder(&[("photo.tl", "photo#0000000a id:long = Photo;"), renamed, extended, string]);
    let code = |new: &str, fail_on: &[&str]| exit_code(&dir, &[&["photo.tl", new], fail_on].concat());
    assert_eq!(code("renamed.tl", &[]), 0);
    assert_eq!(code("renamed.tl", &["--fail-on", "wire"]), 0);
    assert_eq!(code("renamed.tl", &["--fail-on", "source"]), 1);
    assert_eq!(code("renamed.tl", &["--fail-on", "any"]), 1);
    assert_eq!(code("renamed.tl", &["--fail-on", "wire,source"]), 1);
    assert_eq!(code("extended.tl", &["--fail-on", "any"]), 0);
    assert_eq!(code("string.tl", &["--fail-on", "wire"]), 1);
    assert_eq!(code("string.tl", &["--fail-on", "nothing"]), 2);
}

#[test]
fn rules_have_configured_severities() {
    let config = "[diff]\nfail_on = [\"wire\"]\n[diff.rules]\nid-changed = \"off\"\nflag-added = \"error\"\n";
    let dir = folder(&[
        ("typewright.toml", config),
        ("other.toml", "[diff]\nfail_on = [\"wire\"]"),
        ("a.tl", "a#1 flags:# = A; b#2 = B;"),
        ("b.tl", "a#1 flags:# x:flags.0?true = A; b#3 = B;"),
    ]);
    assert_snapshot!(diff(&dir, &["a.tl", "b.tl"]), @"
    old  a.tl: 2 types, 2 constructors, 0 functions
    new  b.tl: 2 types, 2 constructors, 0 functions

    types         +0 -0 ~0
    constructors  +0 -0 ~1 (1 under the same id)
    functions     +0 -0 ~0
    breaking      0 on the wire, 1 in source
    risky         0 on the wire, 0 in source

    constructors changed

    ~ a  b.tl:1:1
        - a#00000001 flags:# = A;
                     ^^^^^^^
        + a#00000001 flags:# x:flags.0?true = A;
                     ^^^^^^^ ^^^^^^^^^^^^^^
        warning[mask-use-changed]: `flags` is computed in Rust (source: breaking)
        error[flag-added]: `x` is new (source: risky)

    1 error, 1 warning, 0 notes
    exit code 1
    ");
    assert_snapshot!(diff(&dir, &["a.tl", "b.tl", "--config", "other.toml"]), @"
    old  a.tl: 2 types, 2 constructors, 0 functions
    new  b.tl: 2 types, 2 constructors, 0 functions

    types         +0 -0 ~0
    constructors  +0 -0 ~2 (1 under the same id)
    functions     +0 -0 ~0
    breaking      1 on the wire, 1 in source
    risky         0 on the wire, 0 in source

    constructors changed

    ~ a  b.tl:1:1
        - a#00000001 flags:# = A;
                     ^^^^^^^
        + a#00000001 flags:# x:flags.0?true = A;
                     ^^^^^^^ ^^^^^^^^^^^^^^
        warning[mask-use-changed]: `flags` is computed in Rust (source: breaking)
        note[flag-added]: `x` is new (source: risky)

    ~ b  b.tl:1:33
        - b#00000002 = B;
           ^^^^^^^^^
        + b#00000003 = B;
           ^^^^^^^^^
        error[id-changed]: the id is `00000003`, it was `00000002` (wire: breaking)

    1 error, 1 warning, 1 note
    exit code 1
    ");
    // The command line takes the place of the configuration.
    assert_eq!(exit_code(&dir, &["a.tl", "b.tl", "--config", "other.toml", "--fail-on", "source"]), 1);
}

#[test]
fn configuration_that_is_wrong_is_misuse() {
    let dir = folder(&[
        ("rule.toml", "[diff.rules]\nfield-aded = \"error\""),
        ("severity.toml", "[diff.rules]\nfield-added = \"fatal\""),
    ]);
    assert_snapshot!(diff(&dir, &["old.tl", "new.tl", "--config", "rule.toml"]), @r#"
    error: there is no rule `field-aded`
     --> rule.toml:2:1
      |
    2 | field-aded = "error"
      | ^^^^^^^^^^
      |
      = help: did you mean `field-added`?
    exit code 2
    "#);
    assert_snapshot!(diff(&dir, &["old.tl", "new.tl", "--config", "severity.toml"]), @r#"
    error: unknown variant `fatal`, expected one of `off`, `note`, `warning`, `error`
     --> severity.toml:2:15
      |
    2 | field-added = "fatal"
      |               ^^^^^^^
    exit code 2
    "#);
    assert_snapshot!(diff(&dir, &["old.tl", "new.tl", "--config", "nothing.toml"]), @"
    error: can't read nothing.toml: no such file in [dir]
    exit code 2
    ");
}

#[test]
fn unreadable_inputs_are_named() {
    let dir = folder(&[("empty/readme.md", "")]);
    assert_snapshot!(diff(&dir, &["old.tl", "nothing.tl"]), @"
    error: can't read nothing.tl: no such file in [dir]
    exit code 2
    ");
    assert_snapshot!(diff(&dir, &["nothing.tl", "empty"]), @"
    error: can't read nothing.tl: no such file in [dir]
    error: can't read empty: there is no `.tl` file in this folder
    exit code 2
    ");
    assert_snapshot!(diff(&dir, &["git:HEAD", "new.tl"]), @"
    error: `git:HEAD` names no path; write `git:HEAD:path/to/schema.tl`
    exit code 2
    ");
    assert_eq!(exit_code(&dir, &["old.tl"]), 2);
}

#[test]
fn errors_of_both_schemas_are_shown() {
    let dir = folder(&[("a.tl", "a#1 x:Nothing = A;"), ("b.tl", "b#1 = B")]);
    assert_snapshot!(diff(&dir, &["a.tl", "b.tl"]), @"
    error: unknown type `Nothing`
     --> a.tl:1:7
      |
    1 | a#1 x:Nothing = A;
      |       ^^^^^^^ no constructor returns it

    1 error
    error: expected `;` at end of declaration
     --> b.tl:1:8
      |
    1 | b#1 = B
      | -      ^
      | |
      | the declaration starts here
      |
      = help: write `;` here

    1 error
    exit code 1
    ");
}

#[test]
fn folders_are_one_schema() {
    let dir = folder(&[
        ("old/types.tl", "a#1 = A;"),
        ("old/deep/functions.tl", "---functions---\nf#2 = A;"),
        ("old/notes.txt", "no schema"),
        ("whole.tl", "a#1 = A;\n---functions---\nf#2 = A;"),
    ]);
    assert_snapshot!(diff(&dir, &["old", "whole.tl"]), @"
    old  old: 1 type, 1 constructor, 1 function
    new  whole.tl: 1 type, 1 constructor, 1 function

    nothing changed
    exit code 0
    ");
}

#[test]
fn revisions_are_compared() {
    let dir = folder(&[("schema/types.tl", "a#1 = A;"), ("schema/more/functions.tl", "---functions---\nf#2 = A;")]);
    git(dir.path(), &["init", "--quiet"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "--quiet", "--message", "One"]);
    fs::write(dir.path().join("schema/types.tl"), "a#1 = A; b#3 x:int = B;").unwrap();
    // A folder of a revision, and the working copy.
    assert_snapshot!(diff(&dir, &["git:HEAD:schema", "schema"]), @"
    old  git:HEAD:schema: 1 type, 1 constructor, 1 function
    new  schema: 2 types, 2 constructors, 1 function

    types         +1 -0 ~0
    constructors  +1 -0 ~0
    functions     +0 -0 ~0
    breaking      0 on the wire, 0 in source
    risky         0 on the wire, 0 in source

    types added
    + B

    constructors added
    + b#00000003 x:int = B;

    0 errors, 0 warnings, 2 notes
    exit code 0
    ");
    git(dir.path(), &["commit", "--quiet", "--all", "--message", "Two"]);
    // A file of two revisions.
    assert_snapshot!(diff(&dir, &["git:HEAD:schema/types.tl", "git:HEAD~1:schema/types.tl"]), @"
    old  git:HEAD:schema/types.tl: 2 types, 2 constructors, 0 functions
    new  git:HEAD~1:schema/types.tl: 1 type, 1 constructor, 0 functions

    types         +0 -1 ~0
    constructors  +0 -1 ~0
    functions     +0 -0 ~0
    breaking      1 on the wire, 2 in source
    risky         0 on the wire, 0 in source

    types removed
    - B
        warning[type-removed]: it is gone (source: breaking)

    constructors removed
    - b#00000003 x:int = B;
        warning[constructor-removed]: it is gone (wire: breaking, source: breaking)

    0 errors, 2 warnings, 0 notes
    exit code 0
    ");
    // A path from here.
    let output = run(&dir.path().join("schema"), &["git:HEAD~1:./types.tl", "types.tl", "--fail-on", "any"]);
    assert_eq!(output.status.code(), Some(0), "{}", str::from_utf8(&output.stderr).unwrap());
    // What is not there.
    assert_snapshot!(diff(&dir, &["git:HEAD:nothing.tl", "git:nowhere:schema"]), @"
    error: can't read git:HEAD:nothing.tl: path 'nothing.tl' does not exist in 'HEAD'
    error: can't read git:nowhere:schema: invalid object name 'nowhere'.
    exit code 2
    ");
    assert_eq!(exit_code(&dir, &["git:--output=x:schema", "schema"]), 2);
    assert!(!dir.path().join("x").exists());
}

#[test]
fn help_has_examples() {
    let help = both(&["--help"]);
    for shown in [
        "typewright diff old.tl new.tl",
        "git:HEAD:schema",
        "--fail-on",
        "[diff.rules]",
        "Exit codes: 0",
        "field-bit-moved",
    ] {
        assert!(help.contains(shown), "{shown}\n{help}");
    }
    assert!(help.lines().all(|line| line.chars().count() <= 100), "{help}");
}

#[test]
fn closed_pipes_are_no_error() {
    let many: String = (1..5000).map(|number| format!("name{number}#{number:x} = Name;\n")).collect();
    let dir = folder(&[("many.tl", &many)]);
    let mut command = support::typewright();
    command.args(["diff", "old.tl", "many.tl"]).current_dir(&dir).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), str::from_utf8(&output.stderr).unwrap()), (Some(0), ""));
}
