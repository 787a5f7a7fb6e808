//! Projects: which files make one schema, and texts that are not saved.

use insta::assert_snapshot;
use serde_json::json;

use crate::client::{Client, World, uri};
use crate::shown::findings;

#[test]
fn files_of_a_configuration_make_one_schema() {
    let world = World::with(&[("a.tl", "a x:B = A;\n"), ("b.tl", "b = B;\n"), ("other.tl", "")]);
    let mut world = World { projects: vec![], ..world };
    world.projects.push(vec!["/w/a.tl".into(), "/w/b.tl".into()]);
    let mut client = Client::new(world);
    client.open("a.tl", "a x:B = A;\n");
    assert!(client.findings["a.tl"].is_empty());
    // A file that no project lists is a schema by itself.
    client.open("other.tl", "c x:B = C;\n");
    assert_snapshot!(findings(&client.findings["other.tl"]), @"0:4-5 error error: unknown type `B`: no constructor returns it");
}

#[test]
fn errors_of_other_files_are_published_to_them() {
    let world = World::with(&[("a.tl", "user = User;\n"), ("b.tl", "b x:User = B;\n")]).in_one_project();
    let mut client = Client::new(world);
    client.open("a.tl", "user = User;\n");
    client.change("a.tl", "person = Person;\n");
    client.wait_for("b.tl");
    assert_snapshot!(findings(&client.findings["b.tl"]), @"");
}

#[test]
fn an_open_text_counts_before_its_file() {
    let world = World::with(&[("a.tl", "a = A;\n"), ("b.tl", "b x:A = B;\n")]).in_one_project();
    let mut client = Client::new(world);
    client.open("a.tl", "a = A;\n");
    client.change("a.tl", "a x:Unknown = A;\n");
    assert_eq!(client.wait_for("a.tl").len(), 1);
    client.notify("textDocument/didClose", json!({ "textDocument": { "uri": uri("a.tl") } }));
    assert!(client.wait_for("a.tl").is_empty());
}

#[test]
fn a_text_that_is_no_file_is_a_schema() {
    let mut client = Client::new(World::default());
    client.open("untitled:Untitled-1", "a x:Unknown = A;\n");
    assert_eq!(client.findings["untitled:Untitled-1"].len(), 1);
}

#[test]
fn changes_arrive_as_parts_of_texts() {
    let mut client = Client::new(World::default());
    client.open("a.tl", "// 🚀\na x:Unknown = A;\n");
    let range = json!({ "start": { "line": 0, "character": 3 }, "end": { "line": 1, "character": 11 } });
    client.notify(
        "textDocument/didChange",
        json!({
            "textDocument": { "uri": uri("a.tl"), "version": 1 },
            "contentChanges": [{ "range": range, "text": "\na x:int" }],
        }),
    );
    assert!(client.wait_for("a.tl").is_empty());
}

#[test]
fn folders_come_and_go() {
    let world = World::with(&[("a.tl", "a x:Unknown = A;\n")]).in_one_project();
    let mut client = Client::silent(world);
    client.request("initialize", json!({ "capabilities": {} }));
    let folder = json!([{ "uri": "file:///w", "name": "w" }]);
    let change = |added, removed| json!({ "event": { "added": added, "removed": removed } });
    client.notify("workspace/didChangeWorkspaceFolders", change(folder.clone(), json!([])));
    assert_eq!(client.wait_for("a.tl").len(), 1);
    client.notify("workspace/didChangeWorkspaceFolders", change(json!([]), folder));
    assert!(client.wait_for("a.tl").is_empty());
}

#[test]
fn a_broken_configuration_is_told_once_and_files_work_alone() {
    let mut client = Client::new(World { broken_config: Some("no such key".to_owned()), ..World::default() });
    client.open("a.tl", "a x:Unknown = A;\n");
    client.open("b.tl", "b x:Unknown = B;\n");
    client.request("workspace/symbol", json!({ "query": "" }));
    assert_eq!(client.shown, ["no such key"]);
    assert_eq!(client.findings["a.tl"].len(), 1);
}

#[test]
fn a_client_that_can_is_asked_to_watch_files() {
    let mut client = Client::silent(World::default());
    let watches = json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } });
    client.request("initialize", json!({ "capabilities": watches }));
    client.notify("initialized", json!({}));
    assert_eq!(client.asked().method, "client/registerCapability");
}
