//! The same six messages, written and read by typewright and by its peers, and documents in JSON.

pub mod case;
pub mod json;
pub mod messages;
pub mod rounds;
pub mod tl_proto_types;

/// What typewright generates.
pub mod bindings {
    include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
}
