//! Trees to nouns: names become numbers.

use std::collections::HashMap;

use super::nouns::{
    ANNOTATIONS, Arg, BANG, BARE, Combinator, Expr, FINAL, NAT_TYPE, Nat, PERCENT, TEMPLATE, TYPE_TYPE, Tlo, Type,
    Version,
};
use super::table::{Declaration, Row, Table};
use super::write::write;
use crate::schema::Profile;
use crate::source::{Diagnostic, Diagnostics, SourceMap, Span};
use crate::syntax::ast::{self, ExprKind, Field, FieldType, Name, ParamKind};
use crate::syntax::parse;

/// The builtins of the language. A `.tlo` has to declare them.
const KNOWN: &str =
    "int ? = Int; long ? = Long; float ? = Float; double ? = Double; string ? = String; object ? = Object;
    function ? = Function; bytes = Bytes; true = True; boolFalse = Bool; boolTrue = Bool; int32 = Int32; int53 = Int53;
    int64 = Int64; int128 4*[ int ] = Int128; int256 8*[ int ] = Int256; int512 16*[ int ] = Int512;
    secureString = SecureString; secureBytes = SecureBytes; vector {t:Type} # [ t ] = Vector t;";

/// Trees that make a schema, as `.tlo`. A construct that the form lacks is an error.
pub fn compile(
    files: &[ast::File],
    profile: Profile,
    version: Version,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    from_tl(files, profile, version, diagnostics).map(|tlo| write(&tlo))
}

/// The nouns of a schema that was lowered without an error.
fn from_tl(files: &[ast::File], profile: Profile, version: Version, diagnostics: &mut Diagnostics) -> Option<Tlo> {
    let mut sources = SourceMap::new();
    let known = sources.add("known", KNOWN);
    let known = parse(&sources, known, &mut Diagnostics::new());
    let mut lowering = Lowering { table: Table::new(files, &known, profile), errors: Vec::new() };
    let (constructors, functions) =
        (std::mem::take(&mut lowering.table.constructors), std::mem::take(&mut lowering.table.functions));
    let functions: Vec<_> = functions.iter().map(|function| lowering.combinator(function)).collect();
    let constructors = lowering.constructors(&constructors);
    let failed = !lowering.errors.is_empty();
    lowering.errors.into_iter().for_each(|error| diagnostics.push(error));
    let mut types: Vec<_> = lowering.table.types.iter().filter(|(_, row)| row.is_written()).map(ty).collect();
    for (name, number) in [("#", NAT_TYPE), ("Type", TYPE_TYPE)] {
        let at = types.partition_point(|ty| ty.name.as_str() < name);
        types.insert(at, Type { number, name: name.to_owned(), constructors: 0, flags: 0, arity: 0, nat_params: 0 });
    }
    (!failed).then_some(Tlo { version, revision: 0, date: 0, types, constructors, functions })
}

impl Row {
    fn is_written(&self) -> bool {
        self.used || !self.supplied
    }
}

fn ty((name, row): (&&str, &Row)) -> Type {
    let nat_params = row.params.iter().zip(0u32..64).filter(|(kind, _)| **kind == ParamKind::Nat);
    Type {
        number: row.number,
        name: (*name).to_owned(),
        constructors: u32::try_from(row.constructors.len()).unwrap_or(u32::MAX),
        flags: row.flags,
        arity: u32::try_from(row.params.len()).unwrap_or(u32::MAX),
        nat_params: nat_params.fold(0, |bits, (_, index)| bits | 1 << index),
    }
}

struct Lowering<'a> {
    table: Table<'a>,
    errors: Vec<Diagnostic>,
}

