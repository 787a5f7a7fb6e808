//! The fields of a combinator: those of its struct, and how they lie on the wire.

use std::collections::BTreeSet;

use super::ModelOptions;
use super::docs;
use super::env::{Bound, Env};
use super::ident::{Ident, Scope, camel, snake};
use super::lang;
use super::nouns::{Field, Presence, RustType};
use super::places::{Place, is_single};
use super::plan::{Announced, Bit, Form, Mask, Number, Shape, Step, WirePlan, Word, WordId};
use super::texts::Texts;
use super::types::View;
use typewright_language::maps::Map;
use typewright_language::schema::{
    self, Arg, Builtin, Combinator, CombinatorId, FieldType, Kind, NatExpr, Repetition, Schema, Type, TypeExpr, TypeId,
    VarId, VarOrigin,
};
use typewright_language::syntax::ast::ParamKind;

/// What a struct takes from the fields of its combinator.
#[derive(Default)]
pub(super) struct Body {
    pub fields: Vec<Field>,
    /// Complete but for [`WirePlan::min_size`].
    pub plan: WirePlan,
    /// The queries that it is generic over, by variable.
    pub generics: Map<VarId, Ident>,
    /// The fields that hold a query, by variable.
    pub queries: Map<VarId, Ident>,
    /// The variables, once all fields have been read.
    pub env: Env,
    /// The structs of what is repeated.
    pub repeated: Vec<Repeated>,
}

/// The struct of what a field repeats.
pub(super) struct Repeated {
    /// The field: `matrix.rows`.
    pub tl_name: String,
    pub place: Place,
    /// The place of its form.
    pub form: Place,
    pub body: Body,
}

impl Body {
    /// That of a combinator whose struct is called `name`.
    pub(super) fn of(of: (CombinatorId, &Combinator), options: &ModelOptions, view: View<'_>, name: &Ident) -> Self {
        let (id, combinator) = of;
        let generics = generics(combinator, name);
        let mut env = Env::default();
        bind_params(combinator, view, &mut env);
        let mut structs = view.places.repeated(id).iter();
        let builder = Builder::new(of, options, view, &combinator.fields, generics, env, &mut structs);
        builder.build(&combinator.fields)
    }
}

/// The parameters of the type that a constructor is of.
fn bind_params(combinator: &Combinator, view: View<'_>, env: &mut Env) {
    let Kind::Constructor(ty) = combinator.kind else { return };
    for (id, var) in (0..).map(VarId).zip(&combinator.vars) {
        let VarOrigin::Param(index) = var.origin else { continue };
        let Some(param) = view.params.of_type(ty).iter().find(|param| param.index == index) else { continue };
        env.bind(id, Bound::Param(param.noun(view.places)));
    }
}

/// The parameters `{X:Type}` of a function. A parameter hides what is called the same, so it must not be called as the
/// struct is, or as what generated code needs.
fn generics(combinator: &Combinator, name: &Ident) -> Map<VarId, Ident> {
    let mut generics = Map::default();
    if combinator.kind != Kind::Function {
        return generics;
    }
    let mut scope = Scope::default();
    scope.claim(name.unraw());
    lang::NAMES.iter().chain([&lang::SINK]).for_each(|name| _ = scope.claim(name));
    let vars = (0..).map(VarId).zip(&combinator.vars);
    let params = vars.filter(|(_, var)| var.kind == ParamKind::Type && matches!(var.origin, VarOrigin::Param(_)));
    for (id, var) in params {
        generics.insert(id, scope.claim(&camel(var.name.as_deref().unwrap_or_default(), "X")));
    }
    generics
}

struct Builder<'a, 's> {
    id: CombinatorId,
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
    sharing: Map<schema::Condition, Vec<&'a str>>,
    words: Map<VarId, WordId>,
    /// The structs for what is repeated that have not been used.
    structs: &'s mut std::slice::Iter<'a, (Place, Place)>,
    body: Body,
}

