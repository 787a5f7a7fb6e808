//! The same messages, encoded and decoded by typewright and by its peers, and documents in JSON.

pub mod answers;
pub mod case;
pub mod json;
pub mod messages;
pub mod rounds;
pub mod tl_proto_answers;
pub mod tl_proto_types;

/// The bindings of typewright.
pub mod bindings {
    include!(concat!(env!("OUT_DIR"), "/bindings.rs"));
}
