//! Documentation: what comments say, then what the schema says.
//!
//! Comments are prose that was not written for rustdoc. Their text is escaped, so that it shows as it was written and
//! gives no warnings: no links, headings, code blocks or HTML come up by chance. URLs become links.

use std::iter;

use super::ident::Ident;
use super::nouns::{Call, Docs, Path, RustType};
use crate::schema::{self, Builtin, Combinator, FieldType, Schema, Type, TypeExpr, VarId};

/// Of a type that is an enum.
pub(super) fn of_enum(ty: &Type) -> Docs {
    let headline = match ty.constructors.len() {
        0 => format!("`{}`, which has no values.", ty.name),
        several => format!("`{}`, any of {several} constructors.", ty.name),
    };
    text_or(&ty.docs.text, headline)
}

/// Of the struct of a type's only constructor.
pub(super) fn of_single(combinator: &Combinator, ty: &Type) -> Docs {
    let text = if combinator.docs.text.is_empty() { &ty.docs.text } else { &combinator.docs.text };
    let mut docs = text_or(text, format!("`{}`", combinator.name));
    quote(&mut docs, combinator);
    docs
}

/// Of the struct of one of several constructors.
pub(super) fn of_constructor(combinator: &Combinator, ty: &Path) -> Docs {
    let mut docs = text_or(&combinator.docs.text, format!("`{}`", combinator.name));
    paragraph(&mut docs, format!("A constructor of {}.", link(ty)));
    quote(&mut docs, combinator);
    docs
}

/// Of a variant. Where there is a struct, the declaration stands there.
pub(super) fn of_variant(combinator: &Combinator, has_struct: bool) -> Docs {
    let mut docs = text_or(&combinator.docs.text, format!("`{}`", combinator.name));
    if !has_struct {
        quote(&mut docs, combinator);
    }
    docs
}

/// Of the struct of a function.
pub(super) fn of_function(combinator: &Combinator, call: &Call) -> Docs {
    let mut docs = text_or(&combinator.docs.text, format!("`{}`", combinator.name));
    let answer = match call {
        Call::Value { response, .. } => format!("Answers {}.", type_link(response)),
        Call::Query { field, .. } => format!("Answers what `{field}` answers."),
    };
    paragraph(&mut docs, answer);
    quote(&mut docs, combinator);
    docs
}

/// Of a field whose bit the fields `sharing`, itself among them, share.
pub(super) fn of_field(schema: &Schema, combinator: &Combinator, field: &schema::Field, sharing: &[&str]) -> Docs {
    const SHOWN: usize = 3;

    let mut declaration = format!("`{}`", field_tl(schema, combinator, field));
    let others = sharing.iter().filter(|other| **other != field.name.as_deref().unwrap_or("_"));
    let shown: Vec<_> = others.take(SHOWN).map(|other| format!("`{other}`")).collect();
    if !shown.is_empty() {
        declaration.push_str(&format!(", together with {}", shown.join(", ")));
    }
    if let Some(more @ 1..) = sharing.len().checked_sub(SHOWN + 1) {
        declaration.push_str(&format!(" and {more} more"));
    }
    let mut docs = text(&field.docs.text);
    paragraph(&mut docs, declaration);
    docs
}

/// Of a module at the root, or of that of a namespace.
pub(super) fn of_module(name: &str, depth: usize) -> Docs {
    let line = match (depth, name) {
        (0, "types") => "The types of the schema: an enum each, or the struct of the only constructor.".to_owned(),
        (0, "variants") => "The constructors of types that have several.".to_owned(),
        (0, "functions") => "The functions of the schema.".to_owned(),
        _ => format!("The namespace `{name}`."),
    };
    vec![line]
}

fn paragraph(docs: &mut Docs, line: String) {
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.push(line);
}

/// The declaration, in a block that rustdoc leaves as it is.
fn quote(docs: &mut Docs, combinator: &Combinator) {
    paragraph(docs, "```text".to_owned());
    docs.extend([one_line(&combinator.tl), "```".to_owned()]);
}

/// Rustdoc takes `r#` for the start of a fragment, and finds names without it.
fn link(path: &Path) -> String {
    let supers = iter::repeat_n("super", path.supers);
    let target: Vec<_> = supers.chain(path.segments.iter().map(Ident::unraw)).collect();
    format!("[`{}`]({})", target.last().unwrap_or(&""), target.join("::"))
}

