//! The cryptography of MTProto: its own constructions, on top of hashes, AES and big integers from crates.

pub mod dh;
pub mod digest;
pub mod factor;
pub mod ige;
pub mod rsa;
