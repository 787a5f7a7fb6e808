//! A wire plan, written: its size and its bytes.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::form::{self, Fields};
use super::names::{Names, number};
use crate::model::{Announced, Bit, Ident, Mask, Step, WirePlan, Word};

/// The body of `size_bare`, for the fields of `of`.
pub(super) fn size(plan: &WirePlan, of: &TokenStream, names: Names<'_>) -> TokenStream {
    let mandatory = plan.steps.iter().filter_map(|step| match step {
        Step::Value { field, form } if form.size().is_none() => {
            Some(form::size(form, &quote!(&#of.#field), Fields::Of(of)))
        }
        _ => None,
    });
    let fixed = plan.steps.iter().filter_map(fixed_size).fold(0, u32::saturating_add);
    let mut terms: Vec<_> = mandatory.collect();
    if fixed > 0 || terms.is_empty() {
        terms.insert(0, number(fixed).into_token_stream());
    }
    let sum = quote!(#(#terms)+*);
    let optional: Vec<_> = plan.steps.iter().filter_map(|step| optional_size(step, of, names)).collect();
    if optional.is_empty() {
        return sum;
    }
    quote! {
        let mut size = #sum;
        #(#optional)*
        size
    }
}

/// Whether every value takes the same.
pub(super) fn is_fixed(plan: &WirePlan) -> bool {
    plan.steps.iter().all(|step| fixed_size(step).is_some() || matches!(step, Step::Flag { .. }))
}

/// What a step always takes.
fn fixed_size(step: &Step) -> Option<u32> {
    match step {
        Step::Word(_) => Some(4),
        Step::Value { form, .. } => form.size(),
        Step::Flag { .. } | Step::ValueIf { .. } => None,
    }
}

fn optional_size(step: &Step, of: &TokenStream, names: Names<'_>) -> Option<TokenStream> {
    let Step::ValueIf { field, form, .. } = step else { return None };
    if let Some(size) = form.size() {
        let size = number(size);
        return Some(quote!(if #of.#field.is_some() { size += #size; }));
    }
    let some = names.lang("Some");
    let size = form::size(form, &quote!(value), Fields::Of(of));
    Some(quote!(if let #some(value) = &#of.#field { size += #size; }))
}

/// The body of `encode_bare`, for the fields of `of`.
pub(super) fn encode(plan: &WirePlan, combinator: &str, of: &TokenStream, names: Names<'_>) -> TokenStream {
    let steps = plan.steps.iter().map(|step| match step {
        Step::Word(word) => plan.word(*word).map(|word| write_word(word, combinator, of)),
        Step::Flag { field, mask, bit } => says_so(mask, *bit, field, &quote!(#of.#field), combinator, of),
        Step::Value { field, form } if form::is_copied(form) => {
            Some(form::write(form, &quote!(#of.#field), Fields::Of(of)))
        }
        Step::Value { field, form } => Some(form::write(form, &quote!(&#of.#field), Fields::Of(of))),
        Step::ValueIf { field, mask, bit, form } => {
            let some = names.lang("Some");
            let reference = (!form::is_copied(form)).then(|| quote!(&));
            let check = says_so(mask, *bit, field, &quote!(#of.#field.is_some()), combinator, of);
            let write = form::write(form, &quote!(value), Fields::Of(of));
            Some(quote!(#check if let #some(value) = #reference #of.#field { #write }))
        }
    });
    quote!(#(#steps)*)
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
        writer.says_so(
            #present == ((#nat >> #shift) & 1 != 0),
            &rt::SharedBit { combinator: #combinator, mask: #name, bit: #shift, fields: #field },
        );
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
    quote! {
        #(#agree)*
        writer.nat(#(#bits)|*);
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
        writer.agree(
            #(#pairs)&&*,
            &rt::SharedBit { combinator: #combinator, mask: #mask, bit: #bit, fields: #names },
        );
    }
}
