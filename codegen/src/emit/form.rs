//! Forms: the expression of a form, and code that decodes a value in it.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};

use super::names::{angles, id, number};
use crate::model::{Form, FormArg, Nat, Number, Shape};

/// The place of the fields that a form refers to.
#[derive(Clone, Copy)]
pub(super) enum Fields<'a> {
    /// In this value.
    Of(&'a TokenStream),
    /// In variables: they have just been decoded.
    Local,
}

/// The form as a value of the runtime.
pub(super) fn value(form: &Form, fields: Fields<'_>) -> TokenStream {
    let wrapped = |outer: TokenStream, inner: &Form| {
        let inner = value(inner, fields);
        quote!(#outer(#inner))
    };
    match form {
        Form::Number(_) | Form::Plain(_) => quote!(rt::Plain),
        Form::Bare => quote!(rt::Bare),
        Form::ByteString | Form::StringBytes => quote!(rt::ByteString),
        Form::Lossy => quote!(rt::Lossy),
        Form::Empty => quote!(rt::Empty),
        Form::Vector { boxed: true, item } => wrapped(quote!(rt::Vector), item),
        Form::Vector { boxed: false, item } => wrapped(quote!(rt::BareVector), item),
        Form::Tagged { id: tag, inner } => {
            let tag = id(*tag);
            wrapped(quote!(rt::Tagged::<#tag, _>), inner)
        }
        Form::InBox(inner) => wrapped(quote!(rt::InBox), inner),
        Form::Framed(inner) => wrapped(quote!(rt::Framed), inner),
        Form::Dependent { form, args, shape } => {
            let args = args.iter().map(|(name, arg)| {
                let arg = match arg {
                    FormArg::Form(form) => value(form, fields),
                    FormArg::Nat(nat) => self::nat(nat, fields),
                };
                quote!(#name: #arg)
            });
            let form = if args.len() == 0 { quote!(#form) } else { quote!(#form { #(#args),* }) };
            match shape {
                Shape::Enum | Shape::Bare => form,
                Shape::Boxed(tag) => {
                    let tag = id(*tag);
                    quote!(rt::Tagged::<#tag, _>(#form))
                }
            }
        }
        Form::Param(name) => quote!(self.#name),
        Form::Repeated { what, count, item } => {
            let (count, item) = (nat(count, fields), value(item, fields));
            quote!(rt::Repeated { what: #what, count: #count, item: #item })
        }
        Form::Nullable { what, item } => {
            let item = value(item, fields);
            quote!(rt::Nullable { what: #what, item: #item })
        }
        Form::Response { field, lends, .. } => {
            let function = function(*lends);
            quote!(#function::form(&self.#field))
        }
    }
}

/// The type of [`value`], of a form that no parameter decides: those of types stay in them.
pub(super) fn ty(form: &Form) -> TokenStream {
    let wrapped = |outer: TokenStream, inner: &Form| {
        let inner = ty(inner);
        quote!(#outer<#inner>)
    };
    let tagged = |tag: u32, inner: &TokenStream| {
        let tag = id(tag);
        quote!(rt::Tagged<#tag, #inner>)
    };
    match form {
        Form::Number(_) | Form::Plain(_) => quote!(rt::Plain),
        Form::Bare => quote!(rt::Bare),
        Form::ByteString | Form::StringBytes => quote!(rt::ByteString),
        Form::Lossy => quote!(rt::Lossy),
        Form::Empty => quote!(rt::Empty),
        Form::Vector { boxed: true, item } => wrapped(quote!(rt::Vector), item),
        Form::Vector { boxed: false, item } => wrapped(quote!(rt::BareVector), item),
        Form::Tagged { id, inner } => tagged(*id, &ty(inner)),
        Form::InBox(inner) => wrapped(quote!(rt::InBox), inner),
        Form::Framed(inner) => wrapped(quote!(rt::Framed), inner),
        Form::Dependent { form, args, shape } => {
            let args =
                args.iter().filter_map(|(_, arg)| if let FormArg::Form(form) = arg { Some(ty(form)) } else { None });
            let args = angles(None, args);
            match shape {
                Shape::Enum | Shape::Bare => quote!(#form #args),
                Shape::Boxed(id) => tagged(*id, &quote!(#form #args)),
            }
        }
        Form::Param(name) => quote!(#name),
        Form::Repeated { item, .. } => wrapped(quote!(rt::Repeated), item),
        Form::Nullable { item, .. } => wrapped(quote!(rt::Nullable), item),
        Form::Response { query, lends, .. } => {
            let function = function(*lends);
            quote!(<#query as #function>::Form)
        }
    }
}

/// The trait of functions whose responses borrow, or do not.
pub(super) fn function(lends: bool) -> TokenStream {
    if lends { quote!(rt::LendingFunction) } else { quote!(rt::Function) }
}

/// A number that something depends on.
pub(super) fn nat(nat: &Nat, fields: Fields<'_>) -> TokenStream {
    let (base, plus) = match nat {
        Nat::Const(number) => return super::names::number(*number).to_token_stream(),
        Nat::Param(name, plus) => (quote!(self.#name), *plus),
        Nat::Field { name, optional, plus } => {
            let field = match fields {
                Fields::Of(value) => quote!(#value.#name),
                Fields::Local => name.local().to_token_stream(),
            };
            (if *optional { quote!(#field.unwrap_or(0)) } else { field }, *plus)
        }
    };
    if plus == 0 {
        return base;
    }
    let plus = number(plus);
    quote!(#base.saturating_add(#plus))
}

/// Decodes a value.
pub(super) fn read(form: &Form, fields: Fields<'_>) -> TokenStream {
    match form {
        Form::Number(number) => {
            let method = proc_macro2::Ident::new(number.name(), Span::call_site());
            quote!(reader.#method())
        }
        Form::Plain(_) => quote!(reader.get()),
        Form::Bare => quote!(reader.bare()),
        form => {
            let form = value(form, fields);
            quote!(reader.get_as(#form))
        }
    }
}

/// Decodes an optional value to an `Option`.
pub(super) fn read_if(is_set: &TokenStream, form: &Form, fields: Fields<'_>) -> TokenStream {
    match form {
        // Later code may compute with the number before its type can be inferred.
        Form::Number(Number::Nat) => quote!(reader.some::<u32>(#is_set)),
        Form::Number(_) | Form::Plain(_) => quote!(reader.some(#is_set)),
        form => {
            let form = value(form, fields);
            quote!(reader.some_as(#is_set, #form))
        }
    }
}
