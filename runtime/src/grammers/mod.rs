//! The traits of `grammers-tl-types`, for programs that come from there: they call generated types as they called those of
//! grammers.
//!
//! Bindings that are made with the choice `compat` have a module `grammers`, which hands these traits on beside `enums`, `types`,
//! `functions`, `LAYER` and `name_for_id`; a program imports it as `tl`, and goes on.
//!
//! ```
//! use typewright_runtime::grammers::{Cursor, Deserializable, Serializable};
//!
//! let bytes = vec![7_i64, 8].to_bytes(); // or any generated type
//! assert_eq!(Vec::<i64>::from_bytes(&bytes), Ok(vec![7, 8]));
//!
//! let mut cursor = Cursor::from_slice(&bytes);
//! assert_eq!(u32::deserialize(&mut cursor), Ok(0x1cb5c415));
//! assert_eq!(cursor.pos(), 4);
//! ```
//!
//! As in grammers, the struct of a constructor stands for its fields alone, the enum of a type has the id in front, and so has a
//! function when it is serialized; left-over bytes are accepted. [`Encode`](crate::Encode) and [`Decode`](crate::Decode) know the
//! same types, return every error with its place, and put an id in front of each.

mod call;
mod cursor;
pub mod deserialize;
mod error;
mod raw;
pub mod serialize;

pub use call::{Identifiable, RemoteCall};
pub use cursor::Cursor;
pub use deserialize::Deserializable;
pub use raw::{Blob, RawVec};
pub use serialize::Serializable;
