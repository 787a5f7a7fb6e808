//! JSON of generated types: the second wire.
//!
//! [`ToJson::to_json_text`] encodes a value and [`FromJson::from_json_text`] parses one, in one pass each and without a
//! tree of values in between. As the [`Reader`](crate::Reader) of bytes, the [`JsonReader`] is total: it keeps the
//! first error with its place and path, and values read after that are placeholders. [`Limits`](crate::Limits) bound
//! depth and memory.
//!
//! ```
//! use typewright_runtime::json::{FromJson, ToJson};
//!
//! assert_eq!(vec![1_i64, -2].to_json_text(), r#"["1","-2"]"#);
//! assert_eq!(Vec::<i64>::from_json_text(r#"["1", -2]"#)?, [1, -2]);
//! let error = Vec::<i64>::from_json_text("[\"1\",\n null]").unwrap_err();
//! assert_eq!(error.to_string(), "at line 2, column 2: [1]: expected a long, found null");
//! # Ok::<(), typewright_runtime::json::JsonError>(())
//! ```
//!
//! # Forms
//!
//! One value has one form. The `typewright` command prints and accepts the same form.
//!
//! | TL | JSON | read as well |
//! |---|---|---|
//! | `#`, `int` | a number: `7` | |
//! | `int53` | a number: `1099511627776` | a string of one |
//! | `long` | a string of a number: `"7"` | a number |
//! | `float`, `double` | a number in the fewest digits that read back: `0.1` | |
//! | infinities | `"inf"`, `"-inf"` | |
//! | NaN | its bits: `"bits:7ff8000000000000"`, of a `float` `"bits:7fc00000"` | |
//! | `string` | a string | |
//! | `bytes`, `int128`, `int256`, `int512` | a string of Base64 with padding: `"YWI="` | |
//! | `Bool`, `true`, `True` | `true`, `false` | |
//! | `Vector t`, `vector t`, `n*[t]`, `n*[a:t]` | an array | |
//! | `n*[a:t b:u]`, `n*[a:m.0?t]` | an array of objects without a tag: `[{"a":1,"b":2}]` | |
//! | a constructor | an object, its tag (`_` or `@type`) first: `{"_":"user","id":"7"}` | the tag elsewhere; none where the type has one constructor |
//! | a constructor that shares its name with one of another layer | the tag has the id: `"user#d23c81a3"` | |
//! | a field | under its name in the schema | unknown keys are ignored, a key twice is an error |
//! | a field without a name | under `field_` and its position in the declaration: `field_2` | |
//! | `flags.0?t` that is absent | nothing | `null` |
//! | `flags.0?true` that is not set | nothing | `false`, `null` |
//! | a mask whose bits all have a field | nothing: it is computed | ignored |
//! | a value of a type with parameters | as any constructor: the parameters are not written | |
//! | an [`Object`](crate::Object), or a constructor that the schema does not have, from JSON | the object as it came | |
//! | a `string` that is kept as bytes | a string; of bytes that are not UTF-8 `{"hex":"ff00"}` | |
//! | an `Object` of bytes, with a registry: a constructor | the constructor's object | a string of Base64 |
//! | a builtin in it | `{"_":"int","value":1}`, `{"_":"boolTrue"}` | a string of Base64; `true` |
//! | a `Vector` in it, of boxed values | an array | a string of Base64 |
//! | a call in it that wraps another | a string of Base64; the command prints the call, and reads both | the call stays JSON |
//! | an `Object` of bytes without a registry | a string of Base64 | |
//! | other bytes | a string of Base64 | |
//! | `packed_data` of `gzip_packed` | a string of Base64; the command prints the value that is packed | |
//!
//! A lenient form, such as TDLib's, takes an absent or `null` number, string, `Bool` or vector as 0, empty or false.

mod any;
mod array;
mod base64;
mod boxed;
#[cfg(feature = "serde")]
pub mod bridge;
mod builtin;
mod call;
mod codec;
mod digits;
mod error;
mod fields;
mod forms;
mod number;
mod raw;
mod reader;
mod scan;
mod skip;
mod string;
mod traits;
mod values;
mod variant;
mod with_extra;
mod writer;

pub use any::{AnyOf, Constructors};
pub use call::{Incoming, JsonFunction, Message, Response, ResponseError};
pub(crate) use codec::JsonCodec;
pub use error::{Found, JsonError, JsonErrorKind};
pub use fields::Fields;
pub use forms::{Int53, JsonForm, StringBytes};
pub use raw::RawJson;
pub use reader::JsonReader;
pub use traits::{FromJson, ToJson};
pub use with_extra::WithExtra;
pub use writer::JsonWriter;
