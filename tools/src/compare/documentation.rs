//! Changes of documentation: descriptions, permitted callers and errors.

use std::collections::{BTreeMap, BTreeSet};

use super::fields::FieldPairs;
use super::nouns::{Change, Definition, Side, Subject, Verdict, Verdicts};
use super::rule::Rule;
use typewright_language::schema::{CallFacts, Combinator, CombinatorId, Docs, ErrorId, KnownError, Schema};

use Verdict::{Breaking, Risky, Safe};

const fn documented(docs: Verdict) -> Verdicts {
    Verdicts { wire: Safe, source: Safe, docs }
}

fn change(rule: Rule, message: impl Into<String>, verdicts: Verdicts) -> Change {
    Change { rule, message: message.into(), verdicts, old: None, new: None }
}

/// The change of a description; `of` is its subject in a sentence.
pub(super) fn description(old: &Docs, new: &Docs, of: &str) -> Option<Change> {
    said(&old.text, &new.text, of)
}

fn said(old: &str, new: &str, of: &str) -> Option<Change> {
    let (what, verdict) = match (old.is_empty(), new.is_empty()) {
        _ if old == new => return None,
        (true, _) => ("is described", Safe),
        (_, true) => ("is no longer described", Risky),
        _ => ("is described in other words", Risky),
    };
    Some(change(Rule::DescriptionChanged, format!("{of} {what}"), documented(verdict)))
}

/// The descriptions of a combinator and of its fields.
pub(super) fn descriptions(old: &Combinator, new: &Combinator, fields: &FieldPairs) -> Vec<Change> {
    let mut changes: Vec<_> = description(&old.docs, &new.docs, "it").into_iter().collect();
    for (was, is) in &fields.both {
        let (Some(before), Some(after)) = (old.fields.get(*was), new.fields.get(*is)) else { continue };
        let name = after.name.as_deref().unwrap_or("_");
        if let Some(change) = description(&before.docs, &after.docs, &format!("`{name}`")) {
            let places = (old.declaration.field(*was).name, new.declaration.field(*is).name);
            changes.push(Change { old: Some(places.0), new: Some(places.1), ..change });
        }
    }
    changes
}

/// Facts about a schema's functions.
pub(super) struct Known<'a> {
    schema: &'a Schema,
    /// The errors that any function may raise.
    common: BTreeMap<&'a str, &'a KnownError>,
}

impl<'a> Known<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        Self { schema, common: by_name(schema, &schema.documentation.common) }
    }

    fn call(&self, id: CombinatorId) -> &'a CallFacts {
        self.schema.documentation.calls.get(id).unwrap_or(&UNKNOWN)
    }
}

/// The facts about a function that nothing documents.
static UNKNOWN: CallFacts = CallFacts { users: None, bots: None, business: None, unauthed: None, errors: None };

