//! Documentation and attributes of items.

use std::fmt;
use std::str::FromStr;

/// Documentation in Markdown, an element a line.
pub type Docs = Vec<String>;

/// An attribute in source form: `#[serde(default)]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute(String);

impl Attribute {
    /// `#[doc(hidden)]`
    pub(in crate::model) fn hidden() -> Self {
        Self("#[doc(hidden)]".to_owned())
    }

    /// `#[default]`
    pub(in crate::model) fn default_variant() -> Self {
        Self("#[default]".to_owned())
    }

    /// Its source.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Error for text that is not a list of attributes.
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
