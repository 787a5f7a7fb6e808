//! Types.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{Names, number};
use crate::model::{Field, Presence, RustType};

pub(super) fn emit(ty: &RustType, names: Names<'_>) -> TokenStream {
    match ty {
        RustType::Unit => quote!(()),
        RustType::Bool => quote!(bool),
        RustType::U32 => quote!(u32),
        RustType::I32 => quote!(i32),
        RustType::I64 => quote!(i64),
        RustType::F32 => quote!(f32),
        RustType::F64 => quote!(f64),
        RustType::Array(size) => {
            let size = number(u32::from(*size));
            quote!([u8; #size])
        }
        RustType::String => names.lang("String"),
        RustType::Bytes => generic(names.lang("Vec"), quote!(u8)),
        RustType::Object => quote!(rt::Object),
        RustType::Vec(item) => generic(names.lang("Vec"), emit(item, names)),
        RustType::Box(inner) => generic(names.lang("Box"), emit(inner, names)),
        RustType::Path(path) => quote!(#path),
        RustType::Applied(path, args) => {
            let args = args.iter().map(|arg| emit(arg, names));
            quote!(#path<#(#args),*>)
        }
        RustType::Param(name) => quote!(#name),
        RustType::Response(query) => quote!(<#query as rt::Function>::Response),
    }
}

/// The type of a field, `Option` included.
pub(super) fn of_field(field: &Field, names: Names<'_>) -> TokenStream {
    let ty = emit(&field.ty, names);
    match field.presence {
        Presence::Always | Presence::Flag => ty,
        Presence::Optional => generic(names.lang("Option"), ty),
    }
}

fn generic(outer: TokenStream, inner: TokenStream) -> TokenStream {
    quote!(#outer<#inner>)
}
