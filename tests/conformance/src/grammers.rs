//! grammers: Telegram's API and MTProto, decoded and encoded by `grammers-tl-types`.

use std::fmt::{self, Debug};

use grammers_tl_types::deserialize::{Cursor, Error};
use grammers_tl_types::{Deserializable, Identifiable, Serializable, enums, functions};
use typewright_runtime::ObjectRef;

use crate::judge::{Reader, Seen};

/// `api.tl`, every constructor and function of it.
pub static API: &[Reader] = include!(concat!(env!("OUT_DIR"), "/api/grammers.rs"));

/// `mtproto.tl`, every constructor and function of it.
pub static MTPROTO: &[Reader] = include!(concat!(env!("OUT_DIR"), "/mtproto/grammers.rs"));

/// A constructor, by the enum of its type.
const fn constructor<T: Deserializable + Serializable + Debug>(name: &'static str) -> Reader {
    Reader { name, read: read::<T> }
}

/// A function, which is encoded with its id and decoded without.
const fn function<T: Identifiable + Deserializable + Serializable + Debug>(name: &'static str) -> Reader {
    let read = |bytes: &[u8]| match bytes.split_first_chunk() {
        Some((id, fields)) if u32::from_le_bytes(*id) == T::CONSTRUCTOR_ID => read::<T>(fields),
        _ => Err("another id".to_owned()),
    };
    Reader { name, read }
}

fn read<T: Deserializable + Serializable + Debug>(bytes: &[u8]) -> Result<Seen, String> {
    let mut cursor = Cursor::from_slice(bytes);
    let value = T::deserialize(&mut cursor).map_err(|error| error.to_string())?;
    match bytes.len() - cursor.pos() {
        0 => Ok(Seen { bytes: value.to_bytes(), debug: format!("{value:?}") }),
        left => Err(format!("{left} bytes left")),
    }
}

/// A query: all that is left, as it is, printed as typewright prints an object.
pub struct Rest(Vec<u8>);

impl Debug for Rest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        Debug::fmt(&ObjectRef::new(&self.0), f)
    }
}

impl Deserializable for Rest {
    fn deserialize(buf: &mut Cursor<'_>) -> Result<Self, Error> {
        let mut bytes = Vec::new();
        buf.read_to_end(&mut bytes)?;
        Ok(Self(bytes))
    }
}

impl Serializable for Rest {
    fn serialize(&self, buf: &mut impl Extend<u8>) {
        buf.extend(self.0.iter().copied());
    }
}
