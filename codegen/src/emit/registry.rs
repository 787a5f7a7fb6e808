//! The registry.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Names, id};
use super::ty;
use crate::model::{Json, Registry, RegistryEntry};

/// A `static`, and the function that searches it.
pub(super) fn emit(registry: &Registry, names: Names<'_>, items: &mut Vec<TokenStream>) {
    let (option, some, none) = (names.prelude("Option"), names.prelude("Some"), names.prelude("None"));
    let entries = registry.entries.iter().map(|RegistryEntry { id: tag, tl_name, tl, json, ty }| {
        let tag = id(*tag);
        let decoder = match ty {
            Some(ty) => {
                let ty = ty::emit(ty, names);
                let new = if *json { quote!(with_json) } else { quote!(new) };
                quote!(#some(rt::Decoder::#new::<#ty>()))
            }
            None => none.clone(),
        };
        quote!(rt::Entry { id: #tag, name: #tl_name, tl: #tl, decoder: #decoder })
    });
    items.push(quote! {
        #[doc = " Every constructor and function of the schema, by id."]
        pub static REGISTRY: rt::Registry = rt::Registry::new(&[#(#entries),*]);
    });
    items.push(quote! {
        #[doc = " The constructor or function with this id."]
        #[must_use]
        pub fn find(id: u32) -> #option<&'static rt::Entry> {
            REGISTRY.find(id)
        }
    });
    items.extend(registry.json.map(known));
}

/// The registry as JSON needs it, for constructors that an object may hold.
fn known(json: Json) -> TokenStream {
    let tag = json.tag();
    quote! {
        #[doc = " The constructors and functions that an object may hold in JSON."]
        #[derive(Clone, Copy, Debug)]
        pub struct Known;

        impl json::Constructors for Known {
            const REGISTRY: &'static rt::Registry = &REGISTRY;
            const TAG: &'static str = #tag;
        }
    }
}
