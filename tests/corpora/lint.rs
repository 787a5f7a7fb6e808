//! Published schemas under every lint.

use std::collections::BTreeMap;
use std::error::Error;
use std::path::PathBuf;

use typewright_language::Reader;
use typewright_language::source::{Level, Lint};
use typewright_tools::session;

pub(crate) fn check(schemas: &[PathBuf]) -> Result<String, Box<dyn Error>> {
    let mut counts = BTreeMap::new();
    for path in schemas {
        let reader = Reader::new().schema(path).level(Lint::Undocumented, Some(Level::Note));
        let report = session::check(reader, None).map_err(|error| error.to_string())?;
        if report.count(Level::Warning) > 5 {
            return Err(format!("{}: {} warnings", path.display(), report.count(Level::Warning)).into());
        }
        for lint in report.diagnostics().iter().filter_map(|finding| finding.lint) {
            *counts.entry(lint.name()).or_insert(0) += 1;
        }
    }
    let counts: Vec<_> = counts.iter().map(|(name, count)| format!("{count} {name}")).collect();
    Ok(counts.join(", "))
}
