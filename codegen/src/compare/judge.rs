//! What changed between the two declarations of one constructor or function.

use std::collections::BTreeSet;
use std::ops::Range;

use super::exprs::Meaning;
use super::fields::FieldPairs;
use super::line::Line;
use super::masks::{Bits, Holder, bit};
use super::nouns::{Change, Verdict, Verdicts};
use super::order::out_of_order;
use super::rule::Rule;
use crate::schema::{
    Arg, Builtin, Combinator, CombinatorId, Field, FieldType, Kind, NatExpr, TypeExpr, VarId, VarOrigin,
};
use crate::syntax::ast::ParamKind;

use Verdict::{Breaking, Risky, Safe};

/// Two declarations of one thing.
pub(super) struct Judge<'a> {
    old: &'a Combinator,
    new: &'a Combinator,
    new_id: CombinatorId,
    fields: &'a FieldPairs,
    meaning: Meaning<'a>,
    taken: &'a Bits,
    old_line: Line,
    new_line: Line,
    old_masks: BTreeSet<VarId>,
    new_masks: BTreeSet<VarId>,
    changes: Vec<Change>,
}

/// Where a change is: in the old line, in the new one.
type Marks = (Option<Range<usize>>, Option<Range<usize>>);

const fn verdicts(wire: Verdict, source: Verdict) -> Verdicts {
    Verdicts { wire, source }
}

impl<'a> Judge<'a> {
    pub(super) fn new(
        old: &'a Combinator,
        new: &'a Combinator,
        new_id: CombinatorId,
        fields: &'a FieldPairs,
        meaning: Meaning<'a>,
        taken: &'a Bits,
    ) -> Self {
        Self {
            old,
            new,
            new_id,
            fields,
            meaning,
            taken,
            old_line: Line::of(old),
            new_line: Line::of(new),
            old_masks: masks(old),
            new_masks: masks(new),
            changes: Vec::new(),
        }
    }

    /// All that happened, in the order of the declaration.
    pub(super) fn changes(mut self) -> Vec<Change> {
        self.annotations();
        self.name_and_id();
        self.params();
        self.units();
        for index in &self.fields.removed {
            self.removed(*index);
        }
        for (old, new) in &self.fields.both {
            self.both(*old, *new);
        }
        self.moved();
        let extends = self.extends_call();
        for index in &self.fields.added {
            self.added(*index, extends);
        }
        self.result();
        self.changes
    }

    fn push(&mut self, rule: Rule, message: impl Into<String>, verdicts: Verdicts, (old, new): Marks) {
        self.changes.push(Change { rule, message: message.into(), verdicts, old, new });
    }

    fn annotations(&mut self) {
        let (old, new) = (&self.old.annotations, &self.new.annotations);
        if old != new {
            let list = |names: &[String]| names.iter().map(|name| format!("@{name}")).collect::<Vec<_>>().join(" ");
            let message = match (list(old), list(new)) {
                (old, new) if old.is_empty() => format!("{new} is new"),
                (old, new) if new.is_empty() => format!("{old} is gone"),
                (old, new) => format!("{new} in place of {old}"),
            };
            self.push(Rule::AnnotationsChanged, message, Verdicts::default(), (None, None));
        }
    }

    fn name_and_id(&mut self) {
        let (old, new) = (self.old, self.new);
        if old.name != new.name {
            let rule = if new.kind == Kind::Function { Rule::FunctionRenamed } else { Rule::ConstructorRenamed };
            let marks = (Some(self.old_line.name.clone()), Some(self.new_line.name.clone()));
            self.push(rule, format!("`{}` is called `{}`", old.name, new.name), verdicts(Safe, Breaking), marks);
        }
        if old.id != new.id {
            let message = format!("the id is {:08x}, it was {:08x}", new.id, old.id);
            let marks = (Some(self.old_line.id.clone()), Some(self.new_line.id.clone()));
            self.push(Rule::IdChanged, message, verdicts(Breaking, Safe), marks);
        }
    }

