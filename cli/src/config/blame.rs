//! Errors about choices, shown where the configuration makes the choice.
//!
//! Names and patterns can only be judged against a schema. The library reports those that match nothing without a
//! place, and quotes them; here the quoted text is looked up in the configuration.

use std::ops::Range;

use typewright_language::Error;
use typewright_language::source::{Diagnostic, Level};

use super::file::ConfigFile;
use super::places::Places;

/// The first words of errors about a choice, and the key of that choice.
const CHOICES: &[(&str, &[&str])] = &[
    ("derive for ", &["rust", "derive"]),
    ("derive ", &["derives"]),
    ("attribute ", &["rust", "attributes"]),
    ("hook ", &["rust", "hooks"]),
    ("extern type ", &["rust", "extern_types"]),
    ("rename ", &["rust", "renames"]),
    ("string type ", &["rust", "strings"]),
    ("mask ", &["rust", "masks"]),
    ("bytes type ", &["rust", "bytes"]),
    ("JSON ", &["rust", "json_of"]),
    ("nullable field ", &["rust", "nullable"]),
    ("base ", &["base", "path"]),
];

/// An error about a choice: its message with its place, and the text that it quotes.
pub(crate) struct Blamed {
    pub(crate) diagnostic: Diagnostic,
    pub(crate) quoted: String,
}

/// The errors of some bindings, each at the choice that it is about; none if they are about the schema.
pub(crate) fn blame(file: &ConfigFile, bindings: usize, error: &Error) -> Option<Vec<Blamed>> {
    if !error.is_misuse() {
        return None;
    }
    let places = Places::new(file.text());
    let locate = |said: Diagnostic| {
        let quoted = said.message.split('`').nth(1).unwrap_or_default().to_owned();
        let span = file.span(&place(&places, bindings, &said.message, &quoted));
        let primary = typewright_language::source::Label { span, text: String::new() };
        Blamed { diagnostic: Diagnostic { primary, ..said }, quoted }
    };
    Some(said(error).into_iter().map(locate).collect())
}

/// Every error as a diagnostic without a place.
fn said(error: &Error) -> Vec<Diagnostic> {
    match error.diagnostics() {
        Some((_, all)) => all.into_iter().filter(|it| it.level == Level::Error).cloned().collect(),
        None => {
            let text = error.to_string();
            let sentences = text.lines().map(|line| line.strip_prefix("error: ").unwrap_or(line));
            sentences.map(|line| Diagnostic::error(typewright_language::source::Span::NOWHERE, line)).collect()
        }
    }
}

/// The place of the quoted text in the bindings: under the key of the message, or anywhere else, if it is there.
fn place(places: &Places<'_>, bindings: usize, message: &str, quoted: &str) -> Range<usize> {
    let index = bindings.to_string();
    let table = ["bindings", index.as_str()];
    let keys = CHOICES.iter().filter(|(start, _)| message.starts_with(start)).map(|(_, keys)| *keys);
    let under = |keys: &[&str]| places.texts(&[&table, keys].concat(), quoted).into_iter().next();
    keys.map(under).chain([under(&[])]).flatten().next().unwrap_or_else(|| places.value(&table))
}
