//! The contents of a site.

use typewright::model::Model;
use typewright_language::schema::Schema;

/// Everything that a site shows.
pub struct Site<'a> {
    /// Its title.
    pub title: &'a str,
    /// The schema that it is about.
    pub edition: Edition<'a>,
    /// The Rust of that schema.
    pub model: &'a Model,
    /// Earlier editions of the schema, the oldest first.
    pub earlier: &'a [Edition<'a>],
    /// The form of its pages.
    pub format: Format,
    /// A page with the playground, which is copied.
    pub playground: Option<&'a str>,
}

/// A schema of an API that has several, one for each layer.
pub struct Edition<'a> {
    /// The name of its files; its layer takes the place of this name where it is known.
    pub name: &'a str,
    /// The schema.
    pub schema: &'a Schema,
    /// `true` if pages or databases describe it. Documentation is compared where both editions have it, or neither.
    pub documented: bool,
}

/// The form of the pages of a site.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// A site with search, listings, layers and a feed.
    #[default]
    Html,
    /// The pages of definitions alone, in the form that typewright reads.
    Markdown,
}
