//! The fields of a combinator: those of its struct, and their plan on the wire.

use typewright_language::maps::Map;
use typewright_language::schema::{
    self, Combinator, CombinatorId, FieldType, Kind, Masks, NatExpr, Repetition, Role, Type, TypeExpr, Var, VarId,
    VarOrigin, uses_in_fields,
};
use typewright_language::syntax::ast::ParamKind;

use super::bindings::{Binding, Bindings};
use super::docs;
use super::field_names::field_names;
use super::items::{
    Announced, Bit, Field, Form, Ident, Mask, Number, Presence, RustType, Scope, Shape, Step, WirePlan, Word, WordId,
    camel,
};
use super::lending::Texts;
use super::naming::StructAndForm;
use super::prelude;
use super::view::View;

/// The part of a struct that comes from the fields of its combinator.
#[derive(Default)]
pub(super) struct Fields {
    pub fields: Vec<Field>,
    pub plan: WirePlan,
    /// The type parameters for queries, by variable.
    pub generics: Map<VarId, Ident>,
    /// The fields that hold a query, by variable.
    pub queries: Map<VarId, Ident>,
    /// The variables after all fields are translated.
    pub bindings: Bindings,
    /// The structs for the elements of repetitions.
    pub elements: Vec<Element>,
}

/// The struct for the elements of a repetition.
pub(super) struct Element {
    /// The repeated field: `matrix.rows`.
    pub tl_name: String,
    pub places: StructAndForm,
    pub fields: Fields,
}

impl Fields {
    /// Translates the fields of a combinator whose struct is called `name`.
    pub(super) fn translate(combinator: &Combinator, id: CombinatorId, name: &Ident, view: View<'_>) -> Self {
        let start =
            Self { generics: generics(combinator, name), bindings: params(combinator, view), ..Self::default() };
        let mut fields = Translator::new(combinator, id, &combinator.fields, start, view).translate(&combinator.fields);
        fields.plan.min_size = view.sizes.min_bare(id);
        fields
    }

    /// Returns whether any field may be absent.
    pub(super) fn has_optional(&self) -> bool {
        self.fields.iter().any(|field| field.presence != Presence::Always)
    }

    /// Returns whether there are fields, and all of them may be absent.
    pub(super) fn are_all_optional(&self) -> bool {
        !self.fields.is_empty() && self.fields.iter().all(|field| field.presence != Presence::Always)
    }
}

/// The parameters of a constructor's type, bound to its variables.
fn params(combinator: &Combinator, view: View<'_>) -> Bindings {
    let mut bindings = Bindings::default();
    let Kind::Constructor(ty) = combinator.kind else { return bindings };
    for (id, var) in (0..).map(VarId).zip(&combinator.vars) {
        let VarOrigin::Param(index) = var.origin else { continue };
        let Some(param) = view.params.of_type(ty).iter().find(|param| param.index == index) else { continue };
        bindings.bind(id, Binding::Param(param.item(view.naming)));
    }
    bindings
}

/// The type parameters `{X:Type}` of a function. A parameter hides items of the same name, so it gets neither the name
/// of the struct nor one that generated code needs.
fn generics(combinator: &Combinator, name: &Ident) -> Map<VarId, Ident> {
    let mut generics = Map::default();
    let is_param = |var: &Var| var.kind == ParamKind::Type && matches!(var.origin, VarOrigin::Param(_));
    if combinator.kind != Kind::Function || !combinator.vars.iter().any(is_param) {
        return generics;
    }
    let mut scope = Scope::default();
    scope.claim(name.unraw());
    prelude::NAMES.iter().for_each(|name| _ = scope.claim(name));
    scope.claim(prelude::SINK);
    for (id, var) in (0..).map(VarId).zip(&combinator.vars).filter(|(_, var)| is_param(var)) {
        generics.insert(id, scope.claim(&camel(var.name.as_deref().unwrap_or_default(), "X")));
    }
    generics
}

/// Translates the fields of a combinator, or of a repetition in it, one by one.
struct Translator<'a> {
    id: CombinatorId,
    combinator: &'a Combinator,
    view: View<'a>,
    /// The type of a constructor.
    owner: Option<&'a Type>,
    masks: Masks,
    /// The names of methods.
    setters: Scope,
    /// The TL fields of each bit.
    sharing: Map<schema::Condition, Vec<&'a str>>,
    words: Map<VarId, WordId>,
    out: Fields,
}

impl<'a> Translator<'a> {
    fn new(
        combinator: &'a Combinator,
        id: CombinatorId,
        fields: &'a [schema::Field],
        start: Fields,
        view: View<'a>,
    ) -> Self {
        let mut setters = Scope::default();
        setters.claim("new");
        Self {
            id,
            combinator,
            view,
            owner: view.schema.owner(combinator),
            masks: Masks::of_fields(combinator, fields, &view.options.masks),
            setters,
            sharing: sharing(fields),
            words: Map::default(),
            out: start,
        }
    }

