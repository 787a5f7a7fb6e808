//! The fields of a combinator: those of its struct, and how they lie on the wire.

use std::collections::{BTreeMap, BTreeSet};

use super::ModelOptions;
use super::docs;
use super::ident::{Ident, Scope, camel, snake};
use super::lang;
use super::nouns::{Field, Presence, RustType};
use super::plan::{Announced, Bit, Form, Number, Step, WirePlan, Word, WordId};
use super::types::View;
use crate::schema::{self, Builtin, Combinator, FieldType, Kind, Schema, Type, TypeExpr, TypeId, VarId, VarOrigin};
use crate::syntax::ast::ParamKind;

/// What a struct takes from the fields of its combinator.
#[derive(Default)]
pub(super) struct Body {
    pub fields: Vec<Field>,
    /// Complete but for [`WirePlan::min_size`].
    pub plan: WirePlan,
    /// The type parameters, by variable.
    pub generics: BTreeMap<VarId, Ident>,
    /// The fields that hold a query, by variable.
    pub queries: BTreeMap<VarId, Ident>,
}

impl Body {
    /// That of a combinator whose struct is called `name`.
    pub(super) fn of(
        schema: &Schema,
        combinator: &Combinator,
        options: &ModelOptions,
        view: View<'_>,
        name: &Ident,
    ) -> Self {
        let mut setters = Scope::default();
        ["new", "randomized"].iter().for_each(|method| _ = setters.claim(method));
        let mut builder = Builder {
            schema,
            combinator,
            options,
            view,
            owner: owner(schema, combinator),
            masks: combinator.fields.iter().filter_map(|field| Some(field.condition?.mask)).collect(),
            names: Scope::default(),
            setters,
            sharing: sharing(combinator),
            words: BTreeMap::new(),
            bits: BTreeMap::new(),
            body: Self { generics: generics(combinator, name), ..Self::default() },
        };
        for (number, field) in (1..).zip(&combinator.fields) {
            builder.push(number, field);
        }
        builder.finish()
    }
}

/// The parameters `{X:Type}`. A parameter hides what is called the same, so it must not be called as the struct is, or
/// as what generated code needs.
fn generics(combinator: &Combinator, name: &Ident) -> BTreeMap<VarId, Ident> {
    let mut scope = Scope::default();
    scope.claim(name.unraw());
    lang::NAMES.iter().for_each(|name| _ = scope.claim(name));
    let vars = (0..).map(VarId).zip(&combinator.vars);
    let params = vars.filter(|(_, var)| var.kind == ParamKind::Type && matches!(var.origin, VarOrigin::Param(_)));
    params.map(|(id, var)| (id, scope.claim(&camel(var.name.as_deref().unwrap_or_default(), "X")))).collect()
}

struct Builder<'a> {
    schema: &'a Schema,
    combinator: &'a Combinator,
    options: &'a ModelOptions,
    view: View<'a>,
    /// The type of a constructor.
    owner: Option<&'a Type>,
    /// The `#` fields that are not fields of the struct.
    masks: BTreeSet<VarId>,
    /// Of fields and words.
    names: Scope,
    /// Of methods.
    setters: Scope,
    /// The TL fields of each bit.
    sharing: BTreeMap<(VarId, u8), Vec<&'a str>>,
    words: BTreeMap<VarId, WordId>,
    /// What has been announced so far.
    bits: BTreeMap<(VarId, u8), Vec<Announced>>,
    body: Body,
}

