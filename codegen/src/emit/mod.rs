//! Floor 4: the model to tokens. It prints and decides nothing, and it cannot fail.
//!
//! `structure` and `enumeration` print the items, `dependent` what types with parameters have besides; `encode` and
//! `decode` print both directions of a wire plan, `form` the forms in it, `function` what a function answers and `errors`
//! how it fails; `names` and `ty` are words that all of them use.

mod convert;
mod decode;
mod dependent;
mod encode;
mod enumeration;
mod errors;
mod form;
mod function;
mod names;
mod registry;
mod structure;
mod ty;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Docs, Ident, Item, Model, Module};
use names::Names;

/// A module, its items in tokens.
#[derive(Clone, Debug)]
pub struct TokenModule {
    /// Its name.
    pub name: Ident,
    /// Its documentation, a line an element.
    pub docs: Docs,
    /// Its items in their order, what it imports first.
    pub items: Vec<TokenStream>,
    /// The modules in it.
    pub modules: Vec<TokenModule>,
}

/// The modules of a model, in tokens.
#[must_use]
pub fn emit(model: &Model) -> Vec<TokenModule> {
    model.modules.iter().map(emit_module).collect()
}

fn emit_module(module: &Module) -> TokenModule {
    let names = Names::new(&module.lang);
    let mut items = Vec::new();
    if module.items.iter().any(|item| !matches!(item, Item::Shared(_))) {
        let imports = names.imports();
        let errors = module.errors.as_ref().map(|path| quote!(use #path;));
        items.push(quote!(use ::typewright_runtime as rt; #imports #errors));
    }
    for item in &module.items {
        match item {
            Item::Struct(item) => structure::emit(item, names, &mut items),
            Item::Enum(item) => enumeration::emit(item, names, &mut items),
            Item::ErrorEnum(item) => errors::emit(item, names, &mut items),
            Item::KnownError(item) => items.push(errors::known(item)),
            Item::Shared(path) => items.push(quote!(pub use #path;)),
            Item::Conversion(item) => items.push(convert::emit(item, names)),
            Item::Registry(item) => items.extend(registry::emit(item, names)),
        }
    }
    let modules = module.modules.iter().map(emit_module).collect();
    TokenModule { name: module.name.clone(), docs: module.docs.clone(), items, modules }
}
