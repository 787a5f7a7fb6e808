//! The bindings of `cases/generated/calls.tl` without derives.
#![deny(warnings)]

include!(concat!(env!("OUT_DIR"), "/underived.rs"));
