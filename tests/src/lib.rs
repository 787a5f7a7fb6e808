//! What the suites share.

pub mod generated;
