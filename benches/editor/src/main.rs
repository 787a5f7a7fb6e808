//! The time from a message of an editor to the answer, and the memory: `editor FILE...`.
//!
//! Each file is opened by itself. A keystroke in its middle is answered with findings; then the completion of a type and the
//! hover of a name there are asked for. The least time of all rounds counts, since other work on the machine only ever adds.
//! On Linux it is the time on a processor, of the server and of this client together.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};
use typewright_lsp::{Connection, NoFiles, serve};

/// The number of keystrokes, hovers and completions.
const ROUNDS: u32 = 40;

fn main() -> Result<(), Box<dyn Error>> {
    println!("| schema | bytes | keystroke to findings | completion | hover | tokens of the file | memory |");
    println!("|---|---|---|---|---|---|---|");
    for path in std::env::args().skip(1) {
        println!("{}", row(&path)?);
    }
    Ok(())
}

fn row(path: &str) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let (server, client) = Connection::memory();
    let server = thread::spawn(move || serve(&server, &NoFiles));
    let mut editor = Editor { client: &client, next: 0 };
    editor.request("initialize", json!({ "capabilities": {} }))?;
    let document = json!({ "uri": "file:///bench.tl", "languageId": "tl", "version": 0, "text": text });
    editor.notify("textDocument/didOpen", json!({ "textDocument": document }))?;
    editor.findings()?;
    let least = rounds(&mut editor, middle(&text)?)?;
    editor.request("shutdown", Value::Null)?;
    editor.notify("exit", Value::Null)?;
    server.join().map_err(|_| "the server panicked")?;
    let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy().into_owned();
    let shown = least.map(|time| format!("{:.1} ms", time.as_secs_f64() * 1e3));
    Ok(format!("| {name} | {} | {} | {} |", text.len(), shown.join(" | "), memory()))
}

/// A mask without use, which is a finding, so that findings differ each time it comes and goes.
const TYPED: &str = " flags_typed:#";

/// The least times: to findings, of a completion, of a hover, of all tokens.
fn rounds(editor: &mut Editor<'_>, place: (usize, usize)) -> Result<[Duration; 4], Box<dyn Error>> {
    let mut least = [Duration::MAX; 4];
    let document = json!({ "uri": "file:///bench.tl" });
    let at =
        |character: usize| json!({ "textDocument": document, "position": { "line": place.0, "character": character } });
    for round in 0..ROUNDS {
        let comes = round % 2 == 0;
        let clock = Clock::start();
        editor.keystroke(place, if comes { 0 } else { TYPED.len() }, if comes { TYPED } else { "" })?;
        editor.findings()?;
        let findings = clock.elapsed();
        let completion =
            editor.timed("textDocument/completion", at(place.1 + if comes { " flags_typed:".len() } else { 0 }))?;
        let hover = editor.timed("textDocument/hover", at(2))?;
        let tokens = editor.timed("textDocument/semanticTokens/full", at(0))?;
        // Without the field the place of the completion is no type.
        let completion = if comes { completion } else { Duration::MAX };
        for (least, time) in least.iter_mut().zip([findings, completion, hover, tokens]) {
            *least = time.min(*least);
        }
    }
    Ok(least)
}

/// The line of a declaration in the middle of a text, and the column before its ` = `.
fn middle(text: &str) -> Result<(usize, usize), Box<dyn Error>> {
    let lines: Vec<_> = text.lines().collect();
    let from = lines.len() / 2;
    let is_declaration = |line: &&str| !line.starts_with("//") && line.contains(" = ") && line.ends_with(';');
    let found = lines.iter().enumerate().skip(from).find(|(_, line)| is_declaration(line)).ok_or("no declaration")?;
    Ok((found.0, found.1.find(" = ").unwrap_or_default()))
}

/// The time since a moment: on a processor where the system tells it, else that of the wall.
struct Clock {
    wall: Instant,
    busy: Option<Duration>,
}

impl Clock {
    fn start() -> Self {
        Self { wall: Instant::now(), busy: busy() }
    }

    fn elapsed(&self) -> Duration {
        let busy = self.busy.and_then(|before| busy()?.checked_sub(before));
        busy.unwrap_or_else(|| self.wall.elapsed())
    }
}

/// The time that the threads of this program were on a processor.
fn busy() -> Option<Duration> {
    let threads = fs::read_dir("/proc/self/task").ok()?;
    let nanoseconds = threads.map(|thread| {
        let text = fs::read_to_string(thread.ok()?.path().join("schedstat")).ok()?;
        text.split_whitespace().next()?.parse::<u64>().ok()
    });
    nanoseconds.sum::<Option<u64>>().map(Duration::from_nanos)
}

struct Editor<'c> {
    client: &'c Connection,
    next: i32,
}

impl Editor<'_> {
    fn notify(&self, method: &str, params: Value) -> Result<(), Box<dyn Error>> {
        Ok(self.client.sender.send(Notification::new(method.to_owned(), params).into())?)
    }

    /// Replaces `old` bytes by `new` at a place.
    fn keystroke(&self, (line, column): (usize, usize), old: usize, new: &str) -> Result<(), Box<dyn Error>> {
        let range = json!({
            "start": { "line": line, "character": column }, "end": { "line": line, "character": column + old },
        });
        let document = json!({ "uri": "file:///bench.tl", "version": 1 });
        let changes = json!([{ "range": range, "text": new }]);
        self.notify("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }))
    }

    /// Waits for findings.
    fn findings(&self) -> Result<(), Box<dyn Error>> {
        loop {
            if let Message::Notification(Notification { method, .. }) = self.client.receiver.recv()?
                && method == "textDocument/publishDiagnostics"
            {
                return Ok(());
            }
        }
    }

    /// The time until the response.
    fn timed(&mut self, method: &str, params: Value) -> Result<Duration, Box<dyn Error>> {
        let clock = Clock::start();
        self.request(method, params)?;
        Ok(clock.elapsed())
    }

    /// Waits for the response.
    fn request(&mut self, method: &str, params: Value) -> Result<(), Box<dyn Error>> {
        self.next += 1;
        self.client.sender.send(Request::new(self.next.into(), method.to_owned(), params).into())?;
        loop {
            if let Message::Response(response) = self.client.receiver.recv()? {
                return if response.id == self.next.into() { Ok(()) } else { Err("another response".into()) };
            }
        }
    }
}

/// The most memory that this program took so far, where the system says so.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = peak.and_then(|peak| peak.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or("–".to_owned(), |kilobytes| format!("{} MiB", kilobytes / 1024))
}
