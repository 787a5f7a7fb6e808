//! The state of a session with a client.

use std::collections::BTreeMap;

use gen_lsp_types as lsp;
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::capabilities::{Client, capabilities, watched};
use crate::documents::Documents;
use crate::positions::Encoding;
use crate::projects::Projects;
use crate::workspace::Workspace;

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// The client has not told its abilities.
    New,
    /// Every request is answered.
    Running,
    /// The client wants to end the session.
    ShutDown,
}

/// A session with a client.
pub(super) struct State<'w> {
    pub(super) phase: Phase,
    pub(super) projects: Projects<'w>,
    pub(super) client: Client,
    /// The findings that the client has, by the URI of their file.
    pub(super) published: BTreeMap<String, Vec<lsp::Diagnostic>>,
    /// `true` if a text or a project changed since findings were published.
    pub(super) is_stale: bool,
    /// Messages for the client, in their order.
    pub(super) out: Vec<Message>,
}

/// The reason that a request is not answered.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) code: i32,
    pub(super) message: String,
}

impl Refusal {
    /// A request that has no answer for a reason that the user should see.
    pub(super) fn failed(message: String) -> Self {
        Self { code: ErrorCode::RequestFailed as i32, message }
    }
}

/// The result of a request.
pub(super) type Answer<T> = Result<T, Refusal>;

impl<'w> State<'w> {
    pub(super) fn new(workspace: &'w dyn Workspace) -> Self {
        Self {
            phase: Phase::New,
            projects: Projects::new(workspace, Documents::new(Encoding::default())),
            client: Client::default(),
            published: BTreeMap::new(),
            is_stale: false,
            out: Vec::new(),
        }
    }

    /// Answers a request with a function of its parameters.
    pub(super) fn reply<P: DeserializeOwned, T: Serialize>(
        &mut self,
        request: Request,
        answer: impl FnOnce(&mut Self, P) -> Answer<T>,
    ) {
        let answer = match serde_json::from_value(request.params) {
            Ok(params) => answer(self, params)
                .and_then(|result| serde_json::to_value(result).map_err(|error| Refusal::failed(error.to_string()))),
            Err(error) => Err(Refusal { code: ErrorCode::InvalidParams as i32, message: error.to_string() }),
        };
        self.respond(request.id, answer);
    }

    /// Sends the result of a request.
    pub(super) fn respond(&mut self, id: RequestId, answer: Answer<Value>) {
        let response = match answer {
            Ok(result) => Response::new_ok(id, result),
            Err(Refusal { code, message }) => Response::new_err(id, code, message),
        };
        self.out.push(response.into());
    }

    /// Refuses a request.
    pub(super) fn refuse(&mut self, id: RequestId, code: ErrorCode, message: &str) {
        self.respond(id, Err(Refusal { code: code as i32, message: message.to_owned() }));
    }

    /// Sends a notification.
    pub(super) fn notify(&mut self, method: &str, params: impl Serialize) {
        self.out.push(Notification::new(method.to_owned(), params).into());
    }

    /// `initialize`
    pub(super) fn initialize(&mut self, params: &Value) -> Value {
        self.client = Client::new(params);
        self.projects.documents = Documents::new(self.client.encoding);
        self.projects.change_folders(self.client.folders.clone(), &[]);
        self.phase = Phase::Running;
        self.is_stale = true;
        serde_json::json!({
            "capabilities": capabilities(self.client.encoding),
            "serverInfo": { "name": "typewright", "version": env!("CARGO_PKG_VERSION") },
        })
    }

    /// `initialized`: asks the client to report changes of files.
    pub(super) fn initialized(&mut self) {
        if self.client.watches {
            let id = RequestId::from("typewright-files".to_owned());
            self.out.push(Request::new(id, "client/registerCapability".to_owned(), watched()).into());
        }
    }
}
