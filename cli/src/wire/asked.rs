//! `--type`: the type of bytes or of a value, in place of the one that they state.

use typewright_language::Report;
use typewright_language::maps::Set;
use typewright_language::schema::{Combinator, Kind, Schema, TypeExpr, uses_in_expr};
use typewright_language::source::{Diagnostics, Level, render};

use crate::args::WireSchemaArgs;
use crate::exit::{Outcome, count};
use crate::job::Job;
use crate::jobs::jobs;

/// The thing to decode or encode.
pub(super) enum Asked {
    /// Any boxed value.
    Any,
    /// A value of a type.
    Type(TypeExpr),
    /// The fields of a constructor or of a call, without the id.
    Fields(Box<Combinator>),
}

/// The meaning of a function's name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Functions {
    /// Its response.
    Response,
    /// A call of it.
    Call,
}

/// All schemas of the command line or the configuration as one, and the thing to decode or encode.
pub(super) fn schema(
    args: &WireSchemaArgs,
    ty: Option<&str>,
    functions: Functions,
) -> Result<(Schema, Asked), Outcome> {
    let mut job = merged(args)?;
    let report = job.reader().read()?;
    let Some(name) = ty.map(str::trim) else { return Ok((report.value, Asked::Any)) };
    if let Some(asked) = by_name(&report.value, name, functions)? {
        return Ok((report.value, asked));
    }
    match by_expression(&report, name) {
        // Types outside of the part that bindings keep can be asked for as well.
        Err(_) if !job.reading.only.is_empty() => {
            job.reading.only.clear();
            let whole = job.reader().read()?;
            let asked = by_expression(&whole, name)?;
            Ok((whole.value, asked))
        }
        asked => Ok((report.value, asked?)),
    }
}

/// All schemas as one job, which reads them as the first job does.
fn merged(args: &WireSchemaArgs) -> Result<Job, Outcome> {
    let jobs = jobs(&args.schemas, &args.reading, args.config.as_deref(), "name a schema with --schema")?;
    let mut jobs = jobs.into_iter();
    let mut all = jobs.next().unwrap_or_default();
    jobs.for_each(|job| all.schemas.merge(job.schemas));
    Ok(all)
}

/// The fields of a constructor or of a call, or the response of a function.
fn by_name(schema: &Schema, name: &str, functions: Functions) -> Result<Option<Asked>, Outcome> {
    let named: Vec<_> = schema
        .combinators
        .iter()
        .filter(|it| it.name != "_" && (it.name == name || format!("{}#{:08x}", it.name, it.id) == name))
        .collect();
    match named.as_slice() {
        [] => Ok(None),
        [only] => match only.kind {
            Kind::Constructor(_) => Ok(Some(Asked::Fields(Box::new((*only).clone())))),
            Kind::Function if functions == Functions::Call => Ok(Some(Asked::Fields(Box::new((*only).clone())))),
            Kind::Function if only.vars.as_slice().is_empty() || is_closed(&only.result) => {
                Ok(Some(Asked::Type(only.result.clone())))
            }
            Kind::Function => {
                let why = format!("the response type of `{name}` depends on its arguments: write that type");
                Err(Outcome::misuse(why))
            }
        },
        several => {
            let names: Vec<_> = several.iter().map(|it| format!("{}#{:08x}", it.name, it.id)).collect();
            Err(Outcome::misuse(format!("`{name}` is ambiguous: write {}", names.join(" or "))))
        }
    }
}

/// Returns whether a type has no variables.
fn is_closed(expr: &TypeExpr) -> bool {
    let mut vars = Set::new();
    uses_in_expr(expr, &mut vars);
    vars.as_slice().is_empty()
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
