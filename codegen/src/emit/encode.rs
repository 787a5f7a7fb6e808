//! A wire plan, written.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::form::{self, Fields};
use super::names::{self, number};
use crate::model::{Announced, Bit, Form, Ident, Mask, Step, WirePlan, Word};

/// Hands `sink` through all fields of `of`, and is the sink behind them.
pub(super) fn encode(plan: &WirePlan, combinator: &str, of: &TokenStream) -> TokenStream {
    let steps = plan.steps.iter().map(|step| match step {
        Step::Word(word) => plan.word(*word).map(|word| write_word(word, combinator, of)),
        Step::Flag { field, mask, bit } => says_so(mask, *bit, field, &quote!(#of.#field), combinator, of),
        Step::Value { field, form } => Some(write(form, field, of)),
        Step::ValueIf { field, mask, bit, form } => {
            let check = says_so(mask, *bit, field, &quote!(#of.#field.is_some()), combinator, of);
            let write = write_if(form, field, of);
            Some(quote!(#check #write))
        }
    });
    quote!(sink #(#steps)*)
}

fn write(form: &Form, field: &Ident, of: &TokenStream) -> TokenStream {
    match form {
        Form::Number(number) => {
            let method = proc_macro2::Ident::new(number.name(), Span::call_site());
            quote!(.#method(#of.#field))
        }
        Form::Plain(_) => quote!(.put(&#of.#field)),
        Form::Bare => quote!(.bare(&#of.#field)),
        form => {
            let form = form::value(form, Fields::Of(of));
            quote!(.put_as(#form, &#of.#field))
        }
    }
}

/// What an optional field holds.
fn write_if(form: &Form, field: &Ident, of: &TokenStream) -> TokenStream {
    match form {
        Form::Number(_) | Form::Plain(_) => quote!(.some(&#of.#field)),
        form => {
            let form = form::value(form, Fields::Of(of));
            quote!(.some_as(#form, &#of.#field))
        }
    }
}

/// A field whose presence is not computed has to agree with the number that says it.
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

/// A word is put together and written. Fields that share a bit have to agree.
fn write_word(word: &Word, combinator: &str, of: &TokenStream) -> TokenStream {
    let bits = word.bits.iter().filter_map(|Bit { bit, fields }| {
        let present = is_present(fields.first()?, of);
        let shift = number(u32::from(*bit));
        Some(if *bit == 0 { quote!(#present as u32) } else { quote!((#present as u32) << #shift) })
    });
    let agree = word.bits.iter().filter(|bit| bit.fields.len() > 1).map(|bit| agree(word, bit, combinator, of));
    let kept = word.kept.then(|| &word.name);
    let announced = kept.iter().flat_map(|name| word.bits.iter().map(|bit| announced(word, name, bit, combinator, of)));
    let kept = kept.map(|name| quote!(#of.#name |));
    quote!(#(#agree)* #(#announced)* .nat(#kept #(#bits)|*))
}

/// A bit set in the mask itself whose fields are absent would announce what does not come.
fn announced(word: &Word, name: &Ident, Bit { bit, fields }: &Bit, combinator: &str, of: &TokenStream) -> TokenStream {
    let present = fields.first().map(|field| is_present(field, of));
    let names: Vec<_> = fields.iter().map(|announced| announced.tl_name.as_str()).collect();
    let (mask, bit, value, names) =
        (&word.tl_name, number(u32::from(*bit)), names::mask(1 << (bit & 31)), names.join(", "));
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
