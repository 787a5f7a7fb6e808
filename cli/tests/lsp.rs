//! `typewright lsp`: messages over the standard streams, files and commits of the real world.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde_json::{Value, json};
use support::{folder_with, git, typewright};

/// A server that runs, and the client on its streams.
struct Server {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
}

impl Server {
    fn start(folder: &Path, args: &[&str]) -> Self {
        let mut command = typewright();
        command.current_dir(folder).args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output }
    }

    fn write(&mut self, bytes: &[u8]) {
        self.input.as_mut().unwrap().write_all(bytes).unwrap();
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.write(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    fn request(&mut self, method: &str, params: Value) -> Value {
        self.send(&json!({ "jsonrpc": "2.0", "id": 1, "method": method, "params": params }));
        loop {
            let message = self.receive();
            if message.get("id").is_some() {
                return message["result"].clone();
            }
        }
    }

    fn notify(&mut self, method: &str, params: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": params }));
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert!(self.output.read_line(&mut line).unwrap() > 0, "the server is gone");
            match line.trim_end().split_once(": ") {
                Some((name, value)) if name.eq_ignore_ascii_case("Content-Length") => length = value.parse().unwrap(),
                Some(_) => {}
                None => break,
            }
        }
        let mut bytes = vec![0; length];
        self.output.read_exact(&mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    /// The messages of the findings of a file, once they are published.
    fn findings(&mut self, uri: &str) -> Vec<String> {
        loop {
            let message = self.receive();
            if message["method"] == "textDocument/publishDiagnostics" && message["params"]["uri"] == uri {
                let found = message["params"]["diagnostics"].as_array().unwrap();
                return found
                    .iter()
                    .map(|it| it["message"].as_str().unwrap().lines().next().unwrap().to_owned())
                    .collect();
            }
        }
    }

    /// The exit code and standard error, once the input ends.
    fn end(mut self) -> (i32, String) {
        drop(self.input.take());
        let output = self.child.wait_with_output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    }
}

fn uri(folder: &Path, file: &str) -> String {
    format!("file://{}/{file}", folder.display())
}

fn initialize(server: &mut Server, folder: &Path) {
    let folders = json!([{ "uri": format!("file://{}", folder.display()), "name": "w" }]);
    let told = server.request("initialize", json!({ "capabilities": {}, "workspaceFolders": folders }));
    assert_eq!(told["serverInfo"]["name"], "typewright");
    server.notify("initialized", json!({}));
}

#[test]
fn lsp_reads_the_files_of_the_configuration() {
    let config =
        "[[bindings]]\nschemas = [\"./x/../a.tl\", \"b.tl\"]\nout = \"src\"\n[lints]\nid-short = \"warning\"\n";
    let files = [("typewright.toml", config), ("a.tl", "a x:B = A;\n"), ("b.tl", "b x:Unknown = B;\n"), ("x/c.tl", "")];
    let dir = folder_with(&files);
    let mut server = Server::start(dir.path(), &["lsp", "--stdio"]);
    initialize(&mut server, dir.path());
    assert_eq!(server.findings(&uri(dir.path(), "b.tl")), ["unknown type `Unknown`: no constructor returns it"]);
    server.request("shutdown", Value::Null);
    server.notify("exit", Value::Null);
    assert_eq!(server.end(), (0, String::new()));
}

#[test]
fn lsp_compares_with_the_last_commit() {
    let old = "a#00000001 flags:# x:flags.0?int = A;\n";
    let dir = folder_with(&[("a.tl", old)]);
    for args in [&["init", "-q"][..], &["add", "."], &["commit", "-qm", "a"]] {
        git(dir.path(), args);
    }
    let mut server = Server::start(dir.path(), &["lsp"]);
    initialize(&mut server, dir.path());
    let document =
        json!({ "uri": uri(dir.path(), "a.tl"), "languageId": "tl", "version": 0, "text": old.replace(".0", ".1") });
    server.notify("textDocument/didOpen", json!({ "textDocument": document }));
    let lenses = server.request("textDocument/codeLens", json!({ "textDocument": { "uri": uri(dir.path(), "a.tl") } }));
    let title = lenses[0]["command"]["title"].as_str().unwrap();
    assert!(title.starts_with("breaks the wire against HEAD: "), "{title}");
}

#[test]
fn lsp_says_what_is_wrong_with_a_configuration() {
    let dir = folder_with(&[("typewright.toml", "bindings = 1\n")]);
    let mut server = Server::start(dir.path(), &["lsp"]);
    initialize(&mut server, dir.path());
    let message = std::iter::repeat_with(|| server.receive()).find(|it| it["method"] == "window/showMessage").unwrap();
    let text = message["params"]["message"].as_str().unwrap();
    assert!(text.contains("typewright.toml:1:12") && !text.contains('\u{1b}'), "{text}");
}

#[test]
fn lsp_ends_with_an_error_where_the_messages_break_off() {
    let dir = folder_with(&[]);
    for cut in ["Content-Length: 100\r\n\r\n{", "Content-Length: x\r\n\r\n", "Content-Length: 2\r\n\r\n{]", "\r\n\r\n"]
    {
        let mut server = Server::start(dir.path(), &["lsp"]);
        server.write(cut.as_bytes());
        let (code, err) = server.end();
        assert!(
            code == 1 && err.starts_with("error: can't read the messages of the editor: "),
            "{cut:?}: {code} {err}"
        );
    }
    let (code, err) = Server::start(dir.path(), &["lsp"]).end();
    assert_eq!((code, err.as_str()), (1, ""));
}
