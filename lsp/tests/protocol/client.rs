//! A small client: it opens texts, sends requests, and keeps the findings that the server publishes.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use lsp_server::{Message, Notification, Request, Response};
use serde_json::{Value, json};
use typewright_language::Reader;
use typewright_lsp::{Configured, Connection, Ending, Project, Workspace, serve};

/// The mark of a place in a text.
const MARK: char = '‸';

/// Nothing takes as long; a test that waits for a message that never comes fails by it.
const PATIENCE: Duration = Duration::from_secs(120);

/// Files, projects and a commit in memory.
#[derive(Clone, Default)]
pub(crate) struct World {
    pub(crate) files: BTreeMap<PathBuf, String>,
    pub(crate) commit: BTreeMap<PathBuf, String>,
    /// The files of each project, all of which the configuration of `/w` lists.
    pub(crate) projects: Vec<Vec<PathBuf>>,
    pub(crate) broken_config: Option<String>,
}

impl World {
    /// Files of the folder `/w`.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let files = files.iter().map(|(name, text)| (Path::new("/w").join(name), (*text).to_owned())).collect();
        Self { files, ..Self::default() }
    }

    /// All files as one project.
    pub(crate) fn in_one_project(mut self) -> Self {
        self.projects.push(self.files.keys().cloned().collect());
        self
    }
}

impl Workspace for World {
    fn configured(&self, path: &Path) -> Result<Configured, String> {
        if let Some(mistakes) = &self.broken_config {
            return Err(mistakes.clone());
        }
        let projects = self.projects.iter().filter(|_| path.starts_with("/w"));
        let projects = projects.map(|files| Project { files: files.clone(), ..Project::default() });
        Ok(Configured { config: None, projects: projects.collect(), alone: Reader::new() })
    }

    fn read(&self, path: &Path) -> Option<Vec<u8>> {
        self.files.get(path).map(|text| text.clone().into_bytes())
    }

    fn committed(&self, path: &Path) -> Option<Vec<u8>> {
        self.commit.get(path).map(|text| text.clone().into_bytes())
    }
}

/// A client with its server.
pub(crate) struct Client {
    connection: Connection,
    server: Option<JoinHandle<Ending>>,
    next: i32,
    version: i32,
    /// The findings by the names of their files.
    pub(crate) findings: BTreeMap<String, Vec<Value>>,
    /// The messages that the server shows to the user.
    pub(crate) shown: Vec<String>,
    /// The open texts.
    texts: BTreeMap<String, String>,
}

impl Client {
    /// A client that has told its abilities, with `/w` as its folder.
    pub(crate) fn new(world: World) -> Self {
        Self::with_options(world, json!({}))
    }

    pub(crate) fn with_options(world: World, options: Value) -> Self {
        let mut client = Self::silent(world);
        client.request(
            "initialize",
            json!({
                "capabilities": {},
                "workspaceFolders": [{ "uri": "file:///w", "name": "w" }],
                "initializationOptions": options,
            }),
        );
        client.notify("initialized", json!({}));
        client
    }

    /// A client that has said nothing.
    pub(crate) fn silent(world: World) -> Self {
        let (server, connection) = Connection::memory();
        let server = thread::spawn(move || serve(&server, &world));
        Self {
            connection,
            server: Some(server),
            next: 0,
            version: 0,
            findings: BTreeMap::new(),
            shown: Vec::new(),
            texts: BTreeMap::new(),
        }
    }

    /// A client with one open text, and the marked place in it.
    pub(crate) fn opened(marked: &str) -> (Self, Value) {
        let mut client = Self::new(World::default());
        let at = client.open("a.tl", marked);
        (client, at)
    }

    pub(crate) fn send(&self, message: impl Into<Message>) {
        self.connection.sender.send(message.into()).unwrap();
    }

    pub(crate) fn notify(&self, method: &str, params: Value) {
        self.send(Notification::new(method.to_owned(), params));
    }

    /// Sends a request and waits for its response.
    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Response {
        self.next += 1;
        let id = self.next.into();
        self.send(Request::new(id, method.to_owned(), params));
        let id = self.next.into();
        loop {
            if let Message::Response(response) = self.receive()
                && response.id == id
            {
                return response;
            }
        }
    }

    /// The result of a request.
    pub(crate) fn request(&mut self, method: &str, params: Value) -> Value {
        let response = self.ask(method, params);
        let value = serde_json::to_value(&response).unwrap();
        value.get("result").cloned().unwrap_or_else(|| panic!("{method}: {value}"))
    }

    /// The message of a request that fails.
    pub(crate) fn refused(&mut self, method: &str, params: Value) -> String {
        let value = serde_json::to_value(self.ask(method, params)).unwrap();
        format!("{}: {}", value["error"]["code"], value["error"]["message"].as_str().unwrap_or_default())
    }

