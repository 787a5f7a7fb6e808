//! Floor 4, beside the emitter: what is worth saying of a schema that is right.
//!
//! The floors below find some of it on their way: a [`Lint`](crate::source::Lint) names what they found. `check` looks for the rest.
//! [`settle`] then decides what each finding matters: [`Levels`] say so for all of them, and comments
//! (`// typewright: allow(TL013)`) for one declaration or one file. `About` explains each.

#[cfg(feature = "tools")]
mod about;
mod allow;
#[cfg(feature = "tools")]
mod find;
mod levels;

#[cfg(feature = "tools")]
pub use about::About;
#[cfg(feature = "tools")]
pub use find::check;
pub use levels::Levels;

use crate::source::{Diagnostics, SourceMap};
use crate::syntax::ast::File;

/// Whether everything was looked for that a comment can silence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Looked {
    /// It was: a comment that silences nothing is a finding too.
    Everywhere,
    /// Only by the floors below.
    InPassing,
}

/// Gives each finding its level, and drops those that nobody wants.
pub fn settle(files: &[File], sources: &SourceMap, levels: &Levels, looked: Looked, diagnostics: &mut Diagnostics) {
    let of_comments = allow::apply(files, sources, diagnostics);
    if looked == Looked::Everywhere {
        of_comments.into_iter().for_each(|finding| diagnostics.push(finding));
    }
    diagnostics.retain(|finding| match finding.lint {
        None => true,
        Some(lint) => levels.of(lint).map(|level| finding.level = level).is_some(),
    });
}