/// Changes of a function's callers and of its own errors.
pub(super) fn call(
    (old, old_id): (&Known<'_>, CombinatorId),
    (new, new_id): (&Known<'_>, CombinatorId),
) -> Vec<Change> {
    let (before, after) = (old.call(old_id), new.call(new_id));
    let mut changes = availability(before, after);
    let (was, is) = (by_name(old.schema, before.own_errors()), by_name(new.schema, after.own_errors()));
    for (name, error) in &was {
        match is.get(name) {
            Some(now) => changes.extend(codes(error, now)),
            None if new.common.contains_key(name) => {
                changes.push(gone(format!("any function may raise `{}`, not it alone", shown(name))))
            }
            None => changes.push(gone(format!("it no longer raises `{}`", shown(name)))),
        }
    }
    // Without errors of its own a function has no enum of its own.
    let whole = was.is_empty() || is.is_empty();
    let more = is.keys().filter(|name| !was.contains_key(*name));
    changes.extend(more.map(|name| added(format!("it raises `{}`", shown(name)), whole)));
    changes
}

fn availability(old: &CallFacts, new: &CallFacts) -> Vec<Change> {
    let all = [
        ("users can call it", old.users, new.users),
        ("bots can call it", old.bots, new.bots),
        ("bots can call it over a business connection", old.business, new.business),
        ("it can be called before logging in", old.unauthed, new.unauthed),
    ];
    let changed = all.into_iter().filter(|(_, old, new)| old != new);
    let said = |known: Option<bool>| match known {
        Some(true) => "yes",
        Some(false) => "no",
        None => "unknown",
    };
    let changes = changed.map(|(question, old, new)| {
        let verdict = match (old, new) {
            (Some(true), Some(false)) => Breaking,
            (Some(_), None) => Risky,
            _ => Safe,
        };
        let message = format!("{question}: {}, it was {}", said(new), said(old));
        change(Rule::AvailabilityChanged, message, documented(verdict))
    });
    changes.collect()
}

fn added(message: String, whole: bool) -> Change {
    let source = if whole { Breaking } else { Risky };
    change(Rule::ErrorAdded, message, Verdicts { wire: Safe, source, docs: Risky })
}

fn gone(message: String) -> Change {
    change(Rule::ErrorRemoved, message, Verdicts { wire: Safe, source: Breaking, docs: Risky })
}

/// The change of an error's codes. A variant has a field for the code if there are several.
fn codes(old: &KnownError, new: &KnownError) -> Option<Change> {
    if old.codes == new.codes {
        return None;
    }
    let list = |codes: &[i32]| codes.iter().map(i32::to_string).collect::<Vec<_>>().join(", ");
    let message = format!("`{}` has the code {}, it had {}", shown(&new.name), list(&new.codes), list(&old.codes));
    let source = if (old.codes.len() > 1) == (new.codes.len() > 1) { Safe } else { Breaking };
    Some(change(Rule::ErrorChanged, message, Verdicts { wire: Safe, source, docs: Breaking }))
}

fn by_name<'a>(schema: &'a Schema, ids: &[ErrorId]) -> BTreeMap<&'a str, &'a KnownError> {
    let errors = ids.iter().filter_map(|id| schema.documentation.error(*id));
    errors.map(|error| (error.name.as_str(), error)).collect()
}

/// The name of an error on one line and in back quotes, whatever a database calls it.
fn shown(name: &str) -> String {
    let safe = |c: char| if c.is_control() || c == '`' { char::REPLACEMENT_CHARACTER } else { c };
    name.chars().map(safe).collect()
}

/// The changed errors: their meanings, and whether any function may raise them.
pub(super) fn errors(old: &Schema, new: &Schema) -> Vec<Definition> {
    let all = |schema: &Schema| (0..).map(ErrorId).take(schema.documentation.errors.len()).collect::<Vec<_>>();
    let (was, is) = (by_name(old, &all(old)), by_name(new, &all(new)));
    let (was_common, is_common) = (Known::new(old).common, Known::new(new).common);
    let whole = was_common.is_empty() || is_common.is_empty();
    let names: BTreeSet<&str> = was.keys().chain(is.keys()).copied().collect();
    let changed = |name: &str| {
        let mut changes = Vec::new();
        match (was_common.get(name), is_common.get(name)) {
            (None, Some(_)) => changes.push(added("any function may raise it".to_owned(), whole)),
            (Some(_), None) => changes.push(gone("it is no longer one that any function may raise".to_owned())),
            (Some(was), Some(is)) => changes.extend(codes(was, is)),
            (None, None) => {}
        }
        if let (Some(was), Some(is)) = (was.get(name), is.get(name)) {
            changes.extend(said(&was.description, &is.description, "it"));
            if was.meaning != is.meaning {
                let verdicts = Verdicts { wire: Safe, source: Breaking, docs: Breaking };
                changes.push(change(Rule::ErrorChanged, "its number counts something else", verdicts));
            }
        }
        (!changes.is_empty()).then(|| definition(name, was.get(name), is.get(name), changes))
    };
    names.into_iter().filter_map(changed).collect()
}

fn definition(name: &str, old: Option<&&KnownError>, new: Option<&&KnownError>, changes: Vec<Change>) -> Definition {
    let side = |error: &&KnownError| Side { text: shown(&error.name), id: None, span: error.source };
    Definition { subject: Subject::Error, name: shown(name), old: old.map(side), new: new.map(side), changes }
}
