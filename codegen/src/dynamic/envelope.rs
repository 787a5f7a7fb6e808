//! What MTProto wraps values in.

use std::rc::Rc;

use super::decode::Decoder;
use super::encode::{EncodeError, Encoder};
use super::parts::{bytes, inside, list, wrong};
use super::plain::Plain;
use super::read::inside as inside_read;
use super::reader::{Read, Reader};
use super::value::{Content, FieldValue, Value};
use super::write::{Writer, Written};
use crate::schema::{Builtin, Schema, TypeExpr};

/// A value that holds other values, and that a schema cannot say in full: how long a message's body is stands beside it, and
/// what is packed has to be unpacked first.
///
/// Ids tell them, where any boxed value may stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Envelope {
    /// Several messages in one.
    Container,
    /// What a call returned.
    Result,
    /// A value, compressed.
    Packed,
}

impl Envelope {
    /// Each of them.
    pub const ALL: [Self; 3] = [Self::Container, Self::Result, Self::Packed];

    /// The one of an id.
    #[must_use]
    pub fn of_id(id: u32) -> Option<Self> {
        Self::ALL.into_iter().find(|envelope| envelope.id() == id)
    }

    /// Whether a value of a type may come in it although the type does not say so, as any answer to a call may.
    fn may_hold(self, expr: &TypeExpr, schema: &Schema) -> bool {
        let mentions = |ty| {
            let constructors = schema.ty(ty).map_or(&[][..], |ty| &ty.constructors);
            constructors.iter().filter_map(|it| schema.combinator(*it)).any(|it| it.id == self.id())
        };
        let boxed = match expr {
            TypeExpr::Builtin { builtin, boxed } => *builtin == Builtin::Bool || boxed.is_some(),
            TypeExpr::Vector { boxed, .. } => *boxed,
            TypeExpr::Boxed { ty, .. } => !mentions(*ty),
            TypeExpr::Bare { .. } | TypeExpr::Var { .. } => false,
        };
        boxed && self != Self::Container
    }

    /// Its id.
    #[must_use]
    pub fn id(self) -> u32 {
        match self {
            Self::Container => 0x73f1_f8dc,
            Self::Result => 0xf35c_6d01,
            Self::Packed => 0x3072_cfa1,
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Container => "msg_container",
            Self::Result => "rpc_result",
            Self::Packed => "gzip_packed",
        }
    }

    /// What MTProto's description declares it as.
    #[must_use]
    pub fn tl(self) -> &'static str {
        match self {
            Self::Container => "msg_container#73f1f8dc messages:vector<%Message> = MessageContainer;",
            Self::Result => "rpc_result#f35c6d01 req_msg_id:long result:Object = RpcResult;",
            Self::Packed => "gzip_packed#3072cfa1 packed_data:bytes = Object;",
        }
    }
}

/// Who knows gzip: this crate does not, so that build scripts need not compile it.
#[derive(Clone, Copy, Debug)]
pub struct Gzip {
    /// Unpacks, and stops with an error instead of making more bytes than this.
    pub unpack: fn(&[u8], usize) -> Result<Vec<u8>, String>,
    /// Packs.
    pub pack: fn(&[u8]) -> Vec<u8>,
}

impl Decoder<'_> {
    /// The envelope of an id, unless the schema has something else of this id.
    pub(super) fn envelope_of(&self, id: Option<u32>) -> Option<Envelope> {
        let envelope = Envelope::of_id(id?)?;
        self.by_id.get(&envelope.id()).is_none_or(|it| it.name == envelope.name()).then_some(envelope)
    }
}

impl Encoder<'_> {
    /// The envelope that a value names, unless the schema has something else of this name.
    pub(super) fn envelope_of(&self, value: &Plain) -> Option<Envelope> {
        let Some(Plain::Text(name)) = value.get("_") else { return None };
        let envelope = Envelope::ALL.into_iter().find(|envelope| envelope.name() == name)?;
        self.all_named(name).iter().all(|it| it.id == envelope.id()).then_some(envelope)
    }
}

/// How any value inside of an envelope is read.
type Inner<'f, 's> = &'f dyn Fn(&mut Reader<'_, 's>) -> Read<'s>;

