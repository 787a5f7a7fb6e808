//! Items to files.

use std::fmt::Write as _;

use super::layout::{Before, File, Part};

/// The text of a file below its header.
pub(super) fn print(header: &str, file: &File<'_>) -> String {
    let mut printer = Printer { text: header.to_owned(), indent: 0 };
    if !file.docs.is_empty() {
        printer.lines("//! ", file.docs);
        printer.text.push('\n');
    }
    printer.parts(&file.parts);
    printer.text
}

struct Printer {
    text: String,
    indent: usize,
}

impl Printer {
    fn parts(&mut self, parts: &[Part<'_>]) {
        for part in parts {
            match part {
                Part::Declaration(module, Before { attribute, visibility }, path) => {
                    self.lines("", attribute.lines());
                    self.lines("", path);
                    self.line(&format!("{visibility} mod {};", module.name));
                }
                Part::Item(item) => self.item(item),
                Part::Module(module, Before { attribute, visibility }, parts) => {
                    self.blank_line();
                    self.lines("/// ", &module.docs);
                    self.lines("", attribute.lines());
                    self.line(&format!("{visibility} mod {} {{", module.name));
                    self.indent += 4;
                    self.parts(parts);
                    self.indent -= 4;
                    self.line("}");
                }
            }
        }
    }

    /// An item, which is indented already. Imports stand together.
    fn item(&mut self, item: &str) {
        let is_import = |text: &str| text.trim_start().starts_with("use ");
        let last = self.text.lines().next_back().unwrap_or_default();
        if !(is_import(item) && is_import(last)) {
            self.blank_line();
        }
        self.text.push_str(item);
    }

    fn lines(&mut self, prefix: &str, lines: impl IntoIterator<Item = impl AsRef<str>>) {
        lines.into_iter().for_each(|line| self.line(&format!("{prefix}{}", line.as_ref())));
    }

    fn line(&mut self, line: &str) {
        let indent = if line.is_empty() { 0 } else { self.indent };
        // Writing to a `String` cannot fail.
        _ = writeln!(self.text, "{:indent$}{line}", "");
    }

    /// Between items.
    fn blank_line(&mut self) {
        if !self.text.ends_with("\n\n") && !self.text.ends_with("{\n") {
            self.text.push('\n');
        }
    }
}
