//! Freshness of the JSON schema of a configuration, which editors read.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::{env, fs};

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use super::nouns::Config;

/// `INSTA_UPDATE=always` writes it.
#[test]
fn schema_for_editors_is_fresh() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/typewright.schema.json");
    let mut schema = SchemaSettings::draft07().into_generator().into_root_schema_for::<Config>();
    schema.insert("$id".to_owned(), concat!(env!("CARGO_PKG_HOMEPAGE"), "/typewright.schema.json").into());
    let text = serde_json::to_string_pretty(&schema).unwrap() + "\n";
    if env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(path, &text).unwrap();
    }
    let old = fs::read_to_string(path).unwrap_or_default();
    assert!(old == text, "typewright.schema.json is stale: run this test with INSTA_UPDATE=always");
    assert_eq!(Config::schema_name(), "Config");
}
