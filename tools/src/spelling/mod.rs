//! Bytes in the spellings that other tools print, read back.

mod digits;
mod dump;
mod escapes;
mod guess;
mod hex;
mod list;
mod spelled;

pub use guess::{Form, Guess, from_base64, guess};
pub use hex::{from_hex, hex};
pub use spelled::spelled;
