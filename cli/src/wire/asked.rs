//! `--type`: what bytes or a value are, if not what they say themselves.

use std::collections::BTreeSet;
use std::path::PathBuf;

use typewright_language::schema::{Combinator, Kind, Schema, TypeExpr, uses_in_expr};
use typewright_language::source::{Diagnostics, Level, render};
use typewright_language::{Reader, Report};

use crate::args::{ReadingArgs, WireSchemaArgs};
use crate::config;
use crate::exit::{Outcome, count};
use crate::schemas::with_reading;

/// What is read or written.
pub(super) enum Asked {
    /// Any boxed value.
    Any,
    /// A value of a type.
    Type(TypeExpr),
    /// The fields of a constructor, without its id.
    Fields(Box<Combinator>),
}

/// Everything that the command line or the configuration names, as one schema, and what is asked of it.
pub(super) fn schema(args: &WireSchemaArgs, ty: Option<&str>) -> Result<(Schema, Asked), Outcome> {
    let Inputs { schemas, reading } = inputs(args)?;
    let reader = || Reader::new().schemas(&schemas);
    let report = with_reading(reader(), &reading).read()?;
    let Some(name) = ty.map(str::trim) else { return Ok((report.value, Asked::Any)) };
    if let Some(asked) = by_name(&report.value, name)? {
        return Ok((report.value, asked));
    }
    match by_expression(&report, name) {
        // Types outside of the part that bindings keep can be asked for as well.
        Err(_) if !reading.only.is_empty() => {
            let whole = with_reading(reader(), &ReadingArgs { only: Vec::new(), ..reading }).read()?;
            let asked = by_expression(&whole, name)?;
            Ok((whole.value, asked))
        }
        asked => Ok((report.value, asked?)),
    }
}

/// Schemas, and how they are read.
struct Inputs {
    schemas: Vec<PathBuf>,
    reading: ReadingArgs,
}

fn inputs(args: &WireSchemaArgs) -> Result<Inputs, Outcome> {
    if !args.schemas.is_empty() {
        return Ok(Inputs { schemas: args.schemas.clone(), reading: args.reading.clone() });
    }
    let jobs = config::read(&args.config, "name a schema with --schema")?.jobs;
    let reading = jobs.first().map(|job| job.reading.clone()).unwrap_or_default();
    Ok(Inputs { schemas: jobs.into_iter().flat_map(|job| job.schemas).collect(), reading })
}

/// The fields of a constructor, or the response of a function.
fn by_name(schema: &Schema, name: &str) -> Result<Option<Asked>, Outcome> {
    let named: Vec<_> = schema
        .combinators
        .iter()
        .filter(|it| it.name != "_" && (it.name == name || format!("{}#{:08x}", it.name, it.id) == name))
        .collect();
    match named.as_slice() {
        [] => Ok(None),
        [only] => match only.kind {
            Kind::Constructor(_) => Ok(Some(Asked::Fields(Box::new((*only).clone())))),
            Kind::Function if only.vars.is_empty() || is_closed(&only.result) => {
                Ok(Some(Asked::Type(only.result.clone())))
            }
            Kind::Function => {
                let why = format!("what `{name}` answers depends on how it is called: write the type that it is");
                Err(Outcome::misuse(why))
            }
        },
        several => {
            let names: Vec<_> = several.iter().map(|it| format!("{}#{:08x}", it.name, it.id)).collect();
            Err(Outcome::misuse(format!("several are called {name}: write {}", names.join(" or "))))
        }
    }
}

/// Whether a type has no variables.
fn is_closed(expr: &TypeExpr) -> bool {
    let mut vars = BTreeSet::new();
    uses_in_expr(expr, &mut vars);
    vars.is_empty()
}

/// A type as fields have it.
fn by_expression(report: &Report<Schema>, text: &str) -> Result<Asked, Outcome> {
    let mut sources = report.sources().clone();
    let file = sources.add("--type", text);
    let mut diagnostics = Diagnostics::new();
    match report.value.parse_type(&sources, file, &mut diagnostics) {
        Some(ty) => Ok(Asked::Type(ty)),
        None => {
            let frames = render(&sources, &diagnostics.sorted(), true);
            let errors = count(diagnostics.count(Level::Error), "error");
            Err(Outcome { err: format!("{frames}\n\n{errors}\n"), misused: true, ..Outcome::default() })
        }
    }
}
