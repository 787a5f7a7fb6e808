//! Enums of functions.

use proc_macro2::TokenStream;
use quote::quote;
use typewright_language::maps::order_of_numbers;

use super::names::{Names, alias, angles, id};
use crate::model::{CallNamespace, CallVariant, Calls};

/// An enum of functions and its implementations.
pub(super) fn emit(item: &Calls, names: Names<'_>, items: &mut Vec<TokenStream>) {
    for part in [definition, visit, encode, debug, decode, methods] {
        items.push(part(item, names));
    }
    for namespace in &item.namespaces {
        items.push(from_namespace(item, namespace, names));
    }
}

fn definition(item: &Calls, names: Names<'_>) -> TokenStream {
    let name = &item.name;
    let generics = names.parameters(item.lends, []);
    let functions = item.functions.iter().map(|function| {
        let (name, ty, in_box) = (&function.name, struct_type(function, names), names.prelude("Box"));
        let (doc, alias) = (format!(" `{}`", function.tl_name), alias(name, &function.tl_name));
        let payload = if function.boxed { quote!(#in_box<#ty>) } else { ty };
        quote!(#[doc = #doc] #alias #name(#payload),)
    });
    let namespaces = item.namespaces.iter().map(|namespace| {
        let (name, ty) = (&namespace.name, enum_type(namespace, names));
        let doc = format!(" The functions of the namespace `{}`.", module(namespace));
        quote!(#[doc = #doc] #name(#ty),)
    });
    let unknown = item
        .unknown
        .iter()
        .map(|name| quote!(#[doc = " A function that the schema does not have, id and all."] #name(rt::Object),));
    quote!(pub enum #name #generics { #(#functions)* #(#namespaces)* #(#unknown)* })
}

/// The name of the module that holds the enum of a namespace.
fn module(namespace: &CallNamespace) -> &str {
    let segments = &namespace.path.segments;
    segments.iter().rev().nth(1).map_or("", |name| name.unraw())
}

/// The struct of a function; its queries are bytes.
fn struct_type(function: &CallVariant, names: Names<'_>) -> TokenStream {
    let (path, lifetime) = (&function.path, function.lends.then(|| names.lifetime()));
    let queries = (0..function.queries).map(|_| quote!(rt::Object));
    let generics = angles(lifetime, queries);
    quote!(#path #generics)
}

fn enum_type(namespace: &CallNamespace, names: Names<'_>) -> TokenStream {
    let (path, generics) = (&namespace.path, names.parameters(namespace.lends, []));
    quote!(#path #generics)
}

/// The one match over all functions, which encoding, `Debug` and the id visit: rustc checks each match over hundreds of functions anew.
fn visit(item: &Calls, names: Names<'_>) -> TokenStream {
    let (name, generics) = (&item.name, names.parameters(item.lends, []));
    let call = if item.debug { quote!(call) } else { quote!(&rt::Undebugged(call)) };
    let functions = item.functions.iter().map(|it| &it.name);
    let namespaces = item.namespaces.iter().map(|it| &it.name);
    let unknown = item.unknown.as_slice();
    quote! {
        impl #generics #name #generics {
            #[doc(hidden)]
            #[inline]
            pub fn visit<V: rt::CallVisitor>(&self, visitor: V) -> V::Output {
                match self {
                    #(Self::#functions(call) => visitor.function(#call),)*
                    #(Self::#namespaces(call) => call.visit(visitor),)*
                    #(Self::#unknown(call) => visitor.unknown(call),)*
                }
            }
        }
    }
}

/// The implementation of `Encode`.
fn encode(item: &Calls, names: Names<'_>) -> TokenStream {
    let (name, generics) = (&item.name, names.parameters(item.lends, []));
    quote! {
        impl #generics rt::Encode for #name #generics {
            #[inline]
            fn encode<S: rt::Sink>(&self, sink: S) -> S {
                self.visit(rt::EncodeCall(sink))
            }
        }
    }
}

/// The implementation of `Debug`.
fn debug(item: &Calls, names: Names<'_>) -> TokenStream {
    let (name, generics) = (&item.name, names.parameters(item.lends, []));
    quote! {
        impl #generics rt::prelude::Debug for #name #generics {
            #[inline]
            fn fmt(&self, f: &mut rt::prelude::fmt::Formatter<'_>) -> rt::prelude::fmt::Result {
                self.visit(rt::ShowCall(f))
            }
        }
    }
}

/// The implementation of `Decode`.
fn decode(item: &Calls, names: Names<'_>) -> TokenStream {
    let (name, reading) = (&item.name, names.reading().parameters(item.lends, []));
    let some = names.prelude("Some");
    let functions = item.functions.iter().map(|function| {
        let (tag, read) = (id(function.id), read(function));
        quote!(#some(#tag) => #read,)
    });
    let namespaces = item.namespaces.iter().map(|namespace| {
        let (name, ty) = (&namespace.name, enum_type(namespace, names.reading()));
        quote!(_ if <#ty>::is_next(reader) => Self::#name(reader.get()),)
    });
    let other = match (&item.unknown, item.functions.first(), item.namespaces.first()) {
        (Some(unknown), ..) => quote!(_ => Self::#unknown(reader.get()),),
        (None, function, namespace) => {
            // After a decoding error any value serves as a stand-in.
            let stand_in = function.map(read).or_else(|| {
                let name = &namespace?.name;
                Some(quote!(Self::#name(reader.get())))
            });
            let expected = &item.expected;
            quote!(_ => { let id = reader.id(); reader.unexpected_id(#expected, id); #stand_in })
        }
    };
    quote! {
        impl<'de> rt::Decode<'de> for #name #reading {
            const MIN_SIZE: usize = 4;

            fn decode(reader: &mut rt::Reader<'de>) -> Self {
                match reader.function(Self::FUNCTIONS) { #(#functions)* #(#namespaces)* #other }
            }
        }
    }
}

/// A function, and its fields read.
fn read(function: &CallVariant) -> TokenStream {
    let name = &function.name;
    let fields = if function.boxed { quote!(reader.bare_in_box()) } else { quote!(reader.bare()) };
    quote!(Self::#name(#fields))
}

/// All functions, and of a value name, id, declaration and query.
fn methods(item: &Calls, names: Names<'_>) -> TokenStream {
    let (enum_name, generics) = (&item.name, names.parameters(item.lends, []));
    let (option, some, none) = (names.prelude("Option"), names.prelude("Some"), names.prelude("None"));
    let namespaces: Vec<_> = item.namespaces.iter().map(|namespace| &namespace.name).collect();
    let inner = item.namespaces.iter().map(|namespace| enum_type(namespace, names));
    let unknown = item.unknown.as_slice();
    let wrappers = item.functions.iter().filter_map(|CallVariant { name, query, .. }| {
        let field = query.as_ref()?;
        Some(quote!(Self::#name(call) => #some(&call.#field),))
    });
    let table = table(item);
    let rest = (!item.functions.is_empty()).then(|| quote!(_ => rt::function_of(Self::FUNCTIONS, self.id()),));
    let queryless = item.functions.iter().any(|function| function.query.is_none()) || !unknown.is_empty();
    let no_query = queryless.then(|| quote!(_ => #none,));
    quote! {
        impl #generics #enum_name #generics {
            #[doc = " The functions of this module, by id: those of namespaces in it have a list of their own."]
            pub const FUNCTIONS: &'static [rt::FunctionEntry] = &[#table];

            #[doc = " Returns whether a function of this module, or of a namespace in it, comes next."]
            #[doc(hidden)]
            #[must_use]
            pub fn is_next(reader: &rt::Reader<'_>) -> bool {
                reader.is_function(Self::FUNCTIONS) #(|| <#inner>::is_next(reader))*
            }

            #[doc = " The entry of the function: id, name and declaration. Unknown functions have none."]
            #[must_use]
            pub fn entry(&self) -> #option<&'static rt::FunctionEntry> {
                match self {
                    #(Self::#namespaces(call) => call.entry(),)*
                    #(Self::#unknown(_) => #none,)*
                    #rest
                }
            }

            #[doc = " The name in the schema: `phone.requestCall`. Unknown functions have none."]
            #[must_use]
            pub fn name(&self) -> #option<&'static str> {
                self.entry().map(|entry| entry.1)
            }

            #[doc = " The id on the wire."]
            #[must_use]
            pub fn id(&self) -> u32 {
                self.visit(rt::CallId)
            }

            #[doc = " The declaration in the schema. Unknown functions have none."]
            #[must_use]
            pub fn tl(&self) -> #option<&'static str> {
                self.entry().map(|entry| entry.2)
            }

            #[doc = " The query of a function that wraps another, such as `invokeWithLayer`: decode it to peel the wrapper."]
            #[must_use]
            pub fn query(&self) -> #option<&rt::Object> {
                match self {
                    #(#wrappers)*
                    #(Self::#namespaces(call) => call.query(),)*
                    #no_query
                }
            }
        }
    }
}

/// The entries of the functions, in ascending order of their ids: they are searched.
fn table(item: &Calls) -> TokenStream {
    let ids: Vec<_> = item.functions.iter().map(|function| u64::from(function.id)).collect();
    let sorted = order_of_numbers(&ids).into_iter().filter_map(|index| item.functions.get(index));
    let entries = sorted.map(|CallVariant { id: tag, tl_name, tl, .. }| {
        let tag = id(*tag);
        quote!((#tag, #tl_name, #tl))
    });
    quote!(#(#entries),*)
}

/// The implementation of `From` for the enum of a namespace. Functions have none: there are hundreds, and a server decodes them.
fn from_namespace(item: &Calls, namespace: &CallNamespace, names: Names<'_>) -> TokenStream {
    let (name, generics, from) = (&item.name, names.parameters(item.lends, []), names.prelude("From"));
    let (variant, ty) = (&namespace.name, enum_type(namespace, names));
    quote! {
        impl #generics #from<#ty> for #name #generics {
            #[inline]
            fn from(call: #ty) -> Self {
                Self::#variant(call)
            }
        }
    }
}
