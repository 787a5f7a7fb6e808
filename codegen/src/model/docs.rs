//! Documentation: what pages and comments say, then what the schema says, then where that was read.

use super::nouns::{Answer, Availability, Call, CallError, Docs, Path, RustType};
use super::prose::{self, shows};
use super::texts::{BytesType, StringType};
use super::types::View;
use typewright_language::schema::{
    self, Arg, Builtin, Combinator, FieldType, NatExpr, Repetition, Schema, Type, TypeExpr, TypeId, VarId,
};

/// Of a type that is an enum.
pub(super) fn of_enum(ty: &Type, view: View<'_>) -> Docs {
    let headline = match ty.constructors.len() {
        0 => format!("`{}`, which has no values.", ty.name),
        several => format!("`{}`, any of {several} constructors.", ty.name),
    };
    prose_or(&ty.docs, headline, view)
}

/// Of the struct of a type's only constructor.
pub(super) fn of_single(schema: &Schema, combinator: &Combinator, ty: &Type, view: View<'_>) -> Docs {
    let prose = if combinator.docs.text.is_empty() { &ty.docs } else { &combinator.docs };
    let mut docs = prose_or(prose, format!("`{}`", combinator.name), view);
    quote(&mut docs, schema, combinator);
    docs
}

/// Of the struct of one of several constructors.
pub(super) fn of_constructor(schema: &Schema, combinator: &Combinator, ty: &Path, view: View<'_>) -> Docs {
    let mut docs = prose_or(&combinator.docs, format!("`{}`", combinator.name), view);
    paragraph(&mut docs, format!("A constructor of {}.", link(ty)));
    quote(&mut docs, schema, combinator);
    docs
}

/// Of a variant. Where there is a struct, the declaration stands there.
pub(super) fn of_variant(schema: &Schema, combinator: &Combinator, has_struct: bool, view: View<'_>) -> Docs {
    let mut docs = prose_or(&combinator.docs, format!("`{}`", combinator.name), view);
    if !has_struct {
        quote(&mut docs, schema, combinator);
    }
    docs
}

/// Of the struct of a function.
pub(super) fn of_function(schema: &Schema, combinator: &Combinator, call: &Call, view: View<'_>) -> Docs {
    let mut docs = prose_or(&combinator.docs, format!("`{}`", combinator.name), view);
    paragraph(&mut docs, answer(call));
    if let Some(callers) = callers(&call.availability) {
        paragraph(&mut docs, callers);
    }
    quote(&mut docs, schema, combinator);
    docs
}

fn answer(call: &Call) -> String {
    let answer = match &call.answer {
        Answer::Value { response, .. } => type_link(response),
        Answer::Query { field, .. } => format!("what `{field}` answers"),
    };
    match &call.error {
        CallError::Known(path) => format!("Answers {answer}, or fails with {}.", link(path)),
        CallError::Any | CallError::OfQuery => format!("Answers {answer}."),
    }
}

/// Who may call a function and who may not; what is not known stays unsaid.
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

/// Of a field whose bit the fields `sharing`, itself among them, share.
pub(super) fn of_field(combinator: &Combinator, field: &schema::Field, sharing: &[&str], view: View<'_>) -> Docs {
    const SHOWN: usize = 3;

    let mut declaration = format!("`{}`", field_tl(view.schema, combinator, field));
    let others = sharing.iter().filter(|other| **other != field.name.as_deref().unwrap_or("_"));
    let shown: Vec<_> = others.take(SHOWN).map(|other| format!("`{other}`")).collect();
    if !shown.is_empty() {
        declaration.push_str(&format!(", together with {}", shown.join(", ")));
    }
    if let Some(more @ 1..) = sharing.len().checked_sub(SHOWN + 1) {
        declaration.push_str(&format!(" and {more} more"));
    }
    let mut docs = prose::of(&field.docs, view);
    paragraph(&mut docs, declaration);
    docs
}

/// Of a struct of what is repeated.
pub(super) fn of_repeated(tl_name: &str) -> Docs {
    vec![format!("What `{tl_name}` repeats.")]
}

/// Of a module at the root, or of that of a namespace.
pub(super) fn of_module(name: &str, depth: usize) -> Docs {
    let line = match (depth, name) {
        (0, "types") => "The types of the schema: an enum each, or the struct of the only constructor.".to_owned(),
        (0, "variants") => "The constructors of types that have several.".to_owned(),
        (0, "functions") => "The functions of the schema.".to_owned(),
        (0, "registry") => "The constructors and functions of the schema, by their ids.".to_owned(),
        (0, "convert") => "Conversions between these types and those of the other layer.".to_owned(),
        (0, "errors") => "The errors that functions answer, as far as they are known.".to_owned(),
        _ => format!("The namespace `{name}`."),
    };
    vec![line]
}

pub(super) fn paragraph(docs: &mut Docs, line: String) {
    if !docs.is_empty() {
        docs.push(String::new());
    }
    docs.push(line);
}

