//! The bindings of `cases/proxy.tl`, with every mask kept and the strings of `key` as bytes.

include!(concat!(env!("OUT_DIR"), "/proxy.rs"));
