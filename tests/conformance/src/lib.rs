//! What the tests share: the bindings that they hold against those of others, and how two values are compared.
//!
//! Everything here is for tests, which panic where something is wrong.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

#[path = "../../src/arbitrary.rs"]
pub mod arbitrary;
pub mod grammers;
pub mod judge;
pub mod printed;
pub mod ton;

include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
