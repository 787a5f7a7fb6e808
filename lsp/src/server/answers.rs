//! Requests: each to its feature.

use gen_lsp_types as lsp;
use lsp_server::{ErrorCode, Request};
use serde_json::Value;

use super::state::{Answer, Phase, Refusal, State};
use crate::analysis::{Analysis, Place, Source};
use crate::documents::key;
use crate::features::{
    actions, completion, definition, folding, formatting, hints, hover, lenses, references, rename, selection,
    signature, symbols, tokens,
};

impl State<'_> {
    /// Answers a request.
    pub(super) fn request(&mut self, request: Request) {
        match (self.phase, request.method.as_str()) {
            (Phase::New, "initialize") => self.reply(request, |state, params: Value| Ok(state.initialize(&params))),
            (Phase::New, _) => {
                self.refuse(request.id, ErrorCode::ServerNotInitialized, "send `initialize` first");
            }
            (Phase::Running, "initialize") => {
                self.refuse(request.id, ErrorCode::InvalidRequest, "the session is initialized already");
            }
            (Phase::Running, "shutdown") => {
                self.phase = Phase::ShutDown;
                self.respond(request.id, Ok(Value::Null));
            }
            (Phase::Running, _) => self.feature(request),
            (Phase::ShutDown, _) => {
                self.refuse(request.id, ErrorCode::InvalidRequest, "the session is shut down");
            }
        }
    }

    fn feature(&mut self, request: Request) {
        match request.method.as_str() {
            "textDocument/hover" => self.at(request, hover::hover),
            "textDocument/definition" => self.at(request, definition::definition),
            "textDocument/typeDefinition" => self.at(request, definition::type_definition),
            "textDocument/documentHighlight" => self.at(request, references::highlights),
            "textDocument/completion" => self.at(request, completion::completion),
            "textDocument/signatureHelp" => self.at(request, signature::signature),
            "textDocument/references" => self.reply(request, Self::references),
            "textDocument/prepareRename" => self.reply(request, Self::prepare_rename),
            "textDocument/rename" => self.reply(request, Self::rename),
            "textDocument/documentSymbol" => {
                self.of(request, |analysis, source, _| symbols::document(analysis, source))
            }
            "textDocument/formatting" => self.of(request, |analysis, source, _| formatting::document(analysis, source)),
            "textDocument/foldingRange" => self.of(request, |analysis, source, _| folding::folding(analysis, source)),
            "textDocument/semanticTokens/full" => {
                self.of(request, |analysis, source, _| tokens::tokens(analysis, source, None));
            }
            "textDocument/semanticTokens/range" => {
                self.range(request, |analysis, source, range| tokens::tokens(analysis, source, Some(range)));
            }
            "textDocument/rangeFormatting" => self.range(request, formatting::range),
            "textDocument/inlayHint" => self.range(request, hints::hints),
            "textDocument/codeAction" => self.reply(request, Self::actions),
            "textDocument/selectionRange" => self.reply(request, Self::selection_ranges),
            "textDocument/codeLens" => self.reply(request, Self::lenses),
            "codeLens/resolve" => self.reply(request, Self::resolve_lens),
            "workspace/symbol" => self.reply(request, Self::workspace_symbols),
            method => {
                let why = format!("there is no method `{method}`");
                self.refuse(request.id, ErrorCode::MethodNotFound, &why);
            }
        }
    }

    /// Answers a request about a place.
    fn at<T: serde::Serialize + Default>(&mut self, request: Request, answer: impl FnOnce(&Analysis, Place<'_>) -> T) {
        self.reply(request, |state, at: lsp::TextDocumentPositionParams| {
            Ok(state.place(&at, answer).unwrap_or_default())
        });
    }

    /// Answers a request about a file.
    fn of<T: serde::Serialize>(&mut self, request: Request, answer: impl FnOnce(&Analysis, &Source, ()) -> T) {
        self.reply(request, |state, params: OfDocument| {
            Ok(state.source(&params.text_document.uri, |analysis, source| answer(analysis, source, ())))
        });
    }

    /// Answers a request about a range of a file.
    fn range<T: serde::Serialize>(
        &mut self,
        request: Request,
        answer: impl FnOnce(&Analysis, &Source, lsp::Range) -> T,
    ) {
        self.reply(request, |state, params: OfRange| {
            Ok(state.source(&params.text_document.uri, |analysis, source| answer(analysis, source, params.range)))
        });
    }

    fn source<T>(&mut self, uri: &lsp::Uri, answer: impl FnOnce(&Analysis, &Source) -> T) -> Option<T> {
        let key = key(uri);
        let analysis = self.projects.analysis(&key, false)?;
        Some(answer(analysis, analysis.source(&key)?))
    }

    fn place<T>(
        &mut self,
        at: &lsp::TextDocumentPositionParams,
        answer: impl FnOnce(&Analysis, Place<'_>) -> T,
    ) -> Option<T> {
        self.source(&at.text_document.uri, |analysis, source| answer(analysis, analysis.place(source, at.position)))
    }

    fn references(&mut self, params: lsp::ReferenceParams) -> Answer<Vec<lsp::Location>> {
        let with_declarations = params.context.include_declaration;
        let find = |analysis: &Analysis, at: Place<'_>| references::references(analysis, at, with_declarations);
        Ok(self.place(&params.text_document_position_params, find).unwrap_or_default())
    }

    fn prepare_rename(&mut self, at: lsp::TextDocumentPositionParams) -> Answer<Option<lsp::PrepareRenamePlaceholder>> {
        self.place(&at, rename::prepare).transpose().map_err(Refusal::failed)
    }

    fn rename(&mut self, params: lsp::RenameParams) -> Answer<Option<lsp::WorkspaceEdit>> {
        let may_change_ids = self.client.rename_changes_ids;
        let rename =
            |analysis: &Analysis, at: Place<'_>| rename::rename(analysis, at, &params.new_name, may_change_ids);
        self.place(&params.text_document_position_params, rename).transpose().map_err(Refusal::failed)
    }

    fn selection_ranges(&mut self, params: lsp::SelectionRangeParams) -> Answer<Option<Vec<lsp::SelectionRange>>> {
        let positions = params.positions;
        Ok(self.source(&params.text_document.uri, |analysis, source| {
            let places = positions.into_iter().map(|position| analysis.place(source, position));
            places.map(|at| selection::selection(analysis, at)).collect()
        }))
    }

    fn actions(&mut self, params: OfActions) -> Answer<Option<Vec<lsp::CodeAction>>> {
        let only = params.context.only;
        Ok(self.source(&params.text_document.uri, |analysis, source| {
            let mut found = actions::actions(analysis, source, params.range);
            found.retain(|action| {
                only.as_ref().is_none_or(|only| action.kind.as_ref().is_some_and(|it| is_wanted(it, only)))
            });
            found
        }))
    }

    fn lenses(&mut self, params: OfDocument) -> Answer<Option<Vec<lsp::CodeLens>>> {
        let key = key(&params.text_document.uri);
        let analysis = self.projects.analysis(&key, true);
        Ok(analysis.and_then(|analysis| Some(lenses::lenses(analysis, analysis.source(&key)?))))
    }

    fn resolve_lens(&mut self, lens: lsp::CodeLens) -> Answer<lsp::CodeLens> {
        let data = lens.data.clone().and_then(|data| serde_json::from_value::<lenses::Unresolved>(data).ok());
        let command = data.and_then(|data| {
            let key = key(&lsp::Uri(data.uri.clone()));
            Some(lenses::resolve(self.projects.analysis(&key, false)?, &data))
        });
        Ok(lsp::CodeLens { command: command.or(lens.command.clone()), ..lens })
    }

    fn workspace_symbols(&mut self, params: lsp::WorkspaceSymbolParams) -> Answer<Vec<lsp::WorkspaceSymbol>> {
        Ok(self.projects.analyses().flat_map(|analysis| symbols::workspace(analysis, &params.query)).collect())
    }
}

/// The parameters that every request about a document has.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct OfDocument {
    text_document: lsp::TextDocumentIdentifier,
}

/// The parameters of a request for code actions.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfActions {
    text_document: lsp::TextDocumentIdentifier,
    range: lsp::Range,
    #[serde(default)]
    context: Wanted,
}

/// The kinds of code actions that the client wants; all where it names none.
#[derive(Default, serde::Deserialize)]
struct Wanted {
    only: Option<Vec<String>>,
}

/// Returns whether a kind is one of the wanted ones, or below one: `refactor.rewrite` is below `refactor`.
fn is_wanted(kind: &lsp::CodeActionKind, only: &[String]) -> bool {
    let kind = serde_json::to_value(kind).unwrap_or_default();
    let kind = kind.as_str().unwrap_or_default();
    only.iter()
        .any(|wanted| kind.strip_prefix(wanted.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.')))
}

/// The parameters that every request about a range has.
#[derive(serde::Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfRange {
    text_document: lsp::TextDocumentIdentifier,
    range: lsp::Range,
}
