//! Errors, warnings and notes about a source.

use super::{Level, Lint, Span};

/// A place in a source and its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// Its text; may be empty.
    pub text: String,
}

/// One finding: a sentence, its place, further places, and the fix.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a diagnostic is shown only after it is pushed"]
pub struct Diagnostic {
    /// How much it matters.
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
    /// Further remarks.
    pub notes: Vec<String>,
}

impl Diagnostic {
    fn new(level: Level, lint: Option<Lint>, span: Span, message: impl Into<String>) -> Self {
        let primary = Label { span, text: String::new() };
        let (secondary, help, notes) = (Vec::new(), Vec::new(), Vec::new());
        Self { level, lint, message: message.into(), primary, secondary, help, notes }
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
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds those of another run.
    pub fn append(&mut self, mut other: Self) {
        self.list.append(&mut other.list);
    }

    /// Keeps those for which `keep` is true, which may change them as well.
    pub fn retain(&mut self, keep: impl FnMut(&mut Diagnostic) -> bool) {
        self.list.retain_mut(keep);
    }

    /// Whether any of them is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// How many there are of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> usize {
        self.list.iter().filter(|diagnostic| diagnostic.level == level).count()
    }

    /// All of them, in the order of their files and places.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<_> = self.list.iter().collect();
        sorted.sort_by_key(|diagnostic| (diagnostic.primary.span, diagnostic.level));
        sorted
    }
}
