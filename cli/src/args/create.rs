//! Options of `new` and `init`.

use std::path::PathBuf;

use clap::Args as ClapArgs;

const NEW_EXAMPLES: &str = "Examples:
  typewright new telegram-api --schema api.tl
  typewright new my-api --schema types.tl --schema functions.tl
  typewright new calls --schema api.tl --only 'phone.*' --opaque Updates
  typewright new calls --schema api.tl --build-script

Exit codes: 0 created; 1 the schema has errors; 2 the command line is wrong, or a file can't be read or \
written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = NEW_EXAMPLES)]
pub(crate) struct NewArgs {
    /// Folder of the crate; its last part is the name of the package
    #[arg(value_name = "NAME")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) bindings: BindingsArgs,
}

const INIT_EXAMPLES: &str = "Examples:
  typewright init --schema api.tl
  typewright init crates/client --schema api.tl --only 'phone.*'

Exit codes: 0 added; 1 the schema has errors; 2 the command line is wrong, or a file can't be read or \
written.";

#[derive(Debug, ClapArgs)]
#[command(after_help = INIT_EXAMPLES)]
pub(crate) struct InitArgs {
    /// Folder of the crate
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) path: PathBuf,
    #[command(flatten)]
    pub(crate) bindings: BindingsArgs,
}

/// The schemas of `new` and `init`, and the choices about their bindings.
#[derive(Debug, ClapArgs)]
pub(crate) struct BindingsArgs {
    /// Schema to copy into the crate; several make one schema
    #[arg(long = "schema", value_name = "FILE", required = true)]
    pub(crate) schemas: Vec<PathBuf>,
    /// Make the bindings at each build, in a build script [default: check them in]
    #[arg(long)]
    pub(crate) build_script: bool,
    /// Keep only this and what it needs: a name, `namespace.*` or `*`; repeatable
    #[arg(long, value_name = "PATTERN")]
    pub(crate) only: Vec<String>,
    /// Keep values of this type as bytes; it need not be declared; repeatable
    #[arg(long, value_name = "TYPE")]
    pub(crate) opaque: Vec<String>,
}
