//! A wire plan, written: its size and its bytes.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::form;
use super::names::{Names, number};
use crate::model::{Announced, Bit, Step, WirePlan, Word};

/// The body of `size_bare`.
pub(super) fn size(plan: &WirePlan, names: Names<'_>) -> TokenStream {
    let mandatory = plan.steps.iter().filter_map(|step| match step {
        Step::Value { field, form } if form.size().is_none() => Some(form::size(form, &quote!(&self.#field))),
        _ => None,
    });
    let fixed = plan.steps.iter().filter_map(fixed_size).fold(0, u32::saturating_add);
    let mut terms: Vec<_> = mandatory.collect();
    if fixed > 0 || terms.is_empty() {
        terms.insert(0, number(fixed).into_token_stream());
    }
    let sum = quote!(#(#terms)+*);
    let optional: Vec<_> = plan.steps.iter().filter_map(|step| optional_size(step, names)).collect();
    if optional.is_empty() {
        return sum;
    }
    quote! {
        let mut size = #sum;
        #(#optional)*
        size
    }
}

/// What a step always takes.
fn fixed_size(step: &Step) -> Option<u32> {
    match step {
        Step::Word(_) => Some(4),
        Step::Value { form, .. } => form.size(),
        Step::Flag { .. } | Step::ValueIf { .. } => None,
    }
}

fn optional_size(step: &Step, names: Names<'_>) -> Option<TokenStream> {
    let Step::ValueIf { field, form, .. } = step else { return None };
    if let Some(size) = form.size() {
        let size = number(size);
        return Some(quote!(if self.#field.is_some() { size += #size; }));
    }
    let some = names.lang("Some");
    let size = form::size(form, &quote!(value));
    Some(quote!(if let #some(value) = &self.#field { size += #size; }))
}

/// The body of `encode_bare`.
pub(super) fn encode(plan: &WirePlan, combinator: &str, names: Names<'_>) -> TokenStream {
    let steps = plan.steps.iter().map(|step| match step {
        Step::Word(word) => plan.word(*word).map(|word| write_word(word, combinator)),
        Step::Flag { .. } => None,
        Step::Value { field, form } if form::is_copied(form) => Some(form::write(form, &quote!(self.#field))),
        Step::Value { field, form } => Some(form::write(form, &quote!(&self.#field))),
        Step::ValueIf { field, form, .. } => {
            let some = names.lang("Some");
            let reference = (!form::is_copied(form)).then(|| quote!(&));
            let write = form::write(form, &quote!(value));
            Some(quote!(if let #some(value) = #reference self.#field { #write }))
        }
    });
    quote!(#(#steps)*)
}

/// A word is put together and written. Fields that share a bit have to agree.
fn write_word(word: &Word, combinator: &str) -> TokenStream {
    let bits = word.bits.iter().filter_map(|Bit { bit, fields }| {
        let present = is_present(fields.first()?);
        let shift = number(u32::from(*bit));
        Some(if *bit == 0 { quote!(#present as u32) } else { quote!((#present as u32) << #shift) })
    });
    let agree = word.bits.iter().filter(|bit| bit.fields.len() > 1).map(|bit| agree(word, bit, combinator));
    quote! {
        #(#agree)*
        writer.nat(#(#bits)|*);
    }
}

fn is_present(Announced { field, flag, .. }: &Announced) -> TokenStream {
    if *flag { quote!(self.#field) } else { quote!(self.#field.is_some()) }
}

fn agree(word: &Word, Bit { bit, fields }: &Bit, combinator: &str) -> TokenStream {
    let present: Vec<_> = fields.iter().map(is_present).collect();
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
