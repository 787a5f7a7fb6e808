//! Encoding the envelopes of MTProto.

use std::rc::Rc;

use super::envelope::Envelope;
use super::error::EncodeError;
use super::expect::{bytes, list};
use super::plain_value::Plain;
use super::writer::{Writer, Written};
use typewright_language::schema::{Builtin, TypeExpr};

/// Encodes the value inside of an envelope.
type InnerWrite<'f, 's> = &'f dyn Fn(&mut Writer<'_, 's>, &Plain) -> Written;

impl<'s> Writer<'_, 's> {
    /// A value of a type, in the envelopes that it names.
    pub(super) fn response(&mut self, expr: &'s TypeExpr, value: &Plain) -> Written {
        match self.names.envelope(value).filter(|it| it.may_hold(expr, self.names.schema)) {
            Some(envelope) => {
                self.nested(|writer| writer.envelope(envelope, value, &|writer, value| writer.response(expr, value)))
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
        .map_err(|error| error.within(envelope.name().to_owned()))
    }

    fn part(&mut self, value: &Plain, name: &str, write: impl FnOnce(&mut Self, &Plain) -> Written) -> Written {
        let part = value.get(name).ok_or_else(|| EncodeError::new("a value", "nothing"));
        part.and_then(|part| write(self, part)).map_err(|error| error.within(format!(".{name}")))
    }

    fn messages(&mut self, value: &Plain) -> Written {
        let messages = list(value)?;
        self.word(
            u32::try_from(messages.len())
                .map_err(|_| EncodeError::new("fewer messages", messages.len().to_string()))?,
        );
        for (index, message) in messages.iter().enumerate() {
            self.message(message).map_err(|error| error.within(format!("[{index}]")))?;
        }
        Ok(())
    }

    fn message(&mut self, value: &Plain) -> Written {
        self.part(value, "msg_id", |writer, id| writer.builtin(Builtin::Long, id))?;
        self.part(value, "seqno", |writer, seqno| writer.builtin(Builtin::Int, seqno))?;
        self.part(value, "body", |writer, body| {
            let body = writer.apart(|writer| writer.object(body))?;
            writer.word(
                u32::try_from(body.len())
                    .map_err(|_| EncodeError::new("a shorter body", format!("{} bytes", body.len())))?,
            );
            writer.raw(&body);
            Ok(())
        })
    }

    /// A value to pack, or bytes that are packed already.
    fn packed(&mut self, data: &Plain, inner: InnerWrite<'_, 's>) -> Written {
        let packed = match (data, self.gzip) {
            (Plain::Text(_), _) => bytes(data, None)?,
            (_, None) => return Err(EncodeError::new("packed bytes in Base64", data.noun())),
            (_, Some(gzip)) => (gzip.pack)(&self.apart(|writer| inner(writer, data))?),
        };
        self.byte_string(&packed);
        Ok(())
    }

    /// The bytes that `write` would append.
    pub(super) fn apart(&mut self, write: impl FnOnce(&mut Self) -> Written) -> Result<Vec<u8>, EncodeError> {
        let before = std::mem::take(&mut self.out);
        let written = write(self);
        let out = std::mem::replace(&mut self.out, before);
        written.map(|()| out)
    }
}
