//! Facades.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::names::id;
use crate::model::Facade;

/// The modules that hand on items, the traits, and what is known by layer and id.
pub(super) fn emit(item: &Facade, items: &mut Vec<TokenStream>) {
    let ident = |name: &str| Ident::new(name, Span::call_site());
    items.push(quote!(
        pub use rt::grammers::*;
    ));
    for (name, root) in &item.modules {
        let (name, doc) = (ident(name), format!(" {}", contents(name)));
        let content = root.map(ident).map(|root| quote!(pub use super::super::#root::*;));
        items.push(quote!(#[doc = #doc] pub mod #name { #content }));
    }
    let layer = item.layer.and_then(|layer| i32::try_from(layer).ok()).map(Literal::i32_unsuffixed);
    items.extend(layer.map(|layer| quote!(#[doc = " The layer of the schema."] pub const LAYER: i32 = #layer;)));
    items.push(name_for_id(item));
}

/// The content of a module.
fn contents(module: &str) -> &'static str {
    match module {
        "enums" => "Each type, as an enum of its constructors.",
        "types" => "Each constructor, as a struct of its fields.",
        _ => "Each function, as a struct of its arguments.",
    }
}

fn name_for_id(item: &Facade) -> TokenStream {
    let arms = item.names.iter().map(|(tag, name)| {
        let tag = id(*tag);
        quote!(#tag => #name,)
    });
    quote! {
        #[doc = " The name of the constructor or function with this id; `(unknown)` where the schema has none."]
        #[must_use]
        pub fn name_for_id(id: u32) -> &'static str {
            match id { #(#arms)* _ => "(unknown)" }
        }
    }
}
