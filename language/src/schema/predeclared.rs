//! Declarations of builtins: schemas write them in several forms, and none of them adds anything.
//!
//! `int ? = Int`, `bytes = Bytes`, `bytes data:string = Bytes`, `int128 4*[ int ] = Int128`,
//! `int128 long long = Int128`, `boolTrue = Bool` and `vector {t:Type} # [ t ] = Vector t` are all known, with an id or
//! without.

use super::Profile;
use super::builtin::{BOOL_FALSE_ID, BOOL_TRUE_ID, Builtin, SINGLES, Single, VECTOR_ID};
use super::canonical::canonical_text;
use super::crc32::crc32;
use super::names::{Named, Names};
use crate::source::{Diagnostic, Diagnostics, Lint, nearest};
use crate::syntax::ast::{self, Expr, ExprKind, FieldType, ParamKind};

/// Enters `int ? = Int;`.
pub(super) fn question_mark(builtin: &ast::Builtin, names: &mut Names<'_>, diagnostics: &mut Diagnostics) {
    let ast::Builtin { name, id, result, .. } = builtin;
    let Some(single) = SINGLES.iter().find(|single| single.constructor == name.text) else {
        return diagnostics.push(unknown(name));
    };
    if single.ty != result.text {
        let error = format!("the builtin `{}` makes values of `{}`, not of `{}`", name.text, single.ty, result.text);
        return diagnostics.push(Diagnostic::error(result.span, error).write(single.ty));
    }
    let text = format!("{} ? = {}", name.text, result.text);
    remember(single, id.map_or_else(|| crc32(&text), |id| id.value), names);
}

fn unknown(name: &ast::Name) -> Diagnostic {
    let known = SINGLES.iter().map(|single| single.constructor);
    let error = Diagnostic::error(name.span, format!("unknown builtin `{}`", name.text));
    match nearest(&name.text, known) {
        Some(near) => error.did_you_mean(near),
        None => error.help("`?` declares builtins only: int, long, double, string and so on"),
    }
}

/// Enters a constructor whose name or type is that of a builtin. Returns `false` if it has nothing to do with builtins,
/// or belongs to `Object`, which stands for the values of all constructors anyway.
pub(super) fn constructor(ast: &ast::Combinator, names: &mut Names<'_>, diagnostics: &mut Diagnostics) -> bool {
    let by_name = is_builtin(&ast.name.text, names);
    if !by_name && (is_object(&ast.result.name.text, names) || !is_builtin(&ast.result.name.text, names)) {
        return false;
    }
    if ast.params.is_empty() && ast.result.args.is_empty() && !ast.result.bang {
        let single = SINGLES.iter().find(|single| single.constructor == ast.name.text);
        if let Some(single) = single.filter(|single| single.ty == ast.result.name.text && is_body(&ast.fields, single))
        {
            let id = ast.id.map_or_else(|| crc32(&canonical_text(ast, Profile::Reference)), |id| id.value);
            remember(single, id, names);
            return true;
        }
    }
    match fixed_id(ast) {
        Some(fixed) => check_id(ast, fixed, diagnostics),
        None => diagnostics.push(mismatch(ast, by_name)),
    }
    true
}

/// Returns whether the language itself gives this name a meaning.
pub(super) fn is_builtin(name: &str, names: &Names<'_>) -> bool {
    matches!(names.get(name), Some(Named::Builtin { .. } | Named::BoolValue | Named::Vector { .. }))
}

/// Returns whether a name is that of the type of any value.
pub(super) fn is_object(name: &str, names: &Names<'_>) -> bool {
    name == "Object" && matches!(names.get(name), Some(Named::Builtin { builtin: Builtin::Object, .. }))
}

fn remember(single: &Single, id: u32, names: &mut Names<'_>) {
    let boxed = single.id.map(|_| id);
    names.set(single.ty, Named::Builtin { builtin: single.builtin, boxed });
}

