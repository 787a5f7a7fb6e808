//! `typewright site`: configuration, files and their ownership.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

mod support;

use std::fs;

use insta::assert_snapshot;
use support::{folder_with, git, run_in};
use tempfile::TempDir;

const API: &str = "// LAYER 2\na.x#00000001 id:long = a.X;\na.y#00000002 = a.Y;\n";
const OLD: &str = "// LAYER 1\na.x#00000001 id:long = a.X;\n";

fn site(dir: &TempDir, args: &[&str]) -> (i32, String) {
    let (code, _, err) = run_in(dir.path(), &[&["site"], args].concat());
    (code, err)
}

fn made(files: &[(&str, &str)], args: &[&str]) -> TempDir {
    let dir = folder_with(files);
    let (code, err) = site(&dir, args);
    assert_eq!(code, 0, "{err}");
    dir
}

fn exists(dir: &TempDir, name: &str) -> bool {
    dir.path().join(name).exists()
}

#[test]
fn sites_are_written_once_and_then_fresh() {
    let dir = made(&[("api.tl", API)], &["api.tl", "--out", "site"]);
    assert_eq!(site(&dir, &["api.tl", "--out", "site"]).1, "api.tl -> site: 9 files (0 changed, 0 removed)\n");
    assert_eq!(site(&dir, &["api.tl", "--out", "site", "--check"]), (0, "All pages are up to date.\n".to_owned()));
    fs::write(dir.path().join("api.tl"), OLD).unwrap();
    assert_snapshot!(site(&dir, &["api.tl", "--out", "site", "--check"]).1, @"
    stale: site/.typewright differs
    stale: site/assets/index.js differs
    stale: site/constructors/a.x.html differs
    stale: site/constructors/a.y.html is not made any more
    stale: site/index.html differs
    stale: site/namespaces/a.html differs
    stale: site/types/a.X.html differs
    stale: site/types/a.Y.html is not made any more
    To fix it, run: typewright site api.tl --out site
    ");
}

#[test]
fn pages_of_definitions_that_are_gone_are_removed_and_no_others() {
    let dir =
        made(&[("api.tl", API), ("site/types/mine.html", "mine"), ("site/CNAME", "x")], &["api.tl", "--out", "site"]);
    assert!(exists(&dir, "site/constructors/a.y.html"));
    fs::write(dir.path().join("api.tl"), OLD).unwrap();
    assert_eq!(site(&dir, &["api.tl", "--out", "site"]).0, 0);
    assert!(!exists(&dir, "site/constructors/a.y.html") && !exists(&dir, "site/types/a.Y.html"));
    assert!(exists(&dir, "site/types/mine.html") && exists(&dir, "site/CNAME"));
}

#[test]
fn pages_of_others_are_not_replaced() {
    let dir = folder_with(&[("api.tl", API), ("site/index.html", "mine")]);
    assert_snapshot!(site(&dir, &["api.tl", "--out", "site"]).1, @"error: can't write site/index.html: typewright did not generate it; move it away or choose another output");
    assert!(!exists(&dir, "site/types/a.X.html"));
}

#[test]
fn history_is_read_from_files_and_repositories() {
    let dir = folder_with(&[("api.tl", OLD)]);
    git(dir.path(), &["init", "-q"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-q", "-m", "One"]);
    fs::write(dir.path().join("api.tl"), API).unwrap();
    let (code, err) = site(&dir, &["api.tl", "--out", "site", "--history", "git:HEAD:api.tl"]);
    assert_eq!(code, 0, "{err}");
    let page = fs::read_to_string(dir.path().join("site/constructors/a.y.html")).unwrap();
    assert!(page.contains("<a href=\"../layers/2.html\">Layer 2</a>"), "{page}");
    for file in ["changelog.html", "feed.xml", "layers/1.html", "layers/2.html"] {
        assert!(exists(&dir, &format!("site/{file}")), "{file}");
    }
    let (code, err) = site(&dir, &["api.tl", "--out", "site", "--history", "no.tl", "--history", "git:HEAD:no.tl"]);
    assert_eq!(code, 2);
    assert!(err.contains("no.tl") && err.matches("error: ").count() == 2, "{err}");
}

const CONFIG: &str = "[[bindings]]\nschemas = [\"api.tl\"]\nout = \"src/api\"\nrust = { json = \"tdlib\" }\n\n[site]\nout = \"site\"\ntitle = \"Mine\"\n";

#[test]
fn configurations_have_a_site() {
    let dir = made(&[("api.tl", API), ("typewright.toml", CONFIG)], &[]);
    let page = fs::read_to_string(dir.path().join("site/constructors/a.x.html")).unwrap();
    assert!(page.contains("<title>a.x · Mine</title>") && page.contains("<h3>JSON</h3>"), "{page}");
    assert_eq!(run_in(dir.path(), &["generate"]).0, 0, "the site is no output of bindings");
}

#[test]
fn wrong_sites_of_a_configuration_are_told() {
    let wrong = |config: &str| {
        let dir = folder_with(&[("api.tl", API), ("typewright.toml", config)]);
        let (code, err) = site(&dir, &[]);
        assert_eq!(code, 2);
        err
    };
    assert_snapshot!(wrong("[[bindings]]\nschemas = [\"api.tl\"]\nout = \"api\"\n"), @r#"
    error: typewright.toml has no site
    name schemas and --out, or add to it:
      [site]
      out = "site"
    "#);
    assert_snapshot!(wrong(&CONFIG.replace("title", "bindings")), @"error: typewright.toml: no bindings have the output `Mine`, which the site names");
    assert_snapshot!(wrong(&CONFIG.replace("\"site\"", "\"src/api/site\"")), @r#"
    error: the output `src/api/site` lies inside another output
     --> typewright.toml:7:7
      |
    3 | out = "src/api"
      |       --------- the output of other bindings
    ...
    7 | out = "src/api/site"
      |       ^^^^^^^^^^^^^^
      |
      = help: give each set of bindings a folder or a file of its own
    "#);
}

#[test]
fn playgrounds_are_put_in_unchanged() {
    let playground = "<!DOCTYPE html>\n<title>Play</title>\n";
    let dir =
        made(&[("api.tl", API), ("play.html", playground)], &["api.tl", "--out", "site", "--playground", "play.html"]);
    assert_eq!(fs::read_to_string(dir.path().join("site/playground.html")).unwrap(), playground);
    let index = fs::read_to_string(dir.path().join("site/index.html")).unwrap();
    assert!(index.contains("<a href=\"playground.html\">Playground</a>"), "{index}");
    let (code, err) = site(&dir, &["api.tl", "--out", "site", "--playground", "no.html"]);
    assert!(code == 2 && err.contains("can't read no.html"), "{err}");
}

#[test]
fn errors_of_a_schema_leave_a_site_as_it_is() {
    let dir = made(&[("api.tl", API)], &["api.tl", "--out", "site"]);
    fs::write(dir.path().join("api.tl"), "a = B\n").unwrap();
    assert_eq!(site(&dir, &["api.tl", "--out", "site"]).0, 1);
    assert!(exists(&dir, "site/types/a.X.html"));
}
