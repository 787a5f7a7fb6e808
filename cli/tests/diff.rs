//! `typewright diff`: documentation, exit codes and configuration; formats and inputs lie in `diff/`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "diff/formats.rs"]
mod formats;
#[path = "diff/inputs.rs"]
mod inputs;
mod support;

use std::path::Path;
use std::process::{Output, Stdio};
use std::{fs, str};

use insta::assert_snapshot;
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

/// A folder with both schemas and further files.
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
    // Messages of git are shown in its language.
    command.env("LC_ALL", "C").arg("diff").args(args).current_dir(dir).output().unwrap()
}

/// The output of `typewright diff`, and its exit code.
fn diff(dir: &TempDir, args: &[&str]) -> String {
    let output = run(dir.path(), args);
    let (out, err) = (str::from_utf8(&output.stdout).unwrap(), str::from_utf8(&output.stderr).unwrap());
    let here = dir.path().canonicalize().unwrap();
    format!("{out}{err}exit code {}", output.status.code().unwrap()).replace(here.to_str().unwrap(), "[dir]")
}

fn exit_code(dir: &TempDir, args: &[&str]) -> i32 {
    run(dir.path(), args).status.code().unwrap()
}

/// The output for `OLD` and `NEW`, without further files.
fn both(args: &[&str]) -> String {
    diff(&folder(&[]), &[&["old.tl", "new.tl"], args].concat())
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
