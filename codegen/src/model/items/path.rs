//! Paths, generated or written by the caller.

use std::fmt;
use std::str::FromStr;

use super::ident::Ident;

/// A path relative to the module that uses it: `User`, `phone::PhoneCall` within the module itself, or `types::User`
/// through a module at the root, which every module imports by name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// `true` if it begins with `::`, so that the first segment is a crate.
    pub rooted: bool,
    /// The segments; the first one may be `crate`.
    pub segments: Vec<Ident>,
}

impl Path {
    /// The path from the module `from` to `name` in the module `to`.
    pub(in crate::model) fn between(from: &[Ident], to: &[Ident], name: &Ident) -> Self {
        let mut segments = to.strip_prefix(from).unwrap_or(to).to_vec();
        segments.push(name.clone());
        Self::local(segments)
    }

    /// The path of these segments.
    pub(in crate::model) fn local(segments: Vec<Ident>) -> Self {
        Self { rooted: false, segments }
    }

    /// The target of a link in documentation: without `r#`, which rustdoc takes for the start of a fragment.
    pub(in crate::model) fn link(&self) -> String {
        self.segments.iter().map(Ident::unraw).collect::<Vec<_>>().join("::")
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, segment) in self.segments.iter().enumerate() {
            write!(f, "{}{segment}", if index == 0 && !self.rooted { "" } else { "::" })?;
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
        let text = text.trim();
        let rest = text.strip_prefix("::");
        let segments: Option<Vec<_>> = rest.unwrap_or(text).split("::").map(Ident::in_path).collect();
        let segments = segments.ok_or(NotAPath)?;
        let is_local = segments.first().is_some_and(|first| first.as_str() == "crate");
        if rest.is_some() && is_local { Err(NotAPath) } else { Ok(Self { rooted: rest.is_some(), segments }) }
    }
}
