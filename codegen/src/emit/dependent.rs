//! Types with parameters: a separate form holds the wire layout of their values.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use super::names::{Names, angles, docs, id, number};
use super::{decode, encode, variant};
use crate::model::{Dependence, Enum, Ident, Param, Struct, Variant};

/// The form of a struct: its fields, without an id.
pub(super) fn emit(item: &Struct, dependence: &Dependence, names: Names<'_>, items: &mut Vec<TokenStream>) {
    let Struct { name, tl_name, plan, .. } = item;
    let encode = encode::encode(plan, tl_name, &quote!(this));
    let ty = WithForm { name, tl_name, lends: item.lends, dependence, names };
    items.push(ty.form_encode(&encode));
    let body = decode::body(item, &name.into_token_stream());
    let inner = if decode::reads(plan) { quote!(reader) } else { quote!(_) };
    let body = quote!(reader.within(#tl_name, |#inner| { #body }));
    items.push(ty.form_decode(plan.min_size, &body));
}

/// The form of an enum.
pub(super) fn emit_enum(item: &Enum, dependence: &Dependence, names: Names<'_>, items: &mut Vec<TokenStream>) {
    let Enum { name, tl_name, variants, .. } = item;
    let writes = variants.iter().map(|variant| {
        let pattern = pattern(name, variant);
        let id = variant.id.map(|id| {
            let id = self::id(id);
            quote!(.id(#id))
        });
        let fields = variant.payload.as_ref().map(|payload| {
            let value = variant::borrowed(payload);
            match &payload.dependence {
                Some(form) => {
                    let form = variant::form_value(form);
                    quote!(.put_as(#form, #value))
                }
                None => quote!(.bare(#value)),
            }
        });
        quote!(#pattern => sink #id #fields)
    });
    let encode = quote!(match this { #(#writes,)* });
    let ty = WithForm { name, tl_name, lends: item.lends, dependence, names };
    items.push(ty.form_encode(&encode));
    let body = variant::read(item, &name.into_token_stream(), names);
    items.push(ty.form_decode(item.min_size, &body));
}

fn pattern(name: &Ident, variant: &Variant) -> TokenStream {
    let variant_name = &variant.name;
    let value = variant.payload.as_ref().map(|_| quote!((value)));
    quote!(#name::#variant_name #value)
}

/// The struct of the parameters that bytes depend on.
pub(super) fn definition(value: &Ident, dependence: &Dependence, names: Names<'_>) -> TokenStream {
    let Dependence { form, params } = dependence;
    let generics = names.parameters(false, forms(dependence));
    let doc = docs(&[format!("The form of a [`{}`] on the wire.", value.unraw())]);
    let fields = params.iter().map(|Param { name, ty }| match ty {
        Some(ty) => {
            let (form, doc) = (&ty.form, format!(" The form of a `{}`.", ty.generic.unraw()));
            quote!(#[doc = #doc] pub #name: #form)
        }
        None => quote!(#[doc = " A number that it depends on."] pub #name: u32),
    });
    let fields = if params.is_empty() { quote!(;) } else { quote!({ #(#fields,)* }) };
    quote!(#doc #[derive(Clone, Copy, Debug)] pub struct #form #generics #fields)
}

/// The types of the forms among the parameters.
fn forms(dependence: &Dependence) -> impl Iterator<Item = &Ident> {
    dependence.params.iter().filter_map(|param| param.ty.as_ref().map(|ty| &ty.form))
}

/// A type and its form.
struct WithForm<'a> {
    name: &'a Ident,
    tl_name: &'a str,
    lends: bool,
    dependence: &'a Dependence,
    names: Names<'a>,
}

impl WithForm<'_> {
    /// The generic parameters of the form, with their bounds.
    fn bounds(&self, lifetime: Option<TokenStream>, bound: impl Fn(&Ident) -> TokenStream) -> Option<TokenStream> {
        let types = self.dependence.params.iter().filter_map(|param| param.ty.as_ref());
        let bounds = types.map(|ty| {
            let (generic, form, bound) = (&ty.generic, &ty.form, bound(&ty.generic));
            quote!(#generic, #form: #bound)
        });
        angles(lifetime, bounds)
    }

    fn form_encode(&self, encode: &TokenStream) -> TokenStream {
        let Self { name, dependence, names, .. } = self;
        let form = &dependence.form;
        let own = names.parameters(self.lends, dependence.generics());
        let of_form = names.parameters(false, forms(dependence));
        let bounds = self.bounds(self.lends.then(|| names.lifetime()), |generic| quote!(rt::FormEncode<#generic>));
        // The type itself may be called `S`.
        let sink = if name.unraw() == "S" { quote!(Sink) } else { quote!(S) };
        quote! {
            impl #bounds rt::FormEncode<#name #own> for #form #of_form {
                #[inline]
                fn encode<#sink: rt::Sink>(&self, this: &#name #own, sink: #sink) -> #sink {
                    #encode
                }
            }
        }
    }

    fn form_decode(&self, min_size: u32, body: &TokenStream) -> TokenStream {
        let Self { name, tl_name, dependence, .. } = self;
        let names = self.names.reading();
        let form = &dependence.form;
        let own = names.parameters(self.lends, dependence.generics());
        let of_form = names.parameters(false, forms(dependence));
        let bounds = self.bounds(Some(names.lifetime()), |generic| quote!(rt::FormDecode<'de, #generic>));
        let min_size = number(min_size);
        quote! {
            impl #bounds rt::FormDecode<'de, #name #own> for #form #of_form {
                const MIN_SIZE: usize = #min_size;
                const NAME: &'static str = #tl_name;

                #[inline]
                fn decode(&self, reader: &mut rt::Reader<'de>) -> #name #own {
                    #body
                }
            }
        }
    }
}
