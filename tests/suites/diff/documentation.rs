//! Changes in documentation.

use insta::assert_snapshot;
use typewright_tests::Documented;
use typewright_tools::compare::compare;

use super::{diff, listed};

#[test]
fn comments_are_documentation() {
    let of = |text: &str, field: &str| format!("//@description {text}\n//@id {field}\nuser id:long = User;");
    assert_eq!(diff(&of("A user.", "Who."), &of("A user.", "Who.")), "");
    assert_snapshot!(diff(&of("A user.", "Who."), &of("Somebody.", "The number.")), @"
    Constructor user
      Safe/Safe/Risky description-changed: it is described in other words
      Safe/Safe/Risky description-changed: `id` is described in other words  [id | id]
    ");
    assert_snapshot!(diff("user id:long = User;", &of("A user.", "Who.")), @"
    Constructor user
      Safe/Safe/Safe description-changed: it is described
      Safe/Safe/Safe description-changed: `id` is described  [id | id]
    ");
    assert_snapshot!(diff(&of("A user.", "Who."), "user id:long = User;"), @"
    Constructor user
      Safe/Safe/Risky description-changed: it is no longer described
      Safe/Safe/Risky description-changed: `id` is no longer described  [id | id]
    ");
}

#[test]
fn callers_and_errors_of_a_function() {
    let of = |page: &str| Documented::tl("---functions---\ncall#1 = Bool;").page("call.md", page).schema();
    let page = |text: &str, bots: &str, errors: &[&str]| {
        let rows: String = errors.iter().map(|row| format!("|{row}|Why.|\n")).collect();
        let errors = "### Errors\n\n| Code | Type | Description |\n|------|------|-------------|\n";
        format!("# Method: call\n\n{text}\n\n### Can bots use this method: **{bots}**\n\n{errors}{rows}")
    };
    let old = of(&page("Calls.", "YES", &["400|PEER_INVALID", "420|WAIT_%d", "403|BLOCKED"]));
    let new = of(&page("Rings.", "NO", &["400|PEER_INVALID", "403|PEER_INVALID", "400|BLOCKED", "400|NEW"]));
    assert_snapshot!(listed(&compare(&old, &new)), @"
    Function call
      Safe/Safe/Risky description-changed: it is described in other words
      Safe/Safe/Breaking availability-changed: bots can call it: no, it was yes
      Safe/Safe/Breaking error-changed: `BLOCKED` has the code 400, it had 403
      Safe/Breaking/Breaking error-changed: `PEER_INVALID` has the code 400, 403, it had 400
      Safe/Breaking/Risky error-removed: it no longer raises `WAIT_%d`
      Safe/Risky/Risky error-added: it raises `NEW`
    ");
    // The first error of its own brings an enum of its own.
    let none = of(&page("Calls.", "YES", &[]));
    assert_snapshot!(listed(&compare(&none, &of(&page("Calls.", "YES", &["400|NEW"])))), @"
    Function call
      Safe/Breaking/Risky error-added: it raises `NEW`
    ");
}

#[test]
fn errors_of_all_functions() {
    let of = |errors: &str, descriptions: &str| {
        let core = format!(r#"{{"errors": {{"420": {{{errors}}}}}, "descriptions": {{{descriptions}}}}}"#);
        Documented::tl("---functions---\nf#1 = Bool;").errors("core.json", &core).schema()
    };
    let old = of(r#""FLOOD_%d": [], "OFTEN": ["f"], "FAST": []"#, r#""FLOOD_%d": "Wait.""#);
    let new = of(r#""FLOOD_%d": [], "OFTEN": [], "SLOW": ["f"]"#, r#""FLOOD_%d": "Rest.""#);
    assert_snapshot!(listed(&compare(&old, &new)), @"
    Function f
      Safe/Breaking/Risky error-removed: any function may raise `OFTEN`, not it alone
      Safe/Risky/Risky error-added: it raises `SLOW`
    Error FAST
      Safe/Breaking/Risky error-removed: it is no longer one that any function may raise
    Error FLOOD_%d
      Safe/Safe/Risky description-changed: it is described in other words
    Error OFTEN
      Safe/Risky/Risky error-added: any function may raise it
    ");
}

#[test]
fn the_name_of_an_error_stays_on_its_line() {
    let of = |errors: &str| {
        let core = format!(r#"{{"errors": {{"400": {{{errors}}}}}, "descriptions": {{}}}}"#);
        Documented::tl("---functions---\nf#1 = Bool;").errors("core.json", &core).schema()
    };
    let said = listed(&compare(&of(r#""A": []"#), &of(r#""A": [], "B\n```\u001b[0m": [], "C\n`": ["f"]"#)));
    assert_snapshot!(said, @"
    Function f
      Safe/Breaking/Risky error-added: it raises `C��`
    Error B�����[0m
      Safe/Risky/Risky error-added: any function may raise it
    ");
}
