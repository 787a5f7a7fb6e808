//! Changes between the two declarations of one constructor or function: all but its fields.

use std::ops::Range;

use super::exprs::Meaning;
use super::fields::FieldPairs;
use super::masks::Bits;
use super::nouns::{Change, Verdict, Verdicts, verdicts};
use super::rule::Rule;
use typewright_language::schema::{Combinator, CombinatorId, Declaration, Kind, Masks, Rules, VarOrigin};
use typewright_language::syntax::ast::ParamKind;

use Verdict::{Breaking, Risky, Safe};

/// One of the two versions of a definition.
pub(super) struct Version<'a> {
    pub(super) combinator: &'a Combinator,
    pub(super) line: &'a Declaration,
    pub(super) masks: Masks,
}

/// Two declarations of one thing, and what was found so far.
pub(super) struct Judge<'a> {
    pub(super) old: Version<'a>,
    pub(super) new: Version<'a>,
    pub(super) new_id: CombinatorId,
    pub(super) fields: &'a FieldPairs,
    pub(super) meaning: Meaning<'a>,
    /// The bits of the new masks that have a meaning for old peers.
    pub(super) taken: &'a Bits,
    pub(super) changes: Vec<Change>,
}

/// The place of a change: in the old line, in the new one.
pub(super) type Marks = (Option<Range<usize>>, Option<Range<usize>>);

impl<'a> Version<'a> {
    pub(super) fn new(combinator: &'a Combinator) -> Self {
        let masks = Masks::of_combinator(combinator, &Rules::default());
        Self { combinator, line: &combinator.declaration, masks }
    }

    /// A part of the line.
    pub(super) fn text(&self, part: &Range<usize>) -> &'a str {
        self.line.part(part)
    }

    /// The kinds of the parameters.
    fn params(&self) -> Vec<ParamKind> {
        let params = self.combinator.vars.iter().filter(|var| matches!(var.origin, VarOrigin::Param(_)));
        params.map(|var| var.kind).collect()
    }
}

impl Judge<'_> {
    /// All changes: those of the declaration as a whole, then those of fields.
    pub(super) fn changes(mut self) -> Vec<Change> {
        self.annotations();
        self.name();
        self.id();
        self.params();
        self.result();
        self.unit();
        self.fields();
        self.changes
    }

    pub(super) fn push(&mut self, rule: Rule, message: impl Into<String>, verdicts: Verdicts, (old, new): Marks) {
        self.changes.push(Change { rule, message: message.into(), verdicts, old, new });
    }

    fn annotations(&mut self) {
        let list = |names: &[String]| names.iter().map(|name| format!("@{name}")).collect::<Vec<_>>().join(" ");
        let (old, new) = (list(&self.old.combinator.annotations), list(&self.new.combinator.annotations));
        if old == new {
            return;
        }
        let message = match (old.is_empty(), new.is_empty()) {
            (true, _) => format!("`{new}` is new"),
            (_, true) => format!("`{old}` is gone"),
            _ => format!("it is `{new}`, it was `{old}`"),
        };
        self.push(Rule::AnnotationsChanged, message, Verdicts::default(), (None, None));
    }

    fn name(&mut self) {
        let (old, new) = (self.old.combinator, self.new.combinator);
        if old.name == new.name {
            return;
        }
        let rule = if new.kind == Kind::Function { Rule::FunctionRenamed } else { Rule::ConstructorRenamed };
        let marks = (Some(self.old.line.name.clone()), Some(self.new.line.name.clone()));
        self.push(rule, format!("`{}` is now `{}`", old.name, new.name), verdicts(Safe, Breaking), marks);
    }

    fn id(&mut self) {
        let (old, new) = (self.old.combinator.id, self.new.combinator.id);
        if old == new {
            return;
        }
        let marks = (Some(self.old.line.id.clone()), Some(self.new.line.id.clone()));
        let message = format!("the id is `{new:08x}`, it was `{old:08x}`");
        self.push(Rule::IdChanged, message, verdicts(Breaking, Safe), marks);
    }

    /// A `#` behind the other parameters is 0 wherever nothing else is given, and no part of the type in Rust.
    fn params(&mut self) {
        let (old, new) = (self.old.params(), self.new.params());
        if old == new {
            return;
        }
        let added = new.strip_prefix(old.as_slice());
        let (message, verdicts) = if added.is_some_and(|added| !added.contains(&ParamKind::Type)) {
            ("it has more parameters", verdicts(Safe, Risky))
        } else {
            ("its parameters are others", verdicts(Breaking, Breaking))
        };
        let marks = (Some(self.old.line.params.clone()), Some(self.new.line.params.clone()));
        self.push(Rule::ParametersChanged, message, verdicts, marks);
    }

    fn result(&mut self) {
        let verdicts = self.meaning.types(&self.old.combinator.result, &self.new.combinator.result);
        if verdicts == Verdicts::default() {
            return;
        }
        let (was, is) = (self.old.line.result.clone(), self.new.line.result.clone());
        let (from, to) = (self.old.text(&was), self.new.text(&is));
        let message = match self.new.combinator.kind {
            _ if from == to => format!("`{to}` means something else now"),
            Kind::Function => format!("it returns `{to}`, it returned `{from}`"),
            Kind::Constructor(_) => format!("it is of type `{to}`, it was of type `{from}`"),
        };
        self.push(Rule::ResultChanged, message, verdicts, (Some(was), Some(is)));
    }

    /// A unit struct or variant that gets fields, or loses all of them.
    fn unit(&mut self) {
        let (rule, message) = match (self.old.combinator.fields.is_empty(), self.new.combinator.fields.is_empty()) {
            (true, false) => (Rule::FirstFieldAdded, "a unit in Rust gets fields"),
            (false, true) => (Rule::LastFieldRemoved, "it has no fields left, and is a unit in Rust"),
            _ => return,
        };
        self.push(rule, message, verdicts(Safe, Breaking), (None, None));
    }
}
