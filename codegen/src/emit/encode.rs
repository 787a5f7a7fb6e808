//! Code that encodes a wire plan.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::form::{self, Fields};
use super::names::{self, number};
use crate::model::{Announced, Bit, Form, Ident, Mask, Step, WirePlan, Word};

/// The body of a function that encodes all fields of `of` and returns the sink.
pub(super) fn encode(plan: &WirePlan, combinator: &str, of: &TokenStream) -> TokenStream {
    let (mut statements, mut chain) = (TokenStream::new(), quote!(sink));
    for steps in plan.steps.chunk_by(|left, right| left.is_int() && right.is_int()) {
        match steps {
            [Step::Word(word)] => {
                let Some(word) = plan.word(*word) else { continue };
                chain.extend(checks(word, combinator, of));
                if is_filled_later(word) {
                    let (mask, bits) = (word.name.local(), mask(word, of, |announced| announced.flag));
                    statements.extend(quote!(let (mut #mask, sink) = #chain.mask(#bits);));
                    chain = quote!(sink);
                } else {
                    let bits = mask(word, of, |_| true);
                    chain.extend(quote!(.nat(#bits)));
                }
            }
            [step] => chain.extend(encode_step(plan, step, combinator, of)),
            ints => {
                let fields = ints.iter().filter_map(value).map(|field| quote!(#of.#field));
                chain.extend(quote!(.ints([#(#fields),*])));
            }
        }
    }
    let filled = plan.words.iter().filter(|word| is_filled_later(word)).map(|word| word.name.local());
    statements.extend([chain, quote!(#(.fill(#filled))*)]);
    statements
}

/// The method calls that encode a step other than a word.
fn encode_step(plan: &WirePlan, step: &Step, combinator: &str, of: &TokenStream) -> Option<TokenStream> {
    match step {
        Step::Word(_) => None,
        Step::Flag { field, mask, bit } => says_so(mask, *bit, field, &quote!(#of.#field), combinator, of),
        Step::Value { field, form } => Some(write(form, &quote!(#of.#field), of)),
        Step::ValueIf { field, mask, bit, form } => {
            let check = says_so(mask, *bit, field, &quote!(#of.#field.is_some()), combinator, of);
            let write = write_if(form, field, place(plan, mask, *bit), of);
            Some(quote!(#check #write))
        }
    }
}

/// The field of a mandatory value.
fn value(step: &Step) -> Option<&Ident> {
    if let Step::Value { field, .. } = step { Some(field) } else { None }
}

/// Returns whether a word announces values: their bits are set as they are encoded, so that each is looked at once.
fn is_filled_later(word: &Word) -> bool {
    word.bits.iter().any(|bit| bit.fields.iter().any(|announced| !announced.flag))
}

/// The arguments that name the bit of a value in a word that is filled in later.
fn place(plan: &WirePlan, mask: &Mask, bit: u8) -> Option<TokenStream> {
    let Mask::Word(word) = mask else { return None };
    let (mask, shift) = (plan.word(*word)?.name.local(), (bit > 0).then(|| number(u32::from(bit))));
    let shift = shift.map(|shift| quote!(<< #shift));
    Some(quote!(&mut #mask, 1 #shift,))
}

/// A method call on a sink that encodes a field in a form.
fn write(form: &Form, field: &TokenStream, of: &TokenStream) -> TokenStream {
    match form {
        Form::Number(number) => {
            let method = proc_macro2::Ident::new(number.name(), Span::call_site());
            quote!(.#method(#field))
        }
        Form::Plain(_) => quote!(.put(&#field)),
        Form::Bare => quote!(.bare(&#field)),
        form => {
            let form = form::value(form, Fields::Of(of));
            quote!(.put_as(#form, &#field))
        }
    }
}

/// A method call on a sink that encodes an optional field, whose bit is in the `mask` if that is filled in later.
fn write_if(form: &Form, field: &Ident, mask: Option<TokenStream>, of: &TokenStream) -> TokenStream {
    match (form, mask) {
        (Form::Number(_) | Form::Plain(_), None) => quote!(.some(&#of.#field)),
        (Form::Number(_) | Form::Plain(_), mask) => quote!(.masked(#mask &#of.#field)),
        (form, mask) => {
            let form = form::value(form, Fields::Of(of));
            let method = if mask.is_some() { quote!(masked_as) } else { quote!(some_as) };
            quote!(.#method(#mask #form, &#of.#field))
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

/// The checks in front of a word. Fields that share a bit must agree.
fn checks(word: &Word, combinator: &str, of: &TokenStream) -> TokenStream {
    let agree = word.bits.iter().filter(|bit| bit.fields.len() > 1).map(|bit| agree(word, bit, combinator, of));
    let kept = word.bits.iter().filter(|_| word.kept).map(|bit| announced(word, bit, combinator, of));
    quote!(#(#agree)* #(#kept)*)
}

/// A word as a number: the kept bits, and the bits of the present fields that are `wanted`.
pub(super) fn mask(word: &Word, of: &TokenStream, wanted: fn(&Announced) -> bool) -> TokenStream {
    let mut all = Vec::new();
    if word.kept {
        let name = &word.name;
        all.push(quote!(#of.#name));
    }
    for bit in &word.bits {
        if let Some(first) = bit.fields.first().filter(|first| wanted(first)) {
            all.push(set(bit.bit, &is_present(first, of)));
        }
    }
    if all.is_empty() { quote!(0) } else { quote!(#(#all)|*) }
}

/// The bits of the present fields, each of which is in a variable.
pub(super) fn announced_by_locals(word: &Word) -> TokenStream {
    let bits = word.bits.iter().filter_map(|bit| {
        let Announced { field, flag, .. } = bit.fields.first()?;
        let local = field.local();
        Some(set(bit.bit, &if *flag { quote!(#local) } else { quote!(#local.is_some()) }))
    });
    quote!(#(#bits)|*)
}

/// A bit as a number: 0 unless its field is `present`.
fn set(bit: u8, present: &TokenStream) -> TokenStream {
    let shift = number(u32::from(bit));
    if bit == 0 { quote!(#present as u32) } else { quote!((#present as u32) << #shift) }
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
