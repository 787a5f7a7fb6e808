//! Fields that the caller calls the size of the field behind them.

use super::{Combinator, Field, FieldType, Schema, TypeExpr};
use crate::source::{Diagnostic, Diagnostics, Span, nearest};

/// Marks the fields `sizes`: `message.length`. Each that is not there, or no size, is an error. The types `opaque` will be objects.
pub(super) fn mark(schema: &mut Schema, sizes: &[String], opaque: &[String], diagnostics: &mut Diagnostics) {
    for chosen in sizes {
        let (owner, field) = chosen.rsplit_once('.').unwrap_or((chosen, ""));
        let (mut known, mut found) = (Vec::new(), false);
        let mut combinators = std::mem::take(&mut schema.combinators);
        for combinator in combinators.iter_mut().filter(|combinator| combinator.name == owner) {
            combinator.walk_fields(&mut |field| known.extend(field.name.clone()));
            let mut mark = |size: &mut Field, sized: bool| {
                found = true;
                size.is_size = true;
                if !(sized && size.is_always_int()) {
                    diagnostics.push(no_size(chosen, size.span));
                }
            };
            each_named(&mut combinator.fields, field, &|next| may_be_sized(next, schema, opaque), &mut mark);
        }
        schema.combinators = combinators;
        if !found {
            diagnostics.push(unknown(chosen, field, owner, &known, &schema.combinators));
        }
    }
}

/// Calls `visit` with every field called `name`, those in repetitions included, and whether the one behind it is `sized`.
fn each_named(
    fields: &mut [Field],
    name: &str,
    sized: &dyn Fn(&Field) -> bool,
    visit: &mut dyn FnMut(&mut Field, bool),
) {
    let sized_behind: Vec<_> = fields.iter().skip(1).map(sized).collect();
    for (index, field) in fields.iter_mut().enumerate() {
        if field.name.as_deref() == Some(name) {
            visit(field, sized_behind.get(index) == Some(&true));
        }
        if let FieldType::Repetition(repetition) = &mut field.ty {
            each_named(&mut repetition.fields, name, sized, visit);
        }
    }
}

/// Returns whether a field is an `Object` that is always there, or becomes one because its type is opaque.
fn may_be_sized(field: &Field, schema: &Schema, opaque: &[String]) -> bool {
    field.is_always_object()
        || match field.ty {
            FieldType::Value(TypeExpr::Boxed { ty, .. }) if field.condition.is_none() => {
                schema.ty(ty).is_some_and(|ty| opaque.contains(&ty.name))
            }
            _ => false,
        }
}

fn no_size(chosen: &str, span: Span) -> Diagnostic {
    let error = format!("`{chosen}` cannot be the size of the field behind it");
    Diagnostic::error(span, error)
        .help("choose an `int` that is always there, directly in front of an `Object` that is always there")
}

fn unknown(chosen: &str, field: &str, owner: &str, known: &[String], combinators: &[Combinator]) -> Diagnostic {
    let names = || combinators.iter().map(|combinator| combinator.name.as_str());
    let (problem, near) = if names().any(|name| name == owner) {
        let near = nearest(field, known.iter().map(String::as_str));
        (format!("`{owner}` has no such field"), near.map(|near| format!("{owner}.{near}")))
    } else {
        let near = nearest(owner, names()).map(|near| format!("{near}.{field}"));
        ("no such constructor or function".to_owned(), near)
    };
    let error = Diagnostic::error(Span::NOWHERE, format!("size `{chosen}`: {problem}"));
    near.into_iter().fold(error, |error, near| error.help(format!("did you mean `{near}`?")))
}