impl<'a> Lowering<'a> {
    /// The declared constructors, then undeclared ones that they use, until none is missing; in the order of types.
    fn constructors(&mut self, declarations: &[Declaration<'a>]) -> Vec<Combinator> {
        let mut lowered: Vec<Option<Combinator>> = declarations.iter().map(|_| None).collect();
        loop {
            let is_due = |lowered: &[Option<Combinator>], index: usize| lowered.get(index).is_some_and(Option::is_none);
            let written = self.table.types.values().filter(|row| row.is_written());
            let due: Vec<_> =
                written.flat_map(|row| row.constructors.iter().copied()).filter(|&at| is_due(&lowered, at)).collect();
            if due.is_empty() {
                break;
            }
            for index in due {
                if let (Some(declaration), Some(place)) = (declarations.get(index), lowered.get_mut(index)) {
                    *place = Some(self.combinator(declaration));
                }
            }
        }
        let order = self.table.types.values().flat_map(|row| &row.constructors);
        order.filter_map(|&index| lowered.get_mut(index)?.take()).collect()
    }

    fn combinator(&mut self, declaration: &Declaration<'a>) -> Combinator {
        let Declaration { name, id, body, result } = declaration;
        let mut body_of = Body { lowering: self, vars: HashMap::new(), replaced: Vec::new(), counter: None, next: 0 };
        let (args, flags) = match body {
            None => (None, 0),
            Some(ast) => {
                let mut args: Vec<_> = ast.params.iter().map(|param| body_of.param(param)).collect();
                args.extend(ast.fields.iter().map(|field| body_of.field(field)));
                (Some(args), annotations(ast))
            }
        };
        let args_of_result = body.map(|ast| ast.result.args.as_slice()).unwrap_or_default();
        let result = body_of.application(result, args_of_result, false);
        let ty = if let Expr::Type { number, .. } = result { number } else { 0 };
        Combinator { id: *id, name: (*name).to_owned(), ty, args, result, flags }
    }
}

/// The bits of annotations.
fn annotations(ast: &ast::Combinator) -> u32 {
    let bit = |name: &str| ANNOTATIONS.iter().find(|(known, _)| *known == name).map_or(0, |(_, bit)| *bit);
    ast.annotations.iter().fold(0, |flags, annotation| flags | bit(&annotation.value))
}

/// One combinator while its variables are counted.
struct Body<'l, 'a> {
    lowering: &'l mut Lowering<'a>,
    vars: HashMap<&'a str, (u32, ParamKind)>,
    /// The bindings that the variables of an open `[` replaced.
    replaced: Vec<(&'a str, Option<(u32, ParamKind)>)>,
    /// The last `#` of the innermost `[`.
    counter: Option<u32>,
    next: u32,
}

impl<'a> Body<'_, 'a> {
    fn error(&mut self, span: Span, message: &str) {
        self.lowering.errors.push(Diagnostic::error(span, message));
    }

    fn bind(&mut self, name: Option<&'a str>, kind: ParamKind) -> u32 {
        let var = self.next;
        self.next += 1;
        if kind == ParamKind::Nat {
            self.counter = Some(var);
        }
        if let Some(name) = name {
            let before = self.vars.insert(name, (var, kind));
            self.replaced.push((name, before));
        }
        var
    }

    fn param(&mut self, param: &'a ast::TemplateParam) -> Arg {
        let number = if param.kind == ParamKind::Nat { NAT_TYPE } else { TYPE_TYPE };
        Arg {
            name: param.name.text.clone(),
            flags: TEMPLATE | BARE,
            var: Some(self.bind(Some(&param.name.text), param.kind)),
            condition: None,
            ty: Expr::Type { number, flags: 0, args: Vec::new() },
        }
    }

    fn field(&mut self, field: &'a Field) -> Arg {
        let name = field.name.as_ref().map(|name| name.text.as_str()).filter(|name| *name != "_");
        let condition = field.condition.as_ref().map(|condition| self.condition(condition));
        let is_nat = matches!(&field.ty, FieldType::Expr(ast::Expr { kind: ExprKind::Hash, .. }));
        let ty = match &field.ty {
            FieldType::Expr(expr) => self.expr(expr, false),
            FieldType::Repetition(repetition) => self.repetition(repetition),
        };
        let var = is_nat.then(|| self.bind(name, ParamKind::Nat));
        Arg { name: name.unwrap_or_default().to_owned(), flags: if field.bang { BANG } else { 0 }, var, condition, ty }
    }

