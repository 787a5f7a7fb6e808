//! Floor 0: text with positions, and the voice that speaks about it.
//!
//! A [`SourceMap`] holds every file of a run. A [`Span`] is a range of bytes in one of them. A [`Diagnostic`] says
//! something about spans, [`Diagnostics`] collects them, and [`render`] shows them as frames.

mod diagnostic;
mod excerpt;
mod file;
#[cfg(any(feature = "docs", feature = "forms"))]
pub(crate) mod json;
mod level;
mod lint;
mod render;
mod suggest;

pub use diagnostic::{Diagnostic, Diagnostics, Label};
pub(crate) use file::utf8;
pub use file::{FileId, LineColumn, SourceFile, SourceMap, Span, Spanned, after_mark, span};
pub use level::Level;
pub use lint::{About, Example, Lint};
pub use render::render;
pub use suggest::nearest;
