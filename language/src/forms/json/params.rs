//! Template parameters, which the official JSON leaves out: they follow from the rest of a definition.

use std::collections::BTreeSet;

use crate::syntax::ast::{
    Combinator, Expr, ExprKind, Field, FieldType, Name, ParamKind, Repetition, ResultType, Section, TemplateParam,
};

/// Gives a definition the parameters that follow from it, and `vector` the fields that it lacks in JSON.
pub(super) fn restore(combinator: &mut Combinator) {
    combinator.params = restored_params(combinator);
    if let Combinator { name, fields, result: ResultType { args, .. }, .. } = combinator
        && let ("vector", [item], []) = (name.text.as_str(), args.as_slice(), fields.as_slice())
    {
        *fields = vector(item);
    }
}

/// The parameters of a definition: the variables of its queries and, for a constructor, of its result. One that counts
/// something or is a mask is a number.
pub(in crate::forms) fn restored_params(combinator: &Combinator) -> Vec<TemplateParam> {
    let queried = combinator.fields.iter().filter(|field| field.bang).filter_map(|field| match &field.ty {
        FieldType::Expr(ty) => variable(ty),
        FieldType::Repetition(_) => None,
    });
    let is_constructor = combinator.section == Section::Types;
    let of_result = combinator.result.args.iter().filter(|_| is_constructor).filter_map(variable);
    let numbers = numbers(&combinator.fields);
    let kind = |name: &Name| if numbers.contains(name.text.as_str()) { ParamKind::Nat } else { ParamKind::Type };
    let mut seen: BTreeSet<&str> = combinator.fields.iter().filter_map(own_number).collect();
    let fresh = queried.chain(of_result).filter(|name| seen.insert(&name.text));
    fresh.map(|name| TemplateParam { span: name.span, kind: kind(name), name: name.clone() }).collect()
}

/// `t`
fn variable(ty: &Expr) -> Option<&Name> {
    match &ty.kind {
        ExprKind::Apply { head, args } if args.is_empty() => Some(head),
        _ => None,
    }
}

/// The name of a field that is a number itself: a variable that needs no parameter.
fn own_number(field: &Field) -> Option<&str> {
    let is_number = matches!(&field.ty, FieldType::Expr(Expr { kind: ExprKind::Hash, .. }));
    field.name.as_ref().filter(|_| is_number).map(|name| name.text.as_str())
}

/// The variables that can only be numbers.
fn numbers(fields: &[Field]) -> BTreeSet<&str> {
    let mut found = BTreeSet::new();
    let mut lists = vec![fields];
    while let Some(fields) = lists.pop() {
        for field in fields {
            found.extend(field.condition.iter().map(|condition| condition.mask.text.as_str()));
            match &field.ty {
                FieldType::Expr(ty) => numbers_in(ty, false, &mut found),
                FieldType::Repetition(repetition) => {
                    repetition.count.iter().for_each(|count| numbers_in(count, true, &mut found));
                    lists.push(&repetition.fields);
                }
            }
        }
    }
    found
}

/// The same of an expression, which is a number itself if it counts something or is part of a sum.
fn numbers_in<'e>(expr: &'e Expr, is_number: bool, found: &mut BTreeSet<&'e str>) {
    let mut left = vec![(expr, is_number)];
    while let Some((expr, is_number)) = left.pop() {
        match &expr.kind {
            ExprKind::Hash | ExprKind::Nat(_) => {}
            ExprKind::Apply { head, args } => {
                found.extend(is_number.then_some(head.text.as_str()));
                left.extend(args.iter().map(|arg| (arg, false)));
            }
            ExprKind::Bare(inner) => left.push((inner, false)),
            ExprKind::Add(one, other) => left.extend([(&**one, true), (&**other, true)]),
        }
    }
}

/// `# [ t ]`
fn vector(item: &Expr) -> Vec<Field> {
    let span = item.span;
    let field = |ty| Field { name: None, condition: None, bang: false, ty, span };
    let items = field(FieldType::Expr(item.clone()));
    let count = Expr { kind: ExprKind::Hash, span };
    let repetition = Repetition { count: None, fields: vec![items], span };
    vec![field(FieldType::Expr(count)), field(FieldType::Repetition(repetition))]
}
