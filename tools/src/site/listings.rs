//! Pages that list others: the overview, namespaces, errors.

use std::collections::BTreeSet;

use askama::Template;
use typewright_language::schema::{CombinatorId, ErrorId, Kind};

use super::history::Layer;
use super::maker::Maker;
use super::shell::{Shell, Space};
use super::words::summary;
use crate::explain::Target;

#[derive(Template)]
#[template(path = "overview.html")]
struct Overview<'s> {
    shell: Shell<'s>,
    kind: String,
    numbers: Vec<(&'static str, usize)>,
    latest: Option<&'s Layer>,
}

#[derive(Template)]
#[template(path = "listing.html")]
struct Listing<'s> {
    shell: Shell<'s>,
    kind: &'static str,
    tables: Vec<Table<'s>>,
}

/// Names under a heading.
struct Table<'s> {
    anchor: &'static str,
    title: &'static str,
    has_codes: bool,
    rows: Vec<Row<'s>>,
}

struct Row<'s> {
    code: String,
    name: &'s str,
    path: &'s str,
    about: String,
}

/// The first page.
pub(super) fn overview(maker: &Maker<'_>) -> String {
    let schema = maker.schema;
    let functions = schema.combinators.iter().filter(|it| it.kind == Kind::Function).count();
    let numbers = [
        ("Functions", functions),
        ("Types", schema.types.iter().filter(|ty| !ty.constructors.is_empty()).count()),
        ("Constructors", schema.combinators.len() - functions),
        ("Errors", schema.documentation.errors.len()),
    ];
    let view = Overview {
        shell: Shell {
            root: "",
            site: &maker.common,
            title: "Overview".to_owned(),
            about: format!("Functions, types and errors of {}", maker.common.title),
            here: "index".to_owned(),
        },
        kind: schema.layer.map_or_else(|| "Schema".to_owned(), |layer| format!("Layer {layer}")),
        numbers: numbers.into_iter().filter(|(_, number)| *number > 0).collect(),
        latest: maker.history.layers.last().filter(|_| maker.common.has_history),
    };
    view.render().unwrap_or_default()
}

/// The page of each namespace, with its path.
pub(super) fn namespaces<'m>(maker: &'m Maker<'_>) -> impl Iterator<Item = (String, String)> + 'm {
    maker.common.namespaces.iter().map(|space| (space.path.clone(), namespace(maker, space)))
}

fn namespace(maker: &Maker<'_>, space: &Space) -> String {
    let combinators = |ids: &[CombinatorId]| {
        let rows = ids.iter().filter_map(|id| {
            let combinator = maker.schema.combinator(*id)?;
            Some(row(maker, Target::Combinator(*id), &combinator.name, &combinator.docs.text))
        });
        rows.collect::<Vec<_>>()
    };
    let types = space.types.iter().filter_map(|id| {
        let ty = maker.schema.ty(*id)?;
        Some(row(maker, Target::Type(*id), &ty.name, &ty.docs.text))
    });
    let tables = [
        Table { anchor: "functions", title: "Functions", has_codes: false, rows: combinators(&space.functions) },
        Table { anchor: "types", title: "Types", has_codes: false, rows: types.collect() },
        Table {
            anchor: "constructors",
            title: "Constructors",
            has_codes: false,
            rows: combinators(&space.constructors),
        },
    ];
    let shell = Shell {
        root: "../",
        site: &maker.common,
        title: space.label.clone(),
        about: space.about(),
        here: space.path.clone(),
    };
    listing(shell, "Namespace", tables)
}

/// The page of all errors.
pub(super) fn errors(maker: &Maker<'_>) -> String {
    let documentation = &maker.schema.documentation;
    let of_any: BTreeSet<_> = documentation.common.iter().collect();
    let rows = |common: bool| {
        let all = (0..).map(ErrorId).zip(&documentation.errors);
        let of = all.filter(|(id, _)| of_any.contains(id) == common);
        let mut rows: Vec<_> = of
            .map(|(id, error)| {
                let codes = error.codes.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
                Row { code: codes, ..row(maker, Target::Error(id), &error.name, &error.description) }
            })
            .collect();
        rows.sort_by_key(|row| row.name);
        rows
    };
    let tables = [
        Table { anchor: "own", title: "Errors of functions", has_codes: true, rows: rows(false) },
        Table { anchor: "common", title: "Errors of any function", has_codes: true, rows: rows(true) },
    ];
    let shell = Shell {
        root: "../",
        site: &maker.common,
        title: "Errors".to_owned(),
        about: format!("Errors of {}", maker.common.title),
        here: "errors/index".to_owned(),
    };
    listing(shell, "Database", tables)
}

fn listing<'s>(shell: Shell<'s>, kind: &'static str, tables: impl IntoIterator<Item = Table<'s>>) -> String {
    let tables = tables.into_iter().filter(|table| !table.rows.is_empty()).collect();
    Listing { shell, kind, tables }.render().unwrap_or_default()
}

fn row<'m>(maker: &'m Maker<'_>, target: Target, name: &'m str, description: &str) -> Row<'m> {
    Row { code: String::new(), name, path: maker.links.path(target), about: summary(description) }
}
