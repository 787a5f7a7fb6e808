//! Changes of constructors and functions.

use std::collections::BTreeMap;

use super::documentation::{self, Known};
use super::exprs::Meaning;
use super::fields::{FieldPairs, Vars};
use super::judge::{Judge, Version};
use super::masks::{self, Bits};
use super::nouns::{Change, Definition, Side, Subject, Verdict, Verdicts, verdicts};
use super::pairs::{Pairs, combinators};
use super::rule::Rule;
use super::rust_names::{self, RustNames};
use typewright_language::schema::{Combinator, CombinatorId, Kind, Schema};

use Verdict::{Breaking, Risky, Safe};

/// The changed constructors, then the changed functions.
pub(super) fn compare(old: &Schema, new: &Schema, pairs: &Pairs) -> Vec<Definition> {
    let work = Work::new(old, new, pairs);
    let mut definitions = work.all(Subject::Constructor);
    definitions.extend(work.all(Subject::Function));
    definitions
}

/// Two schemas, and the facts that a judgment of a pair needs.
struct Work<'a> {
    old: &'a Schema,
    new: &'a Schema,
    pairs: &'a Pairs,
    /// By the old combinator.
    fields: BTreeMap<CombinatorId, FieldPairs>,
    /// By the old combinator.
    vars: BTreeMap<CombinatorId, Vars>,
    taken: Bits,
    /// Facts about the functions of both.
    known: (Known<'a>, Known<'a>),
    names: (RustNames, RustNames),
}

impl<'a> Work<'a> {
    fn new(old: &'a Schema, new: &'a Schema, pairs: &'a Pairs) -> Self {
        let (mut fields, mut vars) = (BTreeMap::new(), BTreeMap::new());
        for (id, combinator) in combinators(old) {
            if let Some(partner) = pairs.new_of(id).and_then(|id| new.combinator(id)) {
                let pairs = FieldPairs::pair(combinator, partner);
                vars.insert(id, Vars::pair(combinator, partner, &pairs));
                fields.insert(id, pairs);
            }
        }
        let taken = masks::taken(old, new, pairs, &vars);
        Self {
            old,
            new,
            pairs,
            fields,
            vars,
            taken,
            known: (Known::new(old), Known::new(new)),
            names: (RustNames::new(old), RustNames::new(new)),
        }
    }

    fn all(&self, subject: Subject) -> Vec<Definition> {
        let gone = combinators(self.old).filter(|(id, _)| self.pairs.new_of(*id).is_none()).map(|(_, gone)| gone);
        let gone = gone.filter(|combinator| subject_of(combinator) == subject).map(removed);
        let there = combinators(self.new).filter(|(_, combinator)| subject_of(combinator) == subject);
        gone.chain(there.filter_map(|(id, combinator)| self.there(id, combinator))).collect()
    }

    /// The definition of a new or changed combinator of the new schema.
    fn there(&self, id: CombinatorId, new: &Combinator) -> Option<Definition> {
        let Some(old_id) = self.pairs.old_of(id) else { return Some(self.added(new)) };
        let old = self.old.combinator(old_id)?;
        let fields = self.fields.get(&old_id)?;
        let meaning = Meaning { pairs: self.pairs, vars: self.vars.get(&old_id)? };
        let mut changes = Vec::new();
        if old.declaration.text != new.declaration.text || old.id != new.id || !meaning.is_same(old, new) {
            let judge = Judge {
                old: Version::new(old),
                new: Version::new(new),
                new_id: id,
                fields,
                meaning,
                taken: &self.taken,
                changes,
            };
            changes = judge.changes();
        }
        if old.name == new.name {
            changes.extend(self.names.0.combinator(old_id, (&self.names.1, id)));
        }
        changes.extend(rust_names::fields(old, new, fields));
        changes.extend(documentation::descriptions(old, new, fields));
        changes.extend(documentation::call((&self.known.0, old_id), (&self.known.1, id)));
        (!changes.is_empty()).then(|| definition(Some(old), Some(new), changes))
    }

    fn added(&self, new: &Combinator) -> Definition {
        let of_old_type = match new.kind {
            Kind::Constructor(ty) => self.pairs.old_type(ty).and(self.new.ty(ty)),
            Kind::Function => None,
        };
        let (message, verdict) = match of_old_type {
            Some(ty) => (format!("`{}` has one more constructor", ty.name), Risky),
            None => ("it is new".to_owned(), Safe),
        };
        let rule = if new.kind == Kind::Function { Rule::FunctionAdded } else { Rule::ConstructorAdded };
        definition(None, Some(new), vec![whole(rule, message, verdicts(verdict, verdict))])
    }
}

fn removed(old: &Combinator) -> Definition {
    let rule = if old.kind == Kind::Function { Rule::FunctionRemoved } else { Rule::ConstructorRemoved };
    let verdicts = verdicts(Breaking, Breaking);
    definition(Some(old), None, vec![whole(rule, "it is gone".to_owned(), verdicts)])
}

/// A change of all of a definition.
fn whole(rule: Rule, message: String, verdicts: Verdicts) -> Change {
    Change { rule, message, verdicts, old: None, new: None }
}

fn subject_of(combinator: &Combinator) -> Subject {
    if combinator.kind == Kind::Function { Subject::Function } else { Subject::Constructor }
}

fn definition(old: Option<&Combinator>, new: Option<&Combinator>, changes: Vec<Change>) -> Definition {
    let side = |combinator: &Combinator| Side {
        text: combinator.declaration.text.clone(),
        id: Some(combinator.id),
        span: combinator.span,
    };
    let subject = new.or(old).map_or(Subject::Constructor, subject_of);
    let name = new.or(old).map(|combinator| combinator.name.clone()).unwrap_or_default();
    Definition { subject, name, old: old.map(side), new: new.map(side), changes }
}
