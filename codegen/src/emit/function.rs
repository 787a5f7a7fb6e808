//! What functions answer.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::Names;
use super::structure::parameters;
use super::{form, ty};
use crate::model::{Call, Struct};

/// The implementation of `Function`.
pub(super) fn emit(item: &Struct, call: &Call, names: Names<'_>) -> TokenStream {
    let Struct { name, generics, .. } = item;
    let parameters = parameters(generics);
    let bounds = bounds(item, call);
    let result = names.lang("Result");
    let (response, error, decode) = match call {
        Call::Value { response, form } => (ty::emit(response, names), quote!(rt::RpcError), form::read(form)),
        Call::Query { field, query } => (
            quote!(<#query as rt::Function>::Response),
            quote!(<#query as rt::Function>::Error),
            quote!(rt::Function::decode_response(&self.#field, reader)),
        ),
    };
    quote! {
        impl #bounds rt::Function for #name #parameters {
            type Response = #response;
            type Error = #error;

            #[inline]
            fn decode_response(&self, reader: &mut rt::Reader<'_>) -> #result<Self::Response, rt::DecodeError> {
                #decode
            }
        }
    }
}

/// The query that is answered has to be a function, others need to be written only.
fn bounds(item: &Struct, call: &Call) -> Option<TokenStream> {
    let bounds = item.generics.iter().map(|name| match call {
        Call::Query { query, .. } if query == name => quote!(#name: rt::Function),
        _ => quote!(#name: rt::Encode),
    });
    (!item.generics.is_empty()).then(|| quote!(<#(#bounds),*>))
}
