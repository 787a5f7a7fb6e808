//! Accessors of enums: fields that several variants have, the constructor, and the struct of a variant.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Names, id};
use super::{ty, variant};
use crate::model::{Accessor, Enum, Payload, Presence, Variant};

/// Everything that `accessors` adds to an enum.
pub(super) fn emit(item: &Enum, accessors: &[Accessor], names: Names<'_>, items: &mut Vec<TokenStream>) {
    if !accessors.is_empty() {
        items.push(fields(item, accessors, names));
    }
    items.push(constructed(item, names));
    let payloads = item.variants.iter().filter_map(|variant| Some((variant, variant.payload.as_ref()?)));
    items.extend(payloads.map(|(variant, payload)| try_from(item, variant, payload, names)));
}

/// The accessors of fields.
fn fields(item: &Enum, accessors: &[Accessor], names: Names<'_>) -> TokenStream {
    let (name, generics) = (&item.name, names.parameters(item.lends, []));
    let accessors = accessors.iter().map(|accessor| field(item, accessor, names));
    quote!(impl #generics #name #generics { #(#accessors)* })
}

fn field(item: &Enum, accessor: &Accessor, names: Names<'_>) -> TokenStream {
    let Accessor { field, ty, optional, variants } = accessor;
    let (ty, option) = (ty::emit(ty, names), names.prelude("Option"));
    let (some, none) = (names.prelude("Some"), names.prelude("None"));
    let arms = variants.iter().map(|(variant, presence)| match (optional, presence) {
        (false, _) => quote!(Self::#variant(value) => &value.#field,),
        (true, Presence::Optional) => quote!(Self::#variant(value) => value.#field.as_ref(),),
        (true, Presence::Always | Presence::Flag | Presence::Kept) => {
            quote!(Self::#variant(value) => #some(&value.#field),)
        }
    });
    let rest = (variants.len() < item.variants.len() || item.unknown.is_some()).then(|| quote!(_ => #none,));
    let (ty, doc) = if *optional {
        (quote!(#option<&#ty>), format!(" The field `{}`, if the value has one.", field.unraw()))
    } else {
        (quote!(&#ty), format!(" The field `{}`, which every constructor has.", field.unraw()))
    };
    quote! {
        #[doc = #doc]
        #[must_use]
        pub fn #field(&self) -> #ty {
            match self { #(#arms)* #rest }
        }
    }
}

/// The implementation of `Constructed`.
fn constructed(item: &Enum, names: Names<'_>) -> TokenStream {
    let (name, generics) = (&item.name, names.parameters(item.lends, []));
    let (option, some, none) = (names.prelude("Option"), names.prelude("Some"), names.prelude("None"));
    let pattern = |Variant { name, payload, .. }: &Variant| {
        let fields = payload.as_ref().map(|_| quote!((_)));
        quote!(Self::#name #fields)
    };
    let nothing = item.variants.is_empty().then_some(&*item.simplest);
    let tl_names = item.variants.iter().chain(nothing).map(|variant| {
        let (pattern, tl_name) = (pattern(variant), &variant.tl_name);
        let tl_name = if variant.id.is_some() { quote!(#some(#tl_name)) } else { none.clone() };
        quote!(#pattern => #tl_name,)
    });
    let ids = item.variants.iter().chain(nothing).map(|variant| {
        let (pattern, tag) = (pattern(variant), variant.id.map(id));
        let tag = tag.map_or_else(|| none.clone(), |tag| quote!(#some(#tag)));
        quote!(#pattern => #tag,)
    });
    let unknown = item.unknown.as_slice();
    quote! {
        impl #generics rt::Constructed for #name #generics {
            fn constructor_name(&self) -> #option<&'static str> {
                match self { #(#tl_names)* #(Self::#unknown(_) => #none,)* }
            }

            fn constructor_id(&self) -> #option<u32> {
                match self { #(#ids)* #(Self::#unknown(value) => value.id(),)* }
            }
        }
    }
}

/// The implementation of `TryFrom` for the struct of a variant. The error is the value, given back.
fn try_from(item: &Enum, variant: &Variant, payload: &Payload, names: Names<'_>) -> TokenStream {
    let (name, generics, variant) = (&item.name, names.parameters(item.lends, []), &variant.name);
    let ty = variant::payload_type(payload, names);
    let lifetime = (item.lends).then(|| names.parameters(true, []));
    let (result, ok, err) = (names.prelude("Result"), names.prelude("Ok"), names.prelude("Err"));
    let value = if payload.boxed { quote!(*value) } else { quote!(value) };
    let only = item.variants.len() == 1 && item.unknown.is_none();
    let other = (!only).then(|| quote!(other => #err(other),));
    quote! {
        impl #lifetime ::core::convert::TryFrom<#name #generics> for #ty {
            type Error = #name #generics;

            #[inline]
            fn try_from(value: #name #generics) -> #result<Self, Self::Error> {
                match value {
                    #name::#variant(value) => #ok(#value),
                    #other
                }
            }
        }
    }
}
