//! The abilities that the server tells the client, and those of the client that it asks for.

use std::path::PathBuf;

use gen_lsp_types as lsp;
use serde_json::{Value, json};

use crate::documents::key;
use crate::features::{completion, tokens};
use crate::positions::Encoding;

/// The facts about a client. Each is looked up by itself, so that a client with an odd value elsewhere works too.
#[derive(Clone, Debug, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    pub(super) folders: Vec<PathBuf>,
    /// `true` if it reports changes of files when it is asked to.
    pub(super) watches: bool,
    /// `true` if a rename may change computed ids.
    pub(super) rename_changes_ids: bool,
}

impl Client {
    pub(super) fn new(params: &Value) -> Self {
        let is_true = |path| params.pointer(path).and_then(Value::as_bool).unwrap_or(false);
        let offered = params.pointer("/capabilities/general/positionEncodings").and_then(Value::as_array);
        let folders = params.pointer("/workspaceFolders").and_then(Value::as_array);
        let folders = folders.into_iter().flatten().filter_map(|folder| folder.pointer("/uri"));
        let root = params.pointer("/rootUri").filter(|_| folders.clone().next().is_none());
        Self {
            encoding: Encoding::choose(offered.into_iter().flatten().filter_map(Value::as_str)),
            folders: folders.chain(root).filter_map(Value::as_str).map(folder).collect(),
            watches: is_true("/capabilities/workspace/didChangeWatchedFiles/dynamicRegistration"),
            rename_changes_ids: is_true("/initializationOptions/renameChangesIds"),
        }
    }
}

/// The path of a folder.
pub(super) fn folder(uri: &str) -> PathBuf {
    key(&lsp::Uri(uri.to_owned()))
}

/// The abilities of the server.
pub(super) fn capabilities(encoding: Encoding) -> lsp::ServerCapabilities {
    let sync = lsp::TextDocumentSyncOptions {
        open_close: Some(true),
        change: Some(lsp::TextDocumentSyncKind::Incremental),
        save: Some(lsp::Save::Bool(true)),
        ..lsp::TextDocumentSyncOptions::default()
    };
    let text = |text: &&str| (*text).to_owned();
    let tokens = lsp::SemanticTokensOptions {
        legend: lsp::SemanticTokensLegend {
            token_types: tokens::KINDS.iter().map(text).collect(),
            token_modifiers: tokens::MODIFIERS.iter().map(text).collect(),
        },
        range: Some(lsp::SemanticTokensOptionsRange::Bool(true)),
        full: Some(lsp::Full::Bool(true)),
        ..lsp::SemanticTokensOptions::default()
    };
    let kinds = vec![lsp::CodeActionKind::QuickFix, lsp::CodeActionKind::RefactorRewrite];
    lsp::ServerCapabilities {
        position_encoding: Some(encoding.kind()),
        text_document_sync: Some(lsp::TextDocumentSync::Options(sync)),
        completion_provider: Some(lsp::CompletionOptions {
            trigger_characters: Some(completion::TRIGGERS.iter().map(text).collect()),
            ..lsp::CompletionOptions::default()
        }),
        hover_provider: Some(lsp::HoverProvider::Bool(true)),
        signature_help_provider: Some(lsp::SignatureHelpOptions {
            trigger_characters: Some(["<", "(", ",", " "].iter().map(text).collect()),
            ..lsp::SignatureHelpOptions::default()
        }),
        definition_provider: Some(lsp::DefinitionProvider::Bool(true)),
        type_definition_provider: Some(lsp::TypeDefinitionProvider::Bool(true)),
        references_provider: Some(lsp::ReferencesProvider::Bool(true)),
        document_highlight_provider: Some(lsp::DocumentHighlightProvider::Bool(true)),
        document_symbol_provider: Some(lsp::DocumentSymbolProvider::Bool(true)),
        workspace_symbol_provider: Some(lsp::WorkspaceSymbolProvider::Bool(true)),
        code_action_provider: Some(lsp::CodeActionProvider::CodeActionOptions(lsp::CodeActionOptions {
            code_action_kinds: Some(kinds),
            ..lsp::CodeActionOptions::default()
        })),
        code_lens_provider: Some(lsp::CodeLensOptions {
            resolve_provider: Some(true),
            ..lsp::CodeLensOptions::default()
        }),
        document_formatting_provider: Some(lsp::DocumentFormattingProvider::Bool(true)),
        document_range_formatting_provider: Some(lsp::DocumentRangeFormattingProvider::Bool(true)),
        rename_provider: Some(lsp::RenameProvider::RenameOptions(lsp::RenameOptions {
            prepare_provider: Some(true),
            ..lsp::RenameOptions::default()
        })),
        folding_range_provider: Some(lsp::FoldingRangeProvider::Bool(true)),
        selection_range_provider: Some(lsp::SelectionRangeProvider::Bool(true)),
        semantic_tokens_provider: Some(lsp::SemanticTokensProvider::SemanticTokensOptions(tokens)),
        inlay_hint_provider: Some(lsp::InlayHintProvider::Bool(true)),
        workspace: Some(workspace_options()),
        ..lsp::ServerCapabilities::default()
    }
}

fn workspace_options() -> lsp::WorkspaceOptions {
    lsp::WorkspaceOptions {
        workspace_folders: Some(lsp::WorkspaceFoldersServerCapabilities {
            supported: Some(true),
            change_notifications: Some(lsp::ChangeNotifications::Bool(true)),
        }),
        ..lsp::WorkspaceOptions::default()
    }
}

/// The files whose changes the client is asked to report.
pub(super) fn watched() -> Value {
    let watchers = ["**/*.tl", "**/typewright.toml"].map(|pattern| json!({ "globPattern": pattern }));
    json!({ "registrations": [{
        "id": "typewright-files",
        "method": "workspace/didChangeWatchedFiles",
        "registerOptions": { "watchers": watchers },
    }] })
}
