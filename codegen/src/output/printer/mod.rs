//! Tokens to readable text, without a parser: build scripts write this, and it costs them neither syn nor prettyplease.
//!
//! `pieces` flattens the tokens and says where a line may end, `spacing` which pieces stand apart, and `lines` which
//! lines do end. Each passes once over its input. Nothing here changes a token: the text always parses to those that came
//! in, however odd they are.

mod doc;
mod lines;
mod operator;
mod pieces;
mod spacing;
mod statement;

pub use lines::print;
