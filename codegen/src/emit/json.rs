//! Code that encodes and decodes a JSON plan.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};
use typewright_language::maps::order_of_names;

use super::names::{Names, angles};
use super::variant::borrowed;
use super::{encode, function, ty};
use crate::model::{
    Call, Dependence, Enum, Ident, JsonEnum, JsonField, JsonForm, JsonObject, JsonPresence, Payload, Response,
    RustType, Struct, TypeParam, Variant,
};

/// Both directions of a struct; decoding only if it is decodable.
pub(super) fn emit(item: &Struct, json: &JsonObject, names: Names<'_>, items: &mut Vec<TokenStream>) {
    let ty = JsonType { name: &item.name, generics: &item.generics, dependence: item.dependence.as_ref(), names };
    items.extend(ty.both(&ty.write_struct(item, json), item.decodable.then(|| ty.read_struct(item, json))));
    if let (Some(call), Some(form)) = (&item.call, &json.response)
        && item.generics.is_empty()
    {
        items.extend(ty.call(call, form));
    }
}

/// Both directions of an enum.
pub(super) fn emit_enum(item: &Enum, json: &JsonEnum, names: Names<'_>, items: &mut Vec<TokenStream>) {
    let ty = JsonType { name: &item.name, generics: &[], dependence: item.dependence.as_ref(), names };
    items.extend(ty.both(&ty.write_enum(item, json), Some(ty.read_enum(item, json))));
}

/// A type with JSON.
struct JsonType<'a> {
    name: &'a Ident,
    /// Its type parameters for queries.
    generics: &'a [Ident],
    dependence: Option<&'a Dependence>,
    names: Names<'a>,
}

