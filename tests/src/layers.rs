//! Two layers: the second shares what it has alike with the first, and converts the rest.

/// The first.
pub mod old {
    include!(concat!(env!("OUT_DIR"), "/layer_1.rs"));
}

/// The second.
pub mod new {
    include!(concat!(env!("OUT_DIR"), "/layer_2.rs"));
}
