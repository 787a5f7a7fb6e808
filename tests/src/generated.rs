//! What is generated of the schemas in `cases/generated`, a module each: the items of the single file, and those of the
//! tree of files once more in `tree`. A warning of theirs is an error, whatever the schema calls its types.
#![deny(warnings, missing_docs, nonstandard_style, rust_2018_idioms, unreachable_pub, unused)]

use typewright_runtime as rt;

include!(concat!(env!("OUT_DIR"), "/cases.rs"));
