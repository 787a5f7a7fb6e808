//! Texts that an editor has open, saved or not.

use std::collections::BTreeMap;
use std::path::PathBuf;

use gen_lsp_types::{TextDocumentContentChangeEvent as Change, Uri};

use crate::positions::{Encoding, Lines};
use crate::uris;

/// An open text.
#[derive(Clone, Debug)]
pub struct Document {
    /// The name that the client has for it.
    pub uri: Uri,
    /// The version that the client counts.
    pub version: i32,
    /// The text, without a byte-order mark.
    pub text: String,
}

/// Every open text.
#[derive(Clone, Debug, Default)]
pub struct Documents {
    encoding: Encoding,
    /// By their [`key`]s.
    open: BTreeMap<PathBuf, Document>,
}

/// The identity of a file, however its URI is written: its path, or the URI itself for what is no file.
#[must_use]
pub fn key(uri: &Uri) -> PathBuf {
    uris::path(uri).unwrap_or_else(|| PathBuf::from(&uri.0))
}

impl Documents {
    /// No open text.
    #[must_use]
    pub fn new(encoding: Encoding) -> Self {
        Self { encoding, open: BTreeMap::new() }
    }

    /// The units of columns.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// Opens a text.
    pub fn open(&mut self, uri: Uri, version: i32, text: &str) {
        let text = without_mark(text).to_owned();
        self.open.insert(key(&uri), Document { uri, version, text });
    }

    /// Changes an open text. Returns whether it is open.
    pub fn change(&mut self, uri: &Uri, version: i32, changes: Vec<Change>) -> bool {
        let Some(document) = self.open.get_mut(&key(uri)) else { return false };
        document.version = version;
        for change in changes {
            match change {
                Change::TextDocumentContentChangePartial(part) => {
                    let lines = Lines::new(&document.text, self.encoding);
                    let bytes = lines.bytes(&document.text, part.range);
                    document.text.replace_range(bytes, &part.text);
                }
                Change::TextDocumentContentChangeWholeDocument(whole) => {
                    document.text = without_mark(&whole.text).to_owned();
                }
            }
        }
        true
    }

    /// Closes a text: its file counts from now on.
    pub fn close(&mut self, uri: &Uri) {
        self.open.remove(&key(uri));
    }

    /// The open text of a file.
    #[must_use]
    pub fn get(&self, key: &PathBuf) -> Option<&Document> {
        self.open.get(key)
    }

    /// The keys of all open texts.
    pub fn keys(&self) -> impl Iterator<Item = &PathBuf> {
        self.open.keys()
    }
}

/// Editors do not count a byte-order mark.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix('\u{feff}').unwrap_or(text)
}
