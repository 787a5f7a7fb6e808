//! Fixes that an editor applies: each takes its finding away, and leaves the rest of the text.

use std::fs;
use std::path::Path;

use typewright_language::schema::LowerOptions;
use typewright_language::source::{Diagnostic, Level, Lint};
use typewright_language::{Reader, Report};
use typewright_tests::lowered;
use typewright_tools::check;

/// The text after a fix of a finding.
fn fixed(text: &str, finding: &Diagnostic) -> Vec<String> {
    let apply = |fix: &typewright_language::source::Fix| {
        let mut fixed = text.to_owned();
        fixed.replace_range(fix.span.range(), &fix.text);
        fixed
    };
    finding.fixes.iter().map(apply).collect()
}

/// The findings of a text that have an error's message.
fn errors(text: &str) -> Vec<Diagnostic> {
    let (_, _, diagnostics) = lowered("test.tl", text, LowerOptions::default());
    let errors = diagnostics.sorted().into_iter().filter(|it| it.level == Level::Error);
    errors.cloned().collect()
}

#[test]
fn the_fix_of_an_error_takes_it_away() {
    let mut applied = 0;
    for kind in ["syntax", "schema"] {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/rejected").join(kind);
        let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
        cases.sort();
        for case in cases {
            let text = fs::read_to_string(&case).unwrap();
            for error in errors(&text) {
                for fixed in fixed(&text, &error) {
                    applied += 1;
                    let same = |it: &Diagnostic| it.message == error.message && it.primary.span == error.primary.span;
                    let left: Vec<_> = errors(&fixed).into_iter().filter(same).collect();
                    assert!(left.is_empty(), "{}: {}\n{fixed}", case.display(), error.message);
                }
            }
        }
    }
    assert!(applied > 40, "{applied} fixes");
}

/// The findings of all lints in a text.
fn lints(text: &str) -> Report<typewright_tools::Checked> {
    let all = Lint::ALL.into_iter().fold(Reader::new(), |reader, lint| reader.level(lint, Some(Level::Note)));
    check(all.schema_text("test.tl", text), None).unwrap()
}

#[test]
fn the_fix_of_a_lint_takes_it_away() {
    let examples = Lint::ALL.iter().filter_map(|lint| lint.about().example);
    for example in examples.filter(|example| check(Reader::new().schema_text("test.tl", example.found), None).is_ok()) {
        for finding in lints(example.found).diagnostics() {
            for fixed in fixed(example.found, finding) {
                let report = lints(&fixed);
                let left = report
                    .diagnostics()
                    .into_iter()
                    .filter(|it| it.lint == finding.lint && it.message == finding.message);
                assert_eq!(left.count(), 0, "{}\n{fixed}", finding.message);
            }
        }
    }
}
