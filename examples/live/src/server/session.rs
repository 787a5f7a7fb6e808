//! One session: salts, acknowledgements, containers, and the calls of MTProto itself.

use typewright_runtime::{Combinator, Encode, EncodeError, Object, RpcError};
use typewright_telegram::mtproto::functions::{Call, DestroySession, Ping, PingDelayDisconnect};
use typewright_telegram::mtproto::types::{
    self, BadMsgNotification, DestroySessionRes, FutureSalt, FutureSalts, GzipPacked, HttpWait, MessageContainer,
    MsgsAck, MsgsStateInfo, MsgsStateReq, NewSession, Pong, RpcDropAnswer as Dropped, RpcResult,
};
use typewright_telegram::mtproto::variants::{BadServerSalt, DestroySessionNone};

use super::dispatch::{self, Caller};
use super::keys::Known;
use super::listener::Shared;

use crate::error::ensure;
use crate::message::{Counter, Inner, Message, Reason, Side, inner, now, random_id};
use crate::{Error, wire};

/// The code of `bad_server_salt`.
const BAD_SALT: i32 = 48;

/// The most messages in a container.
const MAX_MESSAGES: usize = 1020;

/// The seconds for which a salt is announced.
const SALT_LASTS: i32 = 3600;

/// A session on one connection.
pub struct Session<'a> {
    shared: &'a Shared,
    key: i64,
    caller: Caller,
    counter: Counter,
    greeted: bool,
    /// The messages of the next packet.
    outgoing: Vec<Inner>,
}

impl<'a> Session<'a> {
    /// A session that has seen no message.
    #[must_use]
    pub fn new(shared: &'a Shared, key: i64, id: i64) -> Self {
        let caller = Caller { session: id, layer: 0 };
        Self { shared, key, caller, counter: Counter::default(), greeted: false, outgoing: Vec::new() }
    }

    /// Tells whether it is this session of this key.
    #[must_use]
    pub fn is(&self, key: i64, id: i64) -> bool {
        (self.key, self.caller.session) == (key, id)
    }

    /// Handles a message, and returns a packet if there is something to send.
    ///
    /// # Errors
    /// The message breaks a rule.
    pub fn receive(&mut self, message: Message, known: &Known) -> Result<Option<Vec<u8>>, Error> {
        let Message { salt, inner, .. } = message;
        if salt == known.salt {
            self.greet(inner.msg_id, known)?;
            self.open(inner, known)?;
        } else {
            let (bad_msg_id, bad_msg_seqno) = (inner.msg_id, inner.seqno);
            let salt = BadServerSalt { bad_msg_id, bad_msg_seqno, error_code: BAD_SALT, new_server_salt: known.salt };
            self.say(&BadMsgNotification::from(salt), Reason::Response, false)?;
        }
        self.flush(known)
    }

    /// Announces the session with its first message.
    fn greet(&mut self, first_msg_id: i64, known: &Known) -> Result<(), Error> {
        if std::mem::replace(&mut self.greeted, true) {
            return Ok(());
        }
        let greeting = NewSession { first_msg_id, unique_id: random_id()?, server_salt: known.salt };
        Ok(self.say(&greeting, Reason::Notice, true)?)
    }

    /// Handles the messages in a container, or the message itself.
    fn open(&mut self, message: Inner, known: &Known) -> Result<(), Error> {
        if message.body.id() != Some(MessageContainer::ID) {
            return self.handle(message.msg_id, message.body, known);
        }
        let container: MessageContainer = message.body.decode_as()?;
        ensure(container.messages.len() <= MAX_MESSAGES, "a container holds too many messages")?;
        for inner in container.messages {
            ensure(inner.body.id() != Some(MessageContainer::ID), "a container stands in a container")?;
            self.handle(inner.msg_id, inner.body, known)?;
        }
        Ok(())
    }

    /// Handles one message.
    fn handle(&mut self, msg_id: i64, body: Object, known: &Known) -> Result<(), Error> {
        let body = wire::unpack(body)?;
        match body.decode_as()? {
            Call::Ping(Ping { ping_id }) | Call::PingDelayDisconnect(PingDelayDisconnect { ping_id, .. }) => {
                self.respond(&Pong { msg_id, ping_id })
            }
            Call::GetFutureSalts(_) => {
                let now = now().as_secs() as i32;
                let salt = FutureSalt { valid_since: now, valid_until: now + SALT_LASTS, salt: known.salt };
                self.respond(&FutureSalts { req_msg_id: msg_id, now, salts: vec![salt] })
            }
            Call::DestroySession(DestroySession { session_id }) => {
                self.respond(&DestroySessionRes::from(DestroySessionNone { session_id }))
            }
            Call::RpcDropAnswer(_) => Ok(self.result(msg_id, Object::from_value(&Dropped::RpcAnswerUnknown)?)?),
            Call::Unknown(body) => self.handle_other(msg_id, &body, known),
            _ => Err(Error::Protocol("a step of the key exchange is encrypted")),
        }
    }

    /// Handles a message that is no function of MTProto: a service message, or a call of the API.
    fn handle_other(&mut self, msg_id: i64, body: &Object, known: &Known) -> Result<(), Error> {
        match body.id() {
            Some(MsgsAck::ID | HttpWait::ID) => Ok(()),
            Some(MsgsStateReq::ID) => {
                let MsgsStateReq { msg_ids } = body.decode_as()?;
                // 4: received, as TCP has said already.
                self.respond(&MsgsStateInfo { req_msg_id: msg_id, info: vec![4; msg_ids.len()] })
            }
            Some(GzipPacked::ID) => Err(Error::Protocol("gzip stands in gzip")),
            _ => self.call(msg_id, body, known),
        }
    }

    /// Answers a function of MTProto itself, whose response stands alone.
    fn respond(&mut self, response: &impl Encode) -> Result<(), Error> {
        Ok(self.say(response, Reason::Response, false)?)
    }

    /// Handles a call of the API.
    fn call(&mut self, msg_id: i64, query: &Object, known: &Known) -> Result<(), Error> {
        self.say(&MsgsAck { msg_ids: vec![msg_id] }, Reason::Notice, false)?;
        let answer = dispatch::answer(self.shared, known, &mut self.caller, query);
        if self.shared.log {
            eprintln!("{}", dispatch::describe(query, &answer));
        }
        let result = match answer {
            Ok(answer) => wire::pack(answer)?,
            Err(RpcError { code, message }) => {
                Object::from_value(&types::RpcError { error_code: code, error_message: message })?
            }
        };
        Ok(self.result(msg_id, result)?)
    }

    fn result(&mut self, req_msg_id: i64, result: Object) -> Result<(), EncodeError> {
        self.say(&RpcResult { req_msg_id, result }, Reason::Response, true)
    }

    /// Puts a message into the next packet.
    fn say(&mut self, value: &impl Encode, reason: Reason, content: bool) -> Result<(), EncodeError> {
        let message = inner(self.counter.id(reason), self.counter.seqno(content), value)?;
        self.outgoing.push(message);
        Ok(())
    }

    /// The next packet: one message, or a container of several.
    fn flush(&mut self, known: &Known) -> Result<Option<Vec<u8>>, Error> {
        let mut messages = std::mem::take(&mut self.outgoing);
        let only = if messages.len() > 1 {
            let container = MessageContainer { messages };
            Some(inner(self.counter.id(Reason::Notice), self.counter.seqno(false), &container)?)
        } else {
            messages.pop()
        };
        let (salt, session) = (known.salt, self.caller.session);
        only.map(|inner| Message { salt, session, inner }.seal(&known.key, Side::Server)).transpose()
    }
}