    /// A `#` behind the other parameters is 0 wherever nothing else is given.
    fn params(&mut self) {
        let kinds = |combinator: &Combinator| -> Vec<ParamKind> {
            let params = combinator.vars.iter().filter(|var| matches!(var.origin, VarOrigin::Param(_)));
            params.map(|var| var.kind).collect()
        };
        let (old, new) = (kinds(self.old), kinds(self.new));
        if old == new {
            return;
        }
        let only_masks = new.strip_prefix(old.as_slice()).is_some_and(|more| !more.contains(&ParamKind::Type));
        let (message, verdicts) = if only_masks {
            ("it has more parameters", verdicts(Safe, Risky))
        } else {
            ("its parameters are others", verdicts(Breaking, Breaking))
        };
        let marks = (Some(self.old_line.params.clone()), Some(self.new_line.params.clone()));
        self.push(Rule::ParametersChanged, message, verdicts, marks);
    }

    /// Whether it is a unit struct or variant.
    fn units(&mut self) {
        match (self.old.fields.is_empty(), self.new.fields.is_empty()) {
            (true, false) => {
                let message = "it has fields now: its unit struct or variant becomes one that holds them";
                self.push(Rule::FirstFieldAdded, message, verdicts(Safe, Breaking), (None, None));
            }
            (false, true) => {
                let message = "it has no fields any more: its struct becomes a unit";
                self.push(Rule::LastFieldRemoved, message, verdicts(Safe, Breaking), (None, None));
            }
            _ => {}
        }
    }

    fn removed(&mut self, index: usize) {
        let Some(field) = self.old.fields.get(index) else { return };
        let marks = (Some(self.old_line.field(index).whole), None);
        let name = called(field);
        let presence = presence(field, &self.old_masks);
        let (rule, verdicts) = match presence {
            Presence::Mask => (Rule::MaskRemoved, verdicts(Breaking, Safe)),
            Presence::Flag => (Rule::FlagRemoved, verdicts(Safe, Breaking)),
            Presence::Optional => (Rule::OptionalFieldRemoved, verdicts(Breaking, Breaking)),
            Presence::Always => (Rule::FieldRemoved, verdicts(Breaking, Breaking)),
        };
        self.push(rule, format!("{name} is gone"), verdicts, marks);
    }

    fn added(&mut self, index: usize, extends: bool) {
        let Some(field) = self.new.fields.get(index) else { return };
        let marks = (None, Some(self.new_line.field(index).whole));
        let name = called(field);
        let presence = presence(field, &self.new_masks);
        let conflict = self.conflict(field);
        let (rule, verdicts, message) = match presence {
            Presence::Mask if extends => {
                let message = format!("{name} is new; calls that end before it are read only where it is taken for 0");
                (Rule::MaskAdded, verdicts(Risky, Safe), message)
            }
            Presence::Mask if field.condition.is_none() => {
                (Rule::MaskAdded, verdicts(Breaking, Safe), format!("{name} is new: four bytes more"))
            }
            Presence::Mask => (Rule::MaskAdded, verdicts(Risky, Safe), format!("{name} is new")),
            Presence::Flag => (Rule::FlagAdded, verdicts(Safe, Risky), format!("{name} is new")),
            Presence::Optional => (Rule::OptionalFieldAdded, verdicts(Risky, Risky), format!("{name} is new")),
            Presence::Always => {
                (Rule::FieldAdded, verdicts(Breaking, Breaking), format!("{name} is new and mandatory"))
            }
        };
        match conflict.filter(|_| presence != Presence::Flag) {
            Some(why) => {
                let verdicts = Verdicts { wire: Breaking, ..verdicts };
                self.push(rule, format!("{message}, but {why}"), verdicts, marks);
            }
            None => self.push(rule, message, verdicts, marks),
        }
    }

