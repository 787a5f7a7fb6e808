//! `--type`: what bytes or a value are, if not what they say themselves.

use typewright_language::Reader;
use typewright_language::schema::{Combinator, FieldType, Kind, Schema, TypeExpr};

use crate::args::WireSchemaArgs;
use crate::exit::Outcome;
use crate::jobs::jobs;

/// What is read or written.
pub(super) enum Asked {
    /// Any boxed value.
    Any,
    /// A value of a type.
    Type(TypeExpr),
    /// The fields of a constructor, without its id.
    Fields(Box<Combinator>),
}

/// A function nobody has, whose field is of the type that is asked for.
const CARRIER: &str = "typewright.asked";

/// Everything that the command line or the configuration names, as one schema, and what is asked of it.
pub(super) fn schema(args: &WireSchemaArgs, ty: Option<&str>) -> Result<(Schema, Asked), Outcome> {
    let (reader, is_part) = reader(args)?;
    let schema = reader.clone().read()?.value;
    match ty.map(str::trim) {
        None => Ok((schema, Asked::Any)),
        Some(name) => match by_name(&schema, name)? {
            Some(asked) => Ok((schema, asked)),
            None => by_expression(if is_part { reader.only([CARRIER]) } else { reader }, name),
        },
    }
}

/// What reads the schemas, and whether it keeps only a part of them.
fn reader(args: &WireSchemaArgs) -> Result<(Reader, bool), Outcome> {
    let jobs = jobs(&args.schemas, &args.reading, args.config.as_deref(), "name a schema with --schema")?;
    let mut jobs = jobs.into_iter();
    let mut all = jobs.next().unwrap_or_default();
    jobs.for_each(|job| all.schemas.merge(job.schemas));
    Ok((all.reader(), !all.reading.only.is_empty()))
}

/// The fields of a constructor, or the answer of a function.
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
    match expr {
        TypeExpr::Builtin { .. } => true,
        TypeExpr::Vector { item, .. } => is_closed(item),
        TypeExpr::Boxed { args, .. } | TypeExpr::Bare { args, .. } => args.is_empty(),
        TypeExpr::Var { .. } => false,
    }
}

/// A type as fields have it. The schema is read again with one function more, so that everything which can be said of a
/// type in a schema is said of this one as well.
fn by_expression(reader: Reader, text: &str) -> Result<(Schema, Asked), Outcome> {
    if text.is_empty() {
        return Err(Outcome::misuse("--type is empty"));
    }
    if let Some(mark) = text.chars().find(|c| ";={}".contains(*c)) {
        return Err(Outcome::misuse(format!("`{mark}` is no part of a type, in --type {text}")));
    }
    let text = format!("---functions---\n{CARRIER} value:(\n{text}\n) = True;\n");
    let read = reader.schema_text("--type", text).read();
    let mut schema = read.map_err(|error| Outcome { misused: true, ..Outcome::from(error) })?.value;
    let carrier = schema.combinators.pop_if(|it| it.name == CARRIER);
    match carrier.as_ref().map(|it| it.fields.as_slice()) {
        Some([field]) => match &field.ty {
            FieldType::Value(expr) => Ok((schema, Asked::Type(expr.clone()))),
            _ => Err(Outcome::misuse("`#` is the type of a field only: write `int`")),
        },
        _ => Err(Outcome::misuse("--type is one type, not several fields")),
    }
}
