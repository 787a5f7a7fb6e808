//! The names of the language that generated code writes, out of reach of a schema that calls a type `Ok` or `Vec`.

pub use alloc::{boxed::Box, string::String, vec::Vec};
pub use core::clone::Clone;
pub use core::cmp::{Eq, PartialEq};
pub use core::convert::{From, Into};
pub use core::default::Default;
pub use core::fmt::{self, Debug};
pub use core::hash::Hash;
pub use core::marker::{Copy, Sized};
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};