/// The implementations.
impl JsonType<'_> {
    fn both(&self, write: &TokenStream, read: Option<TokenStream>) -> Vec<TokenStream> {
        if self.has_form() {
            return vec![self.form(write, &read.unwrap_or_default())];
        }
        let Self { name, names, .. } = self;
        let parameters = names.parameters(false, self.generics);
        let bounds = |bound: TokenStream| angles(None, self.generics.iter().map(|generic| quote!(#generic: #bound)));
        let (to, from) = (bounds(quote!(json::ToJson)), bounds(quote!(json::FromJson)));
        let to_json = quote! {
            impl #to json::ToJson for #name #parameters {
                fn to_json(&self, writer: &mut json::JsonWriter) {
                    #write
                }
            }
        };
        let from_json = read.map(|read| {
            quote! {
                impl #from json::FromJson for #name #parameters {
                    fn from_json(reader: &mut json::JsonReader<'_>) -> Self {
                        #read
                    }
                }
            }
        });
        let reads = if from_json.is_some() { quote!() } else { quote!(to) };
        // A macro takes no parameters and bounds.
        let bridge = self.generics.is_empty().then(|| quote!(rt::serde_bridge!(#reads #name);));
        let mut items = vec![to_json];
        items.extend(from_json);
        items.extend(bridge);
        items
    }

    /// The implementation of `JsonFunction`.
    fn call(&self, call: &Call, form: &JsonForm) -> Option<TokenStream> {
        let Response::Value { response, .. } = &call.response else { return None };
        let (name, response, error) = (self.name, ty::emit(response, self.names), function::error(call));
        let read = match self.form_type(form) {
            None => quote!(reader.get()),
            Some(form) => quote!(reader.get_as::<#form, _>()),
        };
        Some(quote! {
            impl json::JsonFunction for #name {
                type Response = #response;
                type Error = #error;

                fn read_response(reader: &mut json::JsonReader<'_>) -> Self::Response {
                    #read
                }
            }
        })
    }

    /// The implementation of a form: of a type whose parameters include types.
    fn form(&self, write: &TokenStream, read: &TokenStream) -> TokenStream {
        let Self { name, dependence, names, .. } = self;
        let form = dependence.map(|dependence| &dependence.form);
        let types: Vec<_> = self.types().collect();
        let own = names.parameters(false, types.iter().map(|ty| &ty.generic));
        let of_form = names.parameters(false, types.iter().map(|ty| &ty.form));
        let bounds = angles(
            None,
            types.iter().map(|TypeParam { generic, form }| quote!(#generic, #form: json::JsonForm<#generic>)),
        );
        quote! {
            impl #bounds json::JsonForm<#name #own> for #form #of_form {
                fn write(this: &#name #own, writer: &mut json::JsonWriter) {
                    #write
                }

                fn read(reader: &mut json::JsonReader<'_>) -> #name #own {
                    #read
                }
            }
        }
    }

    /// The types among the parameters.
    fn types(&self) -> impl Iterator<Item = &TypeParam> {
        Dependence::types(self.dependence)
    }

    fn has_form(&self) -> bool {
        self.types().next().is_some()
    }

    /// The variable that holds the value.
    fn this(&self) -> TokenStream {
        if self.has_form() { quote!(this) } else { quote!(self) }
    }

    /// The path of the type.
    fn path(&self) -> TokenStream {
        if self.has_form() { self.name.into_token_stream() } else { quote!(Self) }
    }

    /// The type of a form; none of the usual one.
    fn form_type(&self, form: &JsonForm) -> Option<TokenStream> {
        (*form != JsonForm::Plain).then(|| self.any_form_type(form))
    }

    fn any_form_type(&self, form: &JsonForm) -> TokenStream {
        match form {
            JsonForm::Plain => quote!(rt::Plain),
            JsonForm::Int53 => quote!(json::Int53),
            JsonForm::Any(known) => quote!(json::AnyOf<#known>),
            JsonForm::ByteString => quote!(rt::ByteString),
            JsonForm::StringBytes => quote!(json::StringBytes),
            JsonForm::Vector(item) => {
                let item = self.any_form_type(item);
                quote!(rt::Vector<#item>)
            }
            JsonForm::Nullable(inner) => {
                let inner = self.any_form_type(inner);
                quote!(rt::Nullable<#inner>)
            }
            JsonForm::InBox(inner) => {
                let inner = self.any_form_type(inner);
                quote!(rt::InBox<#inner>)
            }
            JsonForm::Dependent { form, args } => {
                let args = args.iter().map(|arg| self.any_form_type(arg));
                quote!(#form<#(#args),*>)
            }
            JsonForm::Param(name) => {
                let params = self.dependence.map_or(&[][..], |dependence| &dependence.params);
                let form = params.iter().filter(|param| param.name == *name).find_map(|param| param.ty.as_ref());
                form.map_or_else(|| quote!(rt::Plain), |ty| ty.form.to_token_stream())
            }
        }
    }
}

/// Structs.
impl JsonType<'_> {
    fn write_struct(&self, item: &Struct, json: &JsonObject) -> TokenStream {
        let JsonObject { tag, name, fields, .. } = json;
        if fields.is_empty() && !tag.is_empty() {
            return quote!(writer.unit(#tag, #name););
        }
        let open = if tag.is_empty() { quote!(writer.open_record();) } else { quote!(writer.open(#tag, #name);) };
        let fields = fields.iter().map(|field| self.write_field(item, field));
        quote!(#open #(#fields)* writer.close();)
    }

    fn write_field(&self, item: &Struct, JsonField { field, key, form, presence }: &JsonField) -> TokenStream {
        let this = self.this();
        match (presence, self.form_type(form)) {
            (JsonPresence::Mask, _) => {
                let mask = item.plan.mask(field).map(|word| encode::mask(word, &this, |_| true));
                quote!(writer.field(#key, &(#mask));)
            }
            (JsonPresence::Flag, _) => quote!(writer.flag(#key, #this.#field);),
            (JsonPresence::Optional, None) => quote!(writer.optional(#key, &#this.#field);),
            (JsonPresence::Optional, Some(form)) => quote!(writer.optional_as::<#form, _>(#key, &#this.#field);),
            (_, None) => quote!(writer.field(#key, &#this.#field);),
            (_, Some(form)) => quote!(writer.field_as::<#form, _>(#key, &#this.#field);),
        }
    }

    fn read_struct(&self, item: &Struct, json: &JsonObject) -> TokenStream {
        let (JsonObject { tag, name, fields, .. }, path) = (json, self.path());
        if fields.is_empty() {
            return quote!(reader.unit(#tag, #name); #path);
        }
        let slots = fields.iter().zip(&item.fields).map(|(field, of)| {
            let (local, empty) = (field.field.local(), self.empty(field, &of.ty));
            quote!(let mut #local = #empty;)
        });
        let keys = fields.iter().map(|field| &field.key);
        let values = fields.iter().enumerate().map(|(index, field)| self.value(item, index, field));
        let reading = self.read_fields(fields);
        quote! {
            #(#slots)*
            let mut fields = reader.object(#tag, #name, &[#(#keys),*]);
            #reading
            #path { #(#values),* }
        }
    }

    /// The loop that decodes the members of an object.
    fn read_fields(&self, fields: &[JsonField]) -> TokenStream {
        if let [only] = fields {
            let read = self.read_field(only);
            return quote!(while fields.next_field() == 0 { #read; });
        }
        let arms = fields.iter().enumerate().map(|(index, field)| {
            let (index, read) = (Literal::usize_unsuffixed(index), self.read_field(field));
            quote!(#index => #read,)
        });
        quote!(loop { match fields.next_field() { #(#arms)* _ => break, } })
    }

    /// The initial value of a field's variable.
    fn empty(&self, field: &JsonField, ty: &RustType) -> TokenStream {
        match (field.presence, ty) {
            (JsonPresence::Required | JsonPresence::Optional, _) => self.names.prelude("None"),
            (_, RustType::Bool) => quote!(false),
            (_, RustType::U32 | RustType::I32 | RustType::I64 | RustType::I53) => quote!(0),
            (_, RustType::F32 | RustType::F64) => quote!(0.0),
            _ => quote!(rt::prelude::Default::default()),
        }
    }

    fn read_field(&self, JsonField { field, form, presence, .. }: &JsonField) -> TokenStream {
        let local = field.local();
        match (presence, self.form_type(form)) {
            (JsonPresence::Required, None) => quote!(fields.read(&mut #local)),
            (JsonPresence::Required, Some(form)) => quote!(fields.read_as::<#form, _>(&mut #local)),
            (JsonPresence::Optional, None) => quote!(fields.read_optional(&mut #local)),
            (JsonPresence::Optional, Some(form)) => quote!(fields.read_optional_as::<#form, _>(&mut #local)),
            (JsonPresence::Defaulted | JsonPresence::Flag | JsonPresence::Mask, None) => {
                quote!(fields.read_default(&mut #local))
            }
            (JsonPresence::Defaulted | JsonPresence::Flag | JsonPresence::Mask, Some(form)) => {
                quote!(fields.read_default_as::<#form, _>(&mut #local))
            }
        }
    }

    /// The value of a field after all members are decoded.
    fn value(&self, item: &Struct, index: usize, JsonField { field, form, presence, .. }: &JsonField) -> TokenStream {
        let (local, index) = (field.local(), Literal::usize_unsuffixed(index));
        match (presence, self.form_type(form)) {
            (JsonPresence::Mask, _) => {
                let announced = item.plan.mask(field).map(encode::announced_by_locals);
                quote!(#field: #local & !(#announced))
            }
            (JsonPresence::Required, None) => quote!(#field: fields.required(#local, #index)),
            (JsonPresence::Required, Some(form)) => quote!(#field: fields.required_as::<#form, _>(#local, #index)),
            _ if local == *field => quote!(#field),
            _ => quote!(#field: #local),
        }
    }
}

/// Enums.
impl JsonType<'_> {
    fn write_enum(&self, item: &Enum, json: &JsonEnum) -> TokenStream {
        let (this, path, tag) = (self.this(), self.path(), json.tag);
        let mut arms = Vec::new();
        for (variant, tag_name) in item.variants.iter().zip(&json.names) {
            let name = &variant.name;
            arms.push(match &variant.payload {
                None => quote!(#path::#name => writer.unit(#tag, #tag_name)),
                Some(payload) => {
                    let value = borrowed(payload);
                    let put = match self.payload_form(payload) {
                        None => quote!(writer.put(#value)),
                        Some(form) => quote!(writer.put_as::<#form, _>(#value)),
                    };
                    quote!(#path::#name(value) => #put)
                }
            });
        }
        if let Some(name) = &item.unknown {
            arms.push(quote!(#path::#name(value) => writer.put(value)));
        }
        if item.variants.is_empty() {
            let name = &item.simplest.name;
            arms.push(quote!(#path::#name => writer.raw("null")));
        }
        quote!(match #this { #(#arms,)* })
    }

    fn read_enum(&self, item: &Enum, json: &JsonEnum) -> TokenStream {
        let (path, tag, tl_name) = (self.path(), json.tag, &item.tl_name);
        let names: Vec<_> = json.names.iter().map(String::as_str).collect();
        let sorted = order_of_names(&names).into_iter();
        let sorted: Vec<_> = sorted.filter_map(|index| json.names.get(index).zip(item.variants.get(index))).collect();
        let names = sorted.iter().map(|(name, _)| name);
        let arms = sorted.iter().enumerate().map(|(index, (name, variant))| {
            let (index, read) = (Literal::usize_unsuffixed(index), self.read_variant(tag, name, variant));
            quote!(#index => #read,)
        });
        let simplest = match &item.simplest.payload {
            None => {
                let name = &item.simplest.name;
                quote!(#path::#name)
            }
            Some(_) => self.read_variant(tag, "", &item.simplest),
        };
        let (function, rest) = match &item.unknown {
            None => (quote!(variant), quote!(_ => #simplest,)),
            Some(unknown) => {
                let rest = quote!(_ if reader.has_failed() => #simplest, _ => #path::#unknown(reader.get()),);
                (quote!(variant_or_unknown), rest)
            }
        };
        quote!(match reader.#function(#tag, #tl_name, &[#(#names),*]) { #(#arms)* #rest })
    }

    fn read_variant(&self, tag: &str, tag_name: &str, variant: &Variant) -> TokenStream {
        let (path, name) = (self.path(), &variant.name);
        let Some(payload) = &variant.payload else {
            return quote!({ reader.unit(#tag, #tag_name); #path::#name });
        };
        match self.payload_form(payload) {
            None => quote!(#path::#name(reader.get())),
            Some(form) if payload.boxed => quote!(#path::#name(reader.get_as::<rt::InBox<#form>, _>())),
            Some(form) => quote!(#path::#name(reader.get_as::<#form, _>())),
        }
    }

    /// The form of a payload whose parameters include types.
    fn payload_form(&self, payload: &Payload) -> Option<TokenStream> {
        let dependence = payload.dependence.as_ref()?;
        let types = dependence.params.iter().filter_map(|param| param.ty.as_ref());
        let args = angles(None, types.map(|ty| ty.form.to_token_stream()))?;
        let form = &dependence.form;
        Some(quote!(#form #args))
    }
}
