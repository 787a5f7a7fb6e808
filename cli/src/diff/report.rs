//! The report that every format shows.

use std::fmt;

use typewright_language::schema::Kind;
use typewright_tools::compare::{Change, Comparison, Definition, Side, Subject, Verdict, Verdicts};

use super::input::Input;
use super::policy::Policy;
use crate::severity::Severity;

/// Two schemas and the changes between them.
pub(super) struct Report<'a> {
    pub(super) old: About<'a>,
    pub(super) new: About<'a>,
    pub(super) entries: Vec<Entry<'a>>,
}

/// A schema.
pub(super) struct About<'a> {
    pub(super) name: &'a str,
    pub(super) layer: Option<u32>,
    pub(super) types: usize,
    pub(super) constructors: usize,
    pub(super) functions: usize,
}

/// A definition that changed.
pub(super) struct Entry<'a> {
    pub(super) definition: &'a Definition,
    /// The changes to show.
    pub(super) changes: Vec<(Severity, &'a Change)>,
    pub(super) old: Option<Place<'a>>,
    pub(super) new: Option<Place<'a>>,
}

/// The place of a definition.
pub(super) struct Place<'a> {
    pub(super) file: &'a str,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, column } = self;
        write!(f, "{file}:{line}:{column}")
    }
}

/// The fate of a definition as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Removed,
    Changed,
    Added,
}

/// The number of definitions of a kind by fate.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub(super) added: usize,
    pub(super) removed: usize,
    pub(super) changed: usize,
    /// The changed ones that keep their id.
    pub(super) under_the_same_id: usize,
    /// The ones that changed in documentation alone.
    pub(super) in_documentation: usize,
}

impl<'a> Report<'a> {
    pub(super) fn new(comparison: &'a Comparison, old: &'a Input, new: &'a Input, policy: &Policy) -> Self {
        let entry = |definition: &'a Definition| {
            let changes = definition.changes.iter().map(|change| (policy.severity(change), change));
            let changes: Vec<_> = changes.filter(|(severity, _)| *severity != Severity::Off).collect();
            (!changes.is_empty()).then(|| Entry {
                definition,
                changes,
                old: definition.old.as_ref().and_then(|side| place(old, side)),
                new: definition.new.as_ref().and_then(|side| place(new, side)),
            })
        };
        let entries = comparison.definitions.iter().filter_map(entry).collect();
        Self { old: About::new(old), new: About::new(new), entries }
    }

    /// The entries of a kind.
    pub(super) fn of_subject(&self, subject: Subject) -> impl Iterator<Item = &Entry<'a>> {
        self.entries.iter().filter(move |entry| entry.definition.subject == subject)
    }

    pub(super) fn counts(&self, subject: Subject) -> Counts {
        let mut counts = Counts::default();
        for entry in self.of_subject(subject) {
            match entry.fate() {
                Fate::Added => counts.added += 1,
                Fate::Removed => counts.removed += 1,
                Fate::Changed if entry.changes.iter().all(|(_, change)| change.rule.is_documentation()) => {
                    counts.in_documentation += 1;
                }
                Fate::Changed => {
                    counts.changed += 1;
                    counts.under_the_same_id += usize::from(entry.keeps_its_id());
                }
            }
        }
        counts
    }

    /// The kinds of definitions with their plurals; errors only if one changed.
    pub(super) fn subjects(&self) -> impl Iterator<Item = (Subject, &'static str)> {
        let errors = self.of_subject(Subject::Error).next().map(|_| (Subject::Error, "errors"));
        let rest = [(Subject::Type, "types"), (Subject::Constructor, "constructors"), (Subject::Function, "functions")];
        rest.into_iter().chain(errors)
    }

    /// The number of changes of a severity.
    pub(super) fn count(&self, wanted: Severity) -> usize {
        let changes = self.entries.iter().flat_map(|entry| &entry.changes);
        changes.filter(|(severity, _)| *severity == wanted).count()
    }

    /// The number of definitions whose worst verdict is this one, on each axis.
    pub(super) fn judged(&self, verdict: Verdict) -> String {
        let judged = |on: fn(Verdicts) -> Verdict| {
            let worst = |entry: &Entry<'_>| entry.changes.iter().map(|(_, change)| on(change.verdicts)).max();
            self.entries.iter().filter(|entry| worst(entry) == Some(verdict)).count()
        };
        let [wire, source, docs] = [judged(|it| it.wire), judged(|it| it.source), judged(|it| it.docs)];
        let docs = if docs > 0 { format!(", {docs} in docs") } else { String::new() };
        format!("{wire} on the wire, {source} in source{docs}")
    }
}

impl<'a> About<'a> {
    fn new(input: &'a Input) -> Self {
        let schema = &input.schema.value;
        let functions = schema.combinators.iter().filter(|combinator| combinator.kind == Kind::Function).count();
        Self {
            name: &input.name,
            layer: schema.layer,
            types: schema.types.len(),
            constructors: schema.combinators.len() - functions,
            functions,
        }
    }
}

impl Entry<'_> {
    pub(super) fn fate(&self) -> Fate {
        match (&self.definition.old, &self.definition.new) {
            (None, _) => Fate::Added,
            (_, None) => Fate::Removed,
            _ => Fate::Changed,
        }
    }

    /// Returns whether there are two declarations to show, which differ.
    pub(super) fn has_lines(&self) -> bool {
        let Definition { subject, old, new, .. } = self.definition;
        matches!(subject, Subject::Constructor | Subject::Function)
            && old.as_ref().map(|side| &side.text) != new.as_ref().map(|side| &side.text)
    }

    /// Returns whether it has an id, and had the same one before.
    fn keeps_its_id(&self) -> bool {
        let id = |side: &Option<Side>| side.as_ref().and_then(|side| side.id);
        id(&self.definition.old).is_some_and(|old| id(&self.definition.new) == Some(old))
    }
}

fn place<'a>(input: &'a Input, side: &Side) -> Option<Place<'a>> {
    let file = input.schema.sources().get(side.span.file)?;
    let at = file.line_column(side.span.start);
    Some(Place { file: file.name(), line: at.line, column: at.column })
}

/// The verdicts of a change, for the end of a line: `wire: breaking, source: risky`; none if it is safe.
pub(super) fn consequences(change: &Change) -> Option<String> {
    let Verdicts { wire, source, docs } = change.verdicts;
    let on = [("wire", wire), ("source", source), ("docs", docs)];
    let noticed = on.into_iter().filter(|(_, verdict)| *verdict != Verdict::Safe);
    let noticed: Vec<_> = noticed.map(|(axis, verdict)| format!("{axis}: {}", name(verdict))).collect();
    (!noticed.is_empty()).then(|| noticed.join(", "))
}

/// The name of a verdict.
pub(super) fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Safe => "safe",
        Verdict::Risky => "risky",
        Verdict::Breaking => "breaking",
    }
}
