//! Random bytes that a schema allows: for tests, for mock servers, and to check generated code.
//!
//! A [`Sampler`] needs the schema alone. The same seed gives the same values; edge values come first.

mod draw;
mod heights;
mod leaves;
mod out;
mod sampler;
mod scope;
mod uses;
mod write;

pub use sampler::Sampler;
