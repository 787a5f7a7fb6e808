//! The parameters of types: which of them a value depends on, and what they are called.
//!
//! A parameter that nothing depends on (`{X:Type} error:string = Result X`) has no place in a Rust type, so it has to be
//! known which ones matter: those that a field uses itself, and those that it hands to a parameter that matters.

use std::collections::BTreeSet;

use super::ident::{Ident, Scope, camel, snake};
use super::lang::SINK;
use super::nouns;
use super::places::Places;
use typewright_language::schema::{
    Arg, Combinator, CombinatorId, Field, FieldType, Kind, NatExpr, Schema, TypeExpr, TypeId, VarId, VarOrigin,
};
use typewright_language::syntax::ast::ParamKind;

/// The parameters that matter, of every type.
pub(super) struct Params {
    types: Vec<Vec<Param>>,
    /// Those that matter to a constructor, by their places.
    constructors: Vec<BTreeSet<u32>>,
}

/// A parameter of a type.
#[derive(Clone, Debug)]
pub(super) struct Param {
    /// Its place among the parameters of the type, those included that do not matter.
    pub index: u32,
    /// What the form calls it.
    pub name: Ident,
    /// What Rust calls it, if it is a type.
    pub generic: Option<Ident>,
}

impl Param {
    /// As the model has it.
    pub(super) fn noun(&self, places: &Places) -> nouns::Param {
        let ty = self.generic.clone().map(|generic| {
            let form = places.unused(&format!("{generic}Form"));
            nouns::TypeParam { generic, form }
        });
        nouns::Param { name: self.name.clone(), ty }
    }
}

impl Params {
    pub(super) fn of(schema: &Schema, places: &Places) -> Self {
        let mut uses = Uses::new(schema);
        let mut rules = vec![0];
        for combinator in &schema.combinators {
            if let Kind::Constructor(ty) = combinator.kind {
                uses.of_fields(combinator, ty, &combinator.fields);
            }
            rules.push(uses.rules.len());
        }
        uses.spread();
        let constructors = rules.windows(2).map(|ends| uses.of_rules(ends)).collect();
        let types = (0..).map(TypeId).zip(&schema.types).map(|(id, ty)| {
            let constructor = ty.constructors.first().and_then(|id| schema.combinator(*id));
            let (mut names, mut generics) = (Scope::default(), Scope::default());
            generics.claim(SINK);
            let used = (0..).zip(&ty.params).filter(|(index, _)| uses.matters(id, *index));
            let param = used.map(|(index, kind)| {
                let written = written(constructor, index);
                let generic = (*kind == ParamKind::Type).then(|| {
                    let claimed = generics.claim(&camel(written, "T"));
                    places.unused(claimed.as_str())
                });
                Param { index, name: names.claim(&snake(written, "param")), generic }
            });
            param.collect()
        });
        Self { types: types.collect(), constructors }
    }

    pub(super) fn of_type(&self, id: TypeId) -> &[Param] {
        self.types.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// Those of a type's that matter to one of its constructors.
    pub(super) fn of_constructor(&self, ty: TypeId, id: CombinatorId) -> impl Iterator<Item = &Param> {
        let used = self.constructors.get(id.0 as usize);
        self.of_type(ty).iter().filter(move |param| used.is_some_and(|used| used.contains(&param.index)))
    }
}

/// What the first constructor of a type calls a parameter.
fn written(constructor: Option<&Combinator>, index: u32) -> &str {
    let is_it = |origin| origin == VarOrigin::Param(index);
    let var = constructor.and_then(|combinator| combinator.vars.iter().find(|var| is_it(var.origin)));
    var.and_then(|var| var.name.as_deref()).unwrap_or_default()
}

/// Which parameters matter, while that is found out: a list of rules "if all of these matter, so does that".
struct Uses {
    /// Where the parameters of each type start among all parameters.
    offsets: Vec<usize>,
    matters: Vec<bool>,
    rules: Vec<Rule>,
    /// The rules that wait for each parameter.
    waiting: Vec<Vec<usize>>,
    /// What matters and has not been spread.
    new: Vec<usize>,
}

/// If all of some parameters matter, so does another.
struct Rule {
    /// How many of the conditions do not matter as far as is known.
    open: usize,
    /// What matters then.
    target: usize,
    /// The place of that among the parameters of its type.
    index: u32,
}

impl Uses {
    fn new(schema: &Schema) -> Self {
        let mut offsets = Vec::with_capacity(schema.types.len());
        let mut count = 0;
        for ty in &schema.types {
            offsets.push(count);
            count += ty.params.len();
        }
        Self {
            offsets,
            matters: vec![false; count],
            rules: Vec::new(),
            waiting: vec![Vec::new(); count],
            new: Vec::new(),
        }
    }