/// The id of `boolTrue`, `boolFalse` and `vector`, which the wire format fixes, if `ast` declares one of them.
fn fixed_id(ast: &ast::Combinator) -> Option<u32> {
    let empty = ast.params.is_empty() && ast.fields.is_empty() && ast.result.args.is_empty();
    match (ast.name.text.as_str(), ast.result.name.text.as_str()) {
        ("boolTrue", "Bool") if empty => Some(BOOL_TRUE_ID),
        ("boolFalse", "Bool") if empty => Some(BOOL_FALSE_ID),
        ("vector", "Vector") if is_vector(ast) => Some(VECTOR_ID),
        _ => None,
    }
}

fn check_id(ast: &ast::Combinator, fixed: u32, diagnostics: &mut Diagnostics) {
    let Some(id) = ast.id.filter(|id| id.value != fixed) else { return };
    let message = format!("the id of `{}` is always {fixed:08x}; {:08x} is not used", ast.name.text, id.value);
    diagnostics.push(Diagnostic::lint(Lint::IdUnused, id.span, message));
}

/// Returns whether the fields are a way to write the body of a builtin: none, `data:string`, `4*[ int ]`, `long long`.
fn is_body(fields: &[ast::Field], single: &Single) -> bool {
    if fields.is_empty() {
        return true;
    }
    match (single.builtin, fields) {
        (Builtin::String | Builtin::Bytes, [ast::Field { condition: None, bang: false, ty, .. }]) => {
            matches!(ty, FieldType::Expr(ty) if ty.is_name("string") || ty.is_name("bytes"))
        }
        (Builtin::Int128, _) => width(fields) == Some(16),
        (Builtin::Int256, _) => width(fields) == Some(32),
        (Builtin::Int512, _) => width(fields) == Some(64),
        _ => false,
    }
}

/// The bytes that fields of whole numbers take; none of other fields.
fn width(fields: &[ast::Field]) -> Option<u32> {
    fields.iter().try_fold(0u32, |sum, field| {
        if field.condition.is_some() || field.bang {
            return None;
        }
        let width = match &field.ty {
            FieldType::Expr(ty) => WIDTHS.iter().find(|(name, _)| ty.is_name(name)).map(|(_, width)| *width)?,
            FieldType::Repetition(repetition) => match repetition.count.as_ref()?.kind {
                ExprKind::Nat(count) => width(&repetition.fields)?.checked_mul(count)?,
                _ => return None,
            },
        };
        sum.checked_add(width)
    })
}

/// The bytes of whole numbers.
const WIDTHS: [(&str, u32); 6] = [("int", 4), ("int32", 4), ("long", 8), ("int64", 8), ("int128", 16), ("int256", 32)];

/// `vector {t:Type} # [ t ] = Vector t`
fn is_vector(ast: &ast::Combinator) -> bool {
    let [param] = ast.params.as_slice() else { return false };
    let [count, items] = ast.fields.as_slice() else { return false };
    let [argument] = ast.result.args.as_slice() else { return false };
    let FieldType::Repetition(items) = &items.ty else { return false };
    let [ast::Field { ty: FieldType::Expr(item), .. }] = items.fields.as_slice() else { return false };
    param.kind == ParamKind::Type
        && matches!(&count.ty, FieldType::Expr(Expr { kind: ExprKind::Hash, .. }))
        && item.is_name(&param.name.text)
        && argument.is_name(&param.name.text)
}

fn mismatch(ast: &ast::Combinator, by_name: bool) -> Diagnostic {
    let (name, ty) = (&ast.name, &ast.result.name);
    if !by_name {
        return Diagnostic::error(
            ty.span,
            format!("`{}` is a builtin type: `{}` cannot be a constructor of it", ty.text, name.text),
        )
        .help("let it return a type of its own");
    }
    let usual = match name.text.as_str() {
        "vector" => "vector {t:Type} # [ t ] = Vector t;".to_owned(),
        "boolTrue" | "boolFalse" => format!("{} = Bool;", name.text),
        other => SINGLES
            .iter()
            .find(|single| single.constructor == other)
            .map_or_else(String::new, |single| format!("{other} ? = {};", single.ty)),
    };
    Diagnostic::error(name.span, format!("`{}` is a builtin and cannot be declared as something else", name.text))
        .help(format!("rename it, or write `{usual}`, or leave it out"))
}
