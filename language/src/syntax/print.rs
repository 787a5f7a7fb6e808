//! Tree to text: every noun of the tree prints as canonical TL.
//!
//! A declaration takes one line, single spaces separate its tokens, applications have angle brackets, and an id has
//! eight lower-case digits. The output parses to the same tree, except for spans, comments and the number of digits of
//! an id.

use std::fmt::{Display, Formatter, Result};

use super::ast::{
    Builtin, Combinator, Condition, Constraint, ConstraintKind, Expr, ExprKind, Field, FieldType, File, Item, Magic,
    Name, ParamKind, Partial, Repetition, ResultType, Section, TemplateParam,
};

/// An item a line.
impl Display for File {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.items.iter().try_for_each(|item| writeln!(f, "{item}"))
    }
}

/// Without a line break at the end.
impl Display for Item {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match self {
            Self::Section(section) => section.value.fmt(f),
            Self::Layer(layer) => write!(f, "==={}===", layer.value),
            Self::Combinator(combinator) => combinator.fmt(f),
            Self::Builtin(builtin) => builtin.fmt(f),
            Self::Constraint(constraint) => constraint.fmt(f),
            Self::Partial(partial) => partial.fmt(f),
        }
    }
}

impl Display for Section {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(match self {
            Self::Types => "---types---",
            Self::Functions => "---functions---",
        })
    }
}

impl Display for Combinator {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.annotations.iter().try_for_each(|annotation| write!(f, "@{} ", annotation.value))?;
        self.name.fmt(f)?;
        self.id.iter().try_for_each(|id| id.fmt(f))?;
        self.params.iter().try_for_each(|param| write!(f, " {param}"))?;
        self.fields.iter().try_for_each(|field| write!(f, " {field}"))?;
        let arrow = if self.fat_arrow { "=>" } else { "=" };
        write!(f, " {arrow} {};", self.result)
    }
}

impl Display for Builtin {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.name.fmt(f)?;
        self.id.iter().try_for_each(|id| id.fmt(f))?;
        write!(f, " ? = {};", self.result)
    }
}

impl Display for Constraint {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let word = match self.kind {
            ConstraintKind::New => "New",
            ConstraintKind::Final => "Final",
            ConstraintKind::Empty => "Empty",
        };
        write!(f, "{word} {};", self.ty)
    }
}

impl Display for Partial {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        applied(f, &self.head, &self.args)?;
        f.write_str(";")
    }
}

impl Display for Name {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        f.write_str(&self.text)
    }
}

impl Display for Magic {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        write!(f, "#{:08x}", self.value)
    }
}

impl Display for TemplateParam {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        let kind = match self.kind {
            ParamKind::Type => "Type",
            ParamKind::Nat => "#",
        };
        write!(f, "{{{}:{kind}}}", self.name)
    }
}

impl Display for Field {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.name.iter().try_for_each(|name| write!(f, "{name}:"))?;
        self.condition.iter().try_for_each(|condition| condition.fmt(f))?;
        if self.bang {
            f.write_str("!")?;
        }
        match &self.ty {
            FieldType::Expr(expr) => expr.fmt(f),
            FieldType::Repetition(repetition) => repetition.fmt(f),
        }
    }
}

impl Display for Condition {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.mask.fmt(f)?;
        self.bit.iter().try_for_each(|bit| write!(f, ".{}", bit.value))?;
        f.write_str("?")
    }
}

impl Display for Repetition {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        self.count.iter().try_for_each(|count| write!(f, "{count}*"))?;
        f.write_str("[ ")?;
        self.fields.iter().try_for_each(|field| write!(f, "{field} "))?;
        f.write_str("]")
    }
}

impl Display for ResultType {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        if self.bang {
            f.write_str("!")?;
        }
        applied(f, &self.name, &self.args)
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        match &self.kind {
            ExprKind::Hash => f.write_str("#"),
            ExprKind::Nat(value) => value.fmt(f),
            ExprKind::Apply { head, args } => applied(f, head, args),
            ExprKind::Bare(inner) => write!(f, "%{inner}"),
            ExprKind::Add(..) => {
                f.write_str("(")?;
                unbracketed(f, self)?;
                f.write_str(")")
            }
        }
    }
}

/// A sum without brackets, or anything else as it is.
fn unbracketed(f: &mut Formatter<'_>, expr: &Expr) -> Result {
    match &expr.kind {
        ExprKind::Add(left, right) => {
            unbracketed(f, left)?;
            write!(f, "+{right}")
        }
        _ => expr.fmt(f),
    }
}

/// `Head<A,B>`
fn applied(f: &mut Formatter<'_>, head: &Name, args: &[Expr]) -> Result {
    head.fmt(f)?;
    for (index, arg) in args.iter().enumerate() {
        f.write_str(if index == 0 { "<" } else { "," })?;
        unbracketed(f, arg)?;
    }
    f.write_str(if args.is_empty() { "" } else { ">" })
}