impl Builder<'_> {
    fn push(&mut self, number: usize, field: &schema::Field) {
        let tl_name = field.name.clone().unwrap_or_default();
        let name = self.names.claim(&snake(&tl_name, &format!("field_{number}")));
        match &field.ty {
            FieldType::Nat(var) if self.masks.contains(var) => self.push_word(*var, name, tl_name),
            FieldType::Nat(_) => self.push_value(field, name, RustType::U32, Form::Number(Number::Nat)),
            FieldType::Value(expr) if is_flag(field, expr) => self.push_flag(field, name),
            FieldType::Value(expr) => {
                let (ty, form) = self.view.value(expr);
                if in_box(self.schema, self.owner, expr) {
                    self.push_value(field, name, RustType::Box(Box::new(ty)), Form::InBox(Box::new(form)));
                } else {
                    self.push_value(field, name, ty, form);
                }
            }
            FieldType::Query(var) => {
                self.body.queries.entry(*var).or_insert_with(|| name.clone());
                let ty = self.body.generics.get(var).cloned().map_or(RustType::Object, RustType::Param);
                self.push_value(field, name, ty, Form::Plain(None));
            }
            // `support` has refused it.
            FieldType::Repetition(_) => {}
        }
    }

    fn push_word(&mut self, var: VarId, name: Ident, tl_name: String) {
        let plan = &mut self.body.plan;
        let word = WordId(plan.words.len());
        plan.words.push(Word { name, tl_name, bits: Vec::new() });
        plan.steps.push(Step::Word(word));
        self.words.insert(var, word);
    }

    fn push_flag(&mut self, field: &schema::Field, name: Ident) {
        if let Some((word, bit)) = self.announce(field, &name, true) {
            self.body.plan.steps.push(Step::Flag { field: name.clone(), word, bit });
            self.push_field(field, name, RustType::Bool, Presence::Flag);
        }
    }

    fn push_value(&mut self, field: &schema::Field, name: Ident, ty: RustType, form: Form) {
        let (step, presence) = match self.announce(field, &name, false) {
            Some((word, bit)) => (Step::ValueIf { field: name.clone(), word, bit, form }, Presence::Optional),
            None => (Step::Value { field: name.clone(), form }, Presence::Always),
        };
        self.body.plan.steps.push(step);
        self.push_field(field, name, ty, presence);
    }

    fn push_field(&mut self, field: &schema::Field, name: Ident, ty: RustType, presence: Presence) {
        let sharing = field.condition.and_then(|condition| self.sharing.get(&(condition.mask, condition.bit)));
        let docs = docs::of_field(self.schema, self.combinator, field, sharing.map_or(&[], Vec::as_slice), self.view);
        let random = presence == Presence::Always && self.is_random(field, &ty);
        let setter = (self.owner.is_none() && (presence != Presence::Always || random))
            .then(|| self.setters.claim(name.unraw()));
        self.body.fields.push(Field { name, docs, ty, presence, random, setter });
    }

    /// Whether a caller may draw a field of a function at random.
    fn is_random(&self, field: &schema::Field, ty: &RustType) -> bool {
        let listed = field.name.as_ref().is_some_and(|name| self.options.random.contains(name));
        listed && self.owner.is_none() && matches!(ty, RustType::I32 | RustType::I64)
    }

    /// Notes that a bit says whether a field is there. None if the field is always there.
    fn announce(&mut self, field: &schema::Field, name: &Ident, flag: bool) -> Option<(WordId, u8)> {
        let condition = field.condition?;
        let word = self.words.get(&condition.mask).copied()?;
        let tl_name = field.name.clone().unwrap_or_else(|| name.to_string());
        let announced = Announced { field: name.clone(), tl_name, flag };
        self.bits.entry((condition.mask, condition.bit)).or_default().push(announced);
        Some((word, condition.bit))
    }

    fn finish(mut self) -> Body {
        for ((mask, bit), fields) in self.bits {
            let word = self.words.get(&mask).and_then(|word| self.body.plan.words.get_mut(word.0));
            if let Some(word) = word {
                word.bits.push(Bit { bit, fields });
            }
        }
        self.body
    }
}

fn sharing(combinator: &Combinator) -> BTreeMap<(VarId, u8), Vec<&str>> {
    let mut sharing: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for field in &combinator.fields {
        if let Some(schema::Condition { mask, bit }) = field.condition {
            sharing.entry((mask, bit)).or_default().push(field.name.as_deref().unwrap_or("_"));
        }
    }
    sharing
}

/// Whether a field is a bit and nothing else.
pub(super) fn is_flag(field: &schema::Field, expr: &TypeExpr) -> bool {
    field.condition.is_some() && matches!(expr, TypeExpr::Builtin { builtin: Builtin::True, boxed: None })
}

/// The type of a constructor.
pub(super) fn owner<'a>(schema: &'a Schema, combinator: &Combinator) -> Option<&'a Type> {
    match combinator.kind {
        Kind::Constructor(ty) => schema.ty(ty),
        Kind::Function => None,
    }
}

/// Whether a field of this type needs a `Box`, because its value can hold one of the field's owner.
pub(super) fn in_box(schema: &Schema, owner: Option<&Type>, expr: &TypeExpr) -> bool {
    let cycle = by_value(expr).and_then(|ty| schema.ty(ty)?.cycle);
    cycle.is_some() && cycle == owner.and_then(|owner| owner.cycle)
}

/// The declared type whose value lies in a value of this type itself, not in a vector.
pub(super) fn by_value(expr: &TypeExpr) -> Option<TypeId> {
    match expr {
        TypeExpr::Boxed { ty, .. } | TypeExpr::Bare { ty, .. } => Some(*ty),
        TypeExpr::Builtin { .. } | TypeExpr::Vector { .. } | TypeExpr::Var { .. } => None,
    }
}
