//! Tokens to readable text, without a parser: build scripts need neither syn nor prettyplease.
//!
//! `pieces` flattens the tokens and marks where a line may end, `spacing` decides which pieces a space separates, and
//! `lines` which lines do end. Each passes once over its input. No step changes a token: the text always parses to the
//! original tokens, however odd they are.

mod doc;
mod frame;
mod lines;
mod operator;
mod pieces;
mod spacing;
mod statement;

pub use lines::print;
