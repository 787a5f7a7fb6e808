//! Changes of types: new and removed ones, and whether each is a struct or an enum.

use super::documentation::description;
use super::nouns::{Change, Definition, Side, Subject, Verdict, Verdicts, verdicts};
use super::pairs::{Pairs, types};
use super::rule::Rule;
use super::rust_names::RustNames;
use typewright_language::schema::{Schema, Type};

use Verdict::{Breaking, Safe};

/// The changed types.
pub(super) fn compare(old: &Schema, new: &Schema, pairs: &Pairs) -> Vec<Definition> {
    let names = (RustNames::new(old), RustNames::new(new));
    let gone = types(old).filter(|(id, _)| pairs.new_type(*id).is_none());
    let gone = gone.map(|(_, ty)| {
        // Its constructors are gone as well, and have the verdict on the wire.
        let verdicts = verdicts(Safe, Breaking);
        definition(Some(ty), None, vec![change(Rule::TypeRemoved, "it is gone".to_owned(), verdicts)])
    });
    let there = types(new).filter_map(|(id, ty)| {
        let before = pairs.old_type(id).and_then(|id| Some((id, old.ty(id)?)));
        let mut changes = match before {
            None => vec![change(Rule::TypeAdded, "it is new".to_owned(), Verdicts::default())],
            Some((_, before)) => changes(old, before, new, ty),
        };
        if let Some((old_id, _)) = before.filter(|(_, before)| before.name == ty.name) {
            changes.extend(names.0.ty(old_id, (&names.1, id)));
        }
        let before = before.map(|(_, before)| before);
        (!changes.is_empty()).then(|| definition(before, Some(ty), changes))
    });
    gone.chain(there).collect()
}

fn changes(old: &Schema, before: &Type, new: &Schema, ty: &Type) -> Vec<Change> {
    let mut changes = Vec::new();
    let breaks_source = verdicts(Safe, Breaking);
    if before.name != ty.name {
        let message = format!("`{}` is now `{}`", before.name, ty.name);
        changes.push(change(Rule::TypeRenamed, message, breaks_source));
    }
    let (count, single) = (ty.constructors.len(), before.constructors.len() == 1);
    if single && count != 1 {
        let message = format!("the struct of {} becomes an enum: it has {count} constructors", only(old, before));
        changes.push(change(Rule::TypeGrew, message, breaks_source));
    } else if !single && count == 1 {
        let message = format!("the enum becomes the struct of {}, its only constructor", only(new, ty));
        changes.push(change(Rule::TypeShrank, message, breaks_source));
    }
    changes.extend(description(&before.docs, &ty.docs, "it"));
    changes
}

/// The name of the first constructor.
fn only(schema: &Schema, ty: &Type) -> String {
    let first = ty.constructors.first().and_then(|id| schema.combinator(*id));
    first.map_or_else(String::new, |constructor| format!("`{}`", constructor.name))
}

fn change(rule: Rule, message: String, verdicts: Verdicts) -> Change {
    Change { rule, message, verdicts, old: None, new: None }
}

fn definition(old: Option<&Type>, new: Option<&Type>, changes: Vec<Change>) -> Definition {
    let side = |ty: &Type| Side { text: ty.name.clone(), id: None, span: ty.span };
    let name = new.or(old).map(|ty| ty.name.clone()).unwrap_or_default();
    Definition { subject: Subject::Type, name, old: old.map(side), new: new.map(side), changes }
}
