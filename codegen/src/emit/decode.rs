//! A wire plan, read.

use proc_macro2::TokenStream;
use quote::quote;

use super::form;
use super::names::{Names, number};
use super::structure::parameters;
use crate::model::{Ident, Step, Struct, WirePlan};

/// The implementation of `DecodeBare`.
pub(super) fn emit(item: &Struct, names: Names<'_>) -> TokenStream {
    let Struct { name, generics, plan, .. } = item;
    let bounds = generics.iter().map(|name| quote!(#name: rt::Encode + rt::Decode<'de>));
    let parameters = parameters(generics);
    let min_size = number(plan.min_size);
    let result = names.lang("Result");
    let body = body(item, names);
    let reader = if plan.steps.is_empty() { quote!(_) } else { quote!(reader) };
    quote! {
        impl<'de, #(#bounds),*> rt::DecodeBare<'de> for #name #parameters {
            const MIN_SIZE_BARE: usize = #min_size;

            #[inline]
            fn decode_bare(#reader: &mut rt::Reader<'de>) -> #result<Self, rt::DecodeError> {
                #body
            }
        }
    }
}

fn body(item: &Struct, names: Names<'_>) -> TokenStream {
    let ok = names.lang("Ok");
    if item.fields.is_empty() {
        return quote!(#ok(Self));
    }
    let body = values(&item.plan, names);
    if item.recursive { quote!(reader.nested(|reader| { #body })) } else { body }
}

/// Statements up to the last word, since a word is no field; then the other fields, read where the struct is made.
fn values(plan: &WirePlan, names: Names<'_>) -> TokenStream {
    let ok = names.lang("Ok");
    let words = plan.steps.iter().rposition(|step| matches!(step, Step::Word(_))).map_or(0, |last| last + 1);
    let (before, after) = plan.steps.split_at_checked(words).unwrap_or((&plan.steps, &[]));
    let statements = before.iter().filter_map(|step| {
        let local = local(plan, step)?;
        let read = read(plan, step, names);
        Some(quote!(let #local = #read;))
    });
    let kept = before.iter().filter_map(field).map(|field| {
        let local = field.local();
        if local == *field { quote!(#field) } else { quote!(#field: #local) }
    });
    let read = after.iter().filter_map(|step| {
        let field = field(step)?;
        let read = read(plan, step, names);
        Some(quote!(#field: #read))
    });
    let fields = kept.chain(read);
    quote! {
        #(#statements)*
        #ok(Self { #(#fields),* })
    }
}

/// The field that a step is about.
fn field(step: &Step) -> Option<&Ident> {
    match step {
        Step::Word(_) => None,
        Step::Flag { field, .. } | Step::Value { field, .. } | Step::ValueIf { field, .. } => Some(field),
    }
}

/// The variable for what a step reads.
fn local(plan: &WirePlan, step: &Step) -> Option<Ident> {
    match step {
        Step::Word(word) => plan.word(*word).map(|word| word.name.local()),
        step => field(step).map(Ident::local),
    }
}

fn read(plan: &WirePlan, step: &Step, names: Names<'_>) -> TokenStream {
    let is_set = |word, bit: u8| {
        let word = plan.word(word).map(|word| word.name.local());
        let shift = (bit > 0).then(|| number(u32::from(bit))).map(|bit| quote!(<< #bit));
        quote!(#word & 1 #shift != 0)
    };
    match step {
        Step::Word(_) => quote!(reader.nat()?),
        Step::Flag { word, bit, .. } => is_set(*word, *bit),
        Step::Value { form, .. } => {
            let read = form::read(form);
            quote!(#read?)
        }
        Step::ValueIf { word, bit, form, .. } => {
            let (is_set, read) = (is_set(*word, *bit), form::read(form));
            let (some, none) = (names.lang("Some"), names.lang("None"));
            quote!(if #is_set { #some(#read?) } else { #none })
        }
    }
}
