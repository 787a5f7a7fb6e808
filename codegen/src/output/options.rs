//! Choices about text and files.

use crate::model::Path;

/// How modules become files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// All in the root file, which can be included anywhere: `include!(concat!(env!("OUT_DIR"), "/mod.rs"))`.
    #[default]
    File,
    /// The root file, and one for every module: `types/mod.rs`, `types/phone.rs`.
    Tree,
}

/// The visibility of generated modules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// `pub`
    #[default]
    Public,
    /// `pub(crate)`: the modules at the root, and so all that is in them.
    Crate,
}

/// Choices about text and files.
#[derive(Clone, Debug)]
pub struct OutputOptions {
    /// The name of the root file.
    pub root: String,
    /// How modules become files.
    pub layout: Layout,
    /// `true` if prettyplease lays out the text, as rustfmt would. The text is readable without it; it takes several
    /// times as long and needs the feature `format`, without which this is ignored.
    pub format: bool,
    /// The visibility of the modules.
    pub visibility: Visibility,
    /// The path of the runtime: `typewright_runtime` or a re-export of it. It begins with the name of a crate, or with
    /// `crate`.
    pub runtime: Path,
    /// The command that renews the files, for their header; none for a build script.
    pub command: Option<String>,
}

/// One file, `mod.rs`, not formatted.
impl Default for OutputOptions {
    fn default() -> Self {
        Self {
            root: "mod.rs".to_owned(),
            layout: Layout::default(),
            format: false,
            visibility: Visibility::Public,
            runtime: "typewright_runtime".parse().unwrap_or_default(),
            command: None,
        }
    }
}
