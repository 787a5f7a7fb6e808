//! Options about the levels of lints.

use clap::Args as ClapArgs;

/// Levels that differ from those of the configuration.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(crate) struct LevelArgs {
    /// Make a lint an error, or `warnings`: every lint that warns; repeatable
    #[arg(long, value_name = "LINT", value_delimiter = ',')]
    pub(crate) deny: Vec<String>,
    /// Make a lint a warning; repeatable
    #[arg(long, value_name = "LINT", value_delimiter = ',')]
    pub(crate) warn: Vec<String>,
    /// Silence a lint; repeatable
    #[arg(long, value_name = "LINT", value_delimiter = ',')]
    pub(crate) allow: Vec<String>,
}
