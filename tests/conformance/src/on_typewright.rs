//! The program in the idiom of grammers, on bindings.

use crate::bindings::compat::grammers as tl;

#[path = "../../src/grammers/program.rs"]
pub mod program;
