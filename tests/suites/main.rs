//! The suites, a module each. Snapshots lie in `tests/snapshots`, inputs in `tests/cases`.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

mod accessors;
mod any_value;
mod borrowed;
mod broken_pages;
mod calls;
mod choices;
mod comments;
mod container;
mod convert;
mod dependent;
mod diff;
mod dynamic;
mod emit;
mod error_databases;
mod errors;
mod format;
mod fuzz_smoke;
mod grammers;
mod hostile_bytes;
mod hostile_schemas;
mod house;
mod json;
mod json_agreement;
mod layers;
mod layouts;
mod lint;
mod masks;
mod model;
mod mtproto;
mod pages;
mod print_and_parse;
mod printer;
mod reconcile;
mod registry;
mod rejected;
mod request_call;
mod responses;
mod round_trip;
mod schema;
mod site;
mod subset;
mod syntax;
mod unknown;
mod wire;
mod wire_plan;
