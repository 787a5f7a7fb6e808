//! The functions that a page calls, each with the texts for standard output and standard error.

use std::panic;

use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::throw_str;

use crate::Printed;

/// Makes an exception with a text of a panic, which the page shows.
#[wasm_bindgen(start)]
fn start() {
    panic::set_hook(Box::new(|panic| throw_str(&panic.to_string())));
}

/// See [`decode`](crate::decode()).
#[wasm_bindgen]
#[must_use]
pub fn decode(schema: &str, bytes: &str, ty: &str) -> Vec<String> {
    texts(crate::decode(schema, bytes, ty))
}

/// See [`check`](crate::check).
#[wasm_bindgen]
#[must_use]
pub fn check(schema: &str) -> Vec<String> {
    texts(crate::check(schema))
}

/// See [`format`](crate::format).
#[wasm_bindgen]
#[must_use]
pub fn format(schema: &str) -> Vec<String> {
    texts(crate::format(schema))
}

/// See [`generate`](crate::generate).
#[wasm_bindgen]
#[must_use]
pub fn generate(schema: &str) -> Vec<String> {
    texts(crate::generate(schema))
}

fn texts(printed: Printed) -> Vec<String> {
    vec![printed.out, printed.err]
}
