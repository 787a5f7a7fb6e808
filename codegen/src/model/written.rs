//! Nouns of the model: paths and attributes, which a caller may write.

use std::fmt;
use std::iter;
use std::str::FromStr;

use super::ident::Ident;

/// A path, from where it is used: `super::types::User`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path {
    /// How many times `super` comes first.
    pub supers: usize,
    /// What follows.
    pub segments: Vec<Ident>,
}

impl Path {
    /// The path from the module `from` to `name` in the module `to`, whichever module holds both.
    pub(super) fn between(from: &[Ident], to: &[Ident], name: &Ident) -> Self {
        let shared = from.iter().zip(to).take_while(|(from, to)| from == to).count();
        let segments = to.iter().skip(shared).chain([name]).cloned().collect();
        Self { supers: from.len() - shared, segments }
    }

    /// The target of a link in documentation. Rustdoc takes `r#` for the start of a fragment, and finds names without it.
    pub(super) fn link(&self) -> String {
        let supers = iter::repeat_n("super", self.supers);
        supers.chain(self.segments.iter().map(Ident::unraw)).collect::<Vec<_>>().join("::")
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for _ in 0..self.supers {
            f.write_str("super::")?;
        }
        for (index, segment) in self.segments.iter().enumerate() {
            write!(f, "{}{segment}", if index == 0 { "" } else { "::" })?;
        }
        Ok(())
    }
}

/// What was written is not a path of identifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPath;

impl fmt::Display for NotAPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a path such as `Clone` or `serde::Serialize`")
    }
}

impl std::error::Error for NotAPath {}

/// A path as someone wrote it: `serde::Serialize`.
impl FromStr for Path {
    type Err = NotAPath;

    fn from_str(text: &str) -> Result<Self, NotAPath> {
        let segments: Option<_> = text.trim().split("::").map(Ident::in_path).collect();
        Ok(Self { supers: 0, segments: segments.ok_or(NotAPath)? })
    }
}

/// An attribute as someone wrote it: `#[serde(default)]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute(String);

impl Attribute {
    /// Of what nobody should use.
    pub(super) fn hidden() -> Self {
        Self("#[doc(hidden)]".to_owned())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// What was written is not an attribute.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnAttribute;

impl fmt::Display for NotAnAttribute {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected an attribute such as `#[serde(default)]`")
    }
}

impl std::error::Error for NotAnAttribute {}

impl FromStr for Attribute {
    type Err = NotAnAttribute;

    fn from_str(text: &str) -> Result<Self, NotAnAttribute> {
        use proc_macro2::{Delimiter, TokenStream, TokenTree};

        let tokens: TokenStream = text.parse().map_err(|_| NotAnAttribute)?;
        let tokens: Vec<_> = tokens.into_iter().collect();
        let is_one = |pair: &[TokenTree]| match pair {
            [TokenTree::Punct(hash), TokenTree::Group(group)] => {
                hash.as_char() == '#' && group.delimiter() == Delimiter::Bracket
            }
            _ => false,
        };
        let all = !tokens.is_empty() && tokens.chunks(2).all(is_one);
        all.then(|| Self(text.to_owned())).ok_or(NotAnAttribute)
    }
}
