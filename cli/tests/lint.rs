//! Lints of `check`: for readers, in configurations, and in formats for machines.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod support;

use std::fs;
use std::process::Output;

use insta::assert_snapshot;
use serde_json::Value;
use tempfile::TempDir;

const SHARED: &str = "price#c30aa358 flags:# currency:flags.0?string amount:flags.0?long = Price;\n";
const BROKEN: &str = "price#c30aa358 amount:lng = Price;\n";

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(dir.path().join(name), text).unwrap();
    }
    dir
}

fn run(dir: &TempDir, args: &[&str]) -> Output {
    support::typewright().args(args).current_dir(dir).output().unwrap()
}

/// The exit code, and both streams.
fn said(dir: &TempDir, args: &[&str]) -> String {
    let Output { status, stdout, stderr } = run(dir, args);
    let [stdout, stderr] = [stdout, stderr].map(|stream| String::from_utf8(stream).unwrap());
    format!("exit {}\n{stderr}{stdout}", status.code().unwrap())
}

#[test]
fn findings_carry_the_id_of_their_lint() {
    let dir = folder(&[("a.tl", SHARED)]);
    assert_snapshot!(said(&dir, &["check", "a.tl", "--notes", "--allow", "TL001"]), @"
    exit 0
    note[TL013]: `currency`, `amount` share bit 0 of `flags`: they are present together or absent together
     --> a.tl:1:48
      |
    1 | price#c30aa358 flags:# currency:flags.0?string amount:flags.0?long = Price;
      |                        ----------------------- ^^^^^^^^^^^^^^^^^^^
      |                        |
      |                        the first of them
    1 file: 1 type, 1 constructor, 0 functions; 0 warnings, 1 note
    ");
}

#[test]
fn deny_makes_lints_fail() {
    let dir = folder(&[("a.tl", SHARED)]);
    for (args, code) in [
        (&["--deny", "bit-shared"][..], 1),
        (&["--deny", "TL013,TL002"], 1),
        (&["--deny", "warnings"], 0),
        (&["--warn", "bit-shared", "--deny", "warnings"], 1),
        (&["--warn", "bit-shared"], 0),
        (&["--allow", "bit-shared", "--deny", "warnings"], 0),
        (&["--deny", "bit-shred"], 2),
    ] {
        let output = run(&dir, &[&["check", "a.tl"], args].concat());
        assert_eq!(output.status.code(), Some(code), "{args:?}");
    }
    assert_snapshot!(said(&dir, &["check", "a.tl", "--deny", "bit-shred"]), @"
    exit 2
    error: --deny: there is no lint `bit-shred`; did you mean `bit-shared`?
    ");
}

#[test]
fn levels_come_from_configuration_and_command_line() {
    let config = "[lints]\nbit-shared = \"error\"\nTL001 = \"off\"\n";
    let dir = folder(&[("a.tl", SHARED), ("typewright.toml", config), ("bad.toml", "[lints]\nTL9 = \"off\"\n")]);
    assert_eq!(run(&dir, &["check", "a.tl"]).status.code(), Some(1));
    assert_eq!(run(&dir, &["check", "a.tl", "--allow", "TL013"]).status.code(), Some(0));
    assert_snapshot!(said(&dir, &["check", "a.tl", "--config", "bad.toml"]), @r#"
    exit 2
    error: there is no lint `TL9`
     --> bad.toml:2:1
      |
    2 | TL9 = "off"
      | ^^^
      |
      = help: `typewright check --list-lints` lists them
    "#);
}

/// Levels in comments and configurations hold for `generate` as well.
#[test]
fn allow_silences_lints_in_every_command() {
    let shared =
        "user#0000000a = User;\n---functions---\n// typewright: allow(TL003, TL014)\ngetUser#0000000a = User;\n";
    let bindings = |lints: &str| format!("{lints}[[bindings]]\nschemas = [\"b.tl\"]\nout = \"b.rs\"\n");
    let dir = folder(&[("a.tl", shared), ("b.tl", &shared.replace("typewright", "")), ("c.toml", &bindings(""))]);
    let generate = |config: &str| {
        fs::write(dir.path().join("typewright.toml"), config).unwrap();
        let output = run(&dir, &["generate"]);
        (output.status.code(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, err) = generate(&bindings(""));
    assert!(code == Some(0) && err.contains("warning[TL003]"), "{err}");
    let (code, err) = generate(&bindings("[lints]\nid-shared = \"off\"\n"));
    assert!(code == Some(0) && !err.contains("TL003"), "{err}");
    let (code, err) = generate(&bindings("[lints]\nid-shared = \"error\"\n"));
    assert!(code == Some(1) && err.contains("error[TL003]"), "{err}");
    let (code, err) = generate(&bindings("[lints]\nid-shred = \"error\"\n"));
    assert!(code == Some(2) && err.contains("did you mean `id-shared`?"), "{err}");
    // The nearest configuration counts for schemas of the command line too.
    let output = run(&dir, &["generate", "a.tl", "--out", "-"]);
    assert_eq!(output.status.code(), Some(2));
    fs::remove_file(dir.path().join("typewright.toml")).unwrap();
    // Only `check` runs all lints, and so finds comments that silence nothing.
    let output = run(&dir, &["generate", "a.tl", "--out", "-"]);
    assert_eq!((output.status.code(), output.stderr.is_empty()), (Some(0), true));
    assert!(said(&dir, &["check", "a.tl", "--config", "c.toml"]).contains("warning[TL050]"));
}

#[test]
fn json_has_places_and_names() {
    let dir = folder(&[("a.tl", SHARED)]);
    let output = run(&dir, &["check", "a.tl", "--format", "json", "--warn", "TL013"]);
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_snapshot!(format!("{report:#}"), @r#"
    {
      "errors": 0,
      "findings": [
        {
          "help": [],
          "level": "warning",
          "lint": "TL013",
          "message": "`currency`, `amount` share bit 0 of `flags`: they are present together or absent together",
          "name": "bit-shared",
          "notes": [],
          "place": {
            "column": 48,
            "end_column": 67,
            "end_line": 1,
            "file": "a.tl",
            "line": 1
          },
          "related": [
            {
              "message": "the first of them",
              "place": {
                "column": 24,
                "end_column": 47,
                "end_line": 1,
                "file": "a.tl",
                "line": 1
              }
            }
          ]
        }
      ],
      "notes": 0,
      "warnings": 1
    }
    "#);
}

#[test]
fn json_has_errors_of_the_language() {
    let dir = folder(&[("a.tl", BROKEN)]);
    for format in ["json", "sarif", "github"] {
        let output = run(&dir, &["check", "a.tl", "--format", format]);
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert!(String::from_utf8(output.stdout).unwrap().contains("unknown type `lng`"), "{format}");
        assert!(output.stderr.is_empty(), "{format}");
    }
}

#[test]
fn sarif_names_its_rules() {
    let dir = folder(&[("a b.tl", SHARED)]);
    let output = run(&dir, &["check", "a b.tl", "--format", "sarif", "--deny", "TL013"]);
    assert_eq!(output.status.code(), Some(1));
    let report: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(report["version"], "2.1.0");
    let run = &report["runs"][0];
    assert_snapshot!(format!("{:#}", run["results"]), @r#"
    [
      {
        "level": "error",
        "locations": [
          {
            "physicalLocation": {
              "artifactLocation": {
                "uri": "a%20b.tl"
              },
              "region": {
                "endColumn": 67,
                "endLine": 1,
                "startColumn": 48,
                "startLine": 1
              }
            }
          }
        ],
        "message": {
          "text": "`currency`, `amount` share bit 0 of `flags`: they are present together or absent together"
        },
        "relatedLocations": [
          {
            "message": {
              "text": "the first of them"
            },
            "physicalLocation": {
              "artifactLocation": {
                "uri": "a%20b.tl"
              },
              "region": {
                "endColumn": 47,
                "endLine": 1,
                "startColumn": 24,
                "startLine": 1
              }
            }
          }
        ],
        "ruleId": "TL013"
      }
    ]
    "#);
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let mut rule = rules.iter().find(|rule| rule["id"] == "TL013").unwrap().clone();
    let help = rule.as_object_mut().unwrap().remove("help").unwrap();
    assert!(help["text"].as_str().unwrap().starts_with("TL013 bit-shared (note)\n"), "{help:#}");
    assert!(help["markdown"].as_str().unwrap().starts_with("# TL013: bit-shared\n"), "{help:#}");
    assert_snapshot!(format!("{rule:#}"), @r#"
    {
      "defaultConfiguration": {
        "enabled": true,
        "level": "note"
      },
      "fullDescription": {
        "text": "The fields are present together or absent together: a value with only one of them cannot be encoded. If that is intended, a type that holds them says so."
      },
      "id": "TL013",
      "name": "bit-shared",
      "shortDescription": {
        "text": "several fields share a bit"
      }
    }
    "#);
}

#[test]
fn github_shows_the_worst_first() {
    let tl = "price#c30aa358 flags:# currency:flags.1?string amount:flags.1?long = Price;\n";
    let dir = folder(&[("a.tl", tl)]);
    let args = ["check", "a.tl", "--format", "github", "--notes", "--deny", "bit-shared", "--allow", "TL001"];
    assert_snapshot!(said(&dir, &args), @"
    exit 1
    ::error file=a.tl,line=1,col=48,endLine=1,endColumn=67,title=TL013::`currency`, `amount` share bit 1 of `flags`: they are present together or absent together
    ::notice file=a.tl,line=1,col=16,endLine=1,endColumn=23,title=TL012::bit 0 of `flags` has no field
    ");
}

#[test]
fn against_compares_with_the_old_schema() {
    let new = "price#c30aa358 flags:# currency:flags.0?string amount:flags.1?long = Price;\n";
    let dir = folder(&[("old.tl", SHARED), ("new.tl", new)]);
    assert_snapshot!(said(&dir, &["check", "new.tl", "--against", "old.tl"]), @"
    exit 1
    error[TL100]: `price`: `amount` is under `flags.1`, it was under `flags.0`
     --> new.tl:1:1
      |
    1 | price#c30aa358 flags:# currency:flags.0?string amount:flags.1?long = Price;
      | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = note: by the rule `field-bit-moved`
      = note: it was: price#c30aa358 flags:# currency:flags.0?string amount:flags.0?long = Price;

    1 error
    ");
    assert_eq!(run(&dir, &["check", "old.tl", "--against", "old.tl"]).status.code(), Some(0));
    assert_eq!(run(&dir, &["check", "old.tl", "--against", "none.tl"]).status.code(), Some(2));
    assert_eq!(run(&dir, &["check", "new.tl", "--against", "old.tl", "--allow", "TL100"]).status.code(), Some(0));
}

#[test]
fn lints_are_listed_and_explained() {
    let dir = folder(&[]);
    let list = String::from_utf8(run(&dir, &["check", "--list-lints"]).stdout).unwrap();
    for line in list.lines() {
        let id = line.split_whitespace().next().unwrap();
        let output = run(&dir, &["explain", id]);
        assert_eq!(output.status.code(), Some(0), "{id}");
        assert!(String::from_utf8(output.stdout).unwrap().starts_with(id));
    }
    assert_eq!(list.lines().count(), 31);
    for (name, help) in [("TL999", "lists them"), ("bit-shred", "did you mean `bit-shared`?")] {
        let text = said(&dir, &["explain", name]);
        assert!(
            text.starts_with(&format!("exit 2\nerror: there is no lint `{name}`; ")) && text.contains(help),
            "{text}"
        );
    }
    assert_snapshot!(said(&dir, &["explain", "bit-shared"]), @r#"
    exit 0
    TL013 bit-shared (note)
    several fields share a bit

    The fields are present together or absent together: a value with only one of them cannot be encoded. If that is intended, a type that holds them says so.

    An example:
        price flags:# currency:flags.0?string amount:flags.0?long = Price;

    Mended:
        price flags:# currency:flags.0?string amount:flags.1?long = Price;

    To silence it at a declaration:
        // typewright: allow(TL013)
    To give it another level, in typewright.toml:
        [lints]
        bit-shared = "warning"  # error, warning, note or off
    "#);
    assert_snapshot!(said(&dir, &["explain", "TL050", "--format", "markdown"]), @r#"
    exit 0
    # TL050: allow-unused

    Finds: an `allow` silences nothing.

    Level: warning.

    The finding it was written for is gone, and it would hide the next one.

    An example:

    ```tl
    // typewright: allow(TL013)
    user id:long = User;
    ```

    Mended:

    ```tl
    user id:long = User;
    ```

    Silence it at a declaration with the comment `// typewright: allow(TL050)`, or give it another level in `typewright.toml`: error, warning, note or off.

    ```toml
    [lints]
    allow-unused = "off"
    ```
    "#);
}

#[test]
fn formats_for_machines_are_bounded_however_many_errors_a_line_has() {
    let repeated = |times: usize| "a x:int = A; ".repeat(times);
    // The slow ones of the three prove less per second.
    for (format, times) in [("github", &[1, 4][..]), ("json", &[1]), ("sarif", &[1])] {
        let sizes: Vec<_> = times
            .iter()
            .map(|times| {
                let dir = folder(&[("a.tl", &repeated(times * 11_000))]);
                let output = run(&dir, &["check", "a.tl", "--format", format]);
                let text = String::from_utf8(output.stdout).unwrap();
                assert!(
                    text.contains(&format!("{} more of this kind are not listed", times * 11_000 - 10_001)),
                    "{format}"
                );
                text.len()
            })
            .collect();
        // The number of those that are left out has more digits.
        assert!(sizes.iter().all(|size| size.abs_diff(sizes[0]) < 8), "{format}: {sizes:?}");
    }
}