impl<'a, 's> Builder<'a, 's> {
    fn new(
        (id, combinator): (CombinatorId, &'a Combinator),
        options: &'a ModelOptions,
        view: View<'a>,
        fields: &'a [schema::Field],
        generics: Map<VarId, Ident>,
        env: Env,
        structs: &'s mut std::slice::Iter<'a, (Place, Place)>,
    ) -> Self {
        let mut setters = Scope::default();
        ["new", "randomized"].iter().for_each(|method| _ = setters.claim(method));
        Self {
            id,
            combinator,
            options,
            view,
            owner: owner(view.schema, combinator),
            masks: computed(combinator, fields),
            names: Scope::default(),
            setters,
            sharing: sharing(fields),
            words: Map::default(),
            structs,
            body: Body { generics, env, ..Body::default() },
        }
    }

    fn build(mut self, fields: &'a [schema::Field]) -> Body {
        for (number, field) in (1..).zip(fields) {
            self.push(number, field);
        }
        self.body
    }

    fn push(&mut self, number: usize, field: &'a schema::Field) {
        let tl_name = field.name.clone().unwrap_or_default();
        let renamed = self.options.renames.all_for_field(self.combinator, field).last();
        let name = match renamed {
            Some(name) => self.names.claim(name.unraw()),
            None => self.names.claim(&snake(&tl_name, &format!("field_{number}"))),
        };
        match &field.ty {
            FieldType::Nat(var) if self.masks.contains(var) => self.push_word(*var, name, tl_name),
            FieldType::Nat(var) => {
                let optional = field.condition.is_some();
                self.body.env.bind(*var, Bound::Nat { field: name.clone(), optional });
                self.push_value(field, name, RustType::U32, Form::Number(Number::Nat));
            }
            FieldType::Value(expr) if is_flag(field, expr) => self.push_flag(field, name),
            FieldType::Value(expr) => {
                let (ty, form) = self.value(field, expr);
                match (self.is_nullable(field, expr), ty) {
                    (true, RustType::Vec(item)) => {
                        let (ty, form) = (RustType::Option(item), form.element());
                        let item = Form::Nullable { what: self.what(field), item: Box::new(form) };
                        let boxed = matches!(expr, TypeExpr::Vector { boxed: true, .. });
                        let form = Form::Vector { boxed, item: Box::new(item) };
                        self.push_value(field, name, RustType::Vec(Box::new(ty)), form);
                    }
                    (true, ty) => self.push_nullable(field, name, ty, form),
                    (false, ty) => self.push_value(field, name, ty, form),
                }
            }
            FieldType::Query(var) => {
                if self.body.queries.get(*var).is_none() {
                    self.body.queries.insert(*var, name.clone());
                }
                let query = self.body.generics.get(*var).cloned();
                if let Some(query) = query.clone() {
                    let lends = self.view.lending.any();
                    self.body.env.bind(*var, Bound::Query { field: name.clone(), query, lends });
                }
                self.push_value(field, name, query.map_or(RustType::Object, RustType::Param), Form::Plain(None));
            }
            FieldType::Repetition(repetition) => {
                let (ty, form) = self.repetition(repetition, &tl_name);
                self.push_value(field, name, ty, form);
            }
        }
    }

    fn value(&mut self, field: &schema::Field, expr: &TypeExpr) -> (RustType, Form) {
        let texts = Texts::of(self.options, self.combinator, field);
        let (ty, form) = self.view.value(expr, texts, &mut self.body.env);
        if self.view.sizes.in_box(self.view.schema, self.owner, field, expr) {
            (RustType::Box(Box::new(ty)), Form::InBox(Box::new(form)))
        } else {
            (ty, form)
        }
    }

    /// What is repeated is a vector of values, or of structs where it is more than one.
    fn repetition(&mut self, repetition: &'a Repetition, name: &str) -> (RustType, Form) {
        let count = self.body.env.nat(repetition.count);
        let what = format!("{}.{}", self.combinator.name, if name.is_empty() { "_" } else { name });
        let (ty, item) = match repetition.fields.as_slice() {
            [only] if is_single(repetition) => match &only.ty {
                FieldType::Value(expr) => {
                    let texts = Texts::of(self.options, self.combinator, only);
                    self.view.value(expr, texts, &mut self.body.env)
                }
                FieldType::Repetition(inner) => self.repetition(inner, name),
                FieldType::Nat(_) | FieldType::Query(_) => (RustType::U32, Form::Number(Number::Nat)),
            },
            _ => self.repeated_struct(repetition, &what),
        };
        (RustType::Vec(Box::new(ty)), Form::Repeated { what, count, item: Box::new(item) })
    }

    fn repeated_struct(&mut self, repetition: &'a Repetition, tl_name: &str) -> (RustType, Form) {
        // `places` has one for every repetition.
        let Some((place, form_of)) = self.structs.next() else { return (RustType::Object, Form::Plain(None)) };
        let fields = &repetition.fields;
        let mut used = BTreeSet::new();
        used.extend(fields.iter().filter_map(|field| Some(field.condition?.mask)));
        fields.iter().for_each(|field| uses_in_field(field, &mut used));
        let env = self.body.env.inner(&used);
        let of = (self.id, self.combinator);
        let inner = Builder::new(of, self.options, self.view, fields, Map::default(), env, self.structs);
        let body = inner.build(fields);
        let (path, form_path) = (self.view.to(place), self.view.to(form_of));
        let (mut types, mut args) = (Vec::new(), Vec::new());
        for (var, param) in body.env.params() {
            let arg = self.body.env.arg(var, &param);
            types.extend(param.ty.map(|ty| RustType::Param(ty.generic)));
            args.push((param.name, arg));
        }
        let lends = body.fields.iter().any(|field| field.ty.lends());
        let form = Form::Dependent { form: form_path, args, shape: Shape::Bare };
        let (place, form_place) = (place.clone(), form_of.clone());
        self.body.repeated.push(Repeated { tl_name: tl_name.to_owned(), place, form: form_place, body });
        (RustType::generated(path, lends, types), form)
    }

    fn push_word(&mut self, var: VarId, name: Ident, tl_name: String) {
        let plan = &mut self.body.plan;
        let word = WordId(plan.words.len());
        plan.words.push(Word { name, tl_name, bits: Vec::new() });
        plan.steps.push(Step::Word(word));
        self.words.insert(var, word);
    }

    fn push_flag(&mut self, field: &schema::Field, name: Ident) {
        if let Some((mask, bit)) = self.announce(field, &name, true) {
            self.body.plan.steps.push(Step::Flag { field: name.clone(), mask, bit });
            self.push_field(field, name, RustType::Bool, Presence::Flag);
        }
    }

    fn push_value(&mut self, field: &schema::Field, name: Ident, ty: RustType, form: Form) {
        let (step, presence) = match self.announce(field, &name, false) {
            Some((mask, bit)) => (Step::ValueIf { field: name.clone(), mask, bit, form }, Presence::Optional),
            None => (Step::Value { field: name.clone(), form }, Presence::Always),
        };
        self.body.plan.steps.push(step);
        self.push_field(field, name, ty, presence);
    }

    fn push_nullable(&mut self, field: &schema::Field, name: Ident, ty: RustType, form: Form) {
        let form = Form::Nullable { what: self.what(field), item: Box::new(form) };
        self.body.plan.steps.push(Step::Value { field: name.clone(), form });
        self.push_field(field, name, ty, Presence::Optional);
    }

    fn push_field(&mut self, field: &schema::Field, name: Ident, ty: RustType, presence: Presence) {
        let sharing = field.condition.and_then(|condition| self.sharing.get(condition));
        let sharing = sharing.map_or(&[][..], Vec::as_slice);
        let docs = docs::of_field(self.combinator, field, sharing, self.view);
        let random = presence == Presence::Always && self.is_random(field, &ty);
        let settable = self.owner.is_none() && (presence != Presence::Always || random);
        let setter = settable.then(|| self.setters.claim(name.unraw()));
        let attributes = self.options.attributes.all_for_field(self.combinator, field).cloned().collect();
        let key = match field.name.as_deref() {
            // A step a field, and that of this one is the last.
            None | Some("_") => format!("@{}", self.body.plan.steps.len().saturating_sub(1)),
            Some(name) => name.to_owned(),
        };
        self.body.fields.push(Field { name, key, docs, attributes, ty, presence, random, setter });
    }

    /// The name of a field in messages: `user.usernames`.
    fn what(&self, field: &schema::Field) -> String {
        format!("{}.{}", self.combinator.name, field.name.as_deref().unwrap_or("_"))
    }

    /// Whether JSON may leave the value of a field out, or elements of it.
    fn is_nullable(&self, field: &schema::Field, expr: &TypeExpr) -> bool {
        let Some(json) = self.view.json.combinator(self.id) else { return false };
        let chosen = self.options.nullable.all_for_field(self.combinator, field).next().is_some();
        json.is_nullable(field, expr) || (chosen && field.condition.is_none())
    }

    /// Whether a caller may draw a field of a function at random.
    fn is_random(&self, field: &schema::Field, ty: &RustType) -> bool {
        let listed = field.name.as_ref().is_some_and(|name| self.options.random.contains(name));
        listed && self.owner.is_none() && matches!(ty, RustType::I32 | RustType::I64)
    }

    /// Where it stands whether a field is there; a word notes what it has to say. None if the field is always there.
    fn announce(&mut self, field: &schema::Field, name: &Ident, flag: bool) -> Option<(Mask, u8)> {
        let condition = field.condition?;
        let Some(word) = self.words.get(condition.mask).copied() else {
            let nat = self.body.env.nat(NatExpr::Var { var: condition.mask, plus: 0 });
            return Some((Mask::Nat(nat), condition.bit));
        };
        let tl_name = field.name.clone().unwrap_or_else(|| name.to_string());
        let announced = Announced { field: name.clone(), tl_name, flag };
        let bits = self.body.plan.words.get_mut(word.0).map(|word| &mut word.bits)?;
        let place = bits.partition_point(|known| known.bit < condition.bit);
        match bits.get_mut(place).filter(|known| known.bit == condition.bit) {
            Some(known) => known.fields.push(announced),
            None => bits.insert(place, Bit { bit: condition.bit, fields: vec![announced] }),
        }
        Some((Mask::Word(word), condition.bit))
    }
}

/// The `#` fields among `fields` that the presence of the others says all about: they are masks of fields beside them and
/// of nothing else, and always there.
fn computed(combinator: &Combinator, fields: &[schema::Field]) -> BTreeSet<VarId> {
    let (mut masks, mut elsewhere, mut computed) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    masks.extend(fields.iter().filter_map(|field| Some(field.condition?.mask)));
    fields.iter().for_each(|field| uses_in_field(field, &mut elsewhere));
    uses_in_expr(&combinator.result, &mut elsewhere);
    let always = fields.iter().filter(|field| field.condition.is_none());
    let nats = always.filter_map(|field| if let FieldType::Nat(var) = field.ty { Some(var) } else { None });
    computed.extend(nats.filter(|var| masks.contains(var) && !elsewhere.contains(var)));
    computed
}

/// The variables that a field uses otherwise than for its own presence.
fn uses_in_field(field: &schema::Field, found: &mut BTreeSet<VarId>) {
    match &field.ty {
        FieldType::Value(expr) => uses_in_expr(expr, found),
        FieldType::Repetition(repetition) => {
            uses_in_nat(repetition.count, found);
            for field in &repetition.fields {
                found.extend(field.condition.map(|condition| condition.mask));
                uses_in_field(field, found);
            }
        }
        FieldType::Nat(_) | FieldType::Query(_) => {}
    }
}

fn uses_in_expr(expr: &TypeExpr, found: &mut BTreeSet<VarId>) {
    match expr {
        TypeExpr::Builtin { .. } => {}
        TypeExpr::Vector { item, .. } => uses_in_expr(item, found),
        TypeExpr::Var { var, .. } => _ = found.insert(*var),
        TypeExpr::Boxed { args, .. } | TypeExpr::Bare { args, .. } => {
            for arg in args {
                match arg {
                    Arg::Type(expr) => uses_in_expr(expr, found),
                    Arg::Nat(nat) => uses_in_nat(*nat, found),
                }
            }
        }
    }
}

fn uses_in_nat(nat: NatExpr, found: &mut BTreeSet<VarId>) {
    if let NatExpr::Var { var, .. } = nat {
        found.insert(var);
    }
}

fn sharing(fields: &[schema::Field]) -> Map<schema::Condition, Vec<&str>> {
    let mut sharing: Map<_, Vec<_>> = Map::default();
    for field in fields {
        if let Some(condition) = field.condition {
            sharing.change(condition, |fields| fields.push(field.name.as_deref().unwrap_or("_")));
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

/// Whether a value of this type can hold one of the owner of the field that it is in.
pub(super) fn holds_owner(schema: &Schema, owner: Option<&Type>, expr: &TypeExpr) -> bool {
    let Some(cycle) = owner.and_then(|owner| owner.cycle) else { return false };
    let mut parts = Vec::new();
    by_value(expr, &mut parts);
    parts.iter().any(|part| schema.ty(*part).and_then(|ty| ty.cycle) == Some(cycle))
}

/// The declared types whose values may lie in a value of this type itself, not in a vector: an argument may.
pub(super) fn by_value(expr: &TypeExpr, found: &mut Vec<TypeId>) {
    if let TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args } = expr {
        found.push(*ty);
        for arg in args {
            if let Arg::Type(arg) = arg {
                by_value(arg, found);
            }
        }
    }
}
