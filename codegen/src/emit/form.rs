//! Forms: the code that measures, writes and reads a value in one.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::names::id;
use crate::model::Form;

/// The form as a value of the runtime.
fn value(form: &Form) -> TokenStream {
    match form {
        Form::Number(_) | Form::Plain(_) => quote!(rt::Plain),
        Form::Bare => quote!(rt::Bare),
        Form::ByteString => quote!(rt::ByteString),
        Form::Empty => quote!(rt::Empty),
        Form::Vector { boxed: true, item } => wrapped(quote!(rt::Vector), item),
        Form::Vector { boxed: false, item } => wrapped(quote!(rt::BareVector), item),
        Form::Tagged { id: tag, inner } => {
            let tag = id(*tag);
            wrapped(quote!(rt::Tagged::<#tag, _>), inner)
        }
        Form::InBox(inner) => wrapped(quote!(rt::InBox), inner),
    }
}

fn wrapped(outer: TokenStream, inner: &Form) -> TokenStream {
    let inner = value(inner);
    quote!(#outer(#inner))
}

/// The size of the value behind a reference.
pub(super) fn size(form: &Form, reference: &TokenStream) -> TokenStream {
    match form {
        Form::Number(_) | Form::Plain(_) => quote!(rt::Encode::size(#reference)),
        Form::Bare => quote!(rt::Combinator::size_bare(#reference)),
        form => {
            let form = value(form);
            quote!(rt::FormEncode::size(&#form, #reference))
        }
    }
}

/// Writes a field, or what an optional field holds; see [`is_copied`].
pub(super) fn write(form: &Form, value: &TokenStream) -> TokenStream {
    match form {
        Form::Number(number) => {
            let method = proc_macro2::Ident::new(number.name(), Span::call_site());
            quote!(writer.#method(#value);)
        }
        Form::Plain(_) => quote!(rt::Encode::encode(#value, writer);),
        Form::Bare => quote!(rt::Combinator::encode_bare(#value, writer);),
        form => {
            let form = self::value(form);
            quote!(rt::FormEncode::encode(&#form, #value, writer);)
        }
    }
}

/// Whether [`write()`] takes the value itself, not a reference to it.
pub(super) fn is_copied(form: &Form) -> bool {
    matches!(form, Form::Number(_))
}

/// Reads a value: a `Result`.
pub(super) fn read(form: &Form) -> TokenStream {
    match form {
        Form::Number(number) => {
            let method = proc_macro2::Ident::new(number.name(), Span::call_site());
            quote!(reader.#method())
        }
        Form::Plain(_) => quote!(rt::Decode::decode(reader)),
        Form::Bare => quote!(reader.bare()),
        form => {
            let form = value(form);
            quote!(rt::FormDecode::decode(&#form, reader))
        }
    }
}
