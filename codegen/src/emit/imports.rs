//! Imports: the runtime, what a module needs of the prelude, and the modules at the root that it mentions.

use std::iter;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use typewright_language::maps::Set;

use crate::model::{Item, Module, Path};

/// The surroundings of a module.
#[derive(Clone, Copy, Debug)]
pub struct Imported<'a> {
    /// The runtime. A path that does not begin with `crate` begins with the name of a crate.
    pub runtime: &'a Path,
    /// The modules at the root that its items mention.
    pub roots: &'a Set<&'static str>,
    /// Its depth in the tree of modules.
    pub depth: usize,
}

/// The imports of a module, each an item; none if it only re-exports other bindings.
#[must_use]
pub fn imports(module: &Module, imported: Imported<'_>) -> Vec<TokenStream> {
    if module.items.iter().all(|item| matches!(item, Item::Shared(_))) {
        return Vec::new();
    }
    let runtime = runtime(imported.runtime);
    let prelude = names(&module.prelude.imports).map(|names| quote!(use #runtime::prelude::#names;));
    let supers = iter::repeat_n(quote!(super), imported.depth + 1);
    let roots = names(imported.roots).map(|names| quote!(use #(#supers::)*#names;));
    let is_rt = imported.runtime.segments.last().is_some_and(|last| last.as_str() == "rt");
    let rename = (!is_rt).then(|| quote!(as rt));
    let mut imports = vec![quote!(use #runtime #rename;)];
    imports.extend(prelude);
    imports.extend(roots);
    imports
}

/// The path of the runtime, which other code only reaches as `rt`.
fn runtime(path: &Path) -> TokenStream {
    let is_local = path.segments.first().is_some_and(|first| first.as_str() == "crate");
    let colons = (!is_local).then(|| quote!(::));
    quote!(#colons #path)
}

/// `Vec`, `{Box, Vec}`, or nothing.
fn names(names: &Set<&'static str>) -> Option<TokenStream> {
    let idents: Vec<_> = names.as_slice().iter().map(|name| Ident::new(name, Span::call_site())).collect();
    match idents.as_slice() {
        [] => None,
        [only] => Some(quote!(#only)),
        several => Some(quote!({#(#several),*})),
    }
}
