//! Texts that are not TL: `cases/rejected/syntax`, a file a mistake, and what is said of each.

use std::fs;
use std::path::Path;

use insta::{Settings, assert_snapshot};
use typewright_language::source::{Diagnostics, SourceMap, render};
use typewright_language::syntax;

#[test]
fn mistakes_are_explained() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/rejected/syntax");
    let mut cases: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    let mut settings = Settings::clone_current();
    settings.set_snapshot_path("../snapshots/rejected_syntax");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for case in cases {
            let name = case.file_stem().unwrap().to_str().unwrap();
            let mut sources = SourceMap::new();
            let mut diagnostics = Diagnostics::new();
            let id = sources.add(format!("{name}.tl"), fs::read_to_string(&case).unwrap());
            let _ = syntax::parse(&sources, id, &mut diagnostics);
            assert!(diagnostics.has_errors(), "{name} is accepted");
            assert_snapshot!(name, render(&sources, &diagnostics.sorted(), false));
        }
    });
}
