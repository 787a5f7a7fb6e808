//! Hostile texts: too deep, too long, too many, or no text at all.

use insta::assert_snapshot;
use typewright_language::schema::LowerOptions;
use typewright_language::source::{Diagnostics, Level, render};
use typewright_tests::{lowered, messages};

/// The last definition of a text whose other one is hostile must still be read.
const NEXT: &str = "\nb = B;\n";

fn said(text: &str) -> (Diagnostics, String) {
    let (_, sources, diagnostics) = lowered("hostile.tl", text, LowerOptions::default());
    let frames = render(&sources, &diagnostics.sorted(), false);
    (diagnostics, frames)
}

/// The messages, for texts whose lines are too long to show.
fn sentences(text: &str) -> String {
    said(text).0.sorted().iter().map(|diagnostic| diagnostic.message.clone() + "\n").collect()
}

#[test]
fn deep_brackets_are_refused() {
    for open in ["(", "Vector<", "[", "(Vector ", "3*[ x:", "Vector<%(", "(a (", "%"] {
        let deep = open.repeat(100_000);
        for text in [format!("a x:{deep};"), format!("a = A {deep};"), format!("a x:{deep} = A;"), deep] {
            let (diagnostics, frames) = said(&(text + NEXT));
            assert!(diagnostics.has_errors(), "{open}");
            assert!(frames.len() < 2000, "{frames}");
        }
    }
}

#[test]
fn a_deep_declaration_does_not_hide_the_next() {
    let deep = "Vector<".repeat(100_000);
    let (_, frames) = said(&format!("a x:{deep};\nb x: = B;\n"));
    assert_snapshot!(frames, @"
    error: nested too deeply
     --> hostile.tl:1:460
      |
    1 | ...<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vector<Vec...
      |                                                                    ^
      |
      = help: nest brackets at most 64 levels deep

    error: expected a type for field `x`, found `=`
     --> hostile.tl:2:6
      |
    2 | b x: = B;
      |      ^
      |
      = help: write a field as `name:type` or `name:flags.0?type`
    ");
}

#[test]
fn deep_brackets_that_close_are_refused_too() {
    let text = format!("a x:{}int{} = A;", "Vector<".repeat(100), ">".repeat(100));
    assert_snapshot!(sentences(&text), @"nested too deeply");
}

#[test]
fn values_of_two_values_of_two_values_are_refused_in_one_error() {
    let text: String = (0..20_000).map(|n| format!("t{n} x:T{0} y:%T{0} = T{n};\n", n + 1)).collect();
    assert_snapshot!(sentences(&(text + "t20000 = T20000;")), @"each `t19988` holds more than 4096 fields");
}

#[test]
fn a_line_of_megabytes_is_shown_by_its_part() {
    let text = format!("{}b x: = B;", " ".repeat(10_000_000));
    assert_snapshot!(said(&text).1, @"
    error: expected a type for field `x`, found `=`
     --> hostile.tl:1:10000006
      |
      |
    1 | ...                   b x: = B;
      |                            ^
      = help: write a field as `name:type` or `name:flags.0?type`
    ");
}

#[test]
fn a_name_of_megabytes_is_cut() {
    let text = format!("a {}", "b".repeat(10_000_000));
    let (diagnostics, frames) = said(&text);
    assert_eq!(diagnostics.count(Level::Error), 1);
    assert!(frames.len() < 10_000, "{}", frames.len());
}

#[test]
fn an_unknown_name_of_megabytes_is_cut() {
    let text = format!("a x:{} = A;", "b".repeat(1_000_000));
    let (diagnostics, frames) = said(&text);
    assert_eq!(diagnostics.count(Level::Error), 1);
    assert!(frames.len() < 10_000, "{}", frames.len());
}

#[test]
fn errors_are_shown_up_to_a_limit() {
    let (diagnostics, frames) = said(&"a x: = A;\n".repeat(250));
    assert_eq!(diagnostics.count(Level::Error), 250);
    assert_eq!(frames.matches("error:").count(), 100);
    assert!(frames.ends_with("\n\n... and 150 more errors"), "{frames}");
}

#[test]
fn warnings_do_not_crowd_out_errors() {
    let warned = "flags2:flags.0?# ".replace("flags2", "f") + "= ";
    let lines = (0..150).map(|n| format!("a{n} flags:# {warned}T{n};\n"));
    let text: String = lines.chain(["b x: = B;\n".to_owned()]).collect();
    let (_, frames) = said(&text);
    assert!(frames.contains("error: expected a type for field `x`"), "{frames}");
    assert!(frames.ends_with("... and 50 more warnings"), "{frames}");
}

#[test]
fn a_file_of_mistakes_is_given_up() {
    for text in [";".repeat(100_000), "\"\n".repeat(100_000), "a x: = A;\n".repeat(100_000), "--\n".repeat(100_000)] {
        let (diagnostics, _) = said(&text);
        assert!(diagnostics.count(Level::Error) <= 1001);
    }
}

#[test]
fn a_declaration_of_mistakes_is_given_up() {
    let fields: String = (0..20_000).map(|field| format!(" f{field}:Unknown{field}")).collect();
    let (diagnostics, _) = said(&format!("a{fields} = A;"));
    assert_eq!(diagnostics.count(Level::Error), 1001);
}

#[test]
fn texts_without_declarations_are_fine() {
    for text in ["", "\u{feff}", "\n", " \t\r\n", "// a comment", "/* a */ // b", "\0\0\0", "\r\r", "\u{feff}// c\r\n"]
    {
        assert_eq!(messages(text), "", "{text:?}");
    }
}

#[test]
fn every_line_end_and_nul_is_white_space() {
    for end in ["\n", "\r\n", "\r", "\0", "\t"] {
        let text = format!("\u{feff}a x:int = A;{end}b{end}x:A{end}={end}B;{end}");
        assert_eq!(messages(&text), "", "{text:?}");
    }
}

#[test]
fn a_comment_over_a_lone_carriage_return_is_told() {
    let said = messages("// a\rb = B;\r").replace('\r', "CR");
    assert_snapshot!(said, @"Warning at `CR`: a comment continues after a carriage return");
}

#[test]
fn comments_of_megabytes_are_skipped() {
    for text in ["/".repeat(1_000_000), "/**/".repeat(200_000), format!("/*{}*/", "*".repeat(1_000_000))] {
        assert_eq!(messages(&text), "");
    }
}

#[test]
fn other_files_are_told_by_their_first_character() {
    assert_snapshot!(sentences("\u{7f}ELF\u{2}\u{1}"), @r"unexpected character `\u{7f}`");
}