    fn translate(mut self, fields: &'a [schema::Field]) -> Fields {
        let names = field_names(fields, |field| self.view.options.field_name(self.combinator, field));
        let mut before: Option<&schema::Field> = None;
        for (field, name) in fields.iter().zip(names) {
            if let Some(name) = name {
                self.push(name, field, before.is_some_and(|before| before.is_size_of(field)));
            }
            before = Some(field);
        }
        self.out
    }

    /// Adds a field; `framed` if its size stands in front of it.
    fn push(&mut self, name: Ident, field: &'a schema::Field, framed: bool) {
        let tl_name = field.name.clone().unwrap_or_default();
        match &field.ty {
            FieldType::Nat(var) if self.masks.announcing(field).is_some() => self.push_word(field, *var, name, tl_name),
            FieldType::Nat(var) => {
                let optional = field.condition.is_some();
                self.out.bindings.bind(*var, Binding::Nat { field: name.clone(), optional });
                self.push_value(field, name, RustType::U32, Form::Number(Number::Nat));
            }
            FieldType::Value(_) if field.is_flag() => self.push_flag(field, name),
            FieldType::Value(expr) => {
                let (ty, form) = self.value(field, expr);
                let form = if framed { Form::Framed(Box::new(form)) } else { form };
                match (self.is_nullable(field, expr), ty) {
                    (true, RustType::Vec(item)) => self.push_nullable_elements(field, name, *item, form, expr),
                    (true, ty) => self.push_nullable(field, name, ty, form),
                    (false, ty) => self.push_value(field, name, ty, form),
                }
            }
            FieldType::Query(var) => {
                if self.out.queries.get(*var).is_none() {
                    self.out.queries.insert(*var, name.clone());
                }
                let query = self.out.generics.get(*var).cloned();
                if let Some(query) = query.clone() {
                    let lends = self.view.lending.any();
                    self.out.bindings.bind(*var, Binding::Query { field: name.clone(), query, lends });
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
        let texts = Texts::for_field(self.view.options, self.combinator, field);
        let (ty, form) = self.view.value(expr, texts, &mut self.out.bindings);
        if self.view.sizes.boxes_field(self.view.schema, self.id, field, expr) {
            (RustType::Box(Box::new(ty)), Form::InBox(Box::new(form)))
        } else {
            (ty, form)
        }
    }

    /// A repetition is a vector: of values, or of structs if it has several fields.
    fn repetition(&mut self, repetition: &'a Repetition, name: &str) -> (RustType, Form) {
        let count = self.out.bindings.nat(repetition.count);
        let what = format!("{}.{}", self.combinator.name, if name.is_empty() { "_" } else { name });
        let (ty, item) = match repetition.single() {
            Some(only) => match &only.ty {
                FieldType::Value(expr) => {
                    let texts = Texts::for_field(self.view.options, self.combinator, only);
                    self.view.value(expr, texts, &mut self.out.bindings)
                }
                FieldType::Repetition(inner) => self.repetition(inner, name),
                FieldType::Nat(_) | FieldType::Query(_) => (RustType::U32, Form::Number(Number::Nat)),
            },
            None => self.element(repetition, &what),
        };
        (RustType::Vec(Box::new(ty)), Form::Repeated { what, count, item: Box::new(item) })
    }

    /// The struct for the elements of a repetition, with a form of its own.
    fn element(&mut self, repetition: &'a Repetition, tl_name: &str) -> (RustType, Form) {
        // `naming` has places for every repetition without a single field.
        let Some(places) = self.view.naming.element(self.id, repetition) else {
            return (RustType::Object, Form::Plain(None));
        };
        let bindings = self.out.bindings.inner(&uses_in_fields(&repetition.fields));
        let start = Fields { bindings, ..Fields::default() };
        let inner = Translator::new(self.combinator, self.id, &repetition.fields, start, self.view);
        let fields = inner.translate(&repetition.fields);
        let (mut types, mut args) = (Vec::new(), Vec::new());
        for (var, param) in fields.bindings.params() {
            let arg = self.out.bindings.arg(var, &param);
            types.extend(param.ty.map(|ty| RustType::Param(ty.generic)));
            args.push((param.name, arg));
        }
        let lends = fields.fields.iter().any(|field| field.ty.lends());
        let form = Form::Dependent { form: self.view.to(&places.form), args, shape: Shape::Bare };
        self.out.elements.push(Element { tl_name: tl_name.to_owned(), places: places.clone(), fields });
        (RustType::generated(self.view.to(&places.item), lends, types), form)
    }

    fn push_word(&mut self, field: &schema::Field, var: VarId, name: Ident, tl_name: String) {
        let kept = self.masks.role(field) == Role::KeptMask;
        let plan = &mut self.out.plan;
        let word = WordId(plan.words.len());
        plan.words.push(Word { name: name.clone(), tl_name, bits: Vec::new(), kept });
        plan.steps.push(Step::Word(word));
        self.words.insert(var, word);
        if kept {
            self.push_field(field, name, RustType::U32, Presence::Kept);
        }
    }

    fn push_flag(&mut self, field: &schema::Field, name: Ident) {
        if let Some((mask, bit)) = self.announce(field, &name, true) {
            self.out.plan.steps.push(Step::Flag { field: name.clone(), mask, bit });
            self.push_field(field, name, RustType::Bool, Presence::Flag);
        }
    }

    fn push_value(&mut self, field: &schema::Field, name: Ident, ty: RustType, form: Form) {
        let (step, presence) = match self.announce(field, &name, false) {
            Some((mask, bit)) => (Step::ValueIf { field: name.clone(), mask, bit, form }, Presence::Optional),
            None => (Step::Value { field: name.clone(), form }, Presence::Always),
        };
        self.out.plan.steps.push(step);
        self.push_field(field, name, ty, presence);
    }

    fn push_nullable(&mut self, field: &schema::Field, name: Ident, ty: RustType, form: Form) {
        let form = Form::Nullable { what: self.what(field), item: Box::new(form) };
        self.out.plan.steps.push(Step::Value { field: name.clone(), form });
        self.push_field(field, name, ty, Presence::Optional);
    }

    /// Adds a vector whose elements may be `null`.
    fn push_nullable_elements(
        &mut self,
        field: &schema::Field,
        name: Ident,
        item: RustType,
        form: Form,
        expr: &TypeExpr,
    ) {
        let element = Form::Nullable { what: self.what(field), item: Box::new(form.element()) };
        let boxed = matches!(expr, TypeExpr::Vector { boxed: true, .. });
        let ty = RustType::Vec(Box::new(RustType::Option(Box::new(item))));
        self.push_value(field, name, ty, Form::Vector { boxed, item: Box::new(element) });
    }

    /// The name of a field in messages: `user.usernames`.
    fn what(&self, field: &schema::Field) -> String {
        format!("{}.{}", self.combinator.name, field.name.as_deref().unwrap_or("_"))
    }

    /// Returns whether JSON may leave out the value of a field, or elements of it.
    fn is_nullable(&self, field: &schema::Field, expr: &TypeExpr) -> bool {
        let Some(json) = self.view.json.combinator(self.id) else { return false };
        let chosen = self.view.options.nullable.field(self.combinator, field).is_some();
        json.is_nullable(field, expr) || (chosen && field.condition.is_none())
    }

    fn push_field(&mut self, field: &schema::Field, name: Ident, ty: RustType, presence: Presence) {
        let sharing = field.condition.and_then(|condition| self.sharing.get(condition));
        let sharing = sharing.map_or(&[][..], Vec::as_slice);
        let mut docs = docs::field(self.combinator, field, sharing, self.view);
        if presence == Presence::Kept {
            docs::paragraph(&mut docs, docs::KEPT_MASK.to_owned());
        }
        let random = presence == Presence::Always && self.is_random(field, &ty);
        let settable = self.owner.is_none() && (presence != Presence::Always || random);
        let setter = settable.then(|| self.setters.claim(name.unraw()));
        let attributes = self.view.options.attributes.all_for_field(self.combinator, field).cloned().collect();
        let key = field.label.clone();
        self.out.fields.push(Field { name, key, docs, attributes, ty, presence, random, setter });
    }

    /// Returns whether the caller's generator draws a field of a function.
    fn is_random(&self, field: &schema::Field, ty: &RustType) -> bool {
        let listed = field.name.as_ref().is_some_and(|name| self.view.options.random.contains(name));
        listed && self.owner.is_none() && matches!(ty, RustType::I32 | RustType::I64)
    }

    /// Notes a field in its word, and returns its presence bit. None if the field is always present.
    fn announce(&mut self, field: &schema::Field, name: &Ident, flag: bool) -> Option<(Mask, u8)> {
        let condition = field.condition?;
        let Some(word) = self.words.get(condition.mask).copied() else {
            let nat = self.out.bindings.nat(NatExpr::Var { var: condition.mask, plus: 0 });
            return Some((Mask::Nat(nat), condition.bit));
        };
        let tl_name = field.name.clone().unwrap_or_else(|| name.to_string());
        let announced = Announced { field: name.clone(), tl_name, flag };
        let bits = self.out.plan.words.get_mut(word.0).map(|word| &mut word.bits)?;
        let place = bits.partition_point(|known| known.bit < condition.bit);
        match bits.get_mut(place).filter(|known| known.bit == condition.bit) {
            Some(known) => known.fields.push(announced),
            None => bits.insert(place, Bit { bit: condition.bit, fields: vec![announced] }),
        }
        Some((Mask::Word(word), condition.bit))
    }
}

/// The names of the fields of each bit.
fn sharing(fields: &[schema::Field]) -> Map<schema::Condition, Vec<&str>> {
    let mut sharing: Map<_, Vec<_>> = Map::default();
    for field in fields {
        if let Some(condition) = field.condition {
            sharing.change(condition, |fields| fields.push(field.name.as_deref().unwrap_or("_")));
        }
    }
    sharing
}
