//! Decoding the envelopes of MTProto.

use std::rc::Rc;

use super::envelope::Envelope;
use super::reader::{Read, Reader};
use super::value::{Content, FieldValue, Value};
use typewright_language::schema::{Builtin, TypeExpr};

/// Decodes the value inside of an envelope.
type Inner<'f, 's> = &'f dyn Fn(&mut Reader<'_, 's>) -> Read<'s>;

impl<'s> Reader<'_, 's> {
    /// A value of a type, which may come in envelopes that its type does not mention: any response may.
    pub(super) fn response(&mut self, expr: &'s TypeExpr) -> Read<'s> {
        let envelope = self.peek().and_then(|id| self.ids.envelope(id));
        match envelope.filter(|it| it.may_hold(expr, self.ids.schema)) {
            Some(envelope) => self.nested(|reader| reader.envelope(envelope, &|reader| reader.response(expr))),
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
        let read = read.map_err(|error| error.within(envelope.name()));
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
        let value = read(self).map_err(|error| error.within(format!(".{name}")))?;
        fields.push(FieldValue { field: None, name: name.into(), value });
        Ok(())
    }

    /// `bytes` that are a value, packed.
    fn packed(&mut self, inner: Inner<'_, 's>) -> Read<'s> {
        let start = self.at;
        let packed = self.byte_string("packed data")?;
        let Some(gzip) = self.gzip else { return Ok(self.made(start, Content::Bytes(packed.to_vec()))) };
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
