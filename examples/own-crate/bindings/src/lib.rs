//! Bindings of `schema/notes.tl`.
//!
//! Rust compiles crate by crate. Bindings that lie in a crate of their own are compiled once, beside other
//! dependencies, and a change of the program that uses them compiles only the program.

/// The runtime, so that users of the bindings need no dependency of their own.
pub use typewright_runtime as rt;

typewright_runtime::include_bindings!("notes");
