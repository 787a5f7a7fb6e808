//! Which module goes to which file.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::TokenModule;
use crate::model::Docs;

/// A file before it is printed.
pub(super) struct File {
    pub path: String,
    /// What it says of itself, a line an element.
    pub docs: Docs,
    pub parts: Vec<Part>,
}

/// What stands in a file.
pub(super) enum Part {
    Item(TokenStream),
    /// `pub mod types`, and what it holds.
    Module(TokenStream, Vec<Part>),
}

/// Lints are about code that someone wrote. `dead_code` is there because few programs use a schema as a whole.
fn allow() -> TokenStream {
    quote!(#[allow(dead_code, clippy::all, clippy::pedantic, clippy::nursery)])
}

/// One file. Inner attributes and inner documentation would keep it from being included.
pub(super) fn file(modules: &[TokenModule], root: &str) -> Vec<File> {
    let parts = modules.iter().map(|module| inline(module, allow())).collect();
    vec![File { path: root.to_owned(), docs: Docs::new(), parts }]
}

/// A module with its contents.
fn inline(TokenModule { name, docs, items, modules }: &TokenModule, attributes: TokenStream) -> Part {
    let docs = docs.iter().map(|line| format!(" {line}"));
    let head = quote!(#(#[doc = #docs])* #attributes pub mod #name);
    let modules = modules.iter().map(|module| inline(module, TokenStream::new()));
    Part::Module(head, items.iter().cloned().map(Part::Item).chain(modules).collect())
}

/// A file a module.
pub(super) fn tree(modules: &[TokenModule], root: &str) -> Vec<File> {
    let allow = allow();
    let declarations = modules.iter().map(declaration).map(|module| Part::Item(quote!(#allow #module)));
    let root = File { path: root.to_owned(), docs: Docs::new(), parts: declarations.collect() };
    let mut files = vec![root];
    modules.iter().for_each(|module| push_files(module, "", &mut files));
    files
}

fn declaration(TokenModule { name, .. }: &TokenModule) -> TokenStream {
    quote!(pub mod #name;)
}

/// The files of a module in the directory `parent`, which is empty or ends in a slash.
fn push_files(module: &TokenModule, parent: &str, files: &mut Vec<File>) {
    let directory = format!("{parent}{}/", module.name.unraw());
    let path = match module.modules.as_slice() {
        [] => format!("{parent}{}.rs", module.name.unraw()),
        _ => format!("{directory}mod.rs"),
    };
    let items = module.modules.iter().map(declaration).chain(module.items.iter().cloned());
    files.push(File { path, docs: module.docs.clone(), parts: items.map(Part::Item).collect() });
    module.modules.iter().for_each(|module| push_files(module, &directory, files));
}
