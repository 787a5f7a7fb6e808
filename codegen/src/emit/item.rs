//! The items of a module.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::Names;
use super::{calls, convert, enumeration, errors, facade, registry, structure};
use crate::model::{Item, Module};

/// An item of a module, and its impls. The documentation of the first one is `Item::docs`: it never becomes tokens, whose texts
/// are looked at letter by letter.
#[must_use]
pub fn emit(item: &Item, module: &Module) -> Vec<TokenStream> {
    let names = Names::new(&module.prelude);
    let mut items = Vec::new();
    match item {
        Item::Struct(item) => structure::emit(item, names, &mut items),
        Item::Enum(item) => enumeration::emit(item, names, &mut items),
        Item::ErrorEnum(item) => errors::emit(item, names, &mut items),
        Item::KnownError(item) => items.push(errors::known(item)),
        Item::Json => items.push(quote!(rt::requires_json!();)),
        Item::Shared(path) => items.push(quote!(pub use #path;)),
        Item::Requires(path) => items.push(quote!(#path!();)),
        Item::Conversion(item) => items.push(convert::emit(item, names)),
        Item::Calls(item) => calls::emit(item, names, &mut items),
        Item::Registry(item) => registry::emit(item, names, &mut items),
        Item::Facade(item) => facade::emit(item, &mut items),
    }
    items
}
