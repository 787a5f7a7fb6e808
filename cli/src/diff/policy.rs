//! The severity of each change, by the command line and the configuration.

use std::collections::BTreeMap;

use typewright_tools::compare::{Change, Rule, Verdict};

use crate::args::Axis;
use crate::config::Rules;
use crate::severity::Severity;

/// The rules that make a change an error.
pub(super) struct Policy {
    fail_on: Vec<Axis>,
    rules: BTreeMap<Rule, Severity>,
}

impl Policy {
    /// The policy of a configuration; axes of the command line take the place of its axes.
    pub(super) fn new(config: Rules, fail_on: &[Axis]) -> Self {
        let fail_on = if fail_on.is_empty() { config.fail_on } else { fail_on.to_vec() };
        Self { fail_on, rules: config.rules }
    }

    pub(super) fn severity(&self, change: &Change) -> Severity {
        let breaks = |axis: &Axis| {
            let verdicts = change.verdicts;
            let verdict = match axis {
                Axis::Wire => verdicts.wire,
                Axis::Source => verdicts.source,
                Axis::Docs => verdicts.docs,
                Axis::Any => verdicts.wire.max(verdicts.source).max(verdicts.docs),
            };
            verdict == Verdict::Breaking
        };
        match self.rules.get(&change.rule) {
            Some(severity) => *severity,
            None if self.fail_on.iter().any(breaks) => Severity::Error,
            None if breaks(&Axis::Any) => Severity::Warning,
            None => Severity::Note,
        }
    }
}
