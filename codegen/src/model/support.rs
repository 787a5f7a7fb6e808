//! What cannot be generated yet, all of it in one run.
//!
//! Dependent types are what is missing: template parameters (but for a function's query), repetitions, and what counts
//! or switches by them. Whatever passes here, the other steps of this floor know how to build.

use std::collections::BTreeSet;

use crate::schema::{Combinator, Condition, Field, FieldType, Kind, Schema, TypeExpr, VarId, VarOrigin};
use crate::source::{Diagnostic, Diagnostics, Level, Span};
use crate::syntax::ast::ParamKind;

/// Modules nest as namespaces do, and those who read the modules recurse. Published schemas have 5 levels.
const MAX_NAMESPACES: usize = 32;

/// Whether all of the schema can be generated.
pub(super) fn check(schema: &Schema, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.count(Level::Error);
    for combinator in &schema.combinators {
        let masks = combinator.fields.iter().filter_map(|field| Some(field.condition?.mask)).collect();
        let mut check = Check { combinator, masks, diagnostics };
        check.namespaces(&combinator.name, combinator.name_span);
        check.params();
        combinator.fields.iter().for_each(|field| check.field(field));
        if combinator.kind == Kind::Function {
            check.result();
        }
    }
    for ty in &schema.types {
        if let Some(combinator) = ty.constructors.first().and_then(|id| schema.combinator(*id)) {
            Check { combinator, masks: BTreeSet::new(), diagnostics }.namespaces(&ty.name, ty.span);
        }
    }
    diagnostics.count(Level::Error) == before
}

struct Check<'a> {
    combinator: &'a Combinator,
    masks: BTreeSet<VarId>,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn refuse(&mut self, span: Span, what: &str) {
        let name = &self.combinator.name;
        let diagnostic = Diagnostic::error(span, format!("{what} cannot be generated yet"));
        self.diagnostics.push(diagnostic.remark(format!("leave out `{name}` and what uses it to generate the others")));
    }

    fn namespaces(&mut self, name: &str, span: Span) {
        if name.split('.').count() > MAX_NAMESPACES + 1 {
            self.refuse(span, &format!("a name in more than {MAX_NAMESPACES} namespaces"));
        }
    }

    /// A function may have `{X:Type}`; the schema floor has made sure that a query says what it is.
    fn params(&mut self) {
        let function = self.combinator.kind == Kind::Function;
        for var in &self.combinator.vars {
            if !matches!(var.origin, VarOrigin::Param(_)) || (function && var.kind == ParamKind::Type) {
                continue;
            }
            let kind = match var.kind {
                ParamKind::Type => "type",
                ParamKind::Nat => "number",
            };
            let name = var.name.as_deref().unwrap_or("_");
            self.refuse(self.combinator.name_span, &format!("a {kind} parameter (`{name}`)"));
        }
    }

    fn field(&mut self, field: &Field) {
        match (&field.ty, field.condition) {
            (FieldType::Repetition(_), _) => self.refuse(field.span, "a repetition"),
            (FieldType::Nat(var), Some(_)) if self.masks.contains(var) => self.refuse(field.span, "a conditional mask"),
            (FieldType::Query(_), Some(_)) => self.refuse(field.span, "a conditional query"),
            (FieldType::Nat(_) | FieldType::Query(_), _) => {}
            (FieldType::Value(expr), _) => self.expr(expr, field.span, "field"),
        }
        let mask = field.condition.and_then(|Condition { mask, .. }| self.combinator.vars.get(mask.0 as usize));
        if mask.is_some_and(|mask| mask.origin != VarOrigin::Field) {
            self.refuse(field.span, "a condition on a template parameter");
        }
    }

    fn expr(&mut self, expr: &TypeExpr, span: Span, whose: &str) {
        match expr {
            TypeExpr::Vector { item, .. } => self.expr(item, span, whose),
            TypeExpr::Boxed { args, .. } | TypeExpr::Bare { args, .. } if !args.is_empty() => {
                self.refuse(span, &format!("a {whose} of a type with arguments"));
            }
            TypeExpr::Var { .. } => self.refuse(span, &format!("a {whose} of a variable type")),
            TypeExpr::Boxed { .. } | TypeExpr::Bare { .. } | TypeExpr::Builtin { .. } => {}
        }
    }

    fn result(&mut self) {
        let span = self.combinator.name_span;
        match &self.combinator.result {
            TypeExpr::Var { var, bare: false } => {
                let is_query = |field: &Field| field.ty == FieldType::Query(*var);
                if !self.combinator.fields.iter().any(is_query) {
                    self.refuse(span, "a result of a type that no query has");
                }
            }
            result => self.expr(result, span, "result"),
        }
    }
}