    fn number(&self, ty: TypeId, index: u32) -> Option<usize> {
        let number = self.offsets.get(ty.0 as usize)? + index as usize;
        (number < self.matters.len()).then_some(number)
    }

    fn matters(&self, ty: TypeId, index: u32) -> bool {
        self.number(ty, index).and_then(|number| self.matters.get(number)).is_some_and(|matters| *matters)
    }

    fn of_fields(&mut self, combinator: &Combinator, ty: TypeId, fields: &[Field]) {
        for field in fields {
            if let Some(condition) = field.condition {
                self.of_var(combinator, ty, condition.mask, &[]);
            }
            match &field.ty {
                FieldType::Value(expr) => self.of_expr(combinator, ty, expr, &mut Vec::new()),
                FieldType::Repetition(repetition) => {
                    self.of_nat(combinator, ty, repetition.count, &[]);
                    self.of_fields(combinator, ty, &repetition.fields);
                }
                FieldType::Nat(_) | FieldType::Query(_) => {}
            }
        }
    }

    /// `within` holds the parameters that `expr` is handed to, from the outside in.
    fn of_expr(&mut self, combinator: &Combinator, ty: TypeId, expr: &TypeExpr, within: &mut Vec<usize>) {
        match expr {
            TypeExpr::Builtin { .. } => {}
            TypeExpr::Vector { item, .. } => self.of_expr(combinator, ty, item, within),
            TypeExpr::Var { var, .. } => self.of_var(combinator, ty, *var, within),
            TypeExpr::Boxed { ty: of, args } | TypeExpr::Bare { ty: of, args } => {
                for (index, arg) in (0..).zip(args) {
                    let Some(number) = self.number(*of, index) else { continue };
                    within.push(number);
                    match arg {
                        Arg::Type(expr) => self.of_expr(combinator, ty, expr, within),
                        Arg::Nat(nat) => self.of_nat(combinator, ty, *nat, within),
                    }
                    within.pop();
                }
            }
        }
    }

    fn of_nat(&mut self, combinator: &Combinator, ty: TypeId, nat: NatExpr, within: &[usize]) {
        if let NatExpr::Var { var, .. } = nat {
            self.of_var(combinator, ty, var, within);
        }
    }

    fn of_var(&mut self, combinator: &Combinator, ty: TypeId, var: VarId, within: &[usize]) {
        let Some(VarOrigin::Param(index)) = combinator.vars.get(var.0 as usize).map(|var| var.origin) else { return };
        let Some(target) = self.number(ty, index) else { return };
        if within.is_empty() {
            self.mark(target);
        }
        let rule = self.rules.len();
        self.rules.push(Rule { open: within.len(), target, index });
        for condition in within {
            if let Some(waiting) = self.waiting.get_mut(*condition) {
                waiting.push(rule);
            }
        }
    }

    fn mark(&mut self, number: usize) {
        if let Some(matters) = self.matters.get_mut(number).filter(|matters| !**matters) {
            *matters = true;
            self.new.push(number);
        }
    }

    /// Follows the rules until nothing new matters.
    fn spread(&mut self) {
        while let Some(number) = self.new.pop() {
            let waiting = self.waiting.get_mut(number).map(std::mem::take).unwrap_or_default();
            for rule in waiting {
                let Some(Rule { open, target, .. }) = self.rules.get_mut(rule) else { continue };
                *open -= 1;
                if *open == 0 {
                    let target = *target;
                    self.mark(target);
                }
            }
        }
    }

    /// What the rules between two places make matter.
    fn of_rules(&self, ends: &[usize]) -> BTreeSet<u32> {
        let &[start, end] = ends else { return BTreeSet::new() };
        let rules = self.rules.get(start..end).unwrap_or_default();
        let mut matter = BTreeSet::new();
        matter.extend(rules.iter().filter(|rule| rule.open == 0).map(|rule| rule.index));
        matter
    }
}
