//! Floor 5: the model to text, by way of tokens, and text to files.
//!
//! [`Bindings`] are a map from paths to texts, byte for byte the same on every run and machine. Whoever has them writes
//! them where they belong.

pub mod disk;
mod items;
mod layout;
mod text;

use std::collections::BTreeMap;

use crate::model::Model;

/// Generated files: their paths, with `/` between directories, and their texts.
pub type Bindings = BTreeMap<String, String>;

/// How modules become files.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// All in the root file, which can be included anywhere: `include!(concat!(env!("OUT_DIR"), "/mod.rs"))`.
    #[default]
    File,
    /// The root file, and one for every module: `types/mod.rs`, `types/phone.rs`.
    Tree,
}

/// Who sees what is generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Visibility {
    /// `pub`
    #[default]
    Public,
    /// `pub(crate)`: the modules at the root, and so all that is in them.
    Crate,
}

/// What can be chosen.
#[derive(Clone, Debug)]
pub struct OutputOptions {
    /// The name of the root file.
    pub root: String,
    /// How modules become files.
    pub layout: Layout,
    /// Whether the text is laid out for readers, as rustfmt would, or an item a line. The first takes ten times as long,
    /// and the feature `format`: without it this is ignored.
    pub format: bool,
    /// Who sees the modules.
    pub visibility: Visibility,
}

/// One file, `mod.rs`, not formatted.
impl Default for OutputOptions {
    fn default() -> Self {
        Self { root: "mod.rs".to_owned(), layout: Layout::default(), format: false, visibility: Visibility::Public }
    }
}

/// The files of a model.
#[must_use]
pub fn print(model: &Model, options: &OutputOptions) -> Bindings {
    let modules = items::print(&model.modules, options.format);
    let files = match options.layout {
        Layout::File => layout::file(&modules, options),
        Layout::Tree => layout::tree(&modules, options),
    };
    let mut bindings = Bindings::new();
    bindings.extend(files.into_iter().map(|file| (file.path.clone(), text::print(&file, options.format))));
    bindings
}
