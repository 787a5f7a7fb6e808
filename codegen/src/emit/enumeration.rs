//! Enums.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Names, alias, angles, attributes, docs, hooks, id, number};
use super::{access, dependent, json, variant};
use crate::model::{Dependence, Enum, Path, Payload, Variant};

/// An enum and its implementations.
pub(super) fn emit(item: &Enum, names: Names<'_>, items: &mut Vec<TokenStream>) {
    items.push(definition(item, names));
    items.extend(hooks(&item.name, item.lends, &item.tl_name, &item.hooks));
    if let Some(dependence) = &item.dependence {
        items.push(dependent::definition(&item.name, dependence, names));
    }
    match &item.dependence {
        _ if !item.bytes => {}
        Some(dependence) => dependent::emit_enum(item, dependence, names, items),
        None => {
            items.push(encode(item, names));
            items.push(decode(item, names));
        }
    }
    items.extend(item.infallible.then(|| {
        let (name, generics) = (&item.name, own_parameters(item, names));
        quote!(impl #generics rt::EncodeToVec for #name #generics {})
    }));
    items.extend(item.default.then(|| default(item, names)));
    if let Some(json) = &item.json {
        json::emit_enum(item, json, names, items);
    }
    for variant in &item.variants {
        if let Some(payload) = &variant.payload {
            items.push(from(item, variant, payload, names));
        }
    }
    for variant in &item.variants {
        if let Some(path) = &variant.empty {
            items.push(from_empty(item, variant, path, names));
        }
    }
    if let Some(accessors) = &item.accessors {
        access::emit(item, accessors, names, items);
    }
}

fn definition(item: &Enum, names: Names<'_>) -> TokenStream {
    let Enum { name, derives, .. } = item;
    let derive = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let variants = item.definable().iter().map(|Variant { name, tl_name, payload, docs, attributes, .. }| {
        let (docs, alias, attributes) = (self::docs(docs), alias(name, tl_name), self::attributes(attributes));
        let payload = payload.as_ref().map(|payload| {
            let (ty, in_box) = (variant::payload_type(payload, names), names.prelude("Box"));
            if payload.boxed { quote!((#in_box<#ty>)) } else { quote!((#ty)) }
        });
        quote!(#docs #alias #attributes #name #payload)
    });
    let unknown = item
        .unknown
        .iter()
        .map(|name| quote!(#[doc = " A constructor that the schema does not have, id and all."] #name(rt::Object)));
    let variants = variants.chain(unknown);
    let generics = own_parameters(item, names);
    let (alias, attributes) = (alias(name, &item.tl_name), attributes(&item.attributes));
    quote!(#alias #derive #attributes pub enum #name #generics { #(#variants,)* })
}

fn own_parameters(item: &Enum, names: Names<'_>) -> Option<TokenStream> {
    names.parameters(item.lends, Dependence::types(item.dependence.as_ref()).map(|ty| &ty.generic))
}

/// The implementation of `Encode`.
fn encode(item: &Enum, names: Names<'_>) -> TokenStream {
    let name = &item.name;
    let generics = own_parameters(item, names);
    let writes = item.definable().iter().map(|Variant { name, payload, id, .. }| match (payload, id) {
        (Some(payload), Some(_)) => {
            let value = variant::borrowed(payload);
            quote!(Self::#name(value) => sink.put(#value))
        }
        (Some(payload), None) => {
            let value = variant::borrowed(payload);
            quote!(Self::#name(value) => sink.bare(#value))
        }
        (None, Some(id)) => {
            let id = self::id(*id);
            quote!(Self::#name => sink.id(#id))
        }
        (None, None) if item.variants.is_empty() => {
            let tl_name = &item.tl_name;
            quote!(Self::#name => sink.fail(rt::EncodeError::NoValue(#tl_name)))
        }
        (None, None) => quote!(Self::#name => sink),
    });
    let writes = writes.chain(item.unknown.iter().map(|name| quote!(Self::#name(value) => sink.put(value))));
    quote! {
        impl #generics rt::Encode for #name #generics {
            #[inline]
            fn encode<S: rt::Sink>(&self, sink: S) -> S {
                match self { #(#writes,)* }
            }
        }
    }
}

/// The implementation of `Decode`.
fn decode(item: &Enum, names: Names<'_>) -> TokenStream {
    let name = &item.name;
    let generics = own_parameters(item, names.reading());
    let body = variant::read(item, &quote!(Self), names);
    let min_size = number(item.min_size);
    quote! {
        impl<'de> rt::Decode<'de> for #name #generics {
            const MIN_SIZE: usize = #min_size;

            #[inline]
            fn decode(reader: &mut rt::Reader<'de>) -> Self {
                #body
            }
        }
    }
}

/// The implementation of `Default`, by the simplest variant.
fn default(item: &Enum, names: Names<'_>) -> TokenStream {
    let Enum { name, simplest, .. } = item;
    let variant = &simplest.name;
    let generics = own_parameters(item, names);
    let lifetime = item.lends.then(|| names.lifetime());
    let params = Dependence::types(item.dependence.as_ref()).map(|ty| &ty.generic);
    let bounds = angles(lifetime, params.map(|name| quote!(#name: ::core::default::Default)));
    quote! {
        impl #bounds ::core::default::Default for #name #generics {
            #[inline]
            fn default() -> Self {
                Self::#variant(::core::default::Default::default())
            }
        }
    }
}

/// The implementation of `From` for a struct of one of the variants.
fn from(item: &Enum, variant: &Variant, payload: &Payload, names: Names<'_>) -> TokenStream {
    let (name, variant, from) = (&item.name, &variant.name, names.prelude("From"));
    let (path, generics) = (variant::payload_type(payload, names), own_parameters(item, names));
    let value = if payload.boxed {
        let in_box = names.prelude("Box");
        quote!(#in_box::new(value))
    } else {
        quote!(value)
    };
    quote! {
        impl #generics #from<#path> for #name #generics {
            #[inline]
            fn from(value: #path) -> Self {
                Self::#variant(#value)
            }
        }
    }
}

/// The implementation of `From` for the struct of a unit variant.
fn from_empty(item: &Enum, variant: &Variant, path: &Path, names: Names<'_>) -> TokenStream {
    let (name, variant, from) = (&item.name, &variant.name, names.prelude("From"));
    let generics = own_parameters(item, names);
    quote! {
        impl #generics #from<#path> for #name #generics {
            #[inline]
            fn from(_: #path) -> Self {
                Self::#variant
            }
        }
    }
}
