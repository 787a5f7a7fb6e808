//! The bindings of `cases/tdlib.tl`, with TDLib's JSON.

include!(concat!(env!("OUT_DIR"), "/tdlib.rs"));
