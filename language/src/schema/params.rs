//! Template parameters: they are not on the wire, so something else must determine them.

use super::{Arg, Field, FieldType, Kind, TypeExpr, VarId, uses_in_expr, uses_in_fields};
use crate::maps::{Ids, Names};
use crate::source::{Diagnostic, Span};
use crate::syntax::ast::{self, Expr, ExprKind, ParamKind, TemplateParam};

/// An error for every template parameter that gets no value: from the result of a constructor, from the query of a
/// function.
pub(super) fn unknown(ast: &ast::Combinator, kind: Kind, fields: &[Field], result: &TypeExpr) -> Vec<Diagnostic> {
    let known = match kind {
        Kind::Constructor(_) => vars_of_type(result),
        Kind::Function => queried(fields),
    };
    let params = ast.params.iter().zip((0..).map(VarId));
    let only_queried = only_queried(ast, kind, fields);
    let unknown = params.filter(|(param, var)| !known.contains(*var) && !only_queried(param, *var));
    match kind {
        Kind::Constructor(_) => unknown.map(|(param, _)| not_in_result(param, ast.result.span)).collect(),
        Kind::Function => unknown.map(|(param, var)| not_in_query(param, var, fields)).collect(),
    }
}

/// Tells whether only a query needs a parameter of a constructor; the query itself determines it.
fn only_queried(ast: &ast::Combinator, kind: Kind, fields: &[Field]) -> impl Fn(&TemplateParam, VarId) -> bool {
    let (mut queries, used) = (Names::default(), uses_in_fields(fields));
    if let Kind::Constructor(_) = kind {
        add_queries(&ast.fields, &mut queries);
    }
    move |param, var| queries.contains(&param.name.text) && !used.contains(var)
}

/// Adds the names of the variables behind `!`.
fn add_queries(fields: &[ast::Field], queries: &mut Names<()>) {
    for field in fields {
        match &field.ty {
            ast::FieldType::Expr(Expr { kind: ExprKind::Apply { head, .. }, .. }) if field.bang => {
                queries.add(&head.text);
            }
            ast::FieldType::Expr(_) => {}
            ast::FieldType::Repetition(repetition) => add_queries(&repetition.fields, queries),
        }
    }
}

/// The variables that an argument mentions.
pub(super) fn vars_of_arg(arg: &Arg) -> Ids<VarId> {
    match arg {
        Arg::Type(expr) => vars_of_type(expr),
        Arg::Nat(nat) => {
            let mut vars = Ids::default();
            vars.extend(nat.var());
            vars
        }
    }
}

/// The variables that a type mentions.
fn vars_of_type(expr: &TypeExpr) -> Ids<VarId> {
    let mut vars = Ids::default();
    uses_in_expr(expr, &mut vars);
    vars
}

/// A query is never inside a repetition.
fn queried(fields: &[Field]) -> Ids<VarId> {
    let query = |field: &Field| if let FieldType::Query(var) = field.ty { Some(var) } else { None };
    let mut queried = Ids::default();
    queried.extend(fields.iter().filter_map(query));
    queried
}

fn not_in_result(param: &TemplateParam, result: Span) -> Diagnostic {
    let name = &param.name.text;
    let error = format!("template parameter `{name}` is not part of the result type, so its value can never be known");
    Diagnostic::error(param.span, error).also(result, format!("`{name}` is missing here"))
}

fn not_in_query(param: &TemplateParam, var: VarId, fields: &[Field]) -> Diagnostic {
    let name = &param.name.text;
    if param.kind == ParamKind::Nat {
        return Diagnostic::error(param.span, format!("nothing determines the value of `{name}` in a call"))
            .help(format!("make it a field: `{name}:#`"));
    }
    let meant = FieldType::Value(TypeExpr::Var { var, bare: false });
    match fields.iter().find(|field| field.ty == meant) {
        Some(field) => {
            let field_name = field.name.as_deref().unwrap_or("this field");
            Diagnostic::error(
                field.span,
                format!("`{field_name}` must be `!{name}`: the type of `{name}` has to come from a query"),
            )
            .write(format!("{}:!{name}", field.name.as_deref().unwrap_or("query")))
        }
        None => Diagnostic::error(param.span, format!("nothing determines the type of `{name}` in a call"))
            .help(format!("add a query: `query:!{name}`")),
    }
}
