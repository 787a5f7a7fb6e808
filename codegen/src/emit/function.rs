//! What functions answer, and how they are called.

use proc_macro2::TokenStream;
use quote::quote;

use super::form::{self, Fields};
use super::names::{Names, angles};
use super::ty;
use crate::model::{Answer, Availability, Call, CallError, Field, Ident, Presence, RustType, Struct};

/// The implementation of `Function`, or of `LendingFunction` where what is answered borrows from what was read.
pub(super) fn emit(item: &Struct, call: &Call, names: Names<'_>) -> TokenStream {
    let Struct { name, generics, .. } = item;
    let parameters = names.parameters(item.lends, generics);
    let bounds = bounds(item, call, names);
    let reading = names.reading();
    let (response, decode) = match &call.answer {
        Answer::Value { response, form } => (ty::emit(response, reading), form::read(form, Fields::Of(&quote!(self)))),
        Answer::Query { field, query, lends } => {
            let response = RustType::Response { query: query.clone(), lends: *lends };
            let function = function(*lends);
            (ty::emit(&response, reading), quote!(#function::decode_response(&self.#field, reader)))
        }
    };
    let (error, availability) = (error(call), availability(&call.availability, names));
    let (function, lends) = (function(call.answer.lends()), call.answer.lends());
    let lifetime = lends.then(|| quote!(<'de>));
    let reader = if lends { quote!(rt::Reader<'de>) } else { quote!(rt::Reader<'_>) };
    quote! {
        impl #bounds #function for #name #parameters {
            type Response #lifetime = #response;
            type Error = #error;
            #availability

            #[inline]
            fn decode_response #lifetime(&self, reader: &mut #reader) -> Self::Response #lifetime {
                #decode
            }
        }
    }
}

/// The trait of functions whose answers borrow, or do not.
fn function(lends: bool) -> TokenStream {
    if lends { quote!(rt::LendingFunction) } else { quote!(rt::Function) }
}

/// The query that is answered has to be a function, others need to be written only.
fn bounds(item: &Struct, call: &Call, names: Names<'_>) -> Option<TokenStream> {
    let lifetime = item.lends.then(|| names.lifetime());
    let queries = item.generics.iter().map(|name| {
        let answered = match &call.answer {
            Answer::Query { query, .. } => query == name,
            Answer::Value { response, .. } => response.answers(name),
        };
        let bound = if answered { function(call.answer.lends()) } else { quote!(rt::Encode) };
        quote!(#name: #bound)
    });
    angles(lifetime.into_iter().chain(queries))
}

pub(super) fn error(call: &Call) -> TokenStream {
    let of_query = match &call.answer {
        Answer::Query { query, lends, .. } => {
            let function = function(*lends);
            Some(quote!(<#query as #function>::Error))
        }
        Answer::Value { .. } => None,
    };
    match (&call.error, of_query) {
        (CallError::Known(path), None) => quote!(#path),
        (CallError::Known(path), Some(of_query)) => quote!(#path<#of_query>),
        (CallError::OfQuery, Some(of_query)) => of_query,
        (CallError::Any | CallError::OfQuery, _) => quote!(rt::RpcError),
    }
}

/// Nothing where nothing is known, as the trait has it.
fn availability(availability: &Availability, names: Names<'_>) -> Option<TokenStream> {
    if *availability == Availability::default() {
        return None;
    }
    let Availability { users, bots, business, unauthed } = *availability;
    let [users, bots, business, unauthed] = [users, bots, business, unauthed].map(|known| match known {
        None => names.lang("None"),
        Some(answer) => {
            let some = names.lang("Some");
            quote!(#some(#answer))
        }
    });
    Some(quote! {
        const AVAILABILITY: rt::Availability =
            rt::Availability { users: #users, bots: #bots, business: #business, unauthed: #unauthed };
    })
}

/// The methods that give a field a value that `new` does not ask for.
pub(super) fn setters(item: &Struct, names: Names<'_>) -> impl Iterator<Item = TokenStream> {
    item.fields.iter().filter_map(move |field| Some(setter(field, field.setter.as_ref()?, names)))
}

fn setter(field: &Field, setter: &Ident, names: Names<'_>) -> TokenStream {
    let (name, ty) = (&field.name, ty::emit(&field.ty, names));
    let doc = format!(" Sets `{}`.", name.unraw());
    let value = match field.presence {
        Presence::Optional => {
            let some = names.lang("Some");
            quote!(#some(value))
        }
        Presence::Always | Presence::Flag | Presence::Kept => quote!(value),
    };
    quote! {
        #[doc = #doc]
        #[inline]
        #[must_use]
        pub fn #setter(mut self, value: #ty) -> Self {
            self.#name = #value;
            self
        }
    }
}

/// The method that draws the random fields.
pub(super) fn randomized(item: &Struct) -> Option<TokenStream> {
    let random: Vec<_> = item.fields.iter().filter(|field| field.random).collect();
    let drawn = random.iter().map(|field| {
        let name = &field.name;
        let ty = if field.ty == RustType::I32 { quote!(i32) } else { quote!(i64) };
        quote!(self.#name = rt::Random::next_u64(random) as #ty;)
    });
    let names: Vec<_> = random.iter().map(|field| format!("`{}`", field.name.unraw())).collect();
    let doc = format!(" Draws {} from the caller's generator.", names.join(", "));
    (!random.is_empty()).then(|| {
        quote! {
            #[doc = #doc]
            #[inline]
            #[must_use]
            pub fn randomized(mut self, random: &mut (impl rt::Random + ?::core::marker::Sized)) -> Self {
                #(#drawn)*
                self
            }
        }
    })
}
