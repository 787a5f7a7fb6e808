//! Options about how a schema is read.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use typewright_language::schema::Profile;

/// How a schema is read. Each option stands for the key of `[[bindings]]` with its name.
#[derive(Clone, Debug, Default, ClapArgs)]
#[group(id = "reading", requires = "schemas")]
pub(crate) struct ReadingArgs {
    /// How missing ids are computed [default: detected from the written ones]
    #[arg(long, hide_short_help = true, value_enum, value_name = "PROFILE")]
    pub(crate) profile: Option<ProfileName>,
    /// Layer, for schemas that do not state it
    #[arg(long, hide_short_help = true, value_name = "N")]
    pub(crate) layer: Option<u32>,
    /// Folder of documentation pages
    #[arg(long, hide_short_help = true, value_name = "DIR")]
    pub(crate) docs: Option<PathBuf>,
    /// Error database, or folder of some; repeatable, earlier ones win
    #[arg(long, hide_short_help = true, value_name = "PATH")]
    pub(crate) errors: Vec<PathBuf>,
    /// Keep only this and what it needs: a name, `namespace.*` or `*`; repeatable
    #[arg(long, value_name = "PATTERN")]
    pub(crate) only: Vec<String>,
    /// Keep values of this type as bytes; it need not be declared; repeatable
    #[arg(long, value_name = "TYPE")]
    pub(crate) opaque: Vec<String>,
    /// Keep constructors of this type that the schema does not have; repeatable
    #[arg(long, hide_short_help = true, value_name = "TYPE")]
    pub(crate) unknown: Vec<String>,
    /// A field that is the size of the `Object` behind it: `message.length`; repeatable [default: those called `bytes`]
    #[arg(long = "size", hide_short_help = true, value_name = "FIELD")]
    pub(crate) sizes: Vec<String>,
}

impl ReadingArgs {
    /// Returns whether there are pages or databases.
    pub(crate) fn has_documentation(&self) -> bool {
        self.docs.is_some() || !self.errors.is_empty()
    }
}

/// A [`Profile`] by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum ProfileName {
    /// As the reference parser does: TDLib, TON, VK
    Reference,
    /// As Telegram's API does
    Telegram,
}

impl From<ProfileName> for Profile {
    fn from(name: ProfileName) -> Self {
        match name {
            ProfileName::Reference => Self::Reference,
            ProfileName::Telegram => Self::Telegram,
        }
    }
}