/// A type with links to what is generated: ``[`User`](super::User)``.
fn type_link(ty: &RustType) -> String {
    match ty {
        RustType::Path(path) => link(path),
        RustType::Vec(item) => format!("a vector of {}", type_link(item)),
        RustType::Box(inner) => type_link(inner),
        RustType::Param(name) => format!("`{name}`"),
        RustType::Array(size) => format!("`[u8; {size}]`"),
        RustType::Unit => "`()`".to_owned(),
        RustType::Bool => "`bool`".to_owned(),
        RustType::U32 => "`u32`".to_owned(),
        RustType::I32 => "`i32`".to_owned(),
        RustType::I64 => "`i64`".to_owned(),
        RustType::F32 => "`f32`".to_owned(),
        RustType::F64 => "`f64`".to_owned(),
        RustType::String => "`String`".to_owned(),
        RustType::Bytes => "`Vec<u8>`".to_owned(),
        RustType::Object => "any object".to_owned(),
    }
}

fn text_or(prose: &str, headline: String) -> Docs {
    let docs = text(prose);
    if docs.is_empty() { vec![headline] } else { docs }
}

/// Prose as Markdown that shows it as it is.
fn text(prose: &str) -> Docs {
    let mut docs = Docs::new();
    for line in prose.lines().map(str::trim) {
        let blank = docs.last().is_none_or(|last| last.is_empty());
        if !(line.is_empty() && blank) {
            docs.push(line.split(' ').map(word).collect::<Vec<_>>().join(" "));
        }
    }
    while docs.last().is_some_and(|last| last.is_empty()) {
        docs.pop();
    }
    docs
}

/// A word of prose, escaped.
fn word(word: &str) -> String {
    let url = word.find("https://").or_else(|| word.find("http://"));
    let Some((before, rest)) = url.and_then(|at| word.split_at_checked(at)) else { return escape(word) };
    let ends = |c: char| !(c.is_ascii_alphanumeric() || "-._~:/?#@!$&*+=%".contains(c));
    let (address, after) = rest.split_at_checked(rest.find(ends).unwrap_or(rest.len())).unwrap_or((rest, ""));
    let address = address.trim_end_matches(['.', ',', ':', '!', '?']);
    let after = rest.strip_prefix(address).unwrap_or(after);
    format!("{}<{address}>{}", escape(before), escape(after))
}

fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars().filter(|c| shows(*c)) {
        if r"\`*_[]<>#~|&+-=".contains(c) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// Whether a character shows as it is: controls do not, nor do those that change the direction of the text around
/// them, which Rust refuses in comments.
fn shows(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// A declaration: nothing in it ends a line or a block.
fn one_line(tl: &str) -> String {
    tl.chars().map(|c| if shows(c) && c != '`' { c } else { ' ' }).collect()
}

/// A field's condition and type as a schema has them.
fn field_tl(schema: &Schema, combinator: &Combinator, field: &schema::Field) -> String {
    let var = |var: VarId| combinator.vars.get(var.0 as usize).and_then(|var| var.name.as_deref()).unwrap_or("_");
    let condition = field.condition.map(|condition| format!("{}.{}?", var(condition.mask), condition.bit));
    let ty = match &field.ty {
        FieldType::Nat(_) => "#".to_owned(),
        FieldType::Query(query) => format!("!{}", var(*query)),
        FieldType::Value(expr) => type_tl(schema, expr),
        FieldType::Repetition(_) => "[ ]".to_owned(),
    };
    format!("{}{ty}", condition.unwrap_or_default())
}

fn type_tl(schema: &Schema, expr: &TypeExpr) -> String {
    let name = |ty| schema.ty(ty).map_or("?", |ty| &ty.name);
    match expr {
        TypeExpr::Builtin { builtin, boxed } => {
            let name = builtin_tl(*builtin);
            if boxed.is_some() { super::ident::camel(name, name) } else { name.to_owned() }
        }
        TypeExpr::Vector { boxed, item } => {
            format!("{}<{}>", if *boxed { "Vector" } else { "vector" }, type_tl(schema, item))
        }
        TypeExpr::Boxed { ty, .. } => name(*ty).to_owned(),
        TypeExpr::Bare { ty, .. } => format!("%{}", name(*ty)),
        TypeExpr::Var { .. } => "?".to_owned(),
    }
}

fn builtin_tl(builtin: Builtin) -> &'static str {
    match builtin {
        Builtin::Int => "int",
        Builtin::Long => "long",
        Builtin::Float => "float",
        Builtin::Double => "double",
        Builtin::String => "string",
        Builtin::Bytes => "bytes",
        Builtin::Int128 => "int128",
        Builtin::Int256 => "int256",
        Builtin::Int512 => "int512",
        Builtin::Bool => "Bool",
        Builtin::True => "true",
        Builtin::Object => "Object",
        Builtin::Function => "function",
    }
}
