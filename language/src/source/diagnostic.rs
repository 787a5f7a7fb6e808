//! Errors, warnings and notes about a source.

use std::collections::BTreeMap;

use super::{Level, Lint, Span};

/// A place in a source and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// Its text; may be empty.
    pub text: String,
}

/// A fix that can be applied: one of the helps of a [`Diagnostic`], and the edit that it describes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// The fix, as an imperative.
    pub help: String,
    /// The place that changes.
    pub span: Span,
    /// The text that it gets.
    pub text: String,
}

/// One finding: a sentence, its place, further places, and the fix.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a diagnostic is shown only after it is pushed"]
pub struct Diagnostic {
    /// Its severity.
    pub level: Level,
    /// The lint; none for an error of the language.
    pub lint: Option<Lint>,
    /// The sentence, without a final period, lower case at the start.
    pub message: String,
    /// The place that is wrong.
    pub primary: Label,
    /// Other places that matter: "first declared here".
    pub secondary: Vec<Label>,
    /// The fix, as an imperative.
    pub help: Vec<String>,
    /// Those of the fixes that can be applied.
    pub fixes: Vec<Fix>,
    /// Further remarks.
    pub notes: Vec<String>,
}

impl Diagnostic {
    fn new(level: Level, lint: Option<Lint>, span: Span, message: impl Into<String>) -> Self {
        let primary = Label { span, text: String::new() };
        let (secondary, help, fixes, notes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Self { level, lint, message: message.into(), primary, secondary, help, fixes, notes }
    }

    /// An error at `span`.
    pub fn error(span: Span, message: impl Into<String>) -> Self {
        Self::new(Level::Error, None, span, message)
    }

    /// The finding of a lint at `span`, at the lint's default level.
    pub fn lint(lint: Lint, span: Span, message: impl Into<String>) -> Self {
        Self::new(lint.level().unwrap_or(Level::Note), Some(lint), span, message)
    }

    /// Puts a text beside the primary place.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.primary.text = text.into();
        self
    }

    /// Adds a second place.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.secondary.push(Label { span, text: text.into() });
        self
    }

    /// Adds a fix, as an imperative.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// Adds a fix, as an imperative, that writes `text` at `span`.
    pub fn fix(mut self, help: impl Into<String>, span: Span, text: impl Into<String>) -> Self {
        let (help, text) = (help.into(), text.into());
        self.fixes.push(Fix { help: help.clone(), span, text });
        self.help(help)
    }

    /// Adds the fix that writes `text` at the primary place, as a question.
    pub fn did_you_mean(self, text: impl Into<String>) -> Self {
        let (span, text) = (self.primary.span, text.into());
        self.fix(format!("did you mean `{text}`?"), span, text)
    }

    /// Adds the fix that writes `text` at the primary place.
    pub fn write(self, text: impl Into<String>) -> Self {
        let (span, text) = (self.primary.span, text.into());
        self.fix(format!("write `{text}`"), span, text)
    }

    /// Adds a fix that removes the primary place.
    pub fn remove(self, help: impl Into<String>) -> Self {
        let span = self.primary.span;
        self.fix(help, span, "")
    }

    /// [`help`](Self::help), where none has been given yet.
    pub fn or_help(self, text: impl Into<String>) -> Self {
        if self.help.is_empty() { self.help(text) } else { self }
    }

    /// Adds a remark.
    pub fn remark(mut self, text: impl Into<String>) -> Self {
        self.notes.push(text.into());
        self
    }
}

/// The findings of a run.
///
/// A run keeps at most [`MAX_OF_A_KIND`](Self::MAX_OF_A_KIND) of each lint, and as many errors, and counts the others.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// The numbers of findings of each kind, kept and left out.
    kinds: BTreeMap<Kind, Counts>,
}

/// A lint and the level that its findings were pushed with.
type Kind = (Option<Lint>, Level);

#[derive(Clone, Copy, Debug, Default)]
struct Counts {
    kept: usize,
    left_out: usize,
}

impl Diagnostics {
    /// The limit of kept findings of each lint, and of errors. Published schemas have some hundreds.
    pub const MAX_OF_A_KIND: usize = 10_000;

