//! One connection: plain packets belong to the key exchange, encrypted ones to a session.

use std::net::TcpStream;

use typewright_runtime::Decode;

use super::listener::Shared;
use super::session::Session;
use crate::Error;
use crate::exchange::server::Exchange;
use crate::message::{Counter, Message, Reason, Side, open_plain, plain};
use crate::transport::Transport;

/// The transport error for a key that the server does not know.
const UNKNOWN_KEY: i32 = -404;

/// Serves a connection until the client hangs up.
///
/// # Errors
/// The client broke a rule; the connection is closed.
pub fn serve(stream: TcpStream, shared: &Shared) -> Result<(), Error> {
    stream.set_nodelay(true)?;
    let Some(mut transport) = Transport::accept(stream)? else { return Ok(()) };
    let mut exchange = Exchange::new(&shared.rsa);
    let mut counter = Counter::default();
    let mut session: Option<Session<'_>> = None;
    while let Some(packet) = transport.receive()? {
        let key_id = i64::from_prefix(&packet)?.0;
        if key_id == 0 {
            let (answer, key) = exchange.step(&open_plain(&packet)?)?;
            // The client may use the key as soon as it has the response.
            key.into_iter().for_each(|key| shared.keys.insert(key));
            transport.send(&plain(counter.id(Reason::Response), &answer)?)?;
        } else if let Some(key) = shared.keys.find(key_id) {
            let message = Message::open(&key.auth, Side::Client, &packet)?;
            let same = session.take().filter(|session| session.is(key_id, message.session));
            let current = session.insert(same.unwrap_or_else(|| Session::new(shared, key_id, message.session)));
            if let Some(packet) = current.receive(message, &key)? {
                transport.send(&packet)?;
            }
        } else {
            transport.send(&UNKNOWN_KEY.to_le_bytes())?;
        }
    }
    Ok(())
}
