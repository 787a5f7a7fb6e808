//! Rules: choices by name.

use super::{Combinator, Field};

/// Choices, each for the names that its pattern matches: a name of the schema (`phone.requestCall`), a field
/// (`upload.file.bytes`), a field of whatever has it (`*.bytes`), a namespace (`phone.*`), or `*` for all.
#[derive(Clone, Debug)]
pub struct Rules<T>(Vec<(String, T)>);

impl<T> Default for Rules<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> Rules<T> {
    /// Adds a choice.
    pub fn push(&mut self, pattern: impl Into<String>, choice: T) {
        self.0.push((pattern.into(), choice));
    }

    /// Returns whether there is no choice.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All patterns and choices, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> {
        self.0.iter().map(|(pattern, choice)| (pattern.as_str(), choice))
    }

    /// All patterns.
    pub fn patterns(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(pattern, _)| pattern.as_str())
    }

    /// The choices for something with any of these names, in the order in which they were added.
    pub fn all(&self, names: &[&str]) -> impl Iterator<Item = &T> {
        let is_it = |pattern: &str| names.iter().any(|name| matches(pattern, name));
        self.iter().filter(move |(pattern, _)| is_it(pattern)).map(|(_, choice)| choice)
    }

    /// The choice for exactly this name.
    #[must_use]
    pub fn exact(&self, name: &str) -> Option<&T> {
        self.iter().filter(|(pattern, _)| *pattern == name).map(|(_, choice)| choice).last()
    }

    /// The choices for a field alone, in the order in which they were added.
    pub fn all_for_field(&self, combinator: &Combinator, field: &Field) -> impl Iterator<Item = &T> {
        self.iter().filter(move |(pattern, _)| is_field(pattern, combinator, field)).map(|(_, choice)| choice)
    }

    /// The choice for a name: that of the longest pattern, which is the most specific.
    #[must_use]
    pub fn one(&self, name: &str) -> Option<&T> {
        let matching = self.iter().filter(|(pattern, _)| matches(pattern, name));
        matching.max_by_key(|(pattern, _)| pattern.len()).map(|(_, choice)| choice)
    }

    /// The choice for a field alone: that for this field (`user.self`) comes before that for all fields of its name (`*.self`).
    #[must_use]
    pub fn field(&self, combinator: &Combinator, field: &Field) -> Option<&T> {
        let rules = self.iter().filter(|(pattern, _)| is_field(pattern, combinator, field));
        rules.max_by_key(|(pattern, _)| !pattern.starts_with(ANY_OWNER)).map(|(_, choice)| choice)
    }

    /// The choice for a field, or for its combinator.
    #[must_use]
    pub fn one_for_field(&self, combinator: &Combinator, field: &Field) -> Option<&T> {
        self.field(combinator, field).or_else(|| self.one(&combinator.name))
    }
}

/// The start of a pattern for a field of any combinator: `*.bytes`.
const ANY_OWNER: &str = "*.";

/// Returns whether a pattern is that of a field: `upload.file.bytes`, or `*.bytes`.
fn is_field(pattern: &str, combinator: &Combinator, field: &Field) -> bool {
    let owned = || pattern.strip_prefix(combinator.name.as_str()).and_then(|rest| rest.strip_prefix('.'));
    let name = pattern.strip_prefix(ANY_OWNER).or_else(owned);
    name.is_some() && name == field.name.as_deref()
}

fn matches(pattern: &str, name: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(prefix) => (prefix.is_empty() || prefix.ends_with('.')) && name.starts_with(prefix),
        None => pattern == name,
    }
}
