//! The recorded session of the book: a real run, written down. `INSTA_UPDATE=always` renews the page.

use std::path::{Path, PathBuf};
use std::{env, fs};

use serde_json::{Value, json};

use crate::client::{Client, World, uri};
use crate::shown::findings;

const PAGE: &str = "../book/src/editor-session.md";

const HEAD: &str = "\
# A recorded session

A test plays these scenes to the server and writes down what it says, so that this page is what `typewright lsp` does. Lines and
columns count from 0, as in the protocol.
";

/// A file and a server, and the page so far.
struct Scene {
    client: Client,
    page: String,
}

impl Scene {
    /// Opens a right schema, which is that of the last commit too.
    fn new(title: &str, text: &str) -> Self {
        let commit = [(PathBuf::from("/w/api.tl"), text.to_owned())].into();
        let mut client = Client::new(World { commit, ..World::default() });
        client.open("api.tl", text);
        assert!(client.findings["api.tl"].iter().all(|it| it["severity"] != 1), "{title}");
        let mut scene = Self { client, page: format!("\n## {title}\n") };
        scene.block("The schema", text);
        scene
    }

    fn block(&mut self, title: &str, text: &str) {
        self.page.push_str(&format!("\n{title}:\n\n```text\n{}\n```\n", text.trim_end()));
    }

    /// Types, and waits for what the server finds.
    fn typed(&mut self, marked: &str) -> Value {
        let at = self.client.change("api.tl", marked);
        self.block("Typed", &marked.replace('‸', ""));
        let found = self.client.wait_for("api.tl");
        self.block("The server says", &findings(&found));
        at
    }

    /// The first code action with such a title, and the text that it makes.
    fn action(&mut self, at: &Value, title: &str) {
        let range = json!({ "start": at["position"], "end": at["position"] });
        let params =
            json!({ "textDocument": { "uri": uri("api.tl") }, "range": range, "context": { "diagnostics": [] } });
        let actions = self.client.request("textDocument/codeAction", params);
        let named = |it: &&Value| it["title"].as_str().unwrap().starts_with(title);
        let action = actions.as_array().unwrap().iter().find(named).unwrap_or_else(|| panic!("{actions}")).clone();
        let text = self.client.applied(&action["edit"])["api.tl"].clone();
        self.block(&format!("The code action \"{}\" makes it", action["title"].as_str().unwrap()), &text);
    }
}

fn misspelt_type() -> String {
    let text = "user#74e5ad7d id:long = User;\n";
    let mut scene = Scene::new("A misspelt type", text);
    let at = scene.typed(&format!("{text}chat owner:Us‸r = Chat;\n"));
    scene.action(&at, "Write `User`");
    scene.page
}

fn missing_semicolon() -> String {
    let mut scene = Scene::new("A missing `;`", "user#74e5ad7d id:long = User;\nchat#51f08fbf = Chat;\n");
    let at = scene.typed("user#74e5ad7d id:long = User‸\nchat#51f08fbf = Chat;\n");
    scene.action(&at, "Write `;` here");
    scene.page
}

fn wrong_id() -> String {
    let mut scene = Scene::new("A wrong id", "user id:long = User;\n");
    let at = scene.typed("us‸er#0badf00d id:long = User;\n");
    scene.action(&at, "Replace the id");
    scene.page
}

fn moved_bit() -> String {
    let mut scene = Scene::new(
        "A bit that moved since the last commit",
        "user#bbc54020 flags:# id:long bot:flags.0?true name:flags.1?string = User;\n",
    );
    scene.typed("user#bbc54020 flags:# id:long bot:flags.2?true name:flags.1?string = User;\n");
    let document = json!({ "textDocument": { "uri": uri("api.tl") } });
    let lenses = scene.client.request("textDocument/codeLens", document);
    let mut lines = Vec::new();
    for lens in lenses.as_array().unwrap() {
        let resolved = scene.client.request("codeLens/resolve", lens.clone());
        lines.push(resolved["command"]["title"].as_str().unwrap().to_owned());
    }
    scene.block("Above the declaration stands", &lines.join("\n"));
    scene.page
}

fn renamed_mask() -> String {
    let text = "user flags:# id:long bot:flags.0?true name:flags.1?string = User;\n";
    let mut scene = Scene::new("A mask gets another name", text);
    let params = |name: &str| json!({ "textDocument": { "uri": uri("api.tl") }, "position": { "line": 0, "character": 6 }, "newName": name });
    let why = scene.client.refused("textDocument/rename", params("mask"));
    scene.block("Renamed to `mask`, the server refuses", why.split_once(": ").unwrap().1);
    let at = json!({ "position": { "line": 0, "character": 0 } });
    scene.action(&at, "Write the id");
    let written = scene.client.text("api.tl").replacen("user", "user#c6ed3118", 1);
    scene.client.change("api.tl", &written);
    let mut params = params("mask");
    params["position"]["character"] = json!(15);
    let edit = scene.client.request("textDocument/rename", params);
    let text = scene.client.applied(&edit)["api.tl"].clone();
    scene.block("With that id, the rename makes it", &text);
    scene.page
}

#[test]
fn the_page_of_the_book_is_what_the_server_says() {
    let scenes = [misspelt_type(), missing_semicolon(), wrong_id(), moved_bit(), renamed_mask()];
    let page = HEAD.to_owned() + &scenes.concat();
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(PAGE);
    if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &page).unwrap();
    }
    assert!(fs::read_to_string(&path).unwrap_or_default() == page, "run this test with INSTA_UPDATE=always\n{page}");
}
