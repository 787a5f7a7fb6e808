//! Accessors of enums: fields that several variants have, the constructor, and the struct of a variant.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Names, id};
use super::{ty, variant};
use crate::model::{Accessor, Accessors, Enum, Presence, UnitConstants, Variant};

/// Everything that `accessors` adds to an enum.
pub(super) fn emit(item: &Enum, accessors: &Accessors, names: Names<'_>, items: &mut Vec<TokenStream>) {
    if !(accessors.fields.is_empty() && accessors.constants.is_empty()) {
        items.push(inherent(item, accessors, names));
    }
    items.push(constructed(item, names));
    for Variant { name, payload, .. } in &item.variants {
        let Some(payload) = payload else { continue };
        let ty = variant::payload_type(payload, names);
        let value = if payload.boxed { quote!(*value) } else { quote!(value) };
        items.push(conversion(item, &ty, &quote!(#name(value)), &value, names));
    }
    for Variant { name, empty, .. } in &item.variants {
        let Some(path) = empty else { continue };
        let ty = quote!(#path);
        items.push(conversion(item, &ty, &quote!(#name), &ty, names));
    }
}

/// The constants of unit variants, and the accessors of fields.
fn inherent(item: &Enum, accessors: &Accessors, names: Names<'_>) -> TokenStream {
    let (name, generics) = (&item.name, names.parameters(item.lends, []));
    let constants = accessors.constants.iter().map(|UnitConstants { id_name, id, name_name, tl_name }| {
        let (id, id_doc) = (self::id(*id), format!(" The id of `{tl_name}`."));
        let name_doc = format!(" The name of `{tl_name}` in the schema.");
        quote! {
            #[doc = #id_doc]
            pub const #id_name: u32 = #id;
            #[doc = #name_doc]
            pub const #name_name: &'static str = #tl_name;
        }
    });
    let fields = accessors.fields.iter().map(|accessor| field(item, accessor, names));
    quote!(impl #generics #name #generics { #(#constants)* #(#fields)* })
}

fn field(item: &Enum, accessor: &Accessor, names: Names<'_>) -> TokenStream {
    let Accessor { field, ty, optional, copies, variants } = accessor;
    let (ty, option) = (ty::emit(ty, names), names.prelude("Option"));
    let (some, none) = (names.prelude("Some"), names.prelude("None"));
    let arms = variants.iter().map(|(variant, presence)| match (optional, presence) {
        (false, _) if *copies => quote!(Self::#variant(value) => value.#field.clone(),),
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
        let ty = if *copies { ty } else { quote!(&#ty) };
        (ty, format!(" The field `{}`, which every constructor has.", field.unraw()))
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
    let tl_names = item.definable().iter().map(|variant| {
        let (pattern, tl_name) = (pattern(variant), &variant.tl_name);
        let tl_name = if variant.id.is_some() { quote!(#some(#tl_name)) } else { none.clone() };
        quote!(#pattern => #tl_name,)
    });
    let ids = item.definable().iter().map(|variant| {
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

/// The conversion to the struct `ty` of a variant, which is `value` where the `pattern` matches: `TryFrom` with the value, given
/// back, as the error; or, from an only variant, `From`, by which std implements `TryFrom`.
fn conversion(
    item: &Enum,
    ty: &TokenStream,
    pattern: &TokenStream,
    value: &TokenStream,
    names: Names<'_>,
) -> TokenStream {
    let (name, generics) = (&item.name, names.parameters(item.lends, []));
    if item.variants.len() == 1 && item.unknown.is_none() {
        let from = names.prelude("From");
        return quote! {
            impl #generics #from<#name #generics> for #ty {
                #[inline]
                fn from(value: #name #generics) -> Self {
                    match value {
                        #name::#pattern => #value,
                    }
                }
            }
        };
    }
    let lifetime = (item.lends).then(|| names.parameters(true, []));
    let (result, ok, err) = (names.prelude("Result"), names.prelude("Ok"), names.prelude("Err"));
    quote! {
        impl #lifetime ::core::convert::TryFrom<#name #generics> for #ty {
            type Error = #name #generics;

            #[inline]
            fn try_from(value: #name #generics) -> #result<Self, Self::Error> {
                match value {
                    #name::#pattern => #ok(#value),
                    other => #err(other),
                }
            }
        }
    }
}
