//! Documentation of items: first pages and comments, then the declaration, then the files that both are from.

use typewright_language::schema::{self, Combinator, Type};
use typewright_language::source::is_plain;

use super::items::{Availability, BytesType, Call, CallError, Docs, Path, Response, RustType, StringType};
use super::rustdoc::{self, shows};
use super::tl_text::field_text;
use super::view::View;

/// The documentation of an enum.
pub(super) fn enumeration(ty: &Type, view: View<'_>) -> Docs {
    let headline = match ty.constructors.len() {
        0 => format!("`{}`, which has no values.", ty.name),
        1 => format!("`{}`, of one constructor.", ty.name),
        several => format!("`{}`, any of {several} constructors.", ty.name),
    };
    prose_or(&ty.docs, headline, view)
}

/// The documentation of the struct of a type's only constructor.
pub(super) fn only_constructor(combinator: &Combinator, ty: &Type, view: View<'_>) -> Docs {
    let prose = if combinator.docs.text.is_empty() { &ty.docs } else { &combinator.docs };
    let mut docs = prose_or(prose, format!("`{}`", combinator.name), view);
    quote(&mut docs, combinator, view);
    docs
}

/// The documentation of the struct of one of several constructors.
pub(super) fn constructor(combinator: &Combinator, ty: &Path, view: View<'_>) -> Docs {
    let mut docs = prose_or(&combinator.docs, format!("`{}`", combinator.name), view);
    paragraph(&mut docs, format!("A constructor of {}.", link(ty)));
    quote(&mut docs, combinator, view);
    docs
}

/// The documentation of a variant. If there is a struct, the declaration stands there.
pub(super) fn variant(combinator: &Combinator, has_struct: bool, view: View<'_>) -> Docs {
    let mut docs = prose_or(&combinator.docs, format!("`{}`", combinator.name), view);
    if !has_struct {
        quote(&mut docs, combinator, view);
    }
    docs
}

/// The documentation of the struct of a function.
pub(super) fn function(combinator: &Combinator, call: &Call, view: View<'_>) -> Docs {
    let mut docs = prose_or(&combinator.docs, format!("`{}`", combinator.name), view);
    paragraph(&mut docs, response(call));
    if let Some(callers) = callers(&call.availability) {
        paragraph(&mut docs, callers);
    }
    quote(&mut docs, combinator, view);
    docs
}

fn response(call: &Call) -> String {
    let response = match &call.response {
        Response::Value { response, .. } => type_link(response),
        Response::Query { field, .. } => format!("the response of `{field}`"),
    };
    match &call.error {
        CallError::Known(path) => format!("Returns {response}, or fails with {}.", link(path)),
        CallError::Any | CallError::OfQuery => format!("Returns {response}."),
    }
}

/// The documentation of the enum of the functions of a namespace, or of all.
pub(super) fn calls(namespace: &str) -> Docs {
    if !namespace.is_empty() {
        return vec![format!("A call of any function of `{namespace}`.")];
    }
    let lines = [
        "A call of any function, as a server decodes it.",
        "",
        "Functions that wrap others keep their query as bytes. To peel them off, decode the query, at most as often as",
        "clients have reason to wrap:",
        "",
        "```text",
        "for _ in 0..8 {",
        "    let Some(query) = call.query() else { break };",
        "    call = query.decode_as()?;",
        "}",
        "```",
    ];
    lines.map(str::to_owned).to_vec()
}

/// The permitted and the refused callers of a function, as far as they are known.
fn callers(availability: &Availability) -> Option<String> {
    let Availability { users, bots, business, unauthed } = *availability;
    let all = [
        (users, "users"),
        (bots, "bots"),
        (business, "bots over a business connection"),
        (unauthed, "clients that have not logged in"),
    ];
    let of = |answer| all.iter().filter(move |(known, _)| *known == Some(answer)).map(|(_, who)| *who);
    let (may, not) = (of(true).collect::<Vec<_>>().join(", "), of(false).collect::<Vec<_>>().join(", "));
    match (may.as_str(), not.as_str()) {
        ("", "") => None,
        ("", not) => Some(format!("May not be called by: {not}.")),
        (may, "") => Some(format!("May be called by: {may}.")),
        (may, not) => Some(format!("May be called by: {may}; not by: {not}.")),
    }
}

/// The last paragraph of a kept mask.
pub(super) const KEPT_MASK: &str = "The bits without a field. Encoding adds those of the fields.";

/// The documentation of a field. `sharing` names all fields that share its bit.
pub(super) fn field(combinator: &Combinator, field: &schema::Field, sharing: &[&str], view: View<'_>) -> Docs {
    const SHOWN: usize = 3;

    let mut declaration = format!("`{}`", field_text(view.schema, combinator, field));
    let others = sharing.iter().filter(|other| **other != field.name.as_deref().unwrap_or("_"));
    let shown: Vec<_> = others.take(SHOWN).map(|other| format!("`{other}`")).collect();
    if !shown.is_empty() {
        declaration.push_str(&format!(", together with {}", shown.join(", ")));
    }
    if let Some(more @ 1..) = sharing.len().checked_sub(SHOWN + 1) {
        declaration.push_str(&format!(" and {more} more"));
    }
    let mut docs = rustdoc::render(&field.docs, view);
    paragraph(&mut docs, declaration);
    docs
}

