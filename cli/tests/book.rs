//! The book and the README hold: their commands run and print the shown outputs, their links lead somewhere, and pages
//! that are made from tables are fresh.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use support::pages::Page;
use support::{assert_fresh, folder_with, root, run_in, typewright};
use typewright_language::source::Lint;
use typewright_tools::Rule;

const READMES: [&str; 6] = [
    "README.md",
    "cli/README.md",
    "codegen/README.md",
    "generated/README.md",
    "language/README.md",
    "runtime/README.md",
];

/// Every page that users read.
fn pages() -> Vec<Page> {
    READMES.into_iter().map(Page::read).chain(Page::of_the_book()).collect()
}

#[test]
fn commands_of_the_book_print_what_it_shows() {
    for page in Page::of_the_book() {
        // Pages without commands may be made by another test.
        if page.blocks().iter().any(|block| block.fence == "console") {
            assert_fresh(&page.path, &page.run());
        }
    }
}

/// Rust is compiled as documentation tests of `typewright-tests`, which lists these pages; the other languages have
/// tests here.
#[test]
fn every_block_is_tested() {
    let compiled = fs::read_to_string(root().join("tests/src/lib.rs")).unwrap();
    for page in pages() {
        let is_book = page.path.starts_with("book/");
        for block in page.blocks() {
            let is_rust = block.fence.starts_with("rust");
            assert!(!is_rust || compiled.contains(&format!("\"{}\"", page.path)), "{}: nobody compiles it", page.path);
            let known = ["rust", "rust,no_run", "tl", "tl,wrong", "toml", "console", "text", "json"];
            assert!(known.contains(&block.fence.as_str()) || !is_book, "{}: ```{}", page.path, block.fence);
        }
    }
}

#[test]
fn schemas_of_the_book_are_right() {
    for page in Page::of_the_book() {
        for block in page.blocks().iter().filter(|block| block.fence == "tl") {
            let dir = folder_with(&[("page.tl", &block.text())]);
            let (code, _, err) = run_in(dir.path(), &["check", "page.tl"]);
            assert!(code == 0, "{}\n{err}", page.path);
        }
    }
}

/// The manifests of the book ask for this version.
#[test]
fn dependencies_of_the_book_are_of_this_version() {
    let version = env!("CARGO_PKG_VERSION");
    let mut seen = 0;
    for page in pages() {
        for block in page.blocks().iter().filter(|block| block.fence == "toml") {
            let table: toml::Table = block.text().parse().unwrap();
            let tables =
                ["dependencies", "build-dependencies"].into_iter().filter_map(|key| table.get(key)?.as_table());
            for (name, value) in tables.flatten() {
                let asked = value.get("version").unwrap_or(value).as_str().unwrap();
                assert!(version.starts_with(&format!("{asked}.")), "{}: {name} {asked}", page.path);
                seen += 1;
            }
        }
    }
    assert!(seen > 4);
}

