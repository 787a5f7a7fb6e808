//! The page of a definition.

use std::collections::BTreeSet;

use askama::Template;
use typewright_language::schema::Combinator;

use super::history::{Layer, subject};
use super::maker::Maker;
use super::matrix::Matrix;
use super::shell::{Shell, Space};
use super::words::{split, summary};
use super::{layers, prose};
use crate::explain::{Caller, ErrorRow, List, Needs, Page, Row, Target, WireRow};

#[derive(Template)]
#[template(path = "page.html")]
struct View<'s> {
    shell: Shell<'s>,
    kind: &'static str,
    namespace: Option<&'s Space>,
    /// The namespace with its dot.
    before: &'s str,
    last: &'s str,
    id: Option<String>,
    /// The codes of an error, which needs no table for them.
    codes: Vec<i32>,
    since: Option<&'s Layer>,
    /// Facts about callers, each with its answer.
    facts: Vec<(&'static str, bool)>,
    description: String,
    tl: Option<Declaration>,
    rows: Vec<RowView>,
    rows_title: &'static str,
    result: Option<String>,
    result_title: &'static str,
    matrix: Option<Matrix<'s>>,
    errors: Option<Vec<ErrorView>>,
    common: usize,
    lists: Vec<ListView>,
    blocks: Vec<Block>,
    wire: Vec<WireView>,
    needs: Option<NeedsView>,
    changes: Vec<ChangeView<'s>>,
}

struct Declaration {
    text: String,
    html: String,
}

struct RowView {
    anchor: Option<String>,
    name: String,
    ty: String,
    description: String,
    required: &'static str,
}

struct ErrorView {
    anchor: Option<String>,
    code: i32,
    name: String,
    path: String,
    description: String,
}

struct ListView {
    anchor: &'static str,
    title: &'static str,
    names: Vec<String>,
}

/// Code to copy.
struct Block {
    title: &'static str,
    code: String,
}

struct WireView {
    anchor: Option<String>,
    offset: String,
    bytes: String,
    name: String,
    ty: String,
    bit: Option<String>,
}

struct NeedsView {
    counts: String,
    whole: String,
    /// The choice that keeps this part of the schema.
    command: String,
}

struct ChangeView<'s> {
    layer: &'s Layer,
    lines: Vec<String>,
}

/// The page of a definition as HTML.
pub(super) fn render(maker: &Maker<'_>, target: Target, page: &Page) -> String {
    let combinator = if let Target::Combinator(id) = target { maker.schema.combinator(id) } else { None };
    let mut anchors = BTreeSet::new();
    let rows: Vec<_> = page.rows.iter().map(|row| row_view(maker, row, &mut anchors)).collect();
    let wire: Vec<_> = page.wire.iter().map(|row| wire_view(maker, row, &mut anchors)).collect();
    let (is_method, is_error) = (page.kind == "Method", page.kind == "Error");
    let past = subject(maker.schema, target).map(|(subject, name)| maker.history.of(subject, name)).unwrap_or_default();
    let (before, last) = if is_error { ("", page.name.as_str()) } else { split(&page.name) };
    let namespace = maker.common.namespace(&page.name).filter(|_| !is_error);
    let here = namespace.map_or("errors/index", |space| &space.path).to_owned();
    let (title, about) = (page.name.clone(), summary(&page.description));
    let view = View {
        shell: Shell { root: "../", site: &maker.common, title, about, here },
        kind: if is_method { "Function" } else { page.kind },
        namespace,
        before,
        last,
        id: page.id.map(|id| format!("#{id:08x}")),
        codes: page.errors.iter().flatten().filter(|_| is_error).map(|row| row.code).collect(),
        since: past.since,
        facts: page.callers.iter().map(|(caller, answer)| (fact(*caller, *answer), *answer)).collect(),
        description: prose::render(&page.description, &maker.links),
        tl: combinator.map(|combinator| declaration(maker, combinator, &anchors)),
        rows,
        rows_title: if is_method { "Parameters" } else { "Fields" },
        result: page.result.as_ref().map(|result| maker.links.type_text(&result.tl)),
        result_title: if is_method { "Returns" } else { "Type" },
        matrix: Matrix::new(maker, target),
        errors: page.errors.as_ref().filter(|_| !is_error).map(|errors| error_views(maker, errors)),
        common: page.common_errors,
        lists: page.lists.iter().filter_map(|list| list_view(maker, list)).collect(),
        blocks: blocks(page),
        wire,
        needs: page.needs.map(|needs| needs_view(needs, page)),
        changes: past.changes.into_iter().map(|(layer, it)| ChangeView { layer, lines: layers::lines(it) }).collect(),
    };
    // Rendering fails only where a value cannot be shown, and all of them are texts.
    view.render().unwrap_or_default()
}

