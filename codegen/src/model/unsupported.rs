//! Definitions that cannot be generated, each an error: Rust has no equivalent, or no published schema has any.
//!
//! The other steps of this floor can build all that passes here.

use typewright_language::schema::{Combinator, Field, FieldType, Kind, Schema, Type, TypeExpr};
use typewright_language::source::{Diagnostic, Diagnostics, Level, Span};

/// Modules nest as namespaces do, and the code that visits modules recurses. Published schemas have 5 levels.
const MAX_NAMESPACES: usize = 32;

/// Returns whether all of the schema can be generated.
pub(super) fn check(schema: &Schema, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.count(Level::Error);
    for combinator in &schema.combinators {
        let mut check = Check { schema, combinator, diagnostics };
        check.namespaces(&combinator.name, combinator.name_span);
        match combinator.kind {
            Kind::Constructor(ty) => combinator.fields.iter().for_each(|field| check.field_of(schema.ty(ty), field)),
            Kind::Function => check.function(),
        }
    }
    for ty in &schema.types {
        if let Some(combinator) = ty.constructors.first().and_then(|id| schema.combinator(*id)) {
            Check { schema, combinator, diagnostics }.namespaces(&ty.name, ty.span);
        }
    }
    diagnostics.count(Level::Error) == before
}

struct Check<'a> {
    schema: &'a Schema,
    combinator: &'a Combinator,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn refuse(&mut self, span: Span, what: &str) {
        let name = &self.combinator.name;
        let diagnostic = Diagnostic::error(span, format!("{what} cannot be generated"));
        self.diagnostics.push(diagnostic.remark(format!("leave out `{name}` and its users to generate the others")));
    }

    fn namespaces(&mut self, name: &str, span: Span) {
        if name.split('.').count() > MAX_NAMESPACES + 1 {
            self.refuse(span, &format!("a name in more than {MAX_NAMESPACES} namespaces"));
        }
    }

    /// The type parameter `{X:Type}` of a function has to come from a query: nothing else on the wire determines it.
    fn function(&mut self) {
        self.combinator.fields.iter().for_each(|field| self.field_of(None, field));
        if let TypeExpr::Var { var, .. } = self.combinator.result
            && !self.combinator.fields.iter().any(|field| field.ty == FieldType::Query(var))
        {
            self.refuse(self.combinator.name_span, "a result type that no query determines");
        }
        self.expr(None, &self.combinator.result, self.combinator.name_span);
    }

    /// A field of a constructor of `owner`, or of a function.
    fn field_of(&mut self, owner: Option<&Type>, field: &Field) {
        match &field.ty {
            FieldType::Value(expr) if owner.is_none() && mentions_a_variable(expr) => {
                self.refuse(field.span, "the response of a query as an argument of a function");
            }
            FieldType::Value(expr) => self.expr(owner, expr, field.span),
            FieldType::Repetition(repetition) => {
                repetition.fields.iter().for_each(|field| self.field_of(owner, field));
            }
            FieldType::Nat(_) | FieldType::Query(_) => {}
        }
    }

    fn expr(&mut self, owner: Option<&Type>, expr: &TypeExpr, span: Span) {
        expr.walk(&mut |expr| {
            if matches!(expr, TypeExpr::Var { bare: true, .. }) {
                self.refuse(span, "a bare type that is a variable");
            }
            let recursion = expr.declared().and_then(|ty| self.schema.ty(ty)).and_then(|ty| ty.recursion);
            let holds_owner = recursion.is_some() && owner.is_some_and(|owner| owner.recursion == recursion);
            let grows = |arg: &TypeExpr| !is_variable(arg) && mentions_a_variable(arg);
            if holds_owner && expr.children().any(grows) {
                self.refuse(span, "a type that holds itself with ever larger arguments");
            }
        });
    }
}

fn is_variable(expr: &TypeExpr) -> bool {
    matches!(expr, TypeExpr::Var { .. })
}

fn mentions_a_variable(expr: &TypeExpr) -> bool {
    expr.any(&mut is_variable)
}
