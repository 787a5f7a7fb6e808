//! Constructs that a form lacks.

use std::collections::BTreeMap;
use std::fmt;

use super::form::Form;
use super::tlo::Version;
use crate::syntax::ast::{Combinator, File, Item};

/// Counts of the constructs that a conversion dropped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Losses {
    counts: BTreeMap<&'static str, usize>,
}

impl Losses {
    /// Returns whether nothing was dropped.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.counts.is_empty()
    }

    /// Counts the losses of writing these trees in a form.
    pub(super) fn count(files: &[File], form: Form) -> Self {
        let mut losses = Self::default();
        for file in files {
            losses.add("comment", file.comments.len());
            file.items.iter().for_each(|item| losses.item(item, form));
        }
        losses.counts.retain(|_, count| *count > 0);
        losses
    }

    fn add(&mut self, what: &'static str, count: usize) {
        *self.counts.entry(what).or_default() += count;
    }

    fn item(&mut self, item: &Item, form: Form) {
        match (item, form) {
            (Item::Combinator(combinator), Form::Json) => self.in_json(combinator),
            (Item::Combinator(combinator), Form::Tlo(version)) => {
                let annotations = if version == Version::V4 { 0 } else { combinator.annotations.len() };
                self.add("annotation", annotations);
            }
            (Item::Builtin(_), Form::Json) => self.add("builtin", 1),
            (Item::Constraint(_), Form::Json) => self.add("constraint", 1),
            (Item::Partial(_), Form::Json | Form::Tlo(_)) => self.add("partial application", 1),
            _ => {}
        }
    }

    fn in_json(&mut self, combinator: &Combinator) {
        self.add("annotation", combinator.annotations.len());
    }
}

impl fmt::Display for Losses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, (what, count)) in self.counts.iter().enumerate() {
            let (comma, plural) = (if index == 0 { "" } else { ", " }, if *count == 1 { "" } else { "s" });
            write!(f, "{comma}{count} {what}{plural}")?;
        }
        Ok(())
    }
}
