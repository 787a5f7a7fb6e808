//! Functions: their responses, bounds, availability and setters.

use proc_macro2::TokenStream;
use quote::quote;

use super::form::{self, Fields};
use super::names::{Names, angles};
use super::ty;
use crate::model::{Availability, Call, CallError, Field, Form, Ident, Presence, Response, RustType, Struct};

/// The implementation of `Function`, or of `LendingFunction` where the response borrows from the bytes that it is
/// decoded from.
pub(super) fn emit(item: &Struct, call: &Call, names: Names<'_>) -> TokenStream {
    let Struct { name, generics, .. } = item;
    let (parameters, bounds) = (names.parameters(item.lends, generics), bounds(item, call, names));
    let (error, availability) = (error(call), availability(&call.availability, names));
    let (function, lends) = (form::function(call.response.lends()), call.response.lends());
    let lifetime = lends.then(|| quote!(<'de>));
    let (response, form) = response(call);
    let response = ty::emit(&response, names.reading());
    let (ty, form) = (form::ty(&form), form::value(&form, Fields::Of(&quote!(self))));
    quote! {
        impl #bounds #function for #name #parameters {
            type Response #lifetime = #response;
            type Error = #error;
            type Form = #ty;
            #availability

            #[inline]
            fn form(&self) -> Self::Form {
                #form
            }
        }
    }
}

/// The type of the response, and its form.
fn response(call: &Call) -> (RustType, Form) {
    match &call.response {
        Response::Value { response, form } => (response.clone(), form.clone()),
        Response::Query { field, query, lends } => (
            RustType::Response { query: query.clone(), lends: *lends },
            Form::Response { field: field.clone(), query: query.clone(), lends: *lends },
        ),
    }
}

/// Bounds of queries. A query whose response is part of this one must be a function; others only need to encode.
fn bounds(item: &Struct, call: &Call, names: Names<'_>) -> Option<TokenStream> {
    let lifetime = item.lends.then(|| names.lifetime());
    let queries = item.generics.iter().map(|name| {
        let responds = match &call.response {
            Response::Query { query, .. } => query == name,
            Response::Value { response, .. } => response.mentions_response_of(name),
        };
        let bound = if responds { form::function(call.response.lends()) } else { quote!(rt::Encode) };
        quote!(#name: #bound)
    });
    angles(lifetime, queries)
}

pub(super) fn error(call: &Call) -> TokenStream {
    let of_query = match &call.response {
        Response::Query { query, lends, .. } => {
            let function = form::function(*lends);
            Some(quote!(<#query as #function>::Error))
        }
        Response::Value { .. } => None,
    };
    match (&call.error, of_query) {
        (CallError::Known(path), None) => quote!(#path),
        (CallError::Known(path), Some(of_query)) => quote!(#path<#of_query>),
        (CallError::OfQuery, Some(of_query)) => of_query,
        (CallError::Any | CallError::OfQuery, _) => quote!(rt::RpcError),
    }
}

/// The known availability; nothing where the default of the trait holds.
fn availability(availability: &Availability, names: Names<'_>) -> Option<TokenStream> {
    if *availability == Availability::default() {
        return None;
    }
    let Availability { users, bots, business, unauthed } = *availability;
    let [users, bots, business, unauthed] = [users, bots, business, unauthed].map(|known| match known {
        None => names.prelude("None"),
        Some(known) => {
            let some = names.prelude("Some");
            quote!(#some(#known))
        }
    });
    Some(quote! {
        const AVAILABILITY: rt::Availability =
            rt::Availability { users: #users, bots: #bots, business: #business, unauthed: #unauthed };
    })
}

/// The setters of fields that `new` does not take.
pub(super) fn setters(item: &Struct, names: Names<'_>) -> impl Iterator<Item = TokenStream> {
    item.fields.iter().filter_map(move |field| Some(setter(field, field.setter.as_ref()?, names)))
}

fn setter(field: &Field, setter: &Ident, names: Names<'_>) -> TokenStream {
    let (name, ty) = (&field.name, ty::emit(&field.ty, names));
    let doc = format!(" Sets `{}`.", name.unraw());
    let value = match field.presence {
        Presence::Optional => {
            let some = names.prelude("Some");
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
