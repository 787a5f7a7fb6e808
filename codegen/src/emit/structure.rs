//! Structs.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Names, alias, angles, attributes, docs, hooks, id};
use super::{decode, dependent, encode, function, json, ty};
use crate::model::{Dependence, Field, Ident, Presence, RustType, Struct};

/// A struct and its implementations.
pub(super) fn emit(item: &Struct, names: Names<'_>, items: &mut Vec<TokenStream>) {
    items.push(definition(item, names));
    items.extend(hooks(&item.name, item.lends, &item.tl_name, &item.hooks));
    if item.new {
        items.push(new(item, names));
    }
    if let Some(dependence) = &item.dependence {
        items.push(dependent::definition(&item.name, dependence, names));
    }
    if item.bytes {
        bytes(item, names, items);
    }
    if let Some(json) = &item.json {
        json::emit(item, json, names, items);
    }
}

/// The implementations for bytes.
fn bytes(item: &Struct, names: Names<'_>, items: &mut Vec<TokenStream>) {
    match &item.dependence {
        Some(dependence) => dependent::emit(item, dependence, names, items),
        None => items.push(combinator(item, names)),
    }
    if item.decodable && item.dependence.is_none() {
        items.push(decode::emit(item, names));
    }
    if let Some(call) = &item.call {
        items.push(function::emit(item, call, names));
    }
    items.extend(item.infallible.then(|| infallible(item, names)));
}

/// The implementation of `EncodeToVec`.
fn infallible(item: &Struct, names: Names<'_>) -> TokenStream {
    let (name, parameters) = (&item.name, names.parameters(item.lends, &item.generics));
    let lifetime = item.lends.then(|| names.lifetime());
    let queries = item.generics.iter().map(|name| quote!(#name: rt::EncodeToVec));
    let bounds = angles(lifetime, queries);
    quote!(impl #bounds rt::EncodeToVec for #name #parameters {})
}

/// The parameters of the struct itself.
fn own_parameters(item: &Struct, names: Names<'_>) -> Option<TokenStream> {
    names.parameters(
        item.lends,
        item.generics.iter().chain(Dependence::types(item.dependence.as_ref()).map(|ty| &ty.generic)),
    )
}

fn definition(item: &Struct, names: Names<'_>) -> TokenStream {
    let Struct { name, derives, .. } = item;
    let generics = own_parameters(item, names);
    let derive = (!derives.is_empty()).then(|| quote!(#[derive(#(#derives),*)]));
    let body = if item.fields.is_empty() {
        quote!(;)
    } else {
        let fields = item.fields.iter().map(|field| self::field(field, names));
        quote!({ #(#fields,)* })
    };
    let (alias, attributes) = (alias(name, &item.tl_name), attributes(&item.attributes));
    quote!(#alias #derive #attributes pub struct #name #generics #body)
}

fn field(field: &Field, names: Names<'_>) -> TokenStream {
    let docs = docs(&field.docs);
    let name = &field.name;
    let ty = ty::of_field(field, names);
    let attributes = attributes(&field.attributes);
    quote!(#docs #attributes pub #name: #ty)
}

/// The function `new`, and the setters of a function's fields.
fn new(item: &Struct, names: Names<'_>) -> TokenStream {
    let name = &item.name;
    let generics = own_parameters(item, names);
    let asked: Vec<_> = item.fields.iter().filter(|field| field.is_asked_for()).collect();
    let arguments = asked.iter().map(|field| {
        let (name, ty) = (&field.name, ty::of_field(field, names));
        quote!(#name: #ty)
    });
    let random = item.random().map(|random| quote!(#random: &mut (impl rt::Random + ?::core::marker::Sized)));
    let none = names.prelude("None");
    let values = item.fields.iter().map(|Field { name, ty, presence, random, .. }| match presence {
        Presence::Always if *random => drawn(name, ty, item),
        Presence::Always => quote!(#name),
        Presence::Flag => quote!(#name: false),
        Presence::Kept => quote!(#name: 0),
        Presence::Optional => quote!(#name: #none),
    });
    let doc = match (asked.is_empty(), &random) {
        (_, Some(_)) => " With the mandatory fields alone; the caller's generator draws the random ones.",
        (false, None) => " With the mandatory fields alone.",
        (true, None) => " Without any field.",
    };
    let setters = function::setters(item, names);
    let arguments = arguments.chain(random);
    quote! {
        impl #generics #name #generics {
            #[doc = #doc]
            #[inline]
            #[must_use]
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#values),* }
            }
            #(#setters)*
        }
    }
}

/// A field with the next number of the caller's generator.
fn drawn(field: &Ident, ty: &RustType, item: &Struct) -> TokenStream {
    let random = item.random();
    let ty = if *ty == RustType::I32 { quote!(i32) } else { quote!(i64) };
    quote!(#field: rt::Random::next_u64(#random) as #ty)
}

/// The implementation of `Combinator`.
fn combinator(item: &Struct, names: Names<'_>) -> TokenStream {
    let Struct { name, tl_name, generics, plan, .. } = item;
    let id = id(item.id);
    let parameters = names.parameters(item.lends, generics);
    let lifetime = item.lends.then(|| names.lifetime());
    let bounds = angles(lifetime, generics.iter().map(|name| quote!(#name: rt::Encode)));
    let encode = encode::encode(plan, tl_name, &quote!(self));
    let form = if item.call.is_some() { quote!(Request) } else { quote!(Bare) };
    let alone = item.alone.then(|| quote!(const ALONE: rt::Alone = rt::Alone::#form;));
    quote! {
        impl #bounds rt::Combinator for #name #parameters {
            const NAME: &'static str = #tl_name;
            const ID: u32 = #id;
            #alone

            #[inline]
            fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
                #encode
            }
        }
    }
}
