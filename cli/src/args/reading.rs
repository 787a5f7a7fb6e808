//! How schemas are read.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};
use typewright_language::schema::Profile;

/// How a schema is read.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(crate) struct ReadingArgs {
    /// How ids that are not written are computed [default: found out from those that are]
    #[arg(long, value_enum, value_name = "PROFILE")]
    pub(crate) profile: Option<ProfileName>,
    /// The layer, where the schema does not state it
    #[arg(long, value_name = "N")]
    pub(crate) layer: Option<u32>,
    /// A folder of documentation pages
    #[arg(long, value_name = "DIR")]
    pub(crate) docs: Option<PathBuf>,
    /// An error database; of several, the first one is believed first
    #[arg(long, value_name = "FILE")]
    pub(crate) errors: Vec<PathBuf>,
    /// Keep only this and what it needs: a name, `namespace.*` or `*`
    #[arg(long, value_name = "PATTERN")]
    pub(crate) only: Vec<String>,
    /// Keep values of this type as bytes; it need not be declared
    #[arg(long, value_name = "TYPE")]
    pub(crate) opaque: Vec<String>,
    /// Keep constructors of this type that the schema does not have
    #[arg(long, value_name = "TYPE")]
    pub(crate) unknown: Vec<String>,
}

/// A [`Profile`] by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
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
