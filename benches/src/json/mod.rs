//! The same documents in TDLib's JSON, read and written by typewright and by serde_json.

pub mod case;
pub mod documents;
pub mod serde_types;
