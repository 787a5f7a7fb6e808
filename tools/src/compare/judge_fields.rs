//! Changes of the fields of one constructor or function.

use super::judge::Judge;
use super::masks::{Holder, bit};
use super::nouns::{Verdict, Verdicts, verdicts};
use super::order::out_of_order;
use super::rule::Rule;
use typewright_language::schema::{Field, FieldType, Kind, Role};

use Verdict::{Breaking, Risky, Safe};

impl Judge<'_> {
    pub(super) fn fields(&mut self) {
        let pairs = self.fields;
        pairs.removed.iter().for_each(|index| self.removed(*index));
        pairs.both.iter().for_each(|(old, new)| self.both(*old, *new));
        self.moved();
        let extension = self.extension();
        pairs.added.iter().for_each(|index| self.added(*index, extension));
    }

    fn removed(&mut self, index: usize) {
        let Some(field) = self.old.combinator.fields.get(index) else { return };
        let (rule, verdicts) = match self.old.masks.role(field) {
            Role::Mask => (Rule::MaskRemoved, verdicts(Breaking, Safe)),
            Role::KeptMask => (Rule::MaskRemoved, verdicts(Breaking, Breaking)),
            Role::Size => (Rule::FieldRemoved, verdicts(Breaking, Safe)),
            Role::Flag => (Rule::FlagRemoved, verdicts(Safe, Breaking)),
            Role::Optional => (Rule::OptionalFieldRemoved, verdicts(Breaking, Breaking)),
            Role::Required => (Rule::FieldRemoved, verdicts(Breaking, Breaking)),
        };
        let marks = (Some(self.old.line.field(index).whole), None);
        self.push(rule, format!("{} is gone", called(field)), verdicts, marks);
    }

    fn added(&mut self, index: usize, extension: Option<usize>) {
        let Some(field) = self.new.combinator.fields.get(index) else { return };
        let role = self.new.masks.role(field);
        let (rule, mut verdicts, mut why) = match role {
            _ if extension == Some(index) => {
                let source = match role {
                    Role::Mask => Safe,
                    Role::KeptMask => Risky,
                    Role::Size | Role::Flag | Role::Optional | Role::Required => Breaking,
                };
                let why = ": calls that end before it are read only where it is taken for 0";
                (Rule::MaskAdded, verdicts(Risky, source), why.to_owned())
            }
            Role::Mask => (Rule::MaskAdded, verdicts(Breaking, Safe), String::new()),
            Role::KeptMask => (Rule::MaskAdded, verdicts(Breaking, Risky), String::new()),
            Role::Size => (Rule::FieldAdded, verdicts(Breaking, Safe), String::new()),
            Role::Flag => (Rule::FlagAdded, verdicts(Safe, Risky), String::new()),
            Role::Optional => (Rule::OptionalFieldAdded, verdicts(Risky, Risky), String::new()),
            Role::Required => (Rule::FieldAdded, verdicts(Breaking, Breaking), " and mandatory".to_owned()),
        };
        // A flag takes no bytes, even if other fields share its bit.
        if let (Role::Optional, Some(conflict)) = (role, self.conflict(field)) {
            verdicts.wire = Breaking;
            why = conflict;
        }
        let marks = (None, Some(self.new.line.field(index).whole));
        self.push(rule, format!("{} is new{why}", called(field)), verdicts, marks);
    }

    /// The reason that the bit of a new field is taken.
    fn conflict(&self, field: &Field) -> Option<String> {
        let condition = field.condition?;
        let taken = self.taken.get(&Holder::Var(self.new_id, condition.mask)).copied().unwrap_or_default();
        if taken & bit(condition.bit) == 0 {
            return None;
        }
        let vars = &self.new.combinator.vars;
        let mask = vars.get(condition.mask.0 as usize).and_then(|var| var.name.as_deref()).unwrap_or("_");
        Some(format!(", but bit {} of `{mask}` has another meaning for old peers", condition.bit))
    }

    /// The new mask of a function, if that mask and fields under bits are all that is new, behind the old fields.
    fn extension(&self) -> Option<usize> {
        let behind = self.fields.both.iter().map(|(_, new)| *new).max();
        let fields = &self.new.combinator.fields;
        let mut added = self.fields.added.iter().filter_map(|index| Some((*index, fields.get(*index)?)));
        let (first, mask) = added.next()?;
        let FieldType::Nat(var) = mask.ty else { return None };
        let extends = self.new.combinator.kind == Kind::Function
            && self.fields.removed.is_empty()
            && behind.is_none_or(|behind| behind < first)
            && mask.condition.is_none()
            && self.new.masks.is_used(var)
            && added.all(|(_, field)| field.condition.is_some());
        extends.then_some(first)
    }

    fn both(&mut self, old_index: usize, new_index: usize) {
        let fields = (self.old.combinator.fields.get(old_index), self.new.combinator.fields.get(new_index));
        let (Some(old), Some(new)) = fields else { return };
        let (was, is) = (self.old.line.field(old_index), self.new.line.field(new_index));
        let name = called(new);
        let roles = (self.old.masks.role(old), self.new.masks.role(new));
        // A computed field had no name and no type in Rust.
        let source = if matches!(roles.0, Role::Mask | Role::Size) { Safe } else { Breaking };
        if old.name != new.name {
            let marks = (Some(was.name.clone()), Some(is.name.clone()));
            let message = format!("{} is now {name}", called(old));
            self.push(Rule::FieldRenamed, message, verdicts(Safe, source), marks);
        }
        if roles.0 != roles.1
            && [roles.0, roles.1].iter().any(|role| matches!(role, Role::Mask | Role::KeptMask | Role::Size))
        {
            let what = match roles.1 {
                Role::Mask | Role::Size => "is computed",
                Role::KeptMask => "is computed but for bits without a field",
                Role::Flag | Role::Optional | Role::Required => "is a field of the struct",
            };
            let marks = (Some(was.whole.clone()), Some(is.whole.clone()));
            // A newly kept mask is a field that need not be set.
            let source = if roles == (Role::Mask, Role::KeptMask) { Risky } else { Breaking };
            self.push(Rule::MaskUseChanged, format!("{name} {what} in Rust"), verdicts(Safe, source), marks);
        }
        self.condition((old, old_index), (new, new_index), source);
        let verdicts = self.meaning.field_types(&old.ty, &new.ty);
        if verdicts != Verdicts::default() {
            let (from, to) = (self.old.text(&was.ty), self.new.text(&is.ty));
            let message = if from == to {
                format!("{name} is `{to}` as before, which means something else now")
            } else {
                format!("{name} is `{to}`, it was `{from}`")
            };
            self.push(Rule::FieldTypeChanged, message, verdicts, (Some(was.ty), Some(is.ty)));
        }
    }

    /// Changes of a field's condition.
    fn condition(&mut self, (old, old_index): (&Field, usize), (new, new_index): (&Field, usize), source: Verdict) {
        let (was, is) = (self.old.line.field(old_index), self.new.line.field(new_index));
        let from = self.old.text(&was.condition).trim_end_matches('?');
        let to = self.new.text(&is.condition).trim_end_matches('?');
        let name = called(new);
        match (old.condition, new.condition) {
            (None, Some(_)) => {
                let message = format!("{name} is there only where `{to}` is set");
                let marks = (Some(was.ty), Some(is.condition));
                self.push(Rule::FieldBecameOptional, message, verdicts(Breaking, source), marks);
            }
            (Some(_), None) => {
                let message = format!("{name} is always there, it was only where `{from}` was set");
                let marks = (Some(was.condition), Some(is.ty));
                self.push(Rule::FieldBecameMandatory, message, verdicts(Breaking, source), marks);
            }
            (Some(before), Some(after))
                if before.bit != after.bit || self.meaning.var(before.mask) != Some(after.mask) =>
            {
                let message = format!("{name} is under `{to}`, it was under `{from}`");
                let marks = (Some(was.condition), Some(is.condition));
                self.push(Rule::FieldBitMoved, message, verdicts(Breaking, Safe), marks);
            }
            _ => {}
        }
    }

    /// Moved fields. The position of a field without bytes does not matter.
    fn moved(&mut self) {
        let pairs = self.fields;
        let role = |new: &usize| Some(self.new.masks.role(self.new.combinator.fields.get(*new)?));
        let on_wire: Vec<_> = pairs.both.iter().filter(|(_, new)| role(new) != Some(Role::Flag)).collect();
        let places: Vec<_> = on_wire.iter().map(|(_, new)| *new).collect();
        // `new` takes the mandatory fields in their order.
        let asked = places.iter().filter(|new| role(new) == Some(Role::Required));
        let source = if asked.is_sorted() { Safe } else { Breaking };
        for (old, new) in out_of_order(&places).into_iter().filter_map(|at| on_wire.get(at).copied()) {
            let Some(field) = self.new.combinator.fields.get(*new) else { continue };
            let marks = (Some(self.old.line.field(*old).whole), Some(self.new.line.field(*new).whole));
            let message = format!("{} has another position", called(field));
            self.push(Rule::FieldMoved, message, verdicts(Breaking, source), marks);
        }
    }
}

/// The name of a field, for a sentence.
fn called(field: &Field) -> String {
    match &field.name {
        Some(name) => format!("`{name}`"),
        None => "a field without a name".to_owned(),
    }
}
