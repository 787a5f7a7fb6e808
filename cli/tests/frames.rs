//! Frames of diagnostics: as wide as the terminal, if its width is known.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod support;

use insta::assert_snapshot;
use support::{folder_with, typewright};
use tempfile::TempDir;

/// Marks at both ends of a long line, and a sentence that is longer than a narrow frame.
fn folder() -> TempDir {
    let fields: Vec<_> = (0..40).map(|number| format!("field_{number}:int")).collect();
    let fields = fields.join(" ");
    let tl = format!(
        "price#c30aa358 flags:# currency:flags.0?string {fields} amount:flags.0?long = Price;\n\
         message {fields} sender:Usr = Message;\n"
    );
    folder_with(&[("api.tl", &tl), ("good.tl", tl.lines().next().unwrap())])
}

fn shown(dir: &TempDir, columns: Option<&str>, file: &str) -> String {
    let mut command = typewright();
    columns.into_iter().for_each(|columns| _ = command.env("COLUMNS", columns));
    let output = command.args(["check", "--notes", file]).current_dir(dir.path()).output().unwrap();
    String::from_utf8(output.stderr).unwrap()
}

fn widest(text: &str) -> usize {
    text.lines().map(|line| line.chars().count()).max().unwrap()
}

#[test]
fn frames_fit_the_columns() {
    let dir = folder();
    for columns in (80..=200).step_by(7) {
        for file in ["api.tl", "good.tl"] {
            let text = shown(&dir, Some(&columns.to_string()), file);
            assert!(widest(&text) <= columns, "{columns}:\n{text}");
        }
    }
}

#[test]
fn frames_use_the_columns_there_are() {
    let dir = folder();
    assert!(widest(&shown(&dir, Some("200"), "good.tl")) > 180);
    assert_eq!(shown(&dir, None, "api.tl"), shown(&dir, Some("140"), "api.tl"), "a pipe has no width");
    for odd in ["", "0", "wide", "-3"] {
        assert_eq!(shown(&dir, Some(odd), "api.tl"), shown(&dir, None, "api.tl"), "COLUMNS={odd}");
    }
    assert!(shown(&dir, Some("1"), "api.tl").contains("unknown type `Usr`"));
}

#[test]
fn frames_part_marks_that_are_far_apart() {
    assert_snapshot!(shown(&folder(), Some("80"), "good.tl"), @"
    note[TL001]: `price` keeps its id c30aa358; its text gives 818a7c22
     --> good.tl:1:6
      |
    1 | price#c30aa358 flags:# currency:flags.0?string field_0:int field_1:int fi...
      |      ^^^^^^^^^

    note[TL013]: `currency`, `amount` share bit 0 of `flags`: they are present
                 together or absent together
     --> good.tl:1:558
      |
    1 | ...ield_38:int field_39:int amount:flags.0?long = Price;
      |                             ^^^^^^^^^^^^^^^^^^^
      |
     ::: good.tl:1:24
      |
    1 | price#c30aa358 flags:# currency:flags.0?string field_0:int field_1:int fi...
      |                        ----------------------- the first of them
    ");
}
