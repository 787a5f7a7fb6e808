//! The loop: messages in, messages out.

use std::collections::VecDeque;

use lsp_server::{Connection, ErrorCode, Message, Notification, RequestId};

use super::state::{Phase, State};
use crate::workspace::Workspace;

/// The most messages that wait: beyond it, those that came are worked off first.
const MAX_WAITING: usize = 1024;

/// The end of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The client shut the session down.
    Finished,
    /// The client left without shutting down, or its messages ended within one.
    BrokenOff,
}

/// Answers a client until it ends the session.
///
/// One thread reads and answers. Messages that wait are taken in before findings are published, so that a burst of
/// changes is read once; a request that its client cancels while it waits is not worked on.
#[must_use]
pub fn serve(connection: &Connection, workspace: &dyn Workspace) -> Ending {
    let mut state = State::new(workspace);
    let mut waiting: VecDeque<Message> = VecDeque::new();
    loop {
        let Some(next) = next(connection, &mut waiting, &mut state) else { return Ending::BrokenOff };
        match next {
            Message::Request(request) if is_cancelled(&request.id, &waiting) => {
                state.refuse(request.id, ErrorCode::RequestCanceled, "the client cancelled the request");
            }
            Message::Request(request) => state.request(request),
            Message::Notification(Notification { method, .. }) if method == "exit" => {
                return if state.phase == Phase::ShutDown { Ending::Finished } else { Ending::BrokenOff };
            }
            Message::Notification(notification) => state.notification(notification),
            // The client says yes to the files that it is asked to watch.
            Message::Response(_) => {}
        }
        if !send(connection, &mut state) {
            return Ending::BrokenOff;
        }
    }
}

/// The next message; none where the client is gone. Publishes findings while there is nothing else to do.
fn next(connection: &Connection, waiting: &mut VecDeque<Message>, state: &mut State<'_>) -> Option<Message> {
    while waiting.len() < MAX_WAITING
        && let Ok(message) = connection.receiver.try_recv()
    {
        waiting.push_back(message);
    }
    if let Some(message) = waiting.pop_front() {
        return Some(message);
    }
    state.publish();
    if !send(connection, state) {
        return None;
    }
    connection.receiver.recv().ok()
}

/// Sends what is to be sent. Returns whether the client is there.
fn send(connection: &Connection, state: &mut State<'_>) -> bool {
    state.out.drain(..).all(|message| connection.sender.send(message).is_ok())
}

/// Returns whether a waiting message cancels a request.
fn is_cancelled(id: &RequestId, waiting: &VecDeque<Message>) -> bool {
    let cancels = |message: &Message| match message {
        Message::Notification(Notification { method, params }) if method == "$/cancelRequest" => {
            let cancelled = params.get("id").cloned().and_then(|id| serde_json::from_value::<RequestId>(id).ok());
            cancelled.as_ref() == Some(id)
        }
        _ => false,
    };
    waiting.iter().any(cancels)
}
