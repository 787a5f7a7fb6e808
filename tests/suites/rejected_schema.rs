//! TL that means nothing: `cases/rejected/schema`, a file a mistake, and what is said of each.

use std::fs;
use std::path::Path;

use insta::{Settings, assert_snapshot};
use typewright_language::schema::LowerOptions;
use typewright_language::source::render;
use typewright_tests::lowered;

#[test]
fn mistakes_are_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/rejected/schema");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("../snapshots/rejected_schema");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for case in cases {
            let name = case.file_stem().unwrap().to_str().unwrap();
            let text = fs::read_to_string(&case).unwrap();
            let (_, sources, diagnostics) = lowered(&format!("{name}.tl"), &text, LowerOptions::default());
            assert!(diagnostics.has_errors(), "{name} is accepted");
            assert_snapshot!(name, render(&sources, &diagnostics.sorted(), false));
        }
    });
}
