//! Second pass: every name in a combinator is replaced by what it stands for.

use super::collect::{Collected, Declared, lower_case_result};
use super::constructor_ids::Id;
use super::labels::labels;
use super::names::{Member, Names};
use super::scope::{Bound, Scope};
use super::{
    Builtin, Combinator, Declaration, Docs, Field, FieldType, Kind, NatExpr, Repetition, Type, TypeExpr, VarOrigin,
    params,
};
use crate::source::{Diagnostic, Diagnostics, SourceMap, Span};
use crate::syntax::ast::{self, ExprKind, ParamKind};

/// The limit of reported errors. A file with more is incomplete, or no schema.
const MAX_ERRORS: usize = 1000;

/// Resolves every declaration. None after an error; the diagnostics have all of them.
pub(super) fn resolve(
    collected: &Collected<'_>,
    ids: &[Id],
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<Combinator>> {
    let members: Vec<_> = collected.declarations.iter().map(Declared::member).collect();
    let mut resolver = Resolver::new(&collected.names, &collected.types, &members, sources, diagnostics);
    let mut combinators = Vec::with_capacity(ids.len());
    for (declaration, &id) in collected.declarations.iter().zip(ids) {
        combinators.extend(resolver.combinator(declaration, id));
        if resolver.errors > MAX_ERRORS {
            let message = format!("more than {MAX_ERRORS} errors, the rest is not checked");
            diagnostics.push(Diagnostic::error(declaration.ast.span.at_end(), message));
            return None;
        }
    }
    (combinators.len() == collected.declarations.len() && resolver.errors == 0).then_some(combinators)
}

/// The state of the pass. Methods that find a mistake push it and return None.
pub(super) struct Resolver<'a, 'd> {
    pub(super) names: &'a Names<'a>,
    pub(super) types: &'a [Type],
    pub(super) members: &'a [Member<'a>],
    pub(super) sources: &'a SourceMap,
    pub(super) diagnostics: &'d mut Diagnostics,
    /// The number of errors.
    pub(super) errors: usize,
    pub(super) scope: Scope<'a>,
    /// `true` if the current combinator is a function.
    pub(super) in_function: bool,
    /// `true` if the current type is within the result of a function.
    pub(super) in_response: bool,
    /// The number of repetitions so far in the current combinator.
    repetitions: u32,
    /// The anonymous field after the current one: `int` in `x:Vector int`, which was meant to be an argument.
    pub(super) split_off: Option<Span>,
    /// The innermost field that is being resolved.
    pub(super) current_field: Span,
}

