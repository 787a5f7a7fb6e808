//! Types.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Names, angles, number};
use crate::model::{BytesType, Field, Presence, RustType, StringType};

pub(super) fn emit(ty: &RustType, names: Names<'_>) -> TokenStream {
    match ty {
        RustType::Unit => quote!(()),
        RustType::Bool => quote!(bool),
        RustType::U32 => quote!(u32),
        RustType::I32 => quote!(i32),
        RustType::I64 | RustType::I53 => quote!(i64),
        RustType::F32 => quote!(f32),
        RustType::F64 => quote!(f64),
        RustType::Array(size) => {
            let size = number(u32::from(*size));
            quote!([u8; #size])
        }
        RustType::String(StringType::String | StringType::Lossy) => names.prelude("String"),
        RustType::String(StringType::BoxStr) => generic(names.prelude("Box"), quote!(str)),
        RustType::String(StringType::Borrowed) => borrowed(&quote!(str), names),
        RustType::String(StringType::Bytes) | RustType::Bytes(BytesType::Vec) => {
            generic(names.prelude("Vec"), quote!(u8))
        }
        RustType::Bytes(BytesType::Bytes) => quote!(rt::Bytes),
        RustType::Bytes(BytesType::Borrowed) => borrowed(&quote!([u8]), names),
        RustType::Object => quote!(rt::Object),
        RustType::ObjectRef => generic(quote!(rt::ObjectRef), names.lifetime()),
        RustType::Vec(item) => generic(names.prelude("Vec"), emit(item, names)),
        RustType::Box(inner) => generic(names.prelude("Box"), emit(inner, names)),
        RustType::Option(inner) => generic(names.prelude("Option"), emit(inner, names)),
        RustType::Path(path) => quote!(#path),
        RustType::Applied { path, lends, args } => {
            let lifetime = lends.then(|| names.lifetime());
            let args = angles(lifetime, args.iter().map(|arg| emit(arg, names)));
            quote!(#path #args)
        }
        RustType::Param(name) => quote!(#name),
        RustType::Response { query, lends: false } => quote!(<#query as rt::Function>::Response),
        RustType::Response { query, lends: true } => {
            let lifetime = names.lifetime();
            quote!(<#query as rt::LendingFunction>::Response<#lifetime>)
        }
    }
}

/// The type of a field, `Option` included.
pub(super) fn of_field(field: &Field, names: Names<'_>) -> TokenStream {
    let ty = emit(&field.ty, names);
    match field.presence {
        Presence::Always | Presence::Flag | Presence::Kept => ty,
        Presence::Optional => generic(names.prelude("Option"), ty),
    }
}

fn borrowed(inner: &TokenStream, names: Names<'_>) -> TokenStream {
    let lifetime = names.lifetime();
    quote!(&#lifetime #inner)
}

fn generic(outer: TokenStream, inner: TokenStream) -> TokenStream {
    quote!(#outer<#inner>)
}
