//! Included, so that the rest of the folder is a program like any other.

include!(concat!(env!("OUT_DIR"), "/grammers.rs"));
