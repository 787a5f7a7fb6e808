//! Which module goes to which file.

use proc_macro2::TokenStream;

use crate::emit::TokenModule;

/// Lints are about code that someone wrote. `dead_code` is there because few programs use a schema as a whole.
const ALLOW: &str = "#[allow(dead_code, clippy::all, clippy::pedantic, clippy::nursery)]";

/// A file before it is printed.
pub(super) struct File<'a> {
    pub path: String,
    /// What it says of itself, a line an element.
    pub docs: &'a [String],
    pub parts: Vec<Part<'a>>,
}

/// What stands in a file.
pub(super) enum Part<'a> {
    /// `pub mod types;`, an attribute before it or nothing.
    Declaration(&'a TokenModule, &'static str),
    Item(&'a TokenStream),
    /// `pub mod types {`, an attribute before it or nothing, and what the module holds.
    Module(&'a TokenModule, &'static str, Vec<Part<'a>>),
}

/// One file. Inner attributes and inner documentation would keep it from being included.
pub(super) fn file<'a>(modules: &'a [TokenModule], root: &str) -> Vec<File<'a>> {
    let parts = modules.iter().map(|module| inline(module, ALLOW)).collect();
    vec![File { path: root.to_owned(), docs: &[], parts }]
}

fn inline<'a>(module: &'a TokenModule, attribute: &'static str) -> Part<'a> {
    let items = module.items.iter().map(Part::Item);
    let modules = module.modules.iter().map(|module| inline(module, ""));
    Part::Module(module, attribute, items.chain(modules).collect())
}

/// A file a module.
pub(super) fn tree<'a>(modules: &'a [TokenModule], root: &str) -> Vec<File<'a>> {
    let parts = modules.iter().map(|module| Part::Declaration(module, ALLOW)).collect();
    let mut files = vec![File { path: root.to_owned(), docs: &[], parts }];
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
    let modules = module.modules.iter().map(|module| Part::Declaration(module, ""));
    let parts = modules.chain(module.items.iter().map(Part::Item)).collect();
    files.push(File { path, docs: &module.docs, parts });
    module.modules.iter().for_each(|module| push_files(module, &directory, files));
}
