//! The bindings of `cases/grammers.tl` in the layout of grammers, and a program that is written for grammers.

#[rustfmt::skip]
mod bindings;
pub mod program;

/// As a program imports it.
pub use bindings::grammers as tl;
