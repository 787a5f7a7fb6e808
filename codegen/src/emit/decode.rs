//! Code that decodes a wire plan.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::form::{self, Fields};
use super::names::{Names, mask, number};
use crate::model::{Form, Ident, Mask, Number, Step, Struct, WirePlan, Word};

/// The implementation of `DecodeBare`.
pub(super) fn emit(item: &Struct, names: Names<'_>) -> TokenStream {
    let Struct { name, generics, plan, .. } = item;
    let bounds = generics.iter().map(|name| quote!(#name: rt::Encode + rt::Decode<'de>));
    let parameters = names.reading().parameters(item.lends, generics);
    let min_size = number(plan.min_size);
    let body = body(item, &quote!(Self));
    let reader = if plan.steps.is_empty() { quote!(_) } else { quote!(reader) };
    quote! {
        impl<'de, #(#bounds),*> rt::DecodeBare<'de> for #name #parameters {
            const MIN_SIZE_BARE: usize = #min_size;

            #[inline]
            fn decode_bare(#reader: &mut rt::Reader<'de>) -> Self {
                #body
            }
        }
    }
}

/// The body of `decode_bare`. `path` names the struct there.
pub(super) fn body(item: &Struct, path: &TokenStream) -> TokenStream {
    if item.fields.is_empty() {
        return path.clone();
    }
    let body = values(&item.plan, path);
    if item.recursive { quote!(reader.nested(|reader| { #body })) } else { body }
}

/// Statements for the fields up to the last number that others may depend on, and up to the last `int` that follows another. The
/// struct expression decodes the other fields in place.
fn values(plan: &WirePlan, path: &TokenStream) -> TokenStream {
    let numbers = plan.steps.iter().rposition(is_number).map_or(0, |last| last + 1);
    let ints = plan.steps.windows(2).rposition(|pair| pair.iter().all(Step::is_int)).map_or(0, |first| first + 2);
    let (before, after) = plan.steps.split_at_checked(numbers.max(ints)).unwrap_or((&plan.steps, &[]));
    let (mut statements, mut fields) = (TokenStream::new(), Vec::new());
    for steps in before.chunk_by(|left, right| left.is_int() && right.is_int()) {
        let mut locals = Vec::new();
        for step in steps {
            let Some(local) = local(plan, step) else { continue };
            fields.extend(held(plan, step, &local));
            locals.push(local);
        }
        statements.extend(match (&*locals, steps) {
            ([local], [step]) => {
                let read = read(plan, step);
                quote!(let #local = #read;)
            }
            _ => quote!(let [#(#locals),*] = reader.ints();),
        });
    }
    for step in after {
        let Some(field) = field(plan, step) else { continue };
        let read = read(plan, step);
        fields.push(quote!(#field: #read));
    }
    quote! {
        #statements
        #path { #(#fields),* }
    }
}

/// The field that a variable holds; none for a word that keeps no bits.
fn held(plan: &WirePlan, step: &Step, local: &Ident) -> Option<TokenStream> {
    let field = field(plan, step)?;
    Some(match step {
        Step::Word(word) => {
            let others = mask(!plan.word(*word).map_or(0, Word::announcing));
            quote!(#field: #local & #others)
        }
        _ if local == field => quote!(#field),
        _ => quote!(#field: #local),
    })
}

/// Returns whether there are bytes to read: a flag has none.
pub(super) fn reads(plan: &WirePlan) -> bool {
    plan.steps.iter().any(|step| !matches!(step, Step::Flag { .. }))
}

/// Returns whether a step reads a word, or a `#` that is not computed.
fn is_number(step: &Step) -> bool {
    match step {
        Step::Word(_) => true,
        Step::Value { form, .. } | Step::ValueIf { form, .. } => *form == Form::Number(Number::Nat),
        Step::Flag { .. } => false,
    }
}

/// The field of a step; for a word the field of its kept bits.
fn field<'p>(plan: &'p WirePlan, step: &'p Step) -> Option<&'p Ident> {
    match step {
        Step::Word(word) => plan.word(*word).filter(|word| word.kept).map(|word| &word.name),
        Step::Flag { field, .. } | Step::Value { field, .. } | Step::ValueIf { field, .. } => Some(field),
    }
}

/// The variable for the result of a step.
fn local(plan: &WirePlan, step: &Step) -> Option<Ident> {
    match step {
        Step::Word(word) => plan.word(*word).map(|word| word.name.local()),
        step => field(plan, step).map(Ident::local),
    }
}

fn read(plan: &WirePlan, step: &Step) -> TokenStream {
    let is_set = |mask: &Mask, bit: u8| {
        let mask = match mask {
            Mask::Word(word) => plan.word(*word).map(|word| word.name.local().into_token_stream()),
            Mask::Nat(nat) => Some(form::nat(nat, Fields::Local)),
        };
        let shift = (bit > 0).then(|| number(u32::from(bit))).map(|bit| quote!(<< #bit));
        quote!(#mask & 1 #shift != 0)
    };
    match step {
        Step::Word(_) => quote!(reader.nat()),
        Step::Flag { mask, bit, .. } => is_set(mask, *bit),
        Step::Value { form, .. } => form::read(form, Fields::Local),
        Step::ValueIf { mask, bit, form, .. } => {
            // A mask from outside may announce a further value in each nested one: decoding must end after an error.
            let goes_on = matches!(mask, Mask::Nat(_)).then(|| quote!(&&!reader.has_failed()));
            let is_set = is_set(mask, *bit);
            form::read_if(&quote!(#is_set #goes_on), form, Fields::Local)
        }
    }
}
