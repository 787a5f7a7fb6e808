//! Enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Names, docs, id, number};
use crate::model::{Enum, Payload, Variant};

/// An enum and what it implements.
pub(super) fn emit(item: &Enum, names: Names<'_>, items: &mut Vec<TokenStream>) {
    items.extend([definition(item, names), encode(item), decode(item, names)]);
    let payloads = item.variants.iter().filter_map(|variant| Some((variant, variant.payload.as_ref()?)));
    items.extend(payloads.map(|(variant, payload)| from(item, variant, payload, names)));
}

fn definition(item: &Enum, names: Names<'_>) -> TokenStream {
    let Enum { name, derives, .. } = item;
    let derive = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let variants = item.variants.iter().map(|Variant { name, payload, docs, .. }| {
        let docs = self::docs(docs);
        let payload = payload.as_ref().map(|Payload { path, boxed }| {
            let in_box = names.lang("Box");
            if *boxed { quote!((#in_box<#path>)) } else { quote!((#path)) }
        });
        quote!(#docs #name #payload)
    });
    let docs = docs(&item.docs);
    quote!(#docs #derive pub enum #name { #(#variants),* })
}

/// The implementation of `Encode`.
fn encode(item: &Enum) -> TokenStream {
    let name = &item.name;
    if item.variants.is_empty() {
        return quote! {
            impl rt::Encode for #name {
                fn size(&self) -> usize {
                    match *self {}
                }

                fn encode(&self, _: &mut rt::Writer) {
                    match *self {}
                }
            }
        };
    }
    let sizes = item.variants.iter().map(|Variant { name, payload, .. }| match payload {
        Some(payload) => {
            let value = borrowed(payload);
            quote!(Self::#name(value) => rt::Encode::size(#value))
        }
        None => quote!(Self::#name => 4),
    });
    let writes = item.variants.iter().map(|Variant { name, payload, id, .. }| match payload {
        Some(payload) => {
            let value = borrowed(payload);
            quote!(Self::#name(value) => rt::Encode::encode(#value, writer))
        }
        None => {
            let id = self::id(*id);
            quote!(Self::#name => writer.id(#id))
        }
    });
    quote! {
        impl rt::Encode for #name {
            #[inline]
            fn size(&self) -> usize {
                match self { #(#sizes),* }
            }

            #[inline]
            fn encode(&self, writer: &mut rt::Writer) {
                match self { #(#writes),* }
            }
        }
    }
}

/// The value behind the reference that a pattern binds.
fn borrowed(payload: &Payload) -> TokenStream {
    if payload.boxed { quote!(&**value) } else { quote!(value) }
}

/// The implementation of `Decode`.
fn decode(item: &Enum, names: Names<'_>) -> TokenStream {
    let Enum { name, tl_name, .. } = item;
    let (ok, err, result) = (names.lang("Ok"), names.lang("Err"), names.lang("Result"));
    let arms = item.variants.iter().map(|Variant { name, payload, id, .. }| {
        let id = self::id(*id);
        match payload {
            None => quote!(#id => #ok(Self::#name)),
            Some(Payload { boxed: false, .. }) => quote!(#id => reader.bare().map(Self::#name)),
            Some(Payload { boxed: true, .. }) => quote!(#id => reader.bare_in_box().map(Self::#name)),
        }
    });
    let body = quote! {
        match reader.id()? {
            #(#arms,)*
            id => #err(reader.unexpected_id(#tl_name, id))
        }
    };
    let body = if item.recursive { quote!(reader.nested(|reader| #body)) } else { body };
    let min_size = number(item.min_size);
    quote! {
        impl<'de> rt::Decode<'de> for #name {
            const MIN_SIZE: usize = #min_size;

            #[inline]
            fn decode(reader: &mut rt::Reader<'de>) -> #result<Self, rt::DecodeError> {
                #body
            }
        }
    }
}

/// The implementation of `From` for a struct of one of the variants.
fn from(item: &Enum, variant: &Variant, payload: &Payload, names: Names<'_>) -> TokenStream {
    let (name, variant, path, from) = (&item.name, &variant.name, &payload.path, names.lang("From"));
    let value = if payload.boxed {
        let in_box = names.lang("Box");
        quote!(#in_box::new(value))
    } else {
        quote!(value)
    };
    quote! {
        impl #from<#path> for #name {
            #[inline]
            fn from(value: #path) -> Self {
                Self::#variant(#value)
            }
        }
    }
}
