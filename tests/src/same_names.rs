//! The bindings of `cases/same_names.tl`: layers in one schema, with JSON.
#![deny(warnings)]

include!(concat!(env!("OUT_DIR"), "/same_names.rs"));
