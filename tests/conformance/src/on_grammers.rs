//! The program in the idiom of grammers, on grammers.

use grammers_tl_types as tl;

#[path = "../../src/grammers/program.rs"]
pub mod program;
