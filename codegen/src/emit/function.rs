//! What functions answer, and how they are called.

use proc_macro2::TokenStream;
use quote::quote;

use super::form::{self, Fields};
use super::names::Names;
use super::structure::parameters;
use super::ty;
use crate::model::{Answer, Availability, Call, CallError, Field, Ident, Presence, RustType, Struct};

/// The implementation of `Function`.
pub(super) fn emit(item: &Struct, call: &Call, names: Names<'_>) -> TokenStream {
    let Struct { name, generics, .. } = item;
    let parameters = parameters(generics);
    let bounds = bounds(item, call);
    let result = names.lang("Result");
    let (response, decode) = match &call.answer {
        Answer::Value { response, form } => (ty::emit(response, names), form::read(form, Fields::Of(&quote!(self)))),
        Answer::Query { field, query } => {
            (quote!(<#query as rt::Function>::Response), quote!(rt::Function::decode_response(&self.#field, reader)))
        }
    };
    let error = error(call);
    let availability = availability(&call.availability, names);
    quote! {
        impl #bounds rt::Function for #name #parameters {
            type Response = #response;
            type Error = #error;
            #availability

            #[inline]
            fn decode_response(&self, reader: &mut rt::Reader<'_>) -> #result<Self::Response, rt::DecodeError> {
                #decode
            }
        }
    }
}

/// The query that is answered has to be a function, others need to be written only.
fn bounds(item: &Struct, call: &Call) -> Option<TokenStream> {
    let bounds = item.generics.iter().map(|name| match &call.answer {
        Answer::Query { query, .. } if query == name => quote!(#name: rt::Function),
        Answer::Value { response, .. } if response.answers(name) => quote!(#name: rt::Function),
        Answer::Query { .. } | Answer::Value { .. } => quote!(#name: rt::Encode),
    });
    (!item.generics.is_empty()).then(|| quote!(<#(#bounds),*>))
}

fn error(call: &Call) -> TokenStream {
    let of_query = match &call.answer {
        Answer::Query { query, .. } => Some(quote!(<#query as rt::Function>::Error)),
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
        Presence::Always | Presence::Flag => quote!(value),
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
