//! What `generate` can be asked for.

use std::path::PathBuf;

use clap::Args as ClapArgs;

use super::ReadingArgs;

const EXAMPLES: &str = "Examples:
  typewright generate                          all that typewright.toml lists
  typewright generate --check                  the same, but only say what is stale
  typewright generate api.tl --out src/api     a tree of files
  typewright generate api.tl --out src/api.rs  one file
  typewright generate api.tl --out -           to the terminal
  typewright generate api.tl --out src/api --only 'auth.*' --opaque Updates
  typewright generate api.tl --explain-size    what pulls in how much; nothing is written

Exit codes: 0 the bindings are written, or fresh; 1 a schema has errors, bindings are stale, or less is documented than the \
last time; 2 the command line or the configuration is wrong, or a file can't be read or written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = EXAMPLES)]
pub(crate) struct GenerateArgs {
    /// Schema files; several make one schema. None: what the configuration lists
    #[arg(value_name = "FILE.tl", requires = "out")]
    pub(crate) schemas: Vec<PathBuf>,
    /// Where to: a folder, a file that ends in `.rs`, or `-` for standard output
    #[arg(long, short, value_name = "PATH", requires = "schemas")]
    pub(crate) out: Option<PathBuf>,
    /// Write nothing; exit with 1 and name the files that a run would change
    #[arg(long)]
    pub(crate) check: bool,
    /// The configuration
    #[arg(long, value_name = "PATH", default_value = "typewright.toml", conflicts_with = "schemas")]
    pub(crate) config: PathBuf,
    /// Generate although less is documented than the last time
    #[arg(long, conflicts_with = "schemas")]
    pub(crate) accept_loss: bool,
    /// Write nothing; say what is kept of the schemas, and which names pull in how much of it
    #[arg(long, conflicts_with_all = ["out", "check", "accept_loss"])]
    pub(crate) explain_size: bool,
    /// Add a module that finds constructors and functions by id, and reads and prints any value
    #[arg(long, requires = "schemas")]
    pub(crate) registry: bool,
    /// Make types that borrow: `&str` and `&[u8]`, pieces of what is read
    #[arg(long, requires = "schemas")]
    pub(crate) borrowed: bool,
    /// Lay the Rust out without prettyplease: faster, and still readable
    #[arg(long, requires = "schemas")]
    pub(crate) no_format: bool,
    #[command(flatten)]
    pub(crate) reading: ReadingArgs,
}
