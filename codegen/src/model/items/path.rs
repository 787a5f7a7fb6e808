//! Paths, generated or written by the caller.

use std::fmt;
use std::str::FromStr;

use super::ident::Ident;

/// A path relative to the module that uses it: `User`, `phone::PhoneCall` within the module itself, or `types::User` through
/// a module at the root, which every module imports by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// The segments; the first one may be `crate`.
    pub segments: Vec<Ident>,
}

impl Path {
    /// The path from the module `from` to `name` in the module `to`.
    pub(in crate::model) fn between(from: &[Ident], to: &[Ident], name: &Ident) -> Self {
        let segments = to.strip_prefix(from).unwrap_or(to).iter().chain([name]).cloned().collect();
        Self { segments }
    }

    /// The target of a link in documentation: without `r#`, which rustdoc takes for the start of a fragment.
    pub(in crate::model) fn link(&self) -> String {
        self.segments.iter().map(Ident::unraw).collect::<Vec<_>>().join("::")
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.segments.iter().enumerate() {
            write!(f, "{}{segment}", if index == 0 { "" } else { "::" })?;
        }
        Ok(())
    }
}

/// Error for text that is not a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPath;

impl fmt::Display for NotAPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a path such as `Clone` or `serde::Serialize`")
    }
}

impl std::error::Error for NotAPath {}

/// Parses a path that the caller wrote: `serde::Serialize`.
impl FromStr for Path {
    type Err = NotAPath;

    fn from_str(text: &str) -> Result<Self, NotAPath> {
        let segments: Option<_> = text.trim().split("::").map(Ident::in_path).collect();
        Ok(Self { segments: segments.ok_or(NotAPath)? })
    }
}