/// The declaration, in a block that rustdoc leaves as it is, and the files that all of this is from.
fn quote(docs: &mut Docs, schema: &Schema, combinator: &Combinator) {
    paragraph(docs, "```text".to_owned());
    docs.extend([one_line(&combinator.declaration.text), "```".to_owned()]);
    let files = [Some(combinator.span.file), combinator.docs.page];
    let files: Vec<_> = files.iter().flatten().filter_map(|file| schema.file(*file)).map(code).collect();
    if combinator.docs.page.is_some() {
        paragraph(docs, format!("From {}.", files.join(" and ")));
    }
}

/// A text that nobody has looked at as code: what would end the code is left out.
pub(super) fn code(text: &str) -> String {
    format!("`{}`", one_line(text).trim())
}

pub(super) fn link(path: &Path) -> String {
    let name = path.segments.last().map_or("", |name| name.unraw());
    let target = path.link();
    // Rustdoc finds a name by itself, and says so.
    if target == name { format!("[`{name}`]") } else { format!("[`{name}`]({target})") }
}

/// A type with links to what is generated: ``[`User`](super::User)``.
fn type_link(ty: &RustType) -> String {
    match ty {
        RustType::Path(path) => link(path),
        RustType::Applied { path, args, .. } if args.is_empty() => link(path),
        RustType::Applied { path, args, .. } => {
            format!("{} of {}", link(path), args.iter().map(type_link).collect::<Vec<_>>().join(", "))
        }
        RustType::Response { query, .. } => format!("what `{query}` answers"),
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
        RustType::Bytes(BytesType::Vec) => "`Vec<u8>`".to_owned(),
        RustType::Bytes(BytesType::Bytes) => "`Bytes`".to_owned(),
        RustType::Bytes(BytesType::Borrowed) => "`[u8]`".to_owned(),
        RustType::Object | RustType::ObjectRef => "any object".to_owned(),
    }
}

fn prose_or(prose: &schema::Docs, headline: String, view: View<'_>) -> Docs {
    let docs = prose::of(prose, view);
    if docs.is_empty() { vec![headline] } else { docs }
}

/// A declaration: nothing in it ends a line or a block.
pub(super) fn one_line(tl: &str) -> String {
    tl.chars().map(|c| if shows(c) && c != '`' { c } else { ' ' }).collect()
}

/// A field's condition and type as a schema has them.
fn field_tl(schema: &Schema, combinator: &Combinator, field: &schema::Field) -> String {
    let var = |var| var_tl(combinator, var);
    let condition = field.condition.map(|condition| format!("{}.{}?", var(condition.mask), condition.bit));
    let ty = match &field.ty {
        FieldType::Nat(_) => "#".to_owned(),
        FieldType::Query(query) => format!("!{}", var(*query)),
        FieldType::Value(expr) => type_tl(schema, combinator, expr),
        FieldType::Repetition(repetition) => repetition_tl(schema, combinator, repetition),
    };
    format!("{}{ty}", condition.unwrap_or_default())
}

fn repetition_tl(schema: &Schema, combinator: &Combinator, repetition: &Repetition) -> String {
    let field = |field: &schema::Field| {
        let name = field.name.as_ref().map(|name| format!("{name}:")).unwrap_or_default();
        format!("{name}{}", field_tl(schema, combinator, field))
    };
    let fields: Vec<_> = repetition.fields.iter().map(field).collect();
    format!("{}*[{}]", nat_tl(combinator, repetition.count), fields.join(" "))
}

fn nat_tl(combinator: &Combinator, nat: NatExpr) -> String {
    match nat {
        NatExpr::Const(number) => number.to_string(),
        NatExpr::Var { var, plus: 0 } => var_tl(combinator, var).to_owned(),
        NatExpr::Var { var, plus } => format!("({}+{plus})", var_tl(combinator, var)),
    }
}

fn var_tl(combinator: &Combinator, var: VarId) -> &str {
    combinator.vars.get(var.0 as usize).and_then(|var| var.name.as_deref()).unwrap_or("_")
}

fn type_tl(schema: &Schema, combinator: &Combinator, expr: &TypeExpr) -> String {
    let applied = |ty: TypeId, args: &[Arg]| {
        let name = schema.ty(ty).map_or("?", |ty| &ty.name);
        let args: Vec<_> = args
            .iter()
            .map(|arg| match arg {
                Arg::Type(expr) => type_tl(schema, combinator, expr),
                Arg::Nat(nat) => nat_tl(combinator, *nat),
            })
            .collect();
        if args.is_empty() { name.to_owned() } else { format!("{name}<{}>", args.join(",")) }
    };
    match expr {
        TypeExpr::Builtin { builtin, boxed } => {
            let name = builtin_tl(*builtin);
            if boxed.is_some() { super::ident::camel(name, name) } else { name.to_owned() }
        }
        TypeExpr::Vector { boxed, item } => {
            format!("{}<{}>", if *boxed { "Vector" } else { "vector" }, type_tl(schema, combinator, item))
        }
        TypeExpr::Boxed { ty, args } => applied(*ty, args),
        TypeExpr::Bare { ty, args } => format!("%{}", applied(*ty, args)),
        TypeExpr::Var { var, bare } => format!("{}{}", if *bare { "%" } else { "" }, var_tl(combinator, *var)),
    }
}

fn builtin_tl(builtin: Builtin) -> &'static str {
    match builtin {
        Builtin::Int => "int",
        Builtin::Long => "long",
        Builtin::Int53 => "int53",
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
