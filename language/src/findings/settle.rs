//! Levels and comments, applied to the findings of a run.

use super::{Levels, allow};
use crate::source::{Diagnostics, SourceMap};
use crate::syntax::ast::File;

/// The passes that have run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// Every pass with lints: a comment that silences nothing is a finding too.
    Everywhere,
    /// Only the passes that reading a schema takes: other passes may still find what a comment silences.
    InPassing,
}

/// Gives each finding its level, and drops those that a level or a comment silences.
pub fn settle(files: &[File], sources: &SourceMap, levels: &Levels, looked: Looked, diagnostics: &mut Diagnostics) {
    let of_comments = allow::apply(files, sources, diagnostics);
    if looked == Looked::Everywhere {
        of_comments.into_iter().for_each(|finding| diagnostics.push(finding));
    }
    diagnostics.set_levels(|lint| levels.level(lint));
}
