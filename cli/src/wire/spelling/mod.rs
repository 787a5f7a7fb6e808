//! Bytes in the spellings that other tools print, read back.

mod digits;
mod dump;
mod escapes;
mod list;
mod spelled;

pub(super) use spelled::spelled;
