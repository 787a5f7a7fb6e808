//! Peers: other implementations of TL, compared with typewright.

pub mod grammers;
pub mod judge;
pub mod on_grammers;
pub mod on_typewright;
pub mod printed;
pub mod ton;

/// The bindings of each schema, and its text.
pub mod bindings {
    include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
}
