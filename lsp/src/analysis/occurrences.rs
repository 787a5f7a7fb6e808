//! Every name of a tree with its meaning. A tree is enough: a schema with errors has meanings too.

use typewright_language::source::{SourceMap, Span};
use typewright_language::syntax::ast::{
    Combinator, Expr, ExprKind, Field, FieldType, File, Item, Name, ParamKind, Section, is_type_name,
};

use super::occurrence::{LocalKind, Occurrence, Role, Target};

/// The names of a file, in the order of their places.
#[must_use]
pub fn occurrences(file: &File, sources: &SourceMap) -> Vec<Occurrence> {
    let mut walk = Walk { sources, found: Vec::new(), bound: Vec::new() };
    file.items.iter().for_each(|item| walk.item(item));
    let mut found = walk.found;
    found.sort_by_key(|it| (it.span, it.role != Role::Declaration));
    // `(a b:T)` has its type once, and a field each for `a` and `b`.
    found.dedup_by_key(|it| it.span);
    found
}

struct Walk<'a> {
    sources: &'a SourceMap,
    found: Vec<Occurrence>,
    /// The fields and variables that are visible, the innermost last.
    bound: Vec<Bound<'a>>,
}

#[derive(Clone, Copy)]
struct Bound<'a> {
    name: &'a str,
    declared: Span,
    kind: LocalKind,
}

impl<'a> Walk<'a> {
    fn item(&mut self, item: &'a Item) {
        match item {
            Item::Combinator(combinator) => self.combinator(combinator),
            Item::Builtin(builtin) => {
                self.push(&builtin.name, Target::Combinator, Role::Declaration);
                self.push(&builtin.result, Target::Type, Role::Owner);
            }
            Item::Constraint(constraint) => self.push(&constraint.ty, Target::Type, Role::Use),
            Item::Partial(partial) => {
                self.head(&partial.head);
                partial.args.iter().for_each(|arg| self.expr(arg, true));
            }
            Item::Section(_) | Item::Layer(_) => {}
        }
    }

    fn combinator(&mut self, combinator: &'a Combinator) {
        self.bound.clear();
        for annotation in &combinator.annotations {
            let occurrence = Occurrence { span: annotation.span, target: Target::Annotation, role: Role::Use };
            self.found
                .push(Occurrence { span: Span { start: annotation.span.start + 1, ..occurrence.span }, ..occurrence });
        }
        if combinator.name.text != "_" {
            self.push(&combinator.name, Target::Combinator, Role::Declaration);
        }
        for param in &combinator.params {
            let kind = match param.kind {
                ParamKind::Type => LocalKind::TypeVariable,
                ParamKind::Nat => LocalKind::NumberVariable,
            };
            self.bind(&param.name, kind);
        }
        // The result of a constructor depends on its parameters alone, that of a function on its fields too.
        if combinator.section == Section::Types {
            self.result(combinator);
        }
        self.fields(&combinator.fields);
        if combinator.section == Section::Functions {
            self.result(combinator);
        }
    }

    fn result(&mut self, combinator: &'a Combinator) {
        let result = &combinator.result;
        match self.visible(&result.name.text, |kind| kind == LocalKind::TypeVariable) {
            Some(target) => self.push(&result.name, target, Role::Use),
            None if combinator.section == Section::Types => self.push(&result.name, Target::Type, Role::Owner),
            None => self.head(&result.name),
        }
        result.args.iter().for_each(|arg| self.expr(arg, true));
    }

    fn fields(&mut self, fields: &'a [Field]) {
        for field in fields {
            if let Some(condition) = &field.condition
                && let Some(target) = self.visible(&condition.mask.text, |_| true)
            {
                self.push(&condition.mask, target, Role::Use);
            }
            let mut kind = LocalKind::Field;
            match &field.ty {
                FieldType::Expr(Expr { kind: ExprKind::Hash, .. }) => kind = LocalKind::Number,
                FieldType::Expr(expr) => self.expr(expr, false),
                FieldType::Repetition(repetition) => {
                    repetition.count.iter().for_each(|count| self.expr(count, true));
                    let visible = self.bound.len();
                    self.fields(&repetition.fields);
                    self.bound.truncate(visible);
                }
            }
            if let Some(name) = field.name.as_ref().filter(|name| name.text != "_") {
                self.bind(name, kind);
            }
        }
    }

    /// A type, or a number where `is_argument`: only an argument or a count may be one.
    fn expr(&mut self, expr: &'a Expr, is_argument: bool) {
        match &expr.kind {
            ExprKind::Apply { head, args } => {
                let fits = |kind: LocalKind| kind == LocalKind::TypeVariable || (is_argument && kind.is_number());
                match self.visible(&head.text, fits) {
                    Some(target) => self.push(head, target, Role::Use),
                    None => self.head(head),
                }
                args.iter().for_each(|arg| self.expr(arg, true));
            }
            ExprKind::Bare(inner) => self.expr(inner, is_argument),
            ExprKind::Add(left, right) => {
                self.expr(left, true);
                self.expr(right, true);
            }
            ExprKind::Hash | ExprKind::Nat(_) => {}
        }
    }

    fn head(&mut self, name: &Name) {
        let target = if is_type_name(&name.text) { Target::Type } else { Target::Combinator };
        self.push(name, target, Role::Use);
    }

    fn visible(&self, name: &str, fits: impl Fn(LocalKind) -> bool) -> Option<Target> {
        let bound = self.bound.iter().rev().find(|bound| bound.name == name && fits(bound.kind))?;
        Some(Target::Local { declared: bound.declared, kind: bound.kind })
    }

    fn bind(&mut self, name: &'a Name, kind: LocalKind) {
        self.push(name, Target::Local { declared: name.span, kind }, Role::Declaration);
        self.bound.push(Bound { name: &name.text, declared: name.span, kind });
    }

    /// Adds a name. One that does not stand in the text so, as in a schema in JSON, has no place.
    fn push(&mut self, name: &Name, target: Target, role: Role) {
        if self.sources.text(name.span) == name.text {
            self.found.push(Occurrence { span: name.span, target, role });
        }
    }
}