    /// An empty list.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let counts = self.kinds.entry((diagnostic.lint, diagnostic.level)).or_default();
        if counts.kept == Self::MAX_OF_A_KIND {
            counts.left_out += 1;
        } else {
            counts.kept += 1;
            self.list.push(diagnostic);
        }
    }

    /// Adds the findings of another run.
    pub fn append(&mut self, other: Self) {
        for (kind, counts) in other.kinds {
            self.kinds.entry(kind).or_default().left_out += counts.left_out;
        }
        other.list.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Keeps the findings for which `keep` returns `true`.
    pub fn retain(&mut self, mut keep: impl FnMut(&Diagnostic) -> bool) {
        self.list.retain(|diagnostic| keep(diagnostic));
    }

    /// Gives the findings of each lint its level, and drops those of a lint without one.
    pub fn set_levels(&mut self, level: impl Fn(Lint) -> Option<Level>) {
        let level_of = |lint: Option<Lint>, old| lint.map_or(Some(old), &level);
        self.list.retain_mut(|diagnostic| {
            level_of(diagnostic.lint, diagnostic.level).map(|level| diagnostic.level = level).is_some()
        });
        for ((lint, old), counts) in std::mem::take(&mut self.kinds) {
            if let Some(level) = level_of(lint, old) {
                let sum = self.kinds.entry((lint, level)).or_default();
                *sum = Counts { kept: sum.kept + counts.kept, left_out: sum.left_out + counts.left_out };
            }
        }
    }

    /// Adds a finding for each kind with omissions, with their number.
    pub fn count_left_out(&mut self) {
        for ((lint, level), counts) in &mut self.kinds {
            let left_out = std::mem::take(&mut counts.left_out);
            if left_out > 0 {
                let message = format!("{left_out} more of this kind are not listed");
                let summary = Diagnostic::new(*level, *lint, Span::NOWHERE, message);
                self.list.push(summary.remark(format!("at most {} are", Self::MAX_OF_A_KIND)));
            }
        }
    }

    /// Returns whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// The number of listed findings of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.level == level).count()
    }

    /// All listed findings, in the order of their files and places.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.list.iter().collect();
        sorted.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.level));
        sorted
    }
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Diagnostics, Level, Lint, Span};

    fn run(errors: usize, notes: usize) -> Diagnostics {
        let mut run = Diagnostics::new();
        (0..errors).for_each(|_| run.push(Diagnostic::error(Span::default(), "wrong")));
        (0..notes).for_each(|_| run.push(Diagnostic::lint(Lint::BitShared, Span::default(), "shared")));
        run
    }

    #[test]
    fn the_findings_of_a_run_are_bounded_and_the_rest_is_counted() {
        let most = Diagnostics::MAX_OF_A_KIND;
        for (times, more) in [(1, None), (4, Some(3 * most)), (16, Some(15 * most))] {
            let mut run = run(times * most, 1);
            run.count_left_out();
            assert_eq!((run.count(Level::Error), run.count(Level::Note)), (most + usize::from(more.is_some()), 1));
            let last = run.sorted().last().map(|last| last.message.clone());
            let expected = more.map_or("wrong".to_owned(), |more| format!("{more} more of this kind are not listed"));
            assert!(last == Some(expected) || times == 1, "{last:?}");
        }
    }

    #[test]
    fn omitted_findings_have_the_level_of_their_lint() {
        let mut both = run(1, 0);
        both.append(run(0, Diagnostics::MAX_OF_A_KIND + 7));
        both.append(run(0, 3));
        both.set_levels(|_| Some(Level::Warning));
        let mut silenced = both.clone();
        both.count_left_out();
        assert_eq!(both.count(Level::Warning), Diagnostics::MAX_OF_A_KIND + 1);
        assert_eq!(both.sorted().last().map(|last| last.message.as_str()), Some("10 more of this kind are not listed"));
        silenced.set_levels(|_| None);
        silenced.count_left_out();
        assert_eq!(silenced.sorted().len(), 1);
    }
}
