//! Bytes and values by a schema alone, without generated code.
//!
//! A [`Decoder`] makes a tree of [`Value`]s that know where their bytes are, [`Decoder::plain`] makes of that what any text
//! format can hold, and an [`Encoder`] makes bytes of it again. It is a second codec that shares nothing with the runtime,
//! so that each can be held against the other.
//!
//! Where any value may stand, the envelopes of MTProto may too, whether or not the schema declares them: see [`Envelope`].

mod decode;
mod encode;
mod env;
mod envelope;
mod parts;
mod plain;
mod read;
mod reader;
mod value;
mod write;

pub use decode::{DecodeError, Decoder, Near};
pub use encode::{EncodeError, Encoder};
pub use envelope::{Envelope, Gzip};
pub use plain::Plain;
pub use value::{Content, FieldValue, Value};

/// How deep values of types that can hold themselves may nest, as in generated code unless it is told otherwise.
pub const MAX_DEPTH: usize = 64;

/// How many values there may be. Flags take no bytes: without this, a file could ask for thousands of times its size.
pub const MAX_VALUES: usize = 1 << 20;

/// How many bytes everything that is packed may have once it is not.
pub const MAX_UNPACKED: usize = 16 << 20;

/// How many levels there may be in all. Types that cannot hold themselves nest as deep as the schema says, which may be
/// too deep for the stack.
const MAX_LEVELS: usize = 256;

/// How many elements that take no bytes there may be: the input says nothing about their number.
const MAX_EMPTY: u32 = 65_536;