impl<'a, 'd> Resolver<'a, 'd> {
    /// A resolver that knows `types` and `members`, to which the indices in `names` lead.
    pub(super) fn new(
        names: &'a Names<'a>,
        types: &'a [Type],
        members: &'a [Member<'a>],
        sources: &'a SourceMap,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        Self {
            names,
            types,
            members,
            sources,
            diagnostics,
            errors: 0,
            scope: Scope::default(),
            in_function: false,
            in_response: false,
            repetitions: 0,
            split_off: None,
            current_field: Span::default(),
        }
    }

    /// Pushes an error.
    pub(super) fn reject<T>(&mut self, error: Diagnostic) -> Option<T> {
        self.errors += 1;
        if self.errors <= MAX_ERRORS {
            self.diagnostics.push(error);
        }
        None
    }

    fn combinator(&mut self, declaration: &Declared<'a>, id: Id) -> Option<Combinator> {
        let ast = declaration.ast;
        self.in_function = declaration.kind == Kind::Function;
        self.repetitions = 0;
        self.scope.open();
        let params = self.params(&ast.params);
        let (fields, result) = if self.in_function {
            let fields = self.fields(&ast.fields);
            (fields, self.result(&ast.result))
        } else {
            let result = self.result(&ast.result);
            (self.fields(&ast.fields), result)
        };
        self.scope.close();
        let vars = self.scope.take_vars();
        let (_, result, fields) = (params?, result?, fields?);
        for error in params::unknown(ast, declaration.kind, &fields, &result) {
            self.reject::<()>(error);
        }
        Some(Combinator {
            name: ast.name.text.clone(),
            id: id.value,
            id_source: id.source,
            kind: declaration.kind,
            vars,
            fields,
            result,
            annotations: ast.annotations.iter().map(|annotation| annotation.value.clone()).collect(),
            layer: ast.layer,
            docs: Docs::default(),
            declaration: Declaration::new(ast),
            span: ast.span,
            name_span: ast.name.span,
        })
    }

    /// `{X:Type} {n:#}`
    fn params(&mut self, params: &'a [ast::TemplateParam]) -> Option<()> {
        let mut fine = Some(());
        for (param, index) in params.iter().zip(0..) {
            let name = param.name.text.as_str();
            let var = self.scope.add_var(Some(name), param.kind, VarOrigin::Param(index));
            if let Err(first) = self.scope.bind(name, Bound::Var(var, param.kind), param.name.span) {
                let error = Diagnostic::error(param.name.span, format!("duplicate template parameter `{name}`"));
                fine = self.reject(error.also(first, "first declared here"));
            }
        }
        fine
    }

    /// `= Vector User`
    ///
    /// A constructor's result is resolved before its fields: a type can only depend on template parameters. A
    /// function's comes after them: the reader of a response knows the request.
    fn result(&mut self, result: &'a ast::ResultType) -> Option<TypeExpr> {
        let is_var = self.scope.var(&result.name.text, ParamKind::Type).is_some();
        if !is_var && !result.name.is_type() {
            return self.reject(lower_case_result(&result.name));
        }
        if result.bang && !is_var {
            let error = format!("`!` needs a type variable, but `{}` is not one", result.name.text);
            return self.reject(Diagnostic::error(result.span, error).help("leave out the `!`"));
        }
        self.split_off = None;
        if self.in_function && result.name.is_type() && self.names.get(&result.name.text).is_none() && !is_var {
            return self.reject(self.unknown_response(&result.name, true));
        }
        self.in_response = self.in_function;
        let ty = self.apply(&result.name, &result.args);
        self.in_response = false;
        let ty = ty?;
        if !self.in_function {
            self.place_params(&ty);
        }
        Some(ty)
    }

    /// Gives each template parameter of a constructor its place among the parameters of the type.
    fn place_params(&mut self, result: &TypeExpr) {
        let TypeExpr::Boxed { args, .. } = result else { return };
        // From the last to the first, so that the first occurrence of a variable counts.
        let indexed: Vec<_> = (0..).zip(args).collect();
        for (index, arg) in indexed.into_iter().rev() {
            for var in params::vars_of_arg(arg).iter() {
                self.scope.set_origin(var, VarOrigin::Param(index));
            }
        }
    }

    /// The fields of a combinator or of a repetition.
    fn fields(&mut self, fields: &'a [ast::Field]) -> Option<Vec<Field>> {
        let (mut resolved, mut following) = (Vec::with_capacity(fields.len()), fields.iter().skip(1));
        for (field, label) in fields.iter().zip(labels(fields)) {
            let next = following.next().filter(|next| next.name.is_none() && next.condition.is_none());
            self.split_off = next.map(|next| next.span);
            resolved.extend(self.field(field, label));
        }
        (resolved.len() == fields.len()).then_some(resolved)
    }

    fn field(&mut self, field: &'a ast::Field, label: String) -> Option<Field> {
        self.current_field = field.span;
        let name = field.name.as_ref().filter(|name| name.text != "_");
        let condition = field.condition.as_ref().map(|condition| self.condition(condition));
        let ty = self.field_type(field, name);
        let bound = match ty {
            Some(FieldType::Nat(var)) => Bound::Var(var, ParamKind::Nat),
            _ => Bound::Field(&field.ty),
        };
        let fresh = name.map_or(Some(()), |name| self.bind(name, bound));
        let (condition, ty, ()) = (condition.map_or(Some(None), |found| found.map(Some))?, ty?, fresh?);
        let name = name.map(|name| name.text.clone());
        Some(Field { name, label, condition, ty, is_size: false, docs: Docs::default(), span: field.span })
    }

    fn bind(&mut self, name: &'a ast::Name, bound: Bound<'a>) -> Option<()> {
        match self.scope.bind(&name.text, bound, name.span) {
            Ok(()) => Some(()),
            Err(first) => {
                let error = Diagnostic::error(name.span, format!("duplicate field `{}`", name.text));
                self.reject(error.also(first, "first declared here"))
            }
        }
    }

    fn field_type(&mut self, field: &'a ast::Field, name: Option<&ast::Name>) -> Option<FieldType> {
        match &field.ty {
            ast::FieldType::Repetition(repetition) => self.repetition(repetition).map(FieldType::Repetition),
            ast::FieldType::Expr(expr) if field.bang => self.query(field, expr),
            ast::FieldType::Expr(expr) if expr.kind == ExprKind::Hash => {
                self.warn_conditional_nat(field, name);
                let name = name.map(|name| name.text.as_str());
                Some(FieldType::Nat(self.scope.add_var(name, ParamKind::Nat, VarOrigin::Field)))
            }
            ast::FieldType::Expr(expr) if expr.is_name("Type") => {
                let message = "a `Type` field, a type as a value on the wire, is legal TL but not supported";
                self.reject(Diagnostic::error(field.span, message).help("make it a template parameter: `{x:Type}`"))
            }
            ast::FieldType::Expr(expr) => self.type_expr(expr).map(FieldType::Value),
        }
    }

    /// `n*[ fields ]`
    fn repetition(&mut self, repetition: &'a ast::Repetition) -> Option<Repetition> {
        let count = match &repetition.count {
            Some(count) => self.nat_expr(count),
            None => self.implied_count(repetition.span),
        };
        let number = self.repetitions;
        self.repetitions += 1;
        self.scope.open();
        let fields = self.fields(&repetition.fields);
        self.scope.close();
        Some(Repetition { number, count: count?, fields: fields? })
    }

    fn implied_count(&mut self, span: Span) -> Option<NatExpr> {
        if let Some(var) = self.scope.counter() {
            return Some(NatExpr::Var { var, plus: 0 });
        }
        let message = "`[...]` without a count needs a `#` field or `{n:#}` before it";
        self.reject(Diagnostic::error(span, message).help("write the count: `3*[...]` or `n*[...]`"))
    }

    /// `query:!X`: in a constructor, a call of any function, whose response is not part of the value.
    fn query(&mut self, field: &'a ast::Field, expr: &'a ast::Expr) -> Option<FieldType> {
        let ExprKind::Apply { head, args } = &expr.kind else {
            return self.reject(Diagnostic::error(expr.span, "`!` needs a type variable").help("write `query:!X`"));
        };
        let Some(var) = self.scope.var(&head.text, ParamKind::Type).filter(|_| args.is_empty()) else {
            return self.reject(match self.names.get(&head.text) {
                None => Diagnostic::error(head.span, format!("unknown type variable `{}`", head.text))
                    .help(format!("declare it before the fields: `{{{}:Type}}`", head.last())),
                Some(_) => {
                    Diagnostic::error(head.span, format!("`!` needs a type variable, but `{}` is not one", head.text))
                        .help("leave out the `!`")
                }
            });
        };
        if !self.in_function {
            return Some(FieldType::Value(TypeExpr::Builtin { builtin: Builtin::Function, boxed: None }));
        }
        let problem = if field.condition.is_some() {
            "a query cannot be conditional: the function would have no result without it"
        } else if self.scope.is_nested() {
            "a query cannot be repeated: the function has one result"
        } else {
            return Some(FieldType::Query(var));
        };
        self.reject(Diagnostic::error(field.span, problem))
    }
}
