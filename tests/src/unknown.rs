//! The bindings of `cases/unknown.tl`, where some types keep unknown constructors.

include!(concat!(env!("OUT_DIR"), "/unknown.rs"));
