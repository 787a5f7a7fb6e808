//! Code that encodes a wire plan.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::form::{self, Fields};
use super::names::{self, number};
use crate::model::{Announced, Bit, Form, Ident, Mask, Step, WirePlan, Word};

/// An expression that encodes all fields of `of` and returns the sink.
pub(super) fn encode(plan: &WirePlan, combinator: &str, of: &TokenStream) -> TokenStream {
    let steps = plan.steps.iter().map(|step| match step {
        Step::Word(word) => plan.word(*word).map(|word| write_word(word, combinator, of)),
        Step::Flag { field, mask, bit } => says_so(mask, *bit, field, &quote!(#of.#field), combinator, of),
        Step::Value { field, form } => Some(write(form, Value::Place(&quote!(#of.#field)), of)),
        Step::ValueIf { field, mask, bit, form } => {
            let check = says_so(mask, *bit, field, &quote!(#of.#field.is_some()), combinator, of);
            let write = write_if(form, field, of);
            Some(quote!(#check #write))
        }
    });
    quote!(sink #(#steps)*)
}

/// A value to encode.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    /// A place that holds it.
    Place(&'a TokenStream),
    /// A reference to it.
    Behind(&'a TokenStream),
}

/// A method call on a sink that encodes a value in a form.
pub(super) fn write(form: &Form, value: Value<'_>, of: &TokenStream) -> TokenStream {
    let reference = match value {
        Value::Place(place) => quote!(&#place),
        Value::Behind(reference) => reference.clone(),
    };
    match form {
        Form::Number(number) => {
            let method = proc_macro2::Ident::new(number.name(), Span::call_site());
            match value {
                Value::Place(place) => quote!(.#method(#place)),
                Value::Behind(reference) => quote!(.#method(*#reference)),
            }
        }
        Form::Plain(_) => quote!(.put(#reference)),
        Form::Bare => quote!(.bare(#reference)),
        form => {
            let form = form::value(form, Fields::Of(of));
            quote!(.put_as(#form, #reference))
        }
    }
}

/// A method call on a sink that encodes an optional field.
fn write_if(form: &Form, field: &Ident, of: &TokenStream) -> TokenStream {
    match form {
        Form::Number(_) | Form::Plain(_) => quote!(.some(&#of.#field)),
        form => {
            let form = form::value(form, Fields::Of(of));
            quote!(.some_as(#form, &#of.#field))
        }
    }
}

/// The check that a field's presence agrees with the number that announces it; none where presence is computed.
fn says_so(
    mask: &Mask,
    bit: u8,
    field: &Ident,
    present: &TokenStream,
    combinator: &str,
    of: &TokenStream,
) -> Option<TokenStream> {
    let Mask::Nat(nat) = mask else { return None };
    let (name, field) = (nat.to_string(), field.unraw());
    let (nat, shift) = (form::nat(nat, Fields::Of(of)), number(u32::from(bit)));
    Some(quote! {
        .says_so(
            #present == ((#nat >> #shift) & 1 != 0),
            &rt::SharedBit { combinator: #combinator, mask: #name, bit: #shift, fields: #field },
        )
    })
}

/// The method calls that encode a word. Fields that share a bit must agree.
fn write_word(word: &Word, combinator: &str, of: &TokenStream) -> TokenStream {
    let agree = word.bits.iter().filter(|bit| bit.fields.len() > 1).map(|bit| agree(word, bit, combinator, of));
    let kept = word.bits.iter().filter(|_| word.kept).map(|bit| announced(word, bit, combinator, of));
    let mask = mask(word, of);
    quote!(#(#agree)* #(#kept)* .nat(#mask))
}

/// A word as a number: the bits of the present fields, and the kept bits.
pub(super) fn mask(word: &Word, of: &TokenStream) -> TokenStream {
    let name = &word.name;
    let kept = word.kept.then(|| quote!(#of.#name |));
    let bits = bits(word, |announced| is_present(announced, of));
    quote!(#kept #bits)
}

/// The bits of the present fields, each of which is in a variable.
pub(super) fn announced_by_locals(word: &Word) -> TokenStream {
    bits(word, |Announced { field, flag, .. }| {
        let local = field.local();
        if *flag { quote!(#local) } else { quote!(#local.is_some()) }
    })
}

fn bits(word: &Word, is_present: impl Fn(&Announced) -> TokenStream) -> TokenStream {
    let bits = word.bits.iter().filter_map(|Bit { bit, fields }| {
        let present = is_present(fields.first()?);
        let shift = number(u32::from(*bit));
        Some(if *bit == 0 { quote!(#present as u32) } else { quote!((#present as u32) << #shift) })
    });
    quote!(#(#bits)|*)
}

/// The check that no bit set in the mask itself announces an absent field.
fn announced(word: &Word, Bit { bit, fields }: &Bit, combinator: &str, of: &TokenStream) -> TokenStream {
    let present = fields.first().map(|field| is_present(field, of));
    let names: Vec<_> = fields.iter().map(|announced| announced.tl_name.as_str()).collect();
    let (mask, value, names) = (&word.tl_name, names::mask(1 << (bit & 31)), names.join(", "));
    let (name, bit) = (&word.name, number(u32::from(*bit)));
    quote! {
        .says_so(
            #present || #of.#name & #value == 0,
            &rt::SharedBit { combinator: #combinator, mask: #mask, bit: #bit, fields: #names },
        )
    }
}

fn is_present(Announced { field, flag, .. }: &Announced, of: &TokenStream) -> TokenStream {
    if *flag { quote!(#of.#field) } else { quote!(#of.#field.is_some()) }
}

fn agree(word: &Word, Bit { bit, fields }: &Bit, combinator: &str, of: &TokenStream) -> TokenStream {
    let present: Vec<_> = fields.iter().map(|announced| is_present(announced, of)).collect();
    let pairs = present.iter().zip(present.iter().skip(1)).map(|(left, right)| quote!(#left == #right));
    let names: Vec<_> = fields.iter().map(|announced| announced.tl_name.as_str()).collect();
    let (mask, bit, names) = (&word.tl_name, number(u32::from(*bit)), names.join(", "));
    quote! {
        .agree(
            #(#pairs)&&*,
            &rt::SharedBit { combinator: #combinator, mask: #mask, bit: #bit, fields: #names },
        )
    }
}
