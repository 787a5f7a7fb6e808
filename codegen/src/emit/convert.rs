//! Conversions between the types of two layers.

use proc_macro2::TokenStream;
use quote::quote;

use super::names::{self, Names, angles};
use crate::model::{Arm, ArmTarget, Change, Conversion, ConversionBody, FieldChange, Ident, Path, Presence};

/// An implementation of `From`, or of `TryFrom` where not every value converts.
pub(super) fn emit(item: &Conversion, names: Names<'_>) -> TokenStream {
    let Conversion { from, from_lends, to, to_lends, tl_name, total, body } = item;
    let lifetime = (*from_lends || *to_lends).then(|| names.lifetime());
    let bounds = angles(lifetime, []);
    let (source, target) = (names.parameters(*from_lends, []), names.parameters(*to_lends, []));
    let (source, target) = (quote!(#from #source), quote!(#to #target));
    let (result, from_trait) = (names.prelude("Result"), names.prelude("From"));
    let body = match body {
        ConversionBody::Fields { fields, gone } => of_fields(tl_name, fields, gone, *total, names),
        ConversionBody::Arms(arms) => {
            let arms = arms.iter().map(|arm| self::arm(arm, from, *total, names));
            quote!(match value { #(#arms,)* })
        }
        ConversionBody::Variant(target) => whole(self::target(&quote!(value), target, names), *total, names),
    };
    if *total {
        return quote! {
            impl #bounds #from_trait<#source> for #target {
                fn from(value: #source) -> Self {
                    #body
                }
            }
        };
    }
    quote! {
        impl #bounds ::core::convert::TryFrom<#source> for #target {
            type Error = rt::ConvertError;

            fn try_from(value: #source) -> #result<Self, rt::ConvertError> {
                #body
            }
        }
    }
}

fn arm(arm: &Arm, from: &Path, total: bool, names: Names<'_>) -> TokenStream {
    let Arm { variant, tl_name, boxed, payload, to } = arm;
    let Some(to) = to else {
        let (err, fields) = (names.prelude("Err"), payload.then(|| quote!((_))));
        return quote!(#from::#variant #fields => #err(rt::ConvertError::new(#tl_name, "")));
    };
    let value = if *boxed { quote!(*value) } else { quote!(value) };
    let fields = payload.then(|| quote!((value)));
    let target = whole(target(&value, to, names), total, names);
    quote!(#from::#variant #fields => #target)
}

/// The converted constructor, whose fields are in `value`.
fn target(value: &TokenStream, to: &ArmTarget, names: Names<'_>) -> TokenStream {
    let ArmTarget { variant, boxed, change, .. } = to;
    let fields = change.as_ref().map(|change| self::change(value, change, names));
    let fields = fields.map(|fields| if *boxed { boxed_value(&fields, names) } else { fields });
    match (variant, fields) {
        (Some(variant), Some(fields)) => quote!(Self::#variant(#fields)),
        (Some(variant), None) => quote!(Self::#variant),
        (None, fields) => fields.unwrap_or_default(),
    }
}

fn boxed_value(value: &TokenStream, names: Names<'_>) -> TokenStream {
    let in_box = names.prelude("Box");
    quote!(#in_box::new(#value))
}

/// The result of a conversion: in `Ok` unless the conversion is total.
fn whole(value: TokenStream, total: bool, names: Names<'_>) -> TokenStream {
    let ok = names.prelude("Ok");
    if total { value } else { quote!(#ok(#value)) }
}

fn of_fields(
    owner: &str,
    fields: &[(Ident, FieldChange)],
    gone: &[(Ident, Presence)],
    total: bool,
    names: Names<'_>,
) -> TokenStream {
    let err = names.prelude("Err");
    let checks = gone.iter().map(|(name, presence)| {
        let field = name.unraw();
        let is_there = match presence {
            Presence::Flag => quote!(value.#name),
            Presence::Kept => quote!(value.#name != 0),
            Presence::Always | Presence::Optional => quote!(value.#name.is_some()),
        };
        quote!(if #is_there { return #err(rt::ConvertError::new(#owner, #field)); })
    });
    let changed_checks = fields.iter().filter_map(|(name, change)| {
        let field = name.unraw();
        let is_there = match change {
            FieldChange::UnlessSome => quote!(value.#name.is_some()),
            FieldChange::UnlessAny => quote!(!value.#name.is_empty()),
            FieldChange::UnlessBits(bits) => {
                let bits = names::mask(*bits);
                quote!(value.#name & #bits != 0)
            }
            _ => return None,
        };
        Some(quote!(if #is_there { return #err(rt::ConvertError::new(#owner, #field)); }))
    });
    let values = fields.iter().map(|(name, change)| {
        let value = field(owner, name, change, names);
        quote!(#name: #value)
    });
    let value = whole(quote!(Self { #(#values),* }), total, names);
    let unused = fields.is_empty() && gone.is_empty();
    let unused = unused.then(|| quote!(let _ = value;));
    quote!(#unused #(#checks)* #(#changed_checks)* #value)
}

fn field(owner: &str, name: &Ident, change: &FieldChange, names: Names<'_>) -> TokenStream {
    let (some, none) = (names.prelude("Some"), names.prelude("None"));
    let tl = name.unraw();
    match change {
        FieldChange::Same | FieldChange::UnlessBits(_) => quote!(value.#name),
        FieldChange::Value(change) => self::change(&quote!(value.#name), change, names),
        FieldChange::Wrapped(change) => {
            let value = self::change(&quote!(value.#name), change, names);
            quote!(#some(#value))
        }
        FieldChange::Optional(change) => {
            let value = self::change(&quote!(value), change, names);
            quote!(match value.#name { #some(value) => #some(#value), #none => #none })
        }
        FieldChange::Mandatory(change) => {
            let value = self::change(&quote!(value), change, names);
            let err = names.prelude("Err");
            quote! {
                match value.#name {
                    #some(value) => #value,
                    #none => return #err(rt::ConvertError::new(#owner, #tl)),
                }
            }
        }
        FieldChange::Nothing | FieldChange::UnlessSome => none,
        FieldChange::NotSet => quote!(false),
        FieldChange::NoBits => quote!(0),
        FieldChange::UnlessAny => quote!(::core::default::Default::default()),
    }
}

/// The conversion of `value`.
fn change(value: &TokenStream, change: &Change, names: Names<'_>) -> TokenStream {
    match change {
        Change::Same => value.clone(),
        Change::Into => quote!(::core::convert::Into::into(#value)),
        Change::TryInto => quote!(::core::convert::TryInto::try_into(#value)?),
        Change::Vec(inner) => {
            let (item, vec) = (self::change(&quote!(item), inner, names), names.prelude("Vec"));
            quote!({
                let mut items = #vec::with_capacity(#value.len());
                for item in #value { items.push(#item); }
                items
            })
        }
        Change::Box(inner) => boxed_value(&self::change(&quote!(*#value), inner, names), names),
        Change::Unbox(inner) => self::change(&quote!(*#value), inner, names),
        Change::IntoBox(inner) => boxed_value(&self::change(value, inner, names), names),
    }
}