impl<'s> Reader<'_, 's> {
    /// A value of a type, which may come in envelopes that its type does not mention: any answer may.
    pub(super) fn answer(&mut self, expr: &'s TypeExpr) -> Read<'s> {
        match self.decoder.envelope_of(self.peek()).filter(|it| it.may_hold(expr, self.decoder.schema)) {
            Some(envelope) => self.nested(|reader| reader.envelope(envelope, &|reader| reader.answer(expr))),
            None => self.expr(expr, &Rc::default()),
        }
    }

    /// An envelope, whose id has been looked at.
    pub(super) fn envelope(&mut self, envelope: Envelope, inner: Inner<'_, 's>) -> Read<'s> {
        let (start, mut fields) = (self.at, Vec::new());
        self.at += 4;
        let read = match envelope {
            Envelope::Container => self.named(&mut fields, "messages", Self::messages),
            Envelope::Result => self
                .named(&mut fields, "req_msg_id", |reader| reader.builtin(Builtin::Long))
                .and_then(|()| self.named(&mut fields, "result", inner)),
            Envelope::Packed => self.named(&mut fields, "packed_data", |reader| reader.packed(inner)),
        };
        let read = read.map_err(|error| inside_read(error, envelope.name().to_owned()));
        self.begun(start, read, Content::Envelope(envelope, fields))
    }

    fn messages(&mut self) -> Read<'s> {
        let start = self.at;
        let count = self.word("a count")?;
        self.times(start, count, |reader| reader.within(Self::message))
    }

    /// `message msg_id:long seqno:int bytes:int body:Object`, where `bytes` is the length of `body`.
    fn message(&mut self) -> Read<'s> {
        let (start, mut fields) = (self.at, Vec::new());
        let read = self
            .named(&mut fields, "msg_id", |reader| reader.builtin(Builtin::Long))
            .and_then(|()| self.named(&mut fields, "seqno", |reader| reader.builtin(Builtin::Int)))
            .and_then(|()| self.named(&mut fields, "body", Self::body));
        self.begun(start, read, Content::Record(fields))
    }

    fn body(&mut self) -> Read<'s> {
        let length = self.word("the length of a body")?;
        self.of_next(usize::try_from(length).unwrap_or(usize::MAX), Self::object)
    }

    fn named(
        &mut self,
        fields: &mut Vec<FieldValue<'s>>,
        name: &'static str,
        read: impl FnOnce(&mut Self) -> Read<'s>,
    ) -> Read<'s, ()> {
        let value = read(self).map_err(|error| inside_read(error, format!(".{name}")))?;
        fields.push(FieldValue { field: None, name: name.into(), value });
        Ok(())
    }

    /// `bytes` that are a value, packed.
    fn packed(&mut self, inner: Inner<'_, 's>) -> Read<'s> {
        let start = self.at;
        let packed = self.byte_string("packed data")?;
        let Some(gzip) = self.decoder.gzip else { return Ok(self.made(start, Content::Bytes(packed.to_vec()))) };
        let span = start..std::mem::replace(&mut self.at, start);
        let unpacked = self.unpack(gzip.unpack, packed)?;
        self.at = span.end;
        let content = |value| Content::Unpacked(unpacked.len(), value);
        match self.of_bytes(&unpacked, inner) {
            Ok(value) => Ok(Value { span, content: content(Some(Box::new(value))) }),
            Err(mut error) => {
                error.unpacked.insert(0, start);
                error.understood.insert(0, Value { span, content: content(None) });
                Err(error)
            }
        }
    }
}

/// How any value inside of an envelope is written.
type InnerWrite<'f, 's> = &'f dyn Fn(&mut Writer<'_, 's>, &Plain) -> Written;

impl<'s> Writer<'_, 's> {
    /// A value of a type, in the envelopes that it names.
    pub(super) fn answer(&mut self, expr: &'s TypeExpr, value: &Plain) -> Written {
        match self.encoder.envelope_of(value).filter(|it| it.may_hold(expr, self.encoder.schema)) {
            Some(envelope) => {
                self.nested(|writer| writer.envelope(envelope, value, &|writer, value| writer.answer(expr, value)))
            }
            None => self.expr(expr, &Rc::default(), value),
        }
    }

    /// An envelope with its id.
    pub(super) fn envelope(&mut self, envelope: Envelope, value: &Plain, inner: InnerWrite<'_, 's>) -> Written {
        self.word(envelope.id());
        match envelope {
            Envelope::Container => self.part(value, "messages", Self::messages),
            Envelope::Result => self
                .part(value, "req_msg_id", |writer, id| writer.builtin(Builtin::Long, id))
                .and_then(|()| self.part(value, "result", inner)),
            Envelope::Packed => self.part(value, "packed_data", |writer, data| writer.packed(data, inner)),
        }
        .map_err(|error| inside(error, envelope.name().to_owned()))
    }

    fn part(&mut self, value: &Plain, name: &str, write: impl FnOnce(&mut Self, &Plain) -> Written) -> Written {
        let part = value.get(name).ok_or_else(|| wrong("a value", "nothing"));
        part.and_then(|part| write(self, part)).map_err(|error| inside(error, format!(".{name}")))
    }

    fn messages(&mut self, value: &Plain) -> Written {
        let messages = list(value)?;
        self.word(u32::try_from(messages.len()).map_err(|_| wrong("fewer messages", messages.len().to_string()))?);
        for (index, message) in messages.iter().enumerate() {
            self.message(message).map_err(|error| inside(error, format!("[{index}]")))?;
        }
        Ok(())
    }

    fn message(&mut self, value: &Plain) -> Written {
        self.part(value, "msg_id", |writer, id| writer.builtin(Builtin::Long, id))?;
        self.part(value, "seqno", |writer, seqno| writer.builtin(Builtin::Int, seqno))?;
        self.part(value, "body", |writer, body| {
            let body = writer.apart(|writer| writer.object(body))?;
            writer
                .word(u32::try_from(body.len()).map_err(|_| wrong("a shorter body", format!("{} bytes", body.len())))?);
            writer.raw(&body);
            Ok(())
        })
    }

    /// A value that is to be packed, or what is packed already.
    fn packed(&mut self, data: &Plain, inner: InnerWrite<'_, 's>) -> Written {
        let packed = match (data, self.encoder.gzip) {
            (Plain::Text(_), _) => bytes(data, None)?,
            (_, None) => return Err(wrong("packed bytes in Base64", data.noun())),
            (_, Some(gzip)) => (gzip.pack)(&self.apart(|writer| inner(writer, data))?),
        };
        self.byte_string(&packed);
        Ok(())
    }

    /// What would be written.
    fn apart(&mut self, write: impl FnOnce(&mut Self) -> Written) -> Result<Vec<u8>, EncodeError> {
        let before = std::mem::take(&mut self.out);
        let written = write(self);
        let out = std::mem::replace(&mut self.out, before);
        written.map(|()| out)
    }
}