    /// Why the bit of a new field is not free.
    fn conflict(&self, field: &Field) -> Option<String> {
        let condition = field.condition?;
        let taken = self.taken.get(&Holder::Var(self.new_id, condition.mask)).copied().unwrap_or_default();
        if taken & bit(condition.bit) == 0 {
            return None;
        }
        let same = |field: &&Field| {
            field
                .condition
                .is_some_and(|other| other.bit == condition.bit && self.meaning.var(other.mask) == Some(condition.mask))
        };
        let holder = self.old.fields.iter().find(same);
        let mask = self.new.vars.get(condition.mask.0 as usize).and_then(|var| var.name.as_deref()).unwrap_or("_");
        let bit = format!("bit {} of `{mask}`", condition.bit);
        Some(match holder {
            Some(holder) => format!("{bit} says already whether {} is there", called(holder)),
            None => format!("{bit} has a meaning already where the mask comes from"),
        })
    }

    /// Whether a function has only gained a mask of its own and fields under it, all behind what it had.
    fn extends_call(&self) -> bool {
        let behind = self.fields.both.iter().map(|(_, new)| *new).max();
        let mut added = self.fields.added.iter().filter_map(|index| Some((*index, self.new.fields.get(*index)?)));
        let Some((first, mask)) = added.next() else { return false };
        self.new.kind == Kind::Function
            && self.fields.removed.is_empty()
            && behind.is_none_or(|behind| behind < first)
            && mask.condition.is_none()
            && matches!(mask.ty, FieldType::Nat(_))
            && presence(mask, &self.new_masks) == Presence::Mask
            && added.all(|(_, field)| field.condition.is_some())
    }

    fn both(&mut self, old_index: usize, new_index: usize) {
        let (Some(old), Some(new)) = (self.old.fields.get(old_index), self.new.fields.get(new_index)) else { return };
        let (was, is) = (self.old_line.field(old_index), self.new_line.field(new_index));
        let name = called(new);
        let hidden =
            presence(old, &self.old_masks) == Presence::Mask && presence(new, &self.new_masks) == Presence::Mask;
        if old.name != new.name {
            let source = if hidden { Safe } else { Breaking };
            let message = format!("{} is called {name}", called(old));
            self.push(Rule::FieldRenamed, message, verdicts(Safe, source), (Some(was.name), Some(is.name)));
        }
        let marks = (Some(was.condition.clone()), Some(is.condition.clone()));
        let text = |line: &str, range: &Range<usize>| {
            line.get(range.clone()).unwrap_or_default().trim_end_matches('?').to_owned()
        };
        let (from, to) = (text(&self.old.tl, &was.condition), text(&self.new.tl, &is.condition));
        match (old.condition, new.condition) {
            (None, Some(_)) => {
                let source = if hidden { Safe } else { Breaking };
                let message = format!("{name} is there only where `{to}` is set");
                self.push(
                    Rule::FieldBecameOptional,
                    message,
                    verdicts(Breaking, source),
                    (Some(was.ty.clone()), Some(is.condition)),
                );
            }
            (Some(_), None) => {
                let source = if hidden { Safe } else { Breaking };
                let message = format!("{name} is always there");
                self.push(
                    Rule::FieldBecameMandatory,
                    message,
                    verdicts(Breaking, source),
                    (Some(was.condition), Some(is.ty.clone())),
                );
            }
            (Some(before), Some(after))
                if before.bit != after.bit || self.meaning.var(before.mask) != Some(after.mask) =>
            {
                let message = format!("{name} is under `{to}`, it was under `{from}`");
                self.push(Rule::FieldBitMoved, message, verdicts(Breaking, Safe), marks);
            }
            _ => {}
        }
        let verdicts = self.meaning.field_types(&old.ty, &new.ty);
        if verdicts != Verdicts::default() {
            let message =
                format!("{name} is `{}`, it was `{}`", text(&self.new.tl, &is.ty), text(&self.old.tl, &was.ty));
            self.push(Rule::FieldTypeChanged, message, verdicts, (Some(was.ty), Some(is.ty)));
        }
    }

