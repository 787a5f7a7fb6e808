//! Floor 4: the model to tokens. It prints and decides nothing, and it cannot fail.
//!
//! `structure` and `enumeration` print the items, `dependent` what types with parameters have besides; `encode` and
//! `decode` print both directions of a wire plan, `form` the forms in it, `json` those of a JSON plan, `function` what a function answers and `errors`
//! how it fails; `names` and `ty` are words that all of them use.

mod convert;
mod decode;
mod dependent;
mod encode;
mod enumeration;
mod errors;
mod form;
mod function;
mod json;
mod names;
mod registry;
mod structure;
mod ty;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Item, Module};
use names::Names;

/// What a module imports; none if nothing in it needs that.
#[must_use]
pub fn imports(module: &Module) -> Option<TokenStream> {
    let needed = module.items.iter().any(|item| !matches!(item, Item::Shared(_)));
    let imports = Names::new(&module.lang).imports();
    let errors = module.errors.as_ref().map(|path| quote!(use #path;));
    needed.then(|| quote!(use ::typewright_runtime as rt; #imports #errors))
}

/// What an item of a module becomes: itself, and its impls.
#[must_use]
pub fn emit(item: &Item, module: &Module) -> Vec<TokenStream> {
    let names = Names::new(&module.lang);
    let mut items = Vec::new();
    match item {
        Item::Struct(item) => structure::emit(item, names, &mut items),
        Item::Enum(item) => enumeration::emit(item, names, &mut items),
        Item::ErrorEnum(item) => errors::emit(item, names, &mut items),
        Item::KnownError(item) => items.push(errors::known(item)),
        Item::Shared(path) => items.push(quote!(pub use #path;)),
        Item::Conversion(item) => items.push(convert::emit(item, names)),
        Item::Registry(item) => items.extend(registry::emit(item, names)),
    }
    items
}
