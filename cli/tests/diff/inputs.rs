//! The two schemas: files, folders and revisions, and errors about them.

use std::{fs, str};

use insta::assert_snapshot;

use super::support::git;
use super::{diff, exit_code, folder, run};

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
    // Paths and revisions that do not exist.
    assert_snapshot!(diff(&dir, &["git:HEAD:nothing.tl", "git:nowhere:schema"]), @"
    error: can't read git:HEAD:nothing.tl: path 'nothing.tl' does not exist in 'HEAD'
    error: can't read git:nowhere:schema: invalid object name 'nowhere'.
    exit code 2
    ");
    assert_eq!(exit_code(&dir, &["git:--output=x:schema", "schema"]), 2);
    assert!(!dir.path().join("x").exists());
}