#[test]
fn links_lead_somewhere() {
    for page in pages() {
        let folder = Path::new(&page.path).parent().unwrap();
        for target in links(&page.text) {
            let inside = target.strip_prefix("https://github.com/typewright-tl/typewright/tree/main/");
            if inside.is_none() && (target.starts_with("https://") || target.starts_with("http://")) {
                continue;
            }
            let (path, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let file = match inside {
                Some(path) => root().join(path),
                None if path.is_empty() => root().join(&page.path),
                None => root().join(folder).join(path),
            };
            assert!(file.exists(), "{}: {target}", page.path);
            assert!(anchor.is_empty() || anchors(&file).contains(anchor), "{}: {target}", page.path);
        }
    }
}

/// Targets of `[text](target)` outside of code.
fn links(text: &str) -> Vec<String> {
    let mut code = false;
    let prose = text.lines().filter(|line| {
        code ^= line.starts_with("```");
        !code
    });
    prose
        .flat_map(|line| line.split("](").skip(1))
        .filter_map(|rest| Some(rest.split_once(')')?.0.to_owned()))
        .collect()
}

/// The anchors of a page: its headings, as mdBook and GitHub name them.
fn anchors(file: &Path) -> BTreeSet<String> {
    let text = fs::read_to_string(file).unwrap();
    let headings = text.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let letter = |c: char| match c {
        ' ' => Some('-'),
        c if c.is_alphanumeric() || c == '-' => Some(c.to_ascii_lowercase()),
        _ => None,
    };
    headings.map(|heading| heading.chars().filter_map(letter).collect()).collect()
}

#[test]
fn every_page_is_in_the_summary() {
    let summary = links(&fs::read_to_string(root().join("book/src/SUMMARY.md")).unwrap());
    for page in Page::of_the_book() {
        let name = page.path.strip_prefix("book/src/").unwrap();
        assert!(name == "SUMMARY.md" || summary.iter().any(|link| link == name), "{name} is not in the summary");
    }
    for command in [
        "new",
        "generate",
        "check",
        "fmt",
        "explain",
        "diff",
        "decode",
        "encode",
        "site",
        "convert",
        "completions",
        "man",
    ] {
        let shown = format!("typewright {command}");
        assert!(Page::of_the_book().iter().any(|page| page.text.contains(&shown)), "no page shows `{shown}`");
    }
}

/// A page for each lint, as `explain` prints it, and their list in the summary.
#[test]
fn pages_of_lints_are_fresh() {
    let dir = folder_with(&[]);
    let mut list = String::new();
    for lint in Lint::ALL {
        let (code, page, err) = run_in(dir.path(), &["explain", lint.id(), "--format", "markdown"]);
        assert_eq!((code, err.as_str()), (0, ""));
        assert_fresh(&format!("book/src/lints/{}.md", lint.id()), &page);
        list.push_str(&format!("  - [{}: {}](lints/{}.md)\n", lint.id(), lint.name(), lint.id()));
    }
    let summary = fs::read_to_string(root().join("book/src/SUMMARY.md")).unwrap();
    let others = summary.lines().filter(|line| !line.contains("(lints/")).flat_map(|line| [line, "\n"]);
    let line = "- [Linting](linting.md)\n";
    let summary = others.collect::<String>().replace(line, &format!("{line}{list}"));
    assert_fresh("book/src/SUMMARY.md", &summary);
}

#[test]
fn page_of_rules_is_fresh() {
    let mut page = "# Rules of diff\n\nA rule is a kind of change. `[diff.rules]` in `typewright.toml` gives a rule a severity by its id.\n".to_owned();
    for (title, documentation) in [("Definitions", false), ("Documentation", true)] {
        page.push_str(&format!("\n## {title}\n\n| rule | change |\n|---|---|\n"));
        for rule in Rule::ALL.into_iter().filter(|rule| rule.is_documentation() == documentation) {
            page.push_str(&format!("| `{}` | {} |\n", rule.id(), rule.about().trim().replace('|', "\\|")));
        }
    }
    assert_fresh("book/src/diff-rules.md", &page);
}

const MISTAKES: &str = "inputUserEmpty#b98886cf = InputUser;
---functions---
phone.requestCall#42ff96ed user_id:InputUsr random_id:int = Bool;
phone.receivedCall peer:InputUser = Bool
phone.setCallRating rating:flags.0?int = Bool;
";

/// Pictures of a terminal, made of what the command prints.
#[test]
fn pictures_are_fresh() {
    let dir = folder_with(&[("calls.tl", MISTAKES)]);
    let picture = |dir: &Path, args: &[&str]| {
        let mut command = typewright();
        let output =
            command.args(["--color", "always"]).args(args).env("COLUMNS", "80").current_dir(dir).output().unwrap();
        let shown = format!("$ typewright {}\n", args.join(" "));
        let printed = [output.stderr, output.stdout].map(|stream| String::from_utf8(stream).unwrap()).concat();
        anstyle_svg::Term::new().render_svg(&(shown + &printed))
    };
    assert_fresh("book/src/pictures/errors.svg", &picture(dir.path(), &["check", "calls.tl"]));
    assert_fresh("book/src/pictures/explain.svg", &picture(&root(), &["explain", "phone.receivedCall"]));
}

/// Every page fits the time of a newcomer.
#[test]
fn readme_is_short() {
    assert!(Page::read("README.md").text.lines().count() <= 200);
}
