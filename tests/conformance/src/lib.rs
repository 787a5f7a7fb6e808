//! Peers: other implementations of TL, and how what they read and write is held against typewright.

pub mod grammers;
pub mod judge;
pub mod printed;
pub mod ton;

/// What typewright generates, of each schema its bindings and its text.
pub mod bindings {
    include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
}
