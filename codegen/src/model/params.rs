//! The parameters of types that matter, and their names.
//!
//! A parameter that nothing depends on (`{X:Type} error:string = Result X`) has no place in a Rust type. A parameter
//! matters if a field uses it itself, or hands it to a parameter that matters.

use typewright_language::maps::Set;
use typewright_language::schema::{
    Arg, Combinator, CombinatorId, Field, FieldType, Kind, NatExpr, Schema, TypeExpr, TypeId, VarId, VarOrigin,
};
use typewright_language::syntax::ast::ParamKind;

use super::items::{self, Ident, Scope, TypeParam, camel, snake};
use super::naming::Naming;
use super::prelude::SINK;

/// The parameters that matter, of every type.
pub(super) struct Params {
    types: Vec<Vec<Param>>,
    /// The indices of those that matter to a constructor.
    constructors: Vec<Set<u32>>,
}

/// A parameter of a type.
#[derive(Clone, Debug)]
pub(super) struct Param {
    /// Its index among all parameters of the type.
    pub index: u32,
    /// The field of the form.
    pub name: Ident,
    /// The type parameter in Rust; none for a number.
    pub generic: Option<Ident>,
}

impl Param {
    /// The parameter of the model.
    pub(super) fn item(&self, naming: &Naming) -> items::Param {
        let ty = self.generic.clone().map(|generic| {
            let form = naming.unused(&format!("{generic}Form"));
            TypeParam { generic, form }
        });
        items::Param { name: self.name.clone(), ty }
    }
}

impl Params {
    pub(super) fn find(schema: &Schema, naming: &Naming) -> Self {
        let mut uses = Uses::new(schema);
        let mut rules = vec![0];
        for combinator in &schema.combinators {
            if let Kind::Constructor(ty) = combinator.kind {
                uses.add_fields(combinator, ty, &combinator.fields);
            }
            rules.push(uses.rules.len());
        }
        uses.spread();
        let constructors = rules.windows(2).map(|ends| uses.concluded(ends)).collect();
        let types = (0..).map(TypeId).zip(&schema.types).map(|(id, ty)| {
            let constructor = ty.constructors.first().and_then(|id| schema.combinator(*id));
            let (mut names, mut generics) = (Scope::default(), Scope::default());
            generics.claim(SINK);
            let used = (0..).zip(&ty.params).filter(|(index, _)| uses.matters(id, *index));
            let param = used.map(|(index, kind)| {
                let written = written(constructor, index);
                let generic = (*kind == ParamKind::Type).then(|| {
                    let claimed = generics.claim(&camel(written, "T"));
                    naming.unused(claimed.as_str())
                });
                Param { index, name: names.claim(&snake(written, "param")), generic }
            });
            param.collect()
        });
        Self { types: types.collect(), constructors }
    }

    /// The parameters of a type that matter.
    pub(super) fn of_type(&self, id: TypeId) -> &[Param] {
        self.types.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The parameters of a type that matter to one of its constructors.
    pub(super) fn of_constructor(&self, ty: TypeId, id: CombinatorId) -> impl Iterator<Item = &Param> {
        let used = self.constructors.get(id.0 as usize);
        self.of_type(ty).iter().filter(move |param| used.is_some_and(|used| used.contains(&param.index)))
    }
}

/// The name of a parameter in the first constructor of its type.
fn written(constructor: Option<&Combinator>, index: u32) -> &str {
    let is_it = |origin| origin == VarOrigin::Param(index);
    let var = constructor.and_then(|combinator| combinator.vars.iter().find(|var| is_it(var.origin)));
    var.and_then(|var| var.name.as_deref()).unwrap_or_default()
}

/// The search for parameters that matter: a list of rules "if all of these matter, so does that".
struct Uses {
    /// The number of each type's first parameter, among the parameters of all types.
    offsets: Vec<usize>,
    matters: Vec<bool>,
    rules: Vec<Rule>,
    /// The rules that wait for each parameter.
    waiting: Vec<Vec<usize>>,
    /// Parameters that matter, before the rules that wait for them have been looked at.
    new: Vec<usize>,
}

/// If all of some parameters matter, so does another.
struct Rule {
    /// The number of conditions not known to matter.
    open: usize,
    /// The parameter that matters then.
    target: usize,
    /// Its index among the parameters of its type.
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

    fn add_fields(&mut self, combinator: &Combinator, ty: TypeId, fields: &[Field]) {
        for field in fields {
            if let Some(condition) = field.condition {
                self.add_var(combinator, ty, condition.mask, &[]);
            }
            match &field.ty {
                FieldType::Value(expr) => self.add_expr(combinator, ty, expr, &mut Vec::new()),
                FieldType::Repetition(repetition) => {
                    self.add_nat(combinator, ty, repetition.count, &[]);
                    self.add_fields(combinator, ty, &repetition.fields);
                }
                FieldType::Nat(_) | FieldType::Query(_) => {}
            }
        }
    }

    /// Adds the uses in a type. `within` holds the parameters that it is handed to, from the outside in.
    fn add_expr(&mut self, combinator: &Combinator, ty: TypeId, expr: &TypeExpr, within: &mut Vec<usize>) {
        match expr {
            TypeExpr::Builtin { .. } => {}
            TypeExpr::Vector { item, .. } => self.add_expr(combinator, ty, item, within),
            TypeExpr::Var { var, .. } => self.add_var(combinator, ty, *var, within),
            TypeExpr::Boxed { ty: of, args } | TypeExpr::Bare { ty: of, args } => {
                for (index, arg) in (0..).zip(args) {
                    let Some(number) = self.number(*of, index) else { continue };
                    within.push(number);
                    match arg {
                        Arg::Type(expr) => self.add_expr(combinator, ty, expr, within),
                        Arg::Nat(nat) => self.add_nat(combinator, ty, *nat, within),
                    }
                    within.pop();
                }
            }
        }
    }

    fn add_nat(&mut self, combinator: &Combinator, ty: TypeId, nat: NatExpr, within: &[usize]) {
        if let NatExpr::Var { var, .. } = nat {
            self.add_var(combinator, ty, var, within);
        }
    }

    fn add_var(&mut self, combinator: &Combinator, ty: TypeId, var: VarId, within: &[usize]) {
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

    /// The parameters that the rules of one constructor make matter: those between two numbers.
    fn concluded(&self, ends: &[usize]) -> Set<u32> {
        let &[start, end] = ends else { return Set::new() };
        let rules = self.rules.get(start..end).unwrap_or_default();
        let mut matter = Set::new();
        matter.extend(rules.iter().filter(|rule| rule.open == 0).map(|rule| rule.index));
        matter
    }
}
