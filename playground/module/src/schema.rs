//! `check`, `fmt` and `generate`: a schema by itself.

use typewright::{Builder, Layout};
use typewright_language::source::{Diagnostics, Level, SourceMap, count, render};
use typewright_language::{Error, Reader};
use typewright_tools::session;

use crate::printed::{Printed, check_length};

/// The name that frames show. The page makes links of it.
const NAME: &str = "schema.tl";

/// The command that prints the same Rust.
const COMMAND: &str = "typewright generate schema.tl --out - --no-format";

/// Reads a schema that is not too long.
pub(crate) fn reader(schema: &str) -> Result<Reader, Printed> {
    check_length("the schema", schema)?;
    Ok(Reader::new().schema_text(NAME, schema))
}

/// Errors and warnings as `typewright check` prints them, and a line of numbers.
#[must_use]
pub fn check(schema: &str) -> Printed {
    with_reader(schema, |reader| {
        let report = session::check(reader, None)?;
        Ok(Printed {
            out: format!("1 file: {}\n", session::counted(&report)),
            err: report.frames(Level::Warning, true),
        })
    })
}

/// The Rust that `typewright generate --no-format` prints: a formatter would take half as much again.
#[must_use]
pub fn generate(schema: &str) -> Printed {
    with_reader(schema, |reader| {
        let builder = Builder::from(reader).command(COMMAND).layout(Layout::File).name("-");
        let report = builder.generate()?;
        let err = report.frames(Level::Warning, true);
        Ok(Printed { out: report.value.bindings.into_values().collect(), err })
    })
}

fn with_reader(schema: &str, run: impl FnOnce(Reader) -> Result<Printed, Error>) -> Printed {
    let printed = reader(schema).and_then(|reader| run(reader).map_err(Printed::from));
    printed.unwrap_or_else(|failed| failed).cut()
}

/// The schema as `typewright fmt` lays it out.
#[must_use]
pub fn format(schema: &str) -> Printed {
    if let Err(refused) = check_length("the schema", schema) {
        return refused;
    }
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let file = sources.add(NAME, schema);
    let out = typewright_tools::format(&sources, file, &mut diagnostics).unwrap_or_default();
    let mut err = render(&sources, &diagnostics.sorted(), true);
    if diagnostics.has_errors() {
        err.push_str(&format!("\n\n{}\n", count(diagnostics.count(Level::Error), "error")));
    }
    Printed { out, err }.cut()
}
