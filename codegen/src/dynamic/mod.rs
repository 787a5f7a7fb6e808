//! Bytes and values by a schema alone, without generated code.
//!
//! [`decode`](decode()) makes a tree of [`Value`]s that know where their bytes are, [`Value::plain`] makes of that what any text
//! format can hold, and [`encode`](encode()) makes bytes of it again. It is a second codec that shares nothing with the runtime,
//! so that each can be held against the other.

mod decode;
mod encode;
mod env;
mod plain;
mod value;

pub use decode::{DecodeError, Decoder, decode};
pub use encode::{EncodeError, encode};
pub use plain::Plain;
pub use value::{Content, FieldValue, Value};

/// How deep values may nest, vectors included.
pub const MAX_DEPTH: usize = 100;

/// How many elements that take no bytes there may be: the input says nothing about their number.
const MAX_EMPTY: u32 = 65_536;
