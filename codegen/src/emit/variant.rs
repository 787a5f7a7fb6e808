//! Variants of enums: their payloads, and decoding by constructor id.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Names, id};
use crate::model::{Enum, Param, Payload, PayloadForm, Variant};

/// The struct of a payload, with the types that it is made of.
pub(super) fn payload_type(payload: &Payload, names: Names<'_>) -> TokenStream {
    let path = &payload.path;
    let params = payload.dependence.as_ref().map_or(&[][..], |form| &form.params);
    let generics = params.iter().filter_map(|param| param.ty.as_ref().map(|ty| &ty.generic));
    let generics = names.parameters(payload.lends, generics);
    quote!(#path #generics)
}

/// The value behind the reference that a pattern binds.
pub(super) fn borrowed(payload: &Payload) -> TokenStream {
    if payload.boxed { quote!(&**value) } else { quote!(value) }
}

/// The form of a payload, made of that of its enum.
pub(super) fn form_value(PayloadForm { form, params }: &PayloadForm) -> TokenStream {
    let params = params.iter().map(|Param { name, .. }| quote!(#name: self.#name));
    quote!(#form { #(#params),* })
}

/// Decodes a value by the id of its constructor. `path` names the enum there.
pub(super) fn read(item: &Enum, path: &TokenStream, names: Names<'_>) -> TokenStream {
    let named = item.variants.iter().filter_map(|variant| Some((variant.id?, read_variant(variant, path))));
    let simplest = read_variant(&item.simplest, path);
    // A missing or unknown id selects the unnamed constructor.
    let unnamed = item.variants.iter().find(|variant| variant.id.is_none());
    let other = match (unnamed, &item.unknown) {
        (Some(unnamed), _) => Some(read_variant(unnamed, path)),
        (None, Some(unknown)) => Some(quote!(#path::#unknown(reader.get()))),
        (None, None) => None,
    };
    let body = match other {
        None => {
            let tl_name = &item.tl_name;
            let arms = named.map(|(tag, read)| {
                // A missing id reads as 0 too. It must not select a variant whose values may nest without end.
                let there = (tag == 0).then(|| quote!(if !reader.has_failed()));
                let tag = id(tag);
                quote!(#tag #there => #read)
            });
            quote! {
                match reader.id() {
                    #(#arms,)*
                    id => {
                        reader.unexpected_id(#tl_name, id);
                        #simplest
                    }
                }
            }
        }
        Some(other) => {
            let arms = named.map(|(tag, read)| {
                let (some, tag) = (names.prelude("Some"), id(tag));
                quote!(#some(#tag) => { reader.skip_id(); #read })
            });
            quote! {
                match reader.peek_id() {
                    #(#arms)*
                    _ if reader.has_failed() => #simplest,
                    _ => #other,
                }
            }
        }
    };
    if item.recursive { quote!(reader.nested(|reader| #body)) } else { body }
}

/// Decodes the fields of a variant.
fn read_variant(variant: &Variant, path: &TokenStream) -> TokenStream {
    let name = &variant.name;
    let Some(payload) = &variant.payload else { return quote!(#path::#name) };
    let fields = match (payload.boxed, payload.dependence.as_ref().map(form_value)) {
        (false, None) => quote!(reader.bare()),
        (true, None) => quote!(reader.bare_in_box()),
        (false, Some(form)) => quote!(reader.get_as(#form)),
        (true, Some(form)) => quote!(reader.get_as(rt::InBox(#form))),
    };
    quote!(#path::#name(#fields))
}
