//! Finds a name in the schemas, and shows a page about each thing that it names.

use std::collections::{BTreeMap, BTreeSet};

use typewright::model::{self, ModelOptions};
use typewright_language::schema::{Combinator, CombinatorId, ErrorId, Schema, TypeId};
use typewright_language::source::{Diagnostics, Lint, nearest, visible};

use super::ids::Ids;
use super::terminal;
use crate::args::{ExplainArgs, ExplainFormat};
use crate::exit::Outcome;
use crate::jobs::jobs;
use crate::{levels, lint_page};
use typewright_tools::explain::{Api, Page, render_markdown};

pub(crate) fn run(args: &ExplainArgs) -> Result<Outcome, Outcome> {
    if let Some(lint) = Lint::find(&args.name) {
        return Ok(outcome(args.format, lint_page::render(lint, args.format)));
    }
    if lint_page::is_meant(&args.name) {
        return Err(Outcome::misuse(levels::unknown(&args.name)));
    }
    let schemas = schemas(args)?;
    let ids = Ids::parse(&args.name);
    let found = |ids: &Ids| schemas.iter().flat_map(|schema| pages(schema, &args.name, ids)).collect::<Vec<_>>();
    let (mut pages, mut err) = (found(&ids), String::new());
    if pages.is_empty() {
        let swapped = ids.swapped();
        pages = found(&swapped);
        err = swapped_note(&args.name, &swapped);
    }
    if pages.is_empty() {
        return Err(Outcome::misuse(unknown(&schemas, &args.name)));
    }
    let render = |page| match args.format {
        ExplainFormat::Terminal => terminal::render(page),
        ExplainFormat::Markdown => render_markdown(page, &|_| None),
    };
    let out = pages.iter().map(render).collect::<Vec<_>>().join("\n");
    Ok(Outcome { err, ..outcome(args.format, out) })
}

/// Markdown goes to a file, the other form to a reader.
fn outcome(format: ExplainFormat, out: String) -> Outcome {
    match format {
        ExplainFormat::Terminal => Outcome { out, ..Outcome::default() },
        ExplainFormat::Markdown => Outcome::data(out),
    }
}

/// A note where an id was found only with its bytes in the other order.
fn swapped_note(name: &str, swapped: &Ids) -> String {
    let ids: Vec<_> = swapped.written.iter().map(|id| format!("#{id:08x}")).collect();
    let (name, ids) = (visible(name), ids.join(" or "));
    format!("note: nothing has the id `{name}`: its bytes are swapped, which makes {ids}\n")
}

/// The schemas of the command line, or those of the configuration.
fn schemas(args: &ExplainArgs) -> Result<Vec<Schema>, Outcome> {
    let jobs = jobs(&args.schemas, &args.reading, args.config.as_deref(), "name a schema with --schema")?;
    jobs.iter().map(|job| Ok(job.reader().read()?.value)).collect()
}

/// Everything in a schema with a name or with ids: `phone.requestCall`, `PhoneCall`, `#42ff96ed`, `USER_IS_BLOCKED`,
/// `FLOOD_WAIT_3`.
fn pages(schema: &Schema, name: &str, ids: &Ids) -> Vec<Page> {
    // A schema that cannot be generated yet is explained without its Rust.
    let model = model::build(schema, &ModelOptions::default(), &mut Diagnostics::new());
    let api = Api::new(schema, &model);
    let has_id = |id: u32| ids.written.contains(&id);
    let combinators = (0..).map(CombinatorId).zip(&schema.combinators);
    let combinators = combinators
        .filter(|(_, combinator)| has_id(combinator.id) || combinator.name == name || is_with_id(combinator, name));
    let types = (0..).map(TypeId).zip(&schema.types).filter(|(_, ty)| ty.name == name);
    let errors = (0..).map(ErrorId).zip(&schema.documentation.errors);
    let errors = errors.filter(|(_, error)| is_error(&error.name, name));
    let combinators = combinators.map(|(id, combinator)| api.combinator(id, combinator));
    let declares = |id| schema.combinators.iter().any(|it| it.id == id);
    let builtins = schema.builtins.iter().filter(|it| it.name == name || has_id(it.id) && !declares(it.id));
    combinators
        .chain(builtins.map(|builtin| api.builtin(builtin)))
        .chain(api.builtin_type(name))
        .chain(api.any_value(name).filter(|_| schema.types.iter().all(|ty| ty.name != name)))
        .chain(types.map(|(id, ty)| api.ty(id, ty)))
        .chain(errors.map(|(id, error)| api.error(id, error)))
        .collect()
}

/// Returns whether a name is that of a combinator with its id behind it: `user#d23c81a3`.
fn is_with_id(combinator: &Combinator, name: &str) -> bool {
    let id = name.strip_prefix(&combinator.name).filter(|id| id.starts_with('#'));
    id.is_some_and(|id| Ids::parse(id).written.contains(&combinator.id))
}

/// Returns whether an error has this name, with `%d` or with a number for it.
fn is_error(pattern: &str, name: &str) -> bool {
    let number = || {
        let (before, after) = pattern.split_once("%d")?;
        name.strip_prefix(before)?.strip_suffix(after)
    };
    pattern == name || number().is_some_and(|number| !number.is_empty() && number.bytes().all(|c| c.is_ascii_digit()))
}

/// The error for an unknown name.
fn unknown(schemas: &[Schema], name: &str) -> String {
    let names: BTreeSet<&str> = schemas
        .iter()
        .flat_map(|schema| {
            let combinators = schema.combinators.iter().map(|combinator| combinator.name.as_str());
            let types = schema.types.iter().map(|ty| ty.name.as_str());
            let builtins = schema.builtins.iter().flat_map(|builtin| [builtin.name, builtin.ty]);
            combinators
                .chain(types)
                .chain(builtins)
                .chain(schema.documentation.errors.iter().map(|error| error.name.as_str()))
        })
        .collect();
    // A name without its namespace is compared with the last parts of names as well.
    let lasts: BTreeMap<&str, &str> =
        names.iter().map(|name| (name.rsplit('.').next().unwrap_or_default(), *name)).collect();
    let whole = |last| lasts.get(last).copied();
    let near = nearest(name, names.iter().copied()).or(whole(name));
    match near.or_else(|| whole(nearest(name, lasts.keys().copied())?)) {
        Some(near) => format!("unknown name `{name}`; did you mean `{near}`?"),
        None => format!("unknown name `{name}`"),
    }
}