    fn condition(&mut self, condition: &'a ast::Condition) -> (u32, u32) {
        let mask = self.var(&condition.mask).unwrap_or_default();
        if condition.bit.is_none() {
            self.error(condition.span, ".tlo has no conditions without a bit");
        }
        (mask, condition.bit.map_or(0, |bit| bit.value))
    }

    fn var(&self, name: &Name) -> Option<u32> {
        self.vars.get(name.text.as_str()).map(|(var, _)| *var)
    }

    fn repetition(&mut self, repetition: &'a ast::Repetition) -> Expr {
        let count = match &repetition.count {
            Some(count) => self.nat(count),
            None => Nat::Var { plus: 0, var: self.counter.unwrap_or_default() },
        };
        let (outer, start) = (self.counter.take(), self.replaced.len());
        let args = repetition.fields.iter().map(|field| self.field(field)).collect();
        self.counter = outer;
        for (name, before) in self.replaced.drain(start..).rev() {
            match before {
                Some(before) => self.vars.insert(name, before),
                None => self.vars.remove(name),
            };
        }
        Expr::Array { count, args }
    }

    fn nat(&mut self, expr: &'a ast::Expr) -> Nat {
        match &expr.kind {
            ExprKind::Nat(value) => Nat::Const(*value),
            ExprKind::Add(left, right) => match (self.nat(left), self.nat(right)) {
                (Nat::Const(left), Nat::Const(right)) => Nat::Const(left.saturating_add(right)),
                (Nat::Var { plus, var }, Nat::Const(more)) | (Nat::Const(more), Nat::Var { plus, var }) => {
                    Nat::Var { plus: plus.saturating_add(more), var }
                }
                (left @ Nat::Var { .. }, Nat::Var { .. }) => left,
            },
            ExprKind::Apply { head, .. } => Nat::Var { plus: 0, var: self.var(head).unwrap_or_default() },
            ExprKind::Hash | ExprKind::Bare(_) => Nat::Const(0),
        }
    }

    fn expr(&mut self, expr: &'a ast::Expr, bare: bool) -> Expr {
        match &expr.kind {
            ExprKind::Hash => Expr::Type { number: NAT_TYPE, flags: 0, args: Vec::new() },
            ExprKind::Nat(_) | ExprKind::Add(..) => Expr::Nat(self.nat(expr)),
            ExprKind::Bare(inner) => self.expr(inner, true),
            ExprKind::Apply { head, args } => self.application(head, args, bare),
        }
    }

    fn application(&mut self, head: &'a Name, args: &'a [ast::Expr], bare: bool) -> Expr {
        match self.vars.get(head.text.as_str()) {
            Some((var, ParamKind::Nat)) => return Expr::Nat(Nat::Var { plus: 0, var: *var }),
            Some((var, ParamKind::Type)) => {
                let var = *var;
                if bare {
                    self.error(head.span, ".tlo has no bare variables");
                }
                return Expr::TypeVar { var, flags: 0 };
            }
            None => {}
        }
        let args = args.iter().map(|arg| self.expr(arg, false)).collect();
        let types = &mut self.lowering.table;
        let of_constructor = types.type_of(&head.text);
        let Some(row) = types.types.get_mut(of_constructor.unwrap_or(&head.text)) else {
            self.error(head.span, "no declaration has this name");
            return Expr::Nat(Nat::Const(0));
        };
        row.used = true;
        row.flags |= match (of_constructor, bare) {
            (Some(_), _) => FINAL,
            (None, true) => PERCENT,
            (None, false) => 0,
        };
        Expr::Type { number: row.number, flags: if of_constructor.is_some() || bare { BARE } else { 0 }, args }
    }
}
