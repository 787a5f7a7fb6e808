//! Places of keys and values in a configuration, for frames about their meaning.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The configuration as a tree in which everything knows its place.
pub(super) struct Places<'t> {
    root: Spanned<DeValue<'t>>,
}

impl<'t> Places<'t> {
    /// The places of a text that is TOML.
    pub(super) fn new(text: &'t str) -> Self {
        let (table, _) = DeTable::parse_recoverable(text);
        Self { root: Spanned::new(table.span(), DeValue::Table(table.into_inner())) }
    }

    /// The value at the end of a path such as `["bindings", "0", "out"]`, or as far along it as there is one.
    pub(super) fn value(&self, path: &[&str]) -> Range<usize> {
        self.walk(path).1.span()
    }

    /// The key at the end of a path such as `["lints", "TL013"]`, or as far along it as there is one.
    pub(super) fn key(&self, path: &[&str]) -> Range<usize> {
        self.walk(path).0
    }

    /// Every place below a path where this text stands as a key or as a value, in order.
    pub(super) fn texts(&self, path: &[&str], text: &str) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let start = path.iter().try_fold(&self.root, |value, key| Some(step(value, key)?.1));
        start.into_iter().for_each(|value| search(value, text, &mut found));
        found.sort_by_key(|place| (place.start, place.end));
        found
    }

    fn walk(&self, path: &[&str]) -> (Range<usize>, &Spanned<DeValue<'t>>) {
        let mut at = (self.root.span(), &self.root);
        for key in path {
            let Some(next) = step(at.1, key) else { break };
            at = next;
        }
        at
    }
}

/// The key and the value of an entry of a table or an item of a list.
fn step<'a, 't>(value: &'a Spanned<DeValue<'t>>, key: &str) -> Option<(Range<usize>, &'a Spanned<DeValue<'t>>)> {
    match value.get_ref() {
        DeValue::Table(table) => {
            table.iter().find(|(name, _)| name.get_ref() == key).map(|(name, value)| (name.span(), value))
        }
        DeValue::Array(items) => items.get(key.parse::<usize>().ok()?).map(|item| (item.span(), item)),
        _ => None,
    }
}

/// Recurses as deep as values nest, which the parser bounds.
fn search(value: &Spanned<DeValue<'_>>, text: &str, found: &mut Vec<Range<usize>>) {
    match value.get_ref() {
        DeValue::String(here) if here == text => found.push(value.span()),
        DeValue::Array(items) => items.iter().for_each(|item| search(item, text, found)),
        DeValue::Table(table) => {
            for (key, value) in table {
                if key.get_ref() == text {
                    found.push(key.span());
                }
                search(value, text, found);
            }
        }
        _ => {}
    }
}