    /// Fields that stand elsewhere. Where those without bytes stand is nobody's business.
    fn moved(&mut self) {
        let has_bytes = |index: &usize| {
            self.new.fields.get(*index).is_some_and(|field| presence(field, &self.new_masks) != Presence::Flag)
        };
        let on_wire: Vec<_> = self.fields.both.iter().filter(|(_, new)| has_bytes(new)).collect();
        let places: Vec<_> = on_wire.iter().map(|(_, new)| *new).collect();
        let moved: Vec<_> = out_of_order(&places).into_iter().filter_map(|at| on_wire.get(at).copied()).collect();
        if moved.is_empty() {
            return;
        }
        // `new` takes the mandatory fields in their order.
        let asked = |index: &&usize| {
            self.new.fields.get(**index).is_some_and(|field| presence(field, &self.new_masks) == Presence::Always)
        };
        let source = if places.iter().filter(asked).is_sorted() { Safe } else { Breaking };
        for (old, new) in moved {
            let Some(field) = self.new.fields.get(*new) else { continue };
            let marks = (Some(self.old_line.field(*old).whole), Some(self.new_line.field(*new).whole));
            self.push(
                Rule::FieldMoved,
                format!("{} stands elsewhere", called(field)),
                verdicts(Breaking, source),
                marks,
            );
        }
    }

    fn result(&mut self) {
        let verdicts = self.meaning.types(&self.old.result, &self.new.result);
        if verdicts == Verdicts::default() {
            return;
        }
        let (was, is) = (self.old_line.result.clone(), self.new_line.result.clone());
        let text = |line: &str, range: &Range<usize>| line.get(range.clone()).unwrap_or_default().to_owned();
        let (from, to) = (text(&self.old.tl, &was), text(&self.new.tl, &is));
        let message = if self.new.kind == Kind::Function {
            format!("it returns `{to}`, it returned `{from}`")
        } else {
            format!("it is of type `{to}`, it was of type `{from}`")
        };
        self.push(Rule::ResultChanged, message, verdicts, (Some(was), Some(is)));
    }
}

/// What a field is in Rust.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Presence {
    /// Nothing: it is computed.
    Mask,
    /// A `bool`.
    Flag,
    /// An `Option`.
    Optional,
    /// A value.
    Always,
}

fn presence(field: &Field, masks: &BTreeSet<VarId>) -> Presence {
    match (&field.ty, field.condition) {
        (FieldType::Nat(var), _) if masks.contains(var) => Presence::Mask,
        (_, None) => Presence::Always,
        (FieldType::Value(TypeExpr::Builtin { builtin: Builtin::True, boxed: None }), Some(_)) => Presence::Flag,
        (_, Some(_)) => Presence::Optional,
    }
}

/// The variables that decide whether fields are there, here or in a type that they are handed on to.
fn masks(combinator: &Combinator) -> BTreeSet<VarId> {
    let mut masks = BTreeSet::new();
    masks_of_fields(&combinator.fields, &mut masks);
    masks_of_type(&combinator.result, &mut masks);
    masks
}

fn masks_of_fields(fields: &[Field], masks: &mut BTreeSet<VarId>) {
    for field in fields {
        masks.extend(field.condition.map(|condition| condition.mask));
        match &field.ty {
            FieldType::Value(expr) => masks_of_type(expr, masks),
            FieldType::Repetition(repetition) => masks_of_fields(&repetition.fields, masks),
            FieldType::Nat(_) | FieldType::Query(_) => {}
        }
    }
}

fn masks_of_type(expr: &TypeExpr, masks: &mut BTreeSet<VarId>) {
    match expr {
        TypeExpr::Vector { item, .. } => masks_of_type(item, masks),
        TypeExpr::Boxed { args, .. } | TypeExpr::Bare { args, .. } => {
            for arg in args {
                match arg {
                    Arg::Type(expr) => masks_of_type(expr, masks),
                    Arg::Nat(NatExpr::Var { var, .. }) => _ = masks.insert(*var),
                    Arg::Nat(NatExpr::Const(_)) => {}
                }
            }
        }
        TypeExpr::Builtin { .. } | TypeExpr::Var { .. } => {}
    }
}

/// The name of a field, for a sentence.
fn called(field: &Field) -> String {
    match &field.name {
        Some(name) => format!("`{name}`"),
        None => "a field without a name".to_owned(),
    }
}
