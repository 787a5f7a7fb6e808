//! Floor 0: text with positions, and diagnostics about it.
//!
//! A [`SourceMap`] holds every file of a run. A [`Span`] is a range of bytes in one of them. A [`Diagnostic`] points to
//! spans, [`Diagnostics`] collects them, and `render` shows them as frames.

mod count;
mod diagnostic;
mod encoding;
mod excerpt;
mod file;
#[cfg(any(feature = "docs", feature = "forms"))]
pub(crate) mod json;
mod level;
mod lint;
mod lint_row;
mod render;
mod suggest;
mod visible;

pub use count::count;
pub use diagnostic::{Diagnostic, Diagnostics, Fix, Label};
pub use encoding::{EncodingError, decode};
pub use file::{FileId, LineColumn, SourceFile, SourceMap, Span, Spanned, after_mark};
pub use level::Level;
pub use lint::Lint;
pub use lint_row::{About, Example};
pub use render::{DEFAULT_WIDTH, render, render_within};
pub use suggest::nearest;
pub use visible::{is_plain, is_unseen, visible, visible_line};