/// The documentation of the struct for the elements of a repetition.
pub(super) fn element(tl_name: &str) -> Docs {
    vec![format!("An element of `{tl_name}`.")]
}

/// The documentation of a module at the root, or of that of a namespace.
pub(super) fn module(name: &str, depth: usize) -> Docs {
    let line = match (depth, name) {
        (0, "types") => "The types of the schema: an enum each, or the struct of the only constructor.".to_owned(),
        (0, "variants") => "The constructors of types that have several.".to_owned(),
        (0, "functions") => "The functions of the schema.".to_owned(),
        (0, "grammers") => "These bindings as `grammers-tl-types` has its own: imported as `tl`.".to_owned(),
        (0, "registry") => "The constructors and functions of the schema, by their ids.".to_owned(),
        (0, "json") => "JSON of these types: the traits, the reader and the writer.".to_owned(),
        (0, "convert") => "Conversions between these types and those of the other layer.".to_owned(),
        (0, "errors") => "The errors that functions return, as far as they are known.".to_owned(),
        _ => format!("The namespace `{name}`."),
    };
    vec![line]
}

/// Adds a paragraph.
pub(super) fn paragraph(docs: &mut Docs, line: String) {
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.push(line);
}

/// Adds the declaration, in a block that rustdoc leaves as it is, and the files that the documentation is from.
fn quote(docs: &mut Docs, combinator: &Combinator, view: View<'_>) {
    paragraph(docs, "```text".to_owned());
    docs.extend([one_line(&combinator.declaration.text), "```".to_owned()]);
    let files = [Some(combinator.span.file), combinator.docs.page];
    let files: Vec<_> = files.iter().flatten().filter_map(|file| view.schema.file(*file)).map(code).collect();
    if combinator.docs.page.is_some() {
        paragraph(docs, format!("From {}.", files.join(" and ")));
    }
}

/// Arbitrary text as a code span, without the characters that would end it.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", one_line(text).trim())
}

/// A link to an item.
pub(super) fn link(path: &Path) -> String {
    let name = path.segments.last().map_or("", |name| name.unraw());
    let target = path.link();
    // Rustdoc resolves a bare name by itself, and warns of an explicit target.
    if target == name { format!("[`{name}`]") } else { format!("[`{name}`]({target})") }
}

/// A type with links to what is generated: ``[`User`](types::User)``.
fn type_link(ty: &RustType) -> String {
    match ty {
        RustType::Path(path) => link(path),
        RustType::Applied { path, args, .. } if args.is_empty() => link(path),
        RustType::Applied { path, args, .. } => {
            format!("{} of {}", link(path), args.iter().map(type_link).collect::<Vec<_>>().join(", "))
        }
        RustType::Response { query, .. } => format!("the response of `{query}`"),
        RustType::Vec(item) => format!("a vector of {}", type_link(item)),
        RustType::Option(inner) => format!("{} or none", type_link(inner)),
        RustType::Box(inner) => type_link(inner),
        RustType::Param(name) => format!("`{name}`"),
        RustType::Array(size) => format!("`[u8; {size}]`"),
        RustType::Unit => "`()`".to_owned(),
        RustType::Bool => "`bool`".to_owned(),
        RustType::U32 => "`u32`".to_owned(),
        RustType::I32 => "`i32`".to_owned(),
        RustType::I64 | RustType::I53 => "`i64`".to_owned(),
        RustType::F32 => "`f32`".to_owned(),
        RustType::F64 => "`f64`".to_owned(),
        RustType::String(StringType::String | StringType::Lossy) => "`String`".to_owned(),
        RustType::String(StringType::BoxStr | StringType::Borrowed) => "`str`".to_owned(),
        RustType::String(StringType::Bytes) | RustType::Bytes(BytesType::Vec) => "`Vec<u8>`".to_owned(),
        RustType::Bytes(BytesType::Bytes) => "`Bytes`".to_owned(),
        RustType::Bytes(BytesType::Borrowed) => "`[u8]`".to_owned(),
        RustType::Object | RustType::ObjectRef => "any object".to_owned(),
    }
}

fn prose_or(prose: &schema::Docs, headline: String, view: View<'_>) -> Docs {
    let docs = rustdoc::render(prose, view);
    if docs.is_empty() { vec![headline] } else { docs }
}

/// A declaration without characters that would end its line or its block.
pub(super) fn one_line(tl: &str) -> String {
    if is_plain(tl) && !tl.contains('`') {
        return tl.to_owned();
    }
    tl.chars().map(|c| if shows(c) && c != '`' { c } else { ' ' }).collect()
}
