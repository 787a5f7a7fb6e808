//! Forms: the expression of a form, and code that decodes a value in it.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};

use super::names::{angles, id, number};
use crate::model::{Form, FormArg, Ident, Nat, Number, Path, Shape};

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
    spelled(form, Spelling::Value(fields))
}

/// The type of [`value`], of a form that no parameter decides: those of types stay in them.
pub(super) fn ty(form: &Form) -> TokenStream {
    spelled(form, Spelling::Type)
}

/// The side of Rust on which a form is named.
#[derive(Clone, Copy)]
enum Spelling<'a> {
    /// `rt::Vector(rt::Bare)`
    Value(Fields<'a>),
    /// `rt::Vector<rt::Bare>`
    Type,
}

fn spelled(form: &Form, spelling: Spelling<'_>) -> TokenStream {
    let around = |outer: TokenStream, inner: &Form| {
        let inner = spelled(inner, spelling);
        match spelling {
            Spelling::Value(_) => quote!(#outer(#inner)),
            Spelling::Type => quote!(#outer<#inner>),
        }
    };
    match (form, spelling) {
        (Form::Number(_) | Form::Plain(_), _) => quote!(rt::Plain),
        (Form::Bare, _) => quote!(rt::Bare),
        (Form::ByteString | Form::StringBytes, _) => quote!(rt::ByteString),
        (Form::Lossy, _) => quote!(rt::Lossy),
        (Form::Empty, _) => quote!(rt::Empty),
        (Form::Vector { boxed: true, item }, _) => around(quote!(rt::Vector), item),
        (Form::Vector { boxed: false, item }, _) => around(quote!(rt::BareVector), item),
        (Form::Tagged { id, inner }, _) => tagged(*id, &spelled(inner, spelling), spelling),
        (Form::InBox(inner), _) => around(quote!(rt::InBox), inner),
        (Form::Framed(inner), _) => around(quote!(rt::Framed), inner),
        (Form::Dependent { form, args, shape }, _) => {
            let form = dependent(form, args, spelling);
            match shape {
                Shape::Enum | Shape::Bare => form,
                Shape::Boxed(id) => tagged(*id, &form, spelling),
            }
        }
        (Form::Param(name), Spelling::Value(_)) => quote!(self.#name),
        (Form::Param(name), Spelling::Type) => quote!(#name),
        (Form::Repeated { what, count, item }, Spelling::Value(fields)) => {
            let (count, item) = (nat(count, fields), value(item, fields));
            quote!(rt::Repeated { what: #what, count: #count, item: #item })
        }
        (Form::Repeated { item, .. }, Spelling::Type) => around(quote!(rt::Repeated), item),
        (Form::Nullable { what, item }, Spelling::Value(fields)) => {
            let item = value(item, fields);
            quote!(rt::Nullable { what: #what, item: #item })
        }
        (Form::Nullable { item, .. }, Spelling::Type) => around(quote!(rt::Nullable), item),
        (Form::Response { field, query, lends }, _) => {
            let function = function(*lends);
            match spelling {
                Spelling::Value(_) => quote!(#function::form(&self.#field)),
                Spelling::Type => quote!(<#query as #function>::Form),
            }
        }
    }
}

/// A form behind the id of a constructor.
fn tagged(tag: u32, inner: &TokenStream, spelling: Spelling<'_>) -> TokenStream {
    let tag = id(tag);
    match spelling {
        Spelling::Value(_) => quote!(rt::Tagged::<#tag, _>(#inner)),
        Spelling::Type => quote!(rt::Tagged<#tag, #inner>),
    }
}

/// The form of a type with parameters. Its type has those parameters alone that are types.
fn dependent(form: &Path, args: &[(Ident, FormArg)], spelling: Spelling<'_>) -> TokenStream {
    let mut spelled_args = Vec::new();
    for (name, arg) in args {
        match (arg, spelling) {
            (FormArg::Form(form), Spelling::Type) => spelled_args.push(ty(form)),
            (FormArg::Nat(_), Spelling::Type) => {}
            (FormArg::Form(form), Spelling::Value(fields)) => {
                let form = value(form, fields);
                spelled_args.push(quote!(#name: #form));
            }
            (FormArg::Nat(nat), Spelling::Value(fields)) => {
                let nat = self::nat(nat, fields);
                spelled_args.push(quote!(#name: #nat));
            }
        }
    }
    match spelling {
        Spelling::Value(_) if spelled_args.is_empty() => quote!(#form),
        Spelling::Value(_) => quote!(#form { #(#spelled_args),* }),
        Spelling::Type => {
            let args = angles(None, spelled_args);
            quote!(#form #args)
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
