//! Type and number expressions.

use super::names::Named;
use super::resolve::Resolver;
use super::scope::Bound;
use super::{Arg, Builtin, NatExpr, Type, TypeExpr, TypeId, VarId};
use crate::source::{Diagnostic, Span};
use crate::syntax::ast::{Expr, ExprKind, FieldType, Name, ParamKind};

/// The limit of list entries that a message shows.
const SHOWN: usize = 4;

impl<'a> Resolver<'a, '_> {
    /// Resolves a type expression.
    pub(super) fn type_expr(&mut self, expr: &'a Expr) -> Option<TypeExpr> {
        match &expr.kind {
            ExprKind::Apply { head, args } => self.apply(head, args),
            ExprKind::Bare(inner) => {
                let inner = self.type_expr(inner)?;
                self.bare(inner, expr.span)
            }
            ExprKind::Hash => Some(TypeExpr::Builtin { builtin: Builtin::Nat, boxed: None }),
            ExprKind::Nat(_) | ExprKind::Add(..) => {
                self.reject(Diagnostic::error(expr.span, "a type is needed here, not a number"))
            }
        }
    }

    /// `Vector User`, `int`, `X`: a name and its arguments.
    pub(super) fn apply(&mut self, head: &'a Name, args: &'a [Expr]) -> Option<TypeExpr> {
        if let Some(var) = self.scope.var(&head.text, ParamKind::Type) {
            self.arguments(head, &[], args)?;
            return Some(TypeExpr::Var { var, bare: false });
        }
        match self.names.get(&head.text) {
            Some(Named::Builtin { builtin, boxed }) => {
                self.arguments(head, &[], args)?;
                Some(TypeExpr::Builtin { builtin, boxed })
            }
            Some(Named::Vector { boxed }) => match self.arguments(head, &[ParamKind::Type], args)?.pop()? {
                Arg::Type(item) => Some(TypeExpr::Vector { boxed, item: Box::new(item) }),
                Arg::Nat(_) => None,
            },
            Some(Named::Type(ty)) => {
                let args = self.arguments(head, self.params_of(ty), args)?;
                Some(TypeExpr::Boxed { ty, args })
            }
            Some(Named::Constructor { ty, repeated, .. }) => {
                self.constructor(head, ty, repeated)?;
                let args = self.arguments(head, self.params_of(ty), args)?;
                Some(TypeExpr::Bare { ty, args })
            }
            Some(Named::BoolValue) => {
                let error = format!("`{}` is a value of `Bool`, not a type", head.text);
                self.reject(Diagnostic::error(head.span, error).write("Bool"))
            }
            Some(Named::Function(id)) => {
                let error = format!("`{}` is a function, and a type is needed here", head.text);
                let error = Diagnostic::error(head.span, error);
                self.reject(match self.members.get(id.0 as usize) {
                    Some(function) => error.also(function.span, "declared here"),
                    None => error,
                })
            }
            None if self.in_response && head.is_type() => self.reject(self.unknown_response(head, false)),
            None => self.reject(self.unknown_type(head)),
            // The error about its declaration is reported already.
            Some(Named::Unreadable) => None,
        }
    }

    fn params_of(&self, ty: TypeId) -> &'a [ParamKind] {
        self.types.get(ty.0 as usize).map_or(&[], |ty| &ty.params)
    }

    /// The arguments of `head`, each of the kind that its parameter has.
    fn arguments(&mut self, head: &Name, params: &[ParamKind], args: &'a [Expr]) -> Option<Vec<Arg>> {
        if params.len() != args.len() {
            return self.reject(self.wrong_arity(head, params, args.len()));
        }
        let resolved: Vec<_> = params
            .iter()
            .zip(args)
            .map(|(kind, arg)| match kind {
                ParamKind::Type => self.type_expr(arg).map(Arg::Type),
                ParamKind::Nat => self.nat_expr(arg).map(Arg::Nat),
            })
            .collect();
        resolved.into_iter().collect()
    }

    /// The name of a constructor stands for its type without the id, so the type must have one constructor.
    fn constructor(&mut self, head: &Name, ty: TypeId, repeated: bool) -> Option<()> {
        let ty = self.types.get(ty.0 as usize)?;
        if repeated {
            let error = format!("`{}` is declared in several layers", head.text);
            return self.reject(Diagnostic::error(head.span, error).fix(
                format!("write the type: `{}`", ty.name),
                head.span,
                &ty.name,
            ));
        }
        if ty.is_of_object {
            let error =
                format!("`{}` is a constructor of `Object`, whose values always have an id in front", head.text);
            return self.reject(Diagnostic::error(head.span, error).write("Object"));
        }
        if ty.constructors.len() == 1 {
            return Some(());
        }
        let error = format!("`{}` is ambiguous: {}", head.text, self.count_constructors(ty));
        let help = format!("write `{}`, which has an id in front", ty.name);
        self.reject(Diagnostic::error(head.span, error).fix(help, head.span, &ty.name))
    }

    /// The same type without its id: `%T`.
    fn bare(&mut self, expr: TypeExpr, span: Span) -> Option<TypeExpr> {
        match expr {
            TypeExpr::Builtin { builtin: Builtin::Bool | Builtin::Object | Builtin::Function, .. } => {
                let error = format!("`{}` is not possible: the id is part of the value", self.sources.text(span));
                self.reject(Diagnostic::error(span, error).fix("leave out the `%`", percent(span), ""))
            }
            TypeExpr::Builtin { builtin, .. } => Some(TypeExpr::Builtin { builtin, boxed: None }),
            TypeExpr::Vector { item, .. } => Some(TypeExpr::Vector { boxed: false, item }),
            TypeExpr::Boxed { ty: id, args } => {
                let ty = self.types.get(id.0 as usize)?;
                // Rust knows the constructor of a type that is declared there.
                if ty.constructors.len() == 1 || ty.is_external {
                    return Some(TypeExpr::Bare { ty: id, args });
                }
                let error = match ty.constructors.len() {
                    0 => format!("`%{0}` is not possible: `{0}` has no constructor", ty.name),
                    _ => format!("`%{}` is ambiguous: {}", ty.name, self.count_constructors(ty)),
                };
                self.reject(Diagnostic::error(span, error).fix("leave out the `%`", percent(span), ""))
            }
            TypeExpr::Bare { .. } => Some(expr),
            TypeExpr::Var { var, .. } => Some(TypeExpr::Var { var, bare: true }),
        }
    }

    /// "`A` has 2 constructors: `a`, `b`"
    fn count_constructors(&self, ty: &Type) -> String {
        let members = ty.constructors.iter().filter_map(|id| self.members.get(id.0 as usize));
        let mut shown: Vec<_> = members.take(SHOWN).map(|member| format!("`{}`", member.name)).collect();
        if ty.constructors.len() > SHOWN {
            shown.push("...".to_owned());
        }
        let colon = if shown.is_empty() { "" } else { ": " };
        format!("`{}` has {} constructors{colon}{}", ty.name, ty.constructors.len(), shown.join(", "))
    }

    fn wrong_arity(&self, head: &Name, params: &[ParamKind], given: usize) -> Diagnostic {
        let name = &head.text;
        let takes = match params.len() {
            0 => return Diagnostic::error(head.span, format!("`{name}` takes no arguments")),
            1 => "1 argument".to_owned(),
            many => format!("{many} arguments"),
        };
        let error = Diagnostic::error(head.span, format!("`{name}` takes {takes}, {given} given"));
        if let (Some(next), 0) = (self.split_off, given) {
            let (whole, next) = (head.span.to(next), self.sources.text(next));
            let help = format!("brackets keep the argument with it: `({name} {next})` or `{name}<{next}>`");
            return error.fix(help, whole, format!("{name}<{next}>"));
        }
        let letters = params.iter().map(|kind| if *kind == ParamKind::Type { "T" } else { "n" });
        let mut letters: Vec<_> = letters.take(SHOWN).collect();
        if params.len() > SHOWN {
            letters.push("...");
        }
        error.help(format!("write `({name} {})` or `{name}<{}>`", letters.join(" "), letters.join(",")))
    }

    /// Resolves a number expression: a constant, or a variable plus a constant.
    pub(super) fn nat_expr(&mut self, expr: &'a Expr) -> Option<NatExpr> {
        match &expr.kind {
            ExprKind::Nat(number) => Some(NatExpr::Const(*number)),
            ExprKind::Apply { head, args } if args.is_empty() => {
                let var = self.nat_var(head, "a number is needed here")?;
                Some(NatExpr::Var { var, plus: 0 })
            }
            ExprKind::Add(left, right) => {
                let (left, right) = (self.nat_expr(left), self.nat_expr(right));
                self.sum(left?, right?, expr.span)
            }
            ExprKind::Apply { .. } | ExprKind::Hash | ExprKind::Bare(_) => {
                let error = Diagnostic::error(expr.span, "a number is needed here, not a type");
                self.reject(error.help("write a number, or the name of a `#` field or `{n:#}` to the left"))
            }
        }
    }

    fn sum(&mut self, left: NatExpr, right: NatExpr, span: Span) -> Option<NatExpr> {
        let sum = match (left, right) {
            (NatExpr::Const(left), NatExpr::Const(right)) => left.checked_add(right).map(NatExpr::Const),
            (NatExpr::Var { var, plus }, NatExpr::Const(more)) | (NatExpr::Const(more), NatExpr::Var { var, plus }) => {
                plus.checked_add(more).map(|plus| NatExpr::Var { var, plus })
            }
            (NatExpr::Var { .. }, NatExpr::Var { .. }) => {
                let error = "only one variable can stand in a sum";
                return self.reject(Diagnostic::error(span, error));
            }
        };
        sum.or_else(|| self.reject(Diagnostic::error(span, "this sum is more than 32 bits can hold")))
    }

    /// The `#` variable of a name; `wanted` is its purpose in messages.
    pub(super) fn nat_var(&mut self, name: &Name, wanted: &str) -> Option<VarId> {
        let text = &name.text;
        let error = |problem: &str| Diagnostic::error(name.span, format!("`{text}` {problem}; {wanted}"));
        self.reject(match self.scope.get(text) {
            Some(Bound::Var(var, ParamKind::Nat)) => return Some(var),
            Some(Bound::Var(_, ParamKind::Type)) => error("is a type variable"),
            Some(Bound::Field(ty)) => {
                error(&format!("is {}", self.describe(ty))).fix(format!("declare it as `{text}:#`"), ty.span(), "#")
            }
            None if self.names.get(text).is_some() => error("is a type"),
            None => self.suggest_var(error("is not declared"), text),
        })
    }

    /// The type of a field as it was written.
    fn describe(&self, ty: &FieldType) -> String {
        match ty {
            FieldType::Expr(Expr { span, .. }) if span.range().len() <= 40 => format!("`{}`", self.sources.text(*span)),
            FieldType::Expr(_) => "a value".to_owned(),
            FieldType::Repetition(_) => "a repetition".to_owned(),
        }
    }
}

/// The `%` at the start of a bare type.
fn percent(bare: Span) -> Span {
    Span { end: bare.start.saturating_add(1), ..bare }
}
