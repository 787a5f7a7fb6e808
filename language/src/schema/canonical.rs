//! The text whose CRC32 is an id: the declaration without id, comments and brackets, one space between its parts.
//!
//! The two profiles differ in three things only, all of them Telegram's: `!` stays, conditional fields of type `true`
//! go, and a field of type `bytes` is written `string`.

use std::fmt::{Display, Write};

use super::Profile;
use crate::maps::Names;
use crate::syntax::ast::{Combinator, Expr, ExprKind, Field, FieldType, ParamKind, Repetition};

/// The text that the id of `combinator` is computed from.
#[must_use]
pub fn canonical_text(combinator: &Combinator, profile: Profile) -> String {
    let type_params = combinator.params.iter().filter(|param| param.kind == ParamKind::Type);
    let mut variables = Names::default();
    type_params.for_each(|param| _ = variables.add(&param.name.text));
    let mut text = Text { out: String::with_capacity(256), profile, variables };
    text.push(&combinator.name.text);
    for param in &combinator.params {
        text.push(" ");
        text.push(&param.name.text);
        text.push(if param.kind == ParamKind::Type { ":Type" } else { ":#" });
    }
    text.fields(&combinator.fields);
    text.push(" = ");
    text.application(&combinator.result.name.text, &combinator.result.args);
    text.out
}

struct Text {
    out: String,
    profile: Profile,
    /// The `{X:Type}` of the combinator.
    variables: Names<()>,
}

impl Text {
    fn push(&mut self, text: &str) {
        self.out.push_str(text);
    }

    /// Each with a space in front.
    fn fields(&mut self, fields: &[Field]) {
        for field in fields {
            if self.profile == Profile::Telegram && is_true_flag(field) {
                continue;
            }
            self.push(" ");
            self.field(field);
        }
    }

    fn field(&mut self, field: &Field) {
        if let Some(name) = &field.name {
            self.push(&name.text);
            self.push(":");
        }
        if let Some(condition) = &field.condition {
            self.push(&condition.mask.text);
            if let Some(bit) = condition.bit {
                self.push(".");
                self.number(bit.value);
            }
            self.push("?");
        }
        if field.bang && self.profile == Profile::Telegram {
            self.push("!");
        }
        match &field.ty {
            FieldType::Expr(ty) if self.profile == Profile::Telegram && ty.is_name("bytes") => self.push("string"),
            FieldType::Expr(ty) => self.expr(ty),
            FieldType::Repetition(repetition) => self.repetition(repetition),
        }
    }

    fn repetition(&mut self, repetition: &Repetition) {
        if let Some(count) = &repetition.count {
            self.expr(count);
            self.push("*");
        }
        self.push("[");
        self.fields(&repetition.fields);
        self.push(" ]");
    }

    fn expr(&mut self, expr: &Expr) {
        match &expr.kind {
            ExprKind::Hash => self.push("#"),
            ExprKind::Nat(number) => self.number(number),
            ExprKind::Apply { head, args } => self.application(&head.text, args),
            ExprKind::Bare(inner) => self.bare(inner),
            ExprKind::Add(left, right) => self.sum([&**left, &**right]),
        }
    }

    fn application(&mut self, head: &str, args: &[Expr]) {
        self.push(head);
        for arg in args {
            self.push(" ");
            self.expr(arg);
        }
    }

    /// `%` stays before the name of a type. Before constructors, variables and another `%` it adds nothing and goes.
    fn bare(&mut self, inner: &Expr) {
        if matches!(&inner.kind, ExprKind::Apply { head, .. } if head.is_type() && !self.variables.contains(&head.text))
        {
            self.push("%");
        }
        self.expr(inner);
    }

    /// A sum as its value: `n+2` of `1+n+1`, `n` of `n+0`, `3` of `2+1`.
    fn sum(&mut self, sides: [&Expr; 2]) {
        let (mut rest, mut variables, mut constant) = (sides.to_vec(), Vec::new(), 0u64);
        while let Some(expr) = rest.pop() {
            match &expr.kind {
                ExprKind::Add(left, right) => rest.extend([&**left, &**right]),
                ExprKind::Nat(number) => constant = constant.saturating_add(u64::from(*number)),
                _ => variables.push(expr),
            }
        }
        for (index, variable) in variables.iter().rev().enumerate() {
            if index > 0 {
                self.push("+");
            }
            self.expr(variable);
        }
        match (variables.is_empty(), constant) {
            (true, _) => self.number(constant),
            (false, 0) => {}
            (false, _) => {
                self.push("+");
                self.number(constant);
            }
        }
    }

    fn number(&mut self, number: impl Display) {
        // Writing to a `String` cannot fail.
        let _ = write!(self.out, "{number}");
    }
}

/// `flags.3?true`
fn is_true_flag(field: &Field) -> bool {
    field.condition.is_some() && matches!(&field.ty, FieldType::Expr(ty) if ty.is_name("true"))
}
