//! Rename, over all files, and the reasons to refuse one.

use insta::assert_snapshot;
use serde_json::{Value, json};

use crate::client::{Client, World};

fn params(at: &Value, new: &str) -> Value {
    let mut params = at.clone();
    params["newName"] = json!(new);
    params
}

/// The text after a rename.
fn renamed(marked: &str, new: &str) -> String {
    let (mut client, at) = Client::opened(marked);
    let edit = client.request("textDocument/rename", params(&at, new));
    client.applied(&edit).remove("a.tl").unwrap_or_default()
}

/// The reason to refuse a rename.
fn refused(marked: &str, new: &str) -> String {
    let (mut client, at) = Client::opened(marked);
    client.refused("textDocument/rename", params(&at, new))
}

#[test]
fn a_mask_is_renamed_in_its_conditions() {
    assert_snapshot!(renamed("a#00000001 flags‸:# x:flags.0?int = A;\nb#00000002 flags:# y:flags.1?int = B;", "mask"), @"
    a#00000001 mask:# x:mask.0?int = A;
    b#00000002 flags:# y:flags.1?int = B;
    ");
}

#[test]
fn a_template_variable_is_renamed() {
    assert_snapshot!(renamed("---functions---\nf#00000001 {X:Type} query:!X‸ = X;", "Query"), @"
    ---functions---
    f#00000001 {Query:Type} query:!Query = Query;
    ");
}

#[test]
fn a_type_is_renamed_in_all_files() {
    let world = World::with(&[("a.tl", ""), ("b.tl", "")]).in_one_project();
    let mut client = Client::new(world);
    let at = client.open("a.tl", "//@class User @description A user\nuser#00000001 = Us‸er;\n");
    client.open("b.tl", "b#00000002 x:User y:Vector<%User> = B;\n");
    let edit = client.request("textDocument/rename", params(&at, "Person"));
    let texts = client.applied(&edit);
    assert_snapshot!(texts["a.tl"], @"
    //@class Person @description A user
    user#00000001 = Person;
    ");
    assert_snapshot!(texts["b.tl"], @"b#00000002 x:Person y:Vector<%Person> = B;");
}

#[test]
fn a_field_is_renamed_in_its_tags() {
    assert_snapshot!(renamed("//@description A user @id Its id @idea An idea\nuser#00000001 id‸:long idea:int = User;", "number"), @"
    //@description A user @number Its id @idea An idea
    user#00000001 number:long idea:int = User;
    ");
}

#[test]
fn a_rename_that_changes_computed_ids_is_refused() {
    assert_snapshot!(refused("user id:long = Us‸er;\nchat#00000001 x:User = Chat;\nbot x:User = Bot;", "Person"), @r#"-32803: the new name changes the computed ids of `user`, `bot`: write their ids first ("Write the id"), or set `renameChangesIds` to rename anyway"#);
}

#[test]
fn a_rename_that_changes_computed_ids_is_done_when_asked() {
    let mut client = Client::with_options(World::default(), json!({ "renameChangesIds": true }));
    let at = client.open("a.tl", "us‸er = User;\n");
    let edit = client.request("textDocument/rename", params(&at, "person"));
    assert_eq!(client.applied(&edit)["a.tl"], "person = User;\n");
}

#[test]
fn a_name_that_is_taken_or_none_is_refused() {
    assert_snapshot!(refused("a#00000001 x‸:int y:int = A;", "y"), @"-32803: `y` can't be the name: duplicate field `y`");
    assert_snapshot!(refused("a#00000001 = ‸A;\nb#00000002 = B;", "B"), @"-32803: `B` can't be the name: something else has it");
    assert_snapshot!(refused("a#00000001 = ‸A;", "a b"), @"-32803: `a b` can't be the name: a result type starts with an upper-case letter, and `a` is a constructor name");
    assert_snapshot!(refused("a#00000001 = ‸A;", "a"), @"-32803: `a` can't be the name: a result type starts with an upper-case letter, and `a` is a constructor name");
    assert_snapshot!(refused("a‸#00000001 = A;", ""), @"-32803: `` can't be the name: expected a name before `#`");
}

#[test]
fn builtins_and_nothing_are_refused() {
    assert_snapshot!(refused("a#00000001 x:in‸t = A;", "long"), @"-32803: `int` is a builtin");
    assert_snapshot!(refused("a#00000001 = A;\n\n‸", "b"), @"-32803: no name stands here");
    assert_snapshot!(refused("a#00000001 = ‸A;\nb x: = B;", "B"), @"-32803: a.tl has declarations that can't be read, which may use `A`: mend them first");
}

#[test]
fn a_rename_begins_with_the_name_that_is_there() {
    let (mut client, at) = Client::opened("a#00000001 fla‸gs:# = A;");
    let prepared = client.request("textDocument/prepareRename", at);
    assert_eq!(prepared["placeholder"], "flags");
}
