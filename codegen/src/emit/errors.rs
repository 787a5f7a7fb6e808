//! Error types of functions.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::names::{Names, docs};
use crate::model::{Counted, ErrorEnum, ErrorVariant, KnownError, OtherErrors};

/// An enum of errors and its implementations.
pub(super) fn emit(item: &ErrorEnum, names: Names<'_>, items: &mut Vec<TokenStream>) {
    let ErrorEnum { name, others, .. } = item;
    items.push(definition(item));
    items.push(method_error(item, names));
    items.push(match others {
        OtherErrors::Other => quote!(rt::method_errors!(#name);),
        OtherErrors::Common(common) => quote!(rt::method_errors!(#name, #common);),
        OtherErrors::Query => quote!(rt::method_errors!(#name<E>);),
    });
}

/// The `static` of an error, shared by all functions that raise it.
pub(super) fn known(item: &KnownError) -> TokenStream {
    let KnownError { name, tl_name, description, .. } = item;
    let codes = item.codes.iter().map(|code| Literal::i32_unsuffixed(*code));
    let number = match item.counted {
        Counted::Nothing => quote!(None),
        Counted::Seconds => quote!(Seconds),
        Counted::Minutes => quote!(Minutes),
        Counted::Datacenters => quote!(Dc),
        Counted::Other => quote!(Plain),
    };
    quote! {
        #[doc(hidden)]
        pub static #name: rt::KnownError = rt::KnownError {
            name: #tl_name,
            codes: &[#(#codes),*],
            number: rt::Number::#number,
            description: #description,
        };
    }
}

fn definition(item: &ErrorEnum) -> TokenStream {
    let ErrorEnum { name, variants, .. } = item;
    let variants = variants.iter().map(variant);
    let (generics, others) = match &item.others {
        OtherErrors::Other => (
            None,
            quote!(
                #[doc = " Any other."]
                Other(rt::RpcError),
            ),
        ),
        OtherErrors::Common(common) => (
            None,
            quote! {
                #[doc = " One that any function may raise."] Common(#common),
                #[doc = " Any other."] Other(rt::RpcError),
            },
        ),
        OtherErrors::Query => (
            Some(quote!(<E>)),
            quote!(
                #[doc = " One of the query."]
                Query(E),
            ),
        ),
    };
    quote! {
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[non_exhaustive]
        pub enum #name #generics { #(#variants,)* #others }
    }
}

fn variant(variant: &ErrorVariant) -> TokenStream {
    let ErrorVariant { name, .. } = variant;
    let code = variant.code.is_none().then(|| quote!(#[doc = " The code that it came under."] code: i32));
    let number = variant.number.as_ref().map(|(field, of_field)| {
        let docs = docs(of_field);
        let ty = match variant.counted {
            Counted::Seconds | Counted::Minutes => quote!(::core::time::Duration),
            Counted::Nothing | Counted::Datacenters | Counted::Other => quote!(u64),
        };
        quote!(#docs #field: #ty)
    });
    let fields = braced([code, number]);
    let docs = docs(&variant.docs);
    quote!(#docs #name #fields)
}

fn method_error(item: &ErrorEnum, names: Names<'_>) -> TokenStream {
    let ErrorEnum { name, variants, .. } = item;
    let (bounds, generics) = match &item.others {
        OtherErrors::Query => (Some(quote!(<E: rt::MethodError>)), Some(quote!(<E>))),
        OtherErrors::Other | OtherErrors::Common(_) => (None, None),
    };
    let known = variants.iter().map(|variant| &variant.known);
    let [some, none, option] = ["Some", "None", "Option"].map(|name| names.prelude(name));
    let from = (0..).map(Literal::usize_unsuffixed).zip(variants).map(|(index, variant)| {
        let value = from_known(variant);
        quote!(#index => #value)
    });
    let argument = |name: &str, used: bool| {
        let name: TokenStream = name.parse().unwrap_or_default();
        if used { name } else { quote!(_) }
    };
    let code = argument("code", variants.iter().any(|variant| variant.code.is_none()));
    let number = argument("number", variants.iter().any(|variant| variant.number.is_some()));
    let to = variants.iter().map(to_known);
    let others = match &item.others {
        OtherErrors::Other => quote!(Self::Other(error) => rt::Known::Other(error),),
        OtherErrors::Common(_) => quote! {
            Self::Common(error) => rt::MethodError::known(error),
            Self::Other(error) => rt::Known::Other(error),
        },
        OtherErrors::Query => quote!(Self::Query(error) => rt::MethodError::known(error),),
    };
    quote! {
        impl #bounds rt::MethodError for #name #generics {
            const KNOWN: &'static [&'static rt::KnownError] = &[#(&#known),*];

            #[inline]
            fn from_known(index: usize, #code: i32, #number: u64) -> #option<Self> {
                #some(match index { #(#from,)* _ => return #none, })
            }

            #[inline]
            fn known(&self) -> rt::Known<'_> {
                match self { #(#to,)* #others }
            }
        }
    }
}

/// The expression that makes a variant of a code and a number.
fn from_known(variant: &ErrorVariant) -> TokenStream {
    let ErrorVariant { name, .. } = variant;
    let code = variant.code.is_none().then(|| quote!(code));
    let number = variant.number.as_ref().map(|(field, _)| match variant.counted {
        Counted::Seconds => quote!(#field: ::core::time::Duration::from_secs(number)),
        Counted::Minutes => quote!(#field: rt::minutes(number)),
        Counted::Nothing | Counted::Datacenters | Counted::Other if field.as_str() == "number" => quote!(number),
        Counted::Nothing | Counted::Datacenters | Counted::Other => quote!(#field: number),
    });
    let fields = braced([code, number]);
    quote!(Self::#name #fields)
}

/// The match arm that turns a variant back into an error.
fn to_known(variant: &ErrorVariant) -> TokenStream {
    let ErrorVariant { name, known, .. } = variant;
    let code_field = variant.code.is_none().then(|| quote!(code));
    let code = match variant.code {
        Some(code) => {
            let code = Literal::i32_unsuffixed(code);
            quote!(#code)
        }
        None => quote!(*code),
    };
    let field = variant.number.as_ref().map(|(field, _)| quote!(#field));
    let number = match (&field, variant.counted) {
        (None, _) => quote!(0),
        (Some(field), Counted::Seconds) => quote!(rt::seconds_of(*#field)),
        (Some(field), Counted::Minutes) => quote!(rt::minutes_of(*#field)),
        (Some(field), _) => quote!(*#field),
    };
    let fields = braced([code_field, field]);
    quote!(Self::#name #fields => #known.at(#code, #number))
}

/// The fields of a variant; nothing if there are none.
fn braced(fields: [Option<TokenStream>; 2]) -> Option<TokenStream> {
    let fields: Vec<_> = fields.into_iter().flatten().collect();
    (!fields.is_empty()).then(|| quote!({ #(#fields),* }))
}
