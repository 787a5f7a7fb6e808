//! Nouns to bytes.

use super::nouns::{
    ARG, ARRAY, Arg, Combinator, EXPR_NAT, EXPR_TYPE, Expr, LEFT, LEFT_BUILTIN, NAT_VAR, Nat, Numbers, RIGHT, TYPE,
    TYPE_EXPR, TYPE_VAR, Tlo, Type, Version,
};

/// The bytes of a file.
pub(super) fn write(tlo: &Tlo) -> Vec<u8> {
    let mut out = Writer { bytes: Vec::new(), numbers: tlo.version.numbers(), version: tlo.version };
    out.word(out.numbers.schema);
    out.word(tlo.revision);
    out.word(tlo.date);
    out.list(&tlo.types, Writer::ty);
    out.list(&tlo.constructors, Writer::combinator);
    out.list(&tlo.functions, Writer::combinator);
    out.bytes
}

struct Writer {
    bytes: Vec<u8>,
    numbers: Numbers,
    version: Version,
}

impl Writer {
    fn word(&mut self, word: u32) {
        self.bytes.extend_from_slice(&word.to_le_bytes());
    }

    fn list<T>(&mut self, items: &[T], mut one: impl FnMut(&mut Self, &T)) {
        // A tree that came from a file has fewer nodes than that file has bytes.
        self.word(u32::try_from(items.len()).unwrap_or(u32::MAX));
        items.iter().for_each(|item| one(self, item));
    }

    /// A string as TL writes it.
    fn string(&mut self, text: &str) {
        match u8::try_from(text.len()) {
            Ok(short @ 0..254) => self.bytes.push(short),
            _ => {
                let [a, b, c, ..] = text.len().to_le_bytes();
                self.bytes.extend_from_slice(&[254, a, b, c]);
            }
        }
        self.bytes.extend_from_slice(text.as_bytes());
        self.bytes.resize(self.bytes.len().next_multiple_of(4), 0);
    }

    fn ty(&mut self, ty: &Type) {
        self.word(TYPE);
        self.word(ty.number);
        self.string(&ty.name);
        self.word(ty.constructors);
        self.word(ty.flags);
        self.word(ty.arity);
        self.bytes.extend_from_slice(&ty.nat_params.to_le_bytes());
    }

    fn combinator(&mut self, combinator: &Combinator) {
        self.word(self.numbers.combinator);
        self.word(combinator.id);
        self.string(&combinator.name);
        self.word(combinator.ty);
        match &combinator.args {
            None => self.word(LEFT_BUILTIN),
            Some(args) => {
                self.word(LEFT);
                self.list(args, Self::arg);
            }
        }
        self.word(RIGHT);
        self.expr(&combinator.result);
        if self.version == Version::V4 {
            self.word(combinator.flags);
        }
    }

    fn arg(&mut self, arg: &Arg) {
        self.word(ARG);
        self.string(&arg.name);
        let has_var = if arg.var.is_some() { self.numbers.has_var } else { 0 };
        let optional = if arg.condition.is_some() { self.numbers.optional } else { 0 };
        self.word(arg.flags | has_var | optional);
        arg.var.into_iter().for_each(|var| self.word(var));
        if let Some((var, bit)) = arg.condition {
            self.word(var);
            self.word(bit);
        }
        self.expr(&arg.ty);
    }

    fn expr(&mut self, expr: &Expr) {
        match expr {
            Expr::TypeVar { var, flags } => {
                self.word(TYPE_VAR);
                self.word(*var);
                self.word(*flags);
            }
            Expr::Array { count, args } => {
                self.word(ARRAY);
                self.nat(*count);
                self.list(args, Self::arg);
            }
            Expr::Type { number, flags, args } => {
                self.word(TYPE_EXPR);
                self.word(*number);
                self.word(*flags);
                self.list(args, |out, arg| {
                    out.word(if matches!(arg, Expr::Nat(_)) { EXPR_NAT } else { EXPR_TYPE });
                    out.expr(arg);
                });
            }
            Expr::Nat(nat) => self.nat(*nat),
        }
    }

    fn nat(&mut self, nat: Nat) {
        match nat {
            Nat::Const(value) => {
                self.word(self.numbers.nat_const);
                self.word(value);
            }
            Nat::Var { plus, var } => {
                self.word(NAT_VAR);
                self.word(plus);
                self.word(var);
            }
        }
    }
}
