//! Which module goes to which file.

use proc_macro2::TokenStream;

use super::{OutputOptions, Visibility};
use crate::emit::TokenModule;

/// Lints are about code that someone wrote. `dead_code` is there because few programs use a schema as a whole.
const ALLOW: &str = "#[allow(dead_code, clippy::all, clippy::pedantic, clippy::nursery)]";

/// What stands before a module.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// An attribute, or nothing.
    pub attribute: &'static str,
    /// `pub`
    pub visibility: &'static str,
}

impl Before {
    const INNER: Self = Self { attribute: "", visibility: "pub" };

    fn root(options: &OutputOptions) -> Self {
        let visibility = match options.visibility {
            Visibility::Public => "pub",
            Visibility::Crate => "pub(crate)",
        };
        Self { attribute: ALLOW, visibility }
    }
}

/// A file before it is printed.
pub(super) struct File<'a> {
    pub path: String,
    /// What it says of itself, a line an element.
    pub docs: &'a [String],
    pub parts: Vec<Part<'a>>,
}

/// What stands in a file.
pub(super) enum Part<'a> {
    /// `pub mod types;`
    Declaration(&'a TokenModule, Before),
    Item(&'a TokenStream),
    /// `pub mod types {`, and what the module holds.
    Module(&'a TokenModule, Before, Vec<Part<'a>>),
}

/// One file. Inner attributes and inner documentation would keep it from being included.
pub(super) fn file<'a>(modules: &'a [TokenModule], options: &OutputOptions) -> Vec<File<'a>> {
    let parts = modules.iter().map(|module| inline(module, Before::root(options))).collect();
    vec![File { path: options.root.clone(), docs: &[], parts }]
}

fn inline(module: &TokenModule, before: Before) -> Part<'_> {
    let items = module.items.iter().map(Part::Item);
    let modules = module.modules.iter().map(|module| inline(module, Before::INNER));
    Part::Module(module, before, items.chain(modules).collect())
}

/// A file a module.
pub(super) fn tree<'a>(modules: &'a [TokenModule], options: &OutputOptions) -> Vec<File<'a>> {
    let parts = modules.iter().map(|module| Part::Declaration(module, Before::root(options))).collect();
    let mut files = vec![File { path: options.root.clone(), docs: &[], parts }];
    modules.iter().for_each(|module| push_files(module, "", &mut files));
    files
}

/// The files of a module in the directory `parent`, which is empty or ends in a slash.
fn push_files<'a>(module: &'a TokenModule, parent: &str, files: &mut Vec<File<'a>>) {
    let directory = format!("{parent}{}/", module.name.unraw());
    let path = match module.modules.as_slice() {
        [] => format!("{parent}{}.rs", module.name.unraw()),
        _ => format!("{directory}mod.rs"),
    };
    let modules = module.modules.iter().map(|module| Part::Declaration(module, Before::INNER));
    let parts = modules.chain(module.items.iter().map(Part::Item)).collect();
    files.push(File { path, docs: &module.docs, parts });
    module.modules.iter().for_each(|module| push_files(module, &directory, files));
}