    fn receive(&mut self) -> Message {
        let message = self.connection.receiver.recv_timeout(PATIENCE).unwrap();
        if let Message::Notification(Notification { method, params }) = &message {
            match method.as_str() {
                "textDocument/publishDiagnostics" => {
                    let found = params["diagnostics"].as_array().cloned().unwrap_or_default();
                    self.findings.insert(name(&params["uri"]), found);
                }
                "window/showMessage" => self.shown.push(params["message"].as_str().unwrap().to_owned()),
                _ => {}
            }
        }
        message
    }

    /// Waits until the findings of a file are published.
    pub(crate) fn wait_for(&mut self, file: &str) -> Vec<Value> {
        loop {
            if let Message::Notification(Notification { method, params }) = self.receive()
                && method == "textDocument/publishDiagnostics"
                && name(&params["uri"]) == file
            {
                return self.findings[file].clone();
            }
        }
    }

    /// Opens a text, and waits for its findings. Returns the marked place.
    pub(crate) fn open(&mut self, file: &str, marked: &str) -> Value {
        let (text, at) = split(file, marked);
        self.texts.insert(file.to_owned(), text.clone());
        self.notify(
            "textDocument/didOpen",
            json!({
                "textDocument": { "uri": uri(file), "languageId": "tl", "version": 0, "text": text },
            }),
        );
        if !self.findings.contains_key(file) {
            self.wait_for(file);
        }
        at
    }

    /// Gives an open text other contents. Returns the marked place.
    pub(crate) fn change(&mut self, file: &str, marked: &str) -> Value {
        let (text, at) = split(file, marked);
        self.texts.insert(file.to_owned(), text.clone());
        self.version += 1;
        self.notify(
            "textDocument/didChange",
            json!({
                "textDocument": { "uri": uri(file), "version": self.version },
                "contentChanges": [{ "text": text }],
            }),
        );
        at
    }

    /// The open text of a file.
    pub(crate) fn text(&self, file: &str) -> &str {
        &self.texts[file]
    }

    /// The texts of the open files after a `WorkspaceEdit`, or after edits of one file.
    pub(crate) fn applied(&self, edit: &Value) -> BTreeMap<String, String> {
        let mut texts = BTreeMap::new();
        for (uri, edits) in edit["changes"].as_object().unwrap() {
            let file = name(&json!(uri));
            texts.insert(file.clone(), apply(self.text(&file), edits.as_array().unwrap()));
        }
        texts
    }

    /// The next request of the server.
    pub(crate) fn asked(&mut self) -> Request {
        loop {
            if let Message::Request(request) = self.receive() {
                return request;
            }
        }
    }

    /// The end of a session that was ended.
    pub(crate) fn joined(mut self) -> Ending {
        self.server.take().unwrap().join().unwrap()
    }

    /// Ends the session as a client should.
    pub(crate) fn finish(mut self) -> Ending {
        self.ask("shutdown", Value::Null);
        self.notify("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }

    /// Ends the session without a word.
    pub(crate) fn hang_up(mut self) -> Ending {
        let (_, other) = Connection::memory();
        drop(std::mem::replace(&mut self.connection, other));
        self.server.take().unwrap().join().unwrap()
    }
}

/// The text without the mark, and the place of the mark as the parameters of a request.
fn split(file: &str, marked: &str) -> (String, Value) {
    let text = marked.replace(MARK, "");
    let before = marked.split(MARK).next().unwrap();
    let line = before.matches('\n').count();
    let column = before.rsplit('\n').next().unwrap().encode_utf16().count();
    let position = json!({ "line": line, "character": column });
    (text, json!({ "textDocument": { "uri": uri(file) }, "position": position }))
}

pub(crate) fn uri(file: &str) -> String {
    if file.contains(':') { file.to_owned() } else { format!("file:///w/{file}") }
}

/// The name of a file within `/w`.
pub(crate) fn name(uri: &Value) -> String {
    uri.as_str().unwrap().trim_start_matches("file:///w/").to_owned()
}

/// A text after edits.
pub(crate) fn apply(text: &str, edits: &[Value]) -> String {
    let mut edits: Vec<_> = edits.iter().collect();
    let offset = |position: &Value| {
        let line = position["line"].as_u64().unwrap() as usize;
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let mut units = position["character"].as_u64().unwrap() as usize;
        let mut at = start;
        for letter in text[start..].chars() {
            if units == 0 {
                break;
            }
            units = units.saturating_sub(letter.len_utf16());
            at += letter.len_utf8();
        }
        at
    };
    edits.sort_by_key(|edit| offset(&edit["range"]["start"]));
    let mut new = text.to_owned();
    for edit in edits.iter().rev() {
        let range = offset(&edit["range"]["start"])..offset(&edit["range"]["end"]);
        new.replace_range(range, edit["newText"].as_str().unwrap());
    }
    new
}
