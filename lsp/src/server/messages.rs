//! Notifications: texts that open, change and close; files and folders that change.

use gen_lsp_types as lsp;
use lsp_server::Notification;
use serde::de::DeserializeOwned;

use super::capabilities::folder;
use super::state::{Phase, State};
use crate::documents::key;

impl State<'_> {
    /// Takes a notification. One with wrong parameters, or before `initialize`, is left out: nobody waits for an answer.
    pub(super) fn notification(&mut self, notification: Notification) {
        if self.phase != Phase::Running {
            return;
        }
        match notification.method.as_str() {
            "initialized" => self.initialized(),
            "textDocument/didOpen" => with(notification, |params| self.opened(params)),
            "textDocument/didChange" => with(notification, |params| self.changed(params)),
            "textDocument/didClose" => with(notification, |params| self.closed(&params)),
            "textDocument/didSave" => {
                self.projects.forget_commits();
                self.is_stale = true;
            }
            "workspace/didChangeWatchedFiles" => {
                self.projects.reload();
                self.is_stale = true;
            }
            "workspace/didChangeWorkspaceFolders" => with(notification, |params| self.folders(params)),
            _ => {}
        }
    }

    fn opened(&mut self, params: lsp::DidOpenTextDocumentParams) {
        let lsp::TextDocumentItem { uri, version, text, .. } = params.text_document;
        let key = key(&uri);
        self.projects.documents.open(uri, version, &text);
        if self.projects.is_known(&key) {
            self.projects.forget(&key);
        } else {
            self.projects.reload();
        }
        self.is_stale = true;
    }

    fn changed(&mut self, params: lsp::DidChangeTextDocumentParams) {
        let lsp::VersionedTextDocumentIdentifier { version, text_document_identifier } = params.text_document;
        let uri = text_document_identifier.uri;
        if self.projects.documents.change(&uri, version, params.content_changes) {
            self.projects.forget(&key(&uri));
            self.is_stale = true;
        }
    }

    fn closed(&mut self, params: &lsp::DidCloseTextDocumentParams) {
        self.projects.documents.close(&params.text_document.uri);
        self.projects.reload();
        self.is_stale = true;
    }

    fn folders(&mut self, params: lsp::DidChangeWorkspaceFoldersParams) {
        let paths = |folders: Vec<lsp::WorkspaceFolder>| folders.iter().map(|it| folder(&it.uri.0)).collect::<Vec<_>>();
        let lsp::WorkspaceFoldersChangeEvent { added, removed } = params.event;
        self.projects.change_folders(paths(added), &paths(removed));
        self.is_stale = true;
    }
}

/// Calls `take` with the parameters of a notification, if they are right.
fn with<P: DeserializeOwned>(notification: Notification, take: impl FnOnce(P)) {
    if let Ok(params) = serde_json::from_value(notification.params) {
        take(params);
    }
}
