//! What is generated of `cases/unknown.tl`, where some types keep what is unknown.

include!(concat!(env!("OUT_DIR"), "/unknown.rs"));
