//! Findings to the client, after every change.

use std::collections::BTreeMap;

use gen_lsp_types as lsp;

use super::state::State;
use crate::documents::key;
use crate::features::diagnostics::diagnostics;

impl State<'_> {
    /// Sends the findings of every file where they changed, and what is wrong with configurations.
    pub(super) fn publish(&mut self) {
        if !std::mem::take(&mut self.is_stale) {
            return;
        }
        let mut found: BTreeMap<String, Vec<lsp::Diagnostic>> = BTreeMap::new();
        for analysis in self.projects.analyses() {
            for (uri, of_file) in diagnostics(analysis) {
                let all = found.entry(uri).or_default();
                // Several schemas may be made of one file.
                let new: Vec<_> = of_file.into_iter().filter(|it| !all.contains(it)).collect();
                all.extend(new);
            }
        }
        let old = std::mem::take(&mut self.published);
        let gone = old.keys().filter(|uri| !found.contains_key(*uri)).map(|uri| (uri.clone(), Vec::new()));
        let all = gone.chain(found.iter().map(|(uri, found)| (uri.clone(), found.clone())));
        for (uri, diagnostics) in all.filter(|(uri, found)| old.get(uri) != Some(found)) {
            let uri = lsp::Uri(uri);
            let version = self.projects.documents.get(&key(&uri)).map(|document| document.version);
            self.notify("textDocument/publishDiagnostics", lsp::PublishDiagnosticsParams { uri, version, diagnostics });
        }
        self.published = found;
        for message in self.projects.new_complaints() {
            self.notify("window/showMessage", lsp::ShowMessageParams { kind: lsp::MessageType::Warning, message });
        }
    }
}