fn needs_view(Needs { counts, whole }: Needs, page: &Page) -> NeedsView {
    let command = format!("only = [\"{}\"]", page.name);
    NeedsView { counts: counts.to_string(), whole: whole.to_string(), command }
}

fn fact(caller: Caller, answer: bool) -> &'static str {
    match (caller, answer) {
        (Caller::Users, true) => "users",
        (Caller::Users, false) => "not for users",
        (Caller::Bots, true) => "bots",
        (Caller::Bots, false) => "not for bots",
        (Caller::Business, true) => "bots over a business connection",
        (Caller::Business, false) => "not over a business connection",
        (Caller::Unauthed, true) => "before logging in",
        (Caller::Unauthed, false) => "only after logging in",
    }
}

/// An anchor that no earlier row has.
fn anchor(kind: &str, name: &str, anchors: &mut BTreeSet<String>) -> Option<String> {
    let anchor: String = name.chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
    let anchor = format!("{kind}-{anchor}");
    anchors.insert(anchor.clone()).then_some(anchor)
}

fn declaration(maker: &Maker<'_>, combinator: &Combinator, anchors: &BTreeSet<String>) -> Declaration {
    let anchor = |index: usize| {
        let label = &combinator.fields.get(index)?.label;
        let candidates = ["field", "wire"].map(|kind| format!("{kind}-{label}"));
        candidates.into_iter().find(|anchor| anchors.contains(anchor))
    };
    Declaration { text: combinator.declaration.text.clone(), html: maker.links.declaration(combinator, anchor) }
}

fn row_view(maker: &Maker<'_>, row: &Row, anchors: &mut BTreeSet<String>) -> RowView {
    RowView {
        anchor: anchor("field", &row.name, anchors),
        name: row.name.clone(),
        ty: maker.links.type_text(&row.ty.tl),
        description: prose::render(&row.description, &maker.links),
        required: match row.required {
            true if row.random => "drawn at random",
            true => "Yes",
            false => "Optional",
        },
    }
}

fn wire_view(maker: &Maker<'_>, row: &WireRow, anchors: &mut BTreeSet<String>) -> WireView {
    WireView {
        anchor: anchor("wire", &row.name, anchors),
        offset: row.offset.map_or_else(String::new, |offset| offset.to_string()),
        bytes: row.bytes.clone(),
        name: row.name.clone(),
        ty: maker.links.type_text(&row.ty),
        bit: row.bit.clone(),
    }
}

fn error_views(maker: &Maker<'_>, errors: &[ErrorRow]) -> Vec<ErrorView> {
    let mut anchors = BTreeSet::new();
    let view = |row: &ErrorRow| {
        let path = row.name.target.map_or("", |target| maker.links.path(target));
        // The name of the file has no `%`, which would be the start of an escape in an address.
        let file = path.rsplit('/').next().unwrap_or_default();
        ErrorView {
            anchor: anchor("error", file, &mut anchors),
            code: row.code,
            name: row.name.text.clone(),
            path: path.to_owned(),
            description: prose::render(&row.description, &maker.links),
        }
    };
    errors.iter().map(view).collect()
}

/// A list; none if it is empty or that of constructors, which have a table of their own.
fn list_view(maker: &Maker<'_>, list: &List) -> Option<ListView> {
    let (anchor, title) = match list.title {
        "Possible values (constructors)" => return None,
        "Methods that return an object of this type" => ("returned-by", "Returned by"),
        "Methods that raise it" => ("raised-by", "Raised by"),
        title => ("used-by", title),
    };
    let names: Vec<_> = list.names.iter().map(|name| maker.links.name(name)).collect();
    (!names.is_empty()).then_some(ListView { anchor, title, names })
}

fn blocks(page: &Page) -> Vec<Block> {
    let rust = page.rust.as_ref();
    let title = if page.kind == "Method" { "Call in Rust" } else { "Rust" };
    let code = rust.map(|rust| Block { title, code: rust.code.clone() });
    let errors = rust.and_then(|rust| rust.errors.clone()).map(|code| Block { title: "Its errors in Rust", code });
    let json = page.json.clone().map(|code| Block { title: "JSON", code });
    code.into_iter().chain(errors).chain(json).collect()
}
