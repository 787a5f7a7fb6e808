//! Encoding and decoding by a schema alone, without generated code.
//!
//! A [`Decoder`] makes a tree of [`Value`]s with the places of their bytes. [`Decoder::plain`] turns it into a
//! [`Plain`], which any text format can hold, and an [`Encoder`] encodes that again. This second codec shares nothing
//! with the runtime, so that each can check the other.
//!
//! Where any value may stand, the envelopes of MTProto may too, whether or not the schema declares them: see
//! [`Envelope`].

mod asked;
mod decode;
mod encode;
mod env;
mod envelope;
mod error;
mod expect;
#[cfg(feature = "gzip")]
mod gzip;
mod index;
mod limits;
mod plain_value;
mod read;
mod read_envelope;
mod read_fields;
mod reader;
mod to_plain;
pub mod tree;
mod value;
mod write;
mod write_envelope;
mod write_fields;
mod writer;

pub use asked::{Asked, Functions};
pub use decode::Decoder;
pub use encode::Encoder;
pub use envelope::{Envelope, Gzip};
pub use error::{DecodeError, EncodeError, Near};
#[cfg(feature = "gzip")]
pub use gzip::GZIP;
pub use limits::{MAX_DEPTH, MAX_UNPACKED, MAX_VALUES};
pub use plain_value::Plain;
pub use value::{Content, FieldValue, Value};
