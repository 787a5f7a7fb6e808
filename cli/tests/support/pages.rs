//! Pages in Markdown whose commands are run and whose outputs are compared.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a page that is wrong fails its test")]

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::{root, run_in};

/// Commands of other programs that pages may show; other tests run them.
const OTHERS: [&str; 2] = ["cargo install typewright-cli", "cargo test"];

/// A page, and where it is in the project.
pub(crate) struct Page {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// A block of code.
pub(crate) struct Block {
    /// The words after the fence: `rust,no_run`.
    pub(crate) fence: String,
    /// The name above it: `` `api.tl`: ``.
    pub(crate) file: Option<String>,
    pub(crate) lines: Vec<String>,
}

impl Block {
    pub(crate) fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line, "\n"]).collect()
    }
}

impl Page {
    pub(crate) fn read(path: impl Into<String>) -> Self {
        let path = path.into();
        let text = fs::read_to_string(root().join(&path)).unwrap();
        Self { path, text }
    }

    /// Every page of the book, those that are made of tables included.
    pub(crate) fn of_the_book() -> Vec<Self> {
        let mut pages = Vec::new();
        for folder in ["book/src", "book/src/lints"] {
            for entry in fs::read_dir(root().join(folder)).unwrap() {
                let name = entry.unwrap().file_name().into_string().unwrap();
                if name.ends_with(".md") {
                    pages.push(format!("{folder}/{name}"));
                }
            }
        }
        pages.sort();
        pages.into_iter().map(Self::read).collect()
    }

    pub(crate) fn blocks(&self) -> Vec<Block> {
        let (mut blocks, mut above) = (Vec::new(), "");
        let mut lines = self.text.lines();
        while let Some(line) = lines.next() {
            if let Some(fence) = line.strip_prefix("```") {
                let file = above.strip_prefix('`').and_then(|name| name.strip_suffix("`:")).map(str::to_owned);
                let lines = lines.by_ref().take_while(|line| *line != "```").map(str::to_owned).collect();
                blocks.push(Block { fence: fence.to_owned(), file, lines });
            }
            if !line.is_empty() {
                above = line;
            }
        }
        blocks
    }

    /// The files of the project that the page starts with: `<!-- files: schema typewright.toml -->`.
    fn project_files(&self) -> Vec<&str> {
        let names = self.text.lines().find_map(|line| line.strip_prefix("<!-- files: ")?.strip_suffix(" -->"));
        names.map(|names| names.split(' ').collect()).unwrap_or_default()
    }

    /// Writes the files of the page, runs its commands in their order and returns the page with what they print.
    pub(crate) fn run(&self) -> String {
        let dir = TempDir::new().unwrap();
        self.project_files().iter().for_each(|name| copy(&root().join(name), &dir.path().join(name)));
        let mut here = dir.path().to_path_buf();
        let mut text = self.text.clone();
        for block in self.blocks() {
            if let Some(file) = &block.file {
                let path = dir.path().join(file);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, block.text()).unwrap();
            } else if block.fence == "console" {
                let run = run_block(&block, &mut here, &self.path);
                text = text.replacen(&format!("```console\n{}```", block.text()), &format!("```console\n{run}```"), 1);
            }
        }
        text
    }
}

/// Runs the commands of a block and returns it with what they print.
fn run_block(block: &Block, here: &mut PathBuf, page: &str) -> String {
    let mut out = String::new();
    let mut lines = block.lines.iter().peekable();
    while let Some(line) = lines.next() {
        let command = line.strip_prefix("$ ").unwrap_or_else(|| panic!("{page}: no command: {line}"));
        let mut shown = String::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ")) {
            shown.push_str(line);
            shown.push('\n');
        }
        let (code, printed) = run(command, here, page);
        assert!(code == 0 || !shown.is_empty(), "{page}: `{command}` fails:\n{printed}");
        assert!(!printed.contains("no such file"), "{page}: `{command}` misses a file:\n{printed}");
        let right = shown.is_empty() || is_excerpt(&shown, &printed);
        out.push_str(&format!("{line}\n{}", if right { &shown } else { &printed }));
    }
    out
}

/// Runs a command: its exit code and what it prints.
fn run(command: &str, here: &mut PathBuf, page: &str) -> (i32, String) {
    let words = words(command);
    let args: Vec<_> = words.iter().skip(1).map(String::as_str).collect();
    match words[0].as_str() {
        "typewright" => {
            let (code, out, err) = run_in(here, &args);
            let lines = [err, out].concat().lines().map(|line| format!("{}\n", line.trim_end())).collect();
            (code, lines)
        }
        "cat" => (0, fs::read_to_string(here.join(args[0])).unwrap()),
        "cd" => {
            here.push(args[0]);
            (0, String::new())
        }
        _ => {
            assert!(OTHERS.contains(&command), "{page}: `{command}` is not run by anybody");
            (0, String::new())
        }
    }
}

/// The words of a command, as a shell splits them.
fn words(command: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for letter in command.chars() {
        match letter {
            '\'' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            _ => words.last_mut().unwrap().push(letter),
        }
    }
    words
}

/// Returns whether a text is another one, of which lines of `...` leave out parts.
fn is_excerpt(shown: &str, printed: &str) -> bool {
    let printed: Vec<_> = printed.lines().collect();
    let mut at = 0;
    let mut skipping = false;
    for line in shown.lines() {
        if line == "..." {
            skipping = true;
            continue;
        }
        let found = if skipping {
            printed[at..].iter().position(|it| *it == line).map(|skipped| at + skipped)
        } else {
            Some(at)
        };
        match found {
            Some(index) if printed.get(index) == Some(&line) => at = index + 1,
            _ => return false,
        }
        skipping = false;
    }
    skipping || at == printed.len()
}

/// Copies a file or a folder.
fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        for entry in fs::read_dir(from).unwrap() {
            let name = entry.unwrap().file_name();
            copy(&from.join(&name), &to.join(&name));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}
