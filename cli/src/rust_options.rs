//! Options about the generated Rust: `[bindings.rust]` of a configuration, or those of a command line.

use std::collections::BTreeMap;

use serde::Deserialize;
use typewright::Builder;
use typewright::model::{Boxes, BytesType, Codec, Compat, Enums, Json, MaskBits, StringType, VariantNames};
use typewright::output::Visibility;

use crate::args::{
    BoxesName, BytesName, CodecName, CompatName, EnumsName, JsonName, MaskName, RustArgs, StringName, VariantNamesName,
    VisibilityName,
};

/// Options, most of them by a pattern: a name of the schema, a field of it, `namespace.*` or `*`.
#[derive(Clone, Debug, Default, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RustOptions {
    /// Borrow strings and bytes from the input.
    borrowed: bool,
    /// Decode functions too, as servers do.
    decode_functions: bool,
    /// An enum of all functions, for servers to decode and match.
    calls: bool,
    /// Shared fields of enums, names and ids of values, `TryFrom` from enums.
    accessors: bool,
    /// Structs for constructors without fields, too.
    empty_structs: bool,
    /// `encode_to_vec` for types whose values can always be encoded.
    encode_to_vec: bool,
    /// Types that are enums.
    enums: Option<EnumsName>,
    /// The rule for names of variants that are nothing without the name of their type.
    variant_names: Option<VariantNamesName>,
    /// A module in the layout of another generator, and the choices that go with it.
    compat: Option<CompatName>,
    /// Values that lie in a `Box`.
    boxes: Option<BoxesName>,
    /// The Rust type of `string`, by pattern.
    strings: BTreeMap<String, StringName>,
    /// The Rust type of `bytes`, by pattern.
    bytes: BTreeMap<String, BytesName>,
    /// Bits of masks that no field is under, by pattern.
    masks: BTreeMap<String, MaskName>,
    /// Further traits to derive, by pattern.
    derive: BTreeMap<String, Vec<String>>,
    /// Attributes of types and fields, by pattern.
    attributes: BTreeMap<String, Vec<String>>,
    /// Macros to call with types, by pattern.
    hooks: BTreeMap<String, Vec<String>>,
    /// Your types in place of those of the schema.
    extern_types: BTreeMap<String, String>,
    /// Rust names of definitions and fields, of all fields of a name (`*.self`), of variants alone (`InputUser::inputUserSelf`).
    renames: BTreeMap<String, String>,
    /// Fields of functions that are drawn at random; by default `random_id`.
    random: Option<Vec<String>>,
    /// Visibility of the items.
    visibility: VisibilityName,
    /// Path of the runtime.
    runtime_path: Option<String>,
    /// The form of JSON.
    json: Option<JsonName>,
    /// Names that have JSON, with everything that they need; by default all.
    json_of: Vec<String>,
    /// Fields that JSON may leave out, beside those whose comment says so.
    nullable: Vec<String>,
    /// Wires that types know.
    codec: CodecName,
}

impl RustOptions {
    /// The options of the command line.
    pub(crate) fn from_args(args: &RustArgs) -> Self {
        let lists = |pairs: &[(String, String)]| {
            pairs.iter().fold(BTreeMap::<_, Vec<_>>::new(), |mut lists, (pattern, value)| {
                lists.entry(pattern.clone()).or_default().push(value.clone());
                lists
            })
        };
        let derives = |(pattern, traits): &(String, String)| {
            let traits = traits.split(',').map(|name| name.trim().to_owned());
            (pattern.clone(), traits.collect())
        };
        Self {
            borrowed: args.borrowed,
            decode_functions: args.decode_functions,
            calls: args.calls,
            accessors: args.accessors,
            empty_structs: args.empty_structs,
            encode_to_vec: args.encode_to_vec,
            enums: args.enums,
            variant_names: args.variant_names,
            compat: args.compat,
            boxes: args.boxes,
            strings: args.strings.iter().cloned().collect(),
            bytes: args.bytes.iter().cloned().collect(),
            masks: args.masks.iter().cloned().collect(),
            derive: args.derive.iter().map(derives).collect(),
            attributes: lists(&args.attribute),
            hooks: lists(&args.hook),
            extern_types: args.extern_type.iter().cloned().collect(),
            renames: args.rename.iter().cloned().collect(),
            random: (!args.random.is_empty()).then(|| args.random.clone()),
            runtime_path: args.runtime_path.clone(),
            visibility: args.visibility,
            json: args.json,
            json_of: args.json_of.clone(),
            nullable: args.nullable.clone(),
            codec: args.codec,
        }
    }

    /// The types of the schema in whose place yours stand.
    pub(crate) fn extern_types(&self) -> impl Iterator<Item = &str> {
        self.extern_types.keys().map(String::as_str)
    }

    /// Takes back every choice for a name or a pattern, or by a text. Returns whether there was one.
    pub(crate) fn take_back(&mut self, text: &str) -> bool {
        let before = self.len();
        self.strings.retain(|pattern, _| pattern != text);
        self.bytes.retain(|pattern, _| pattern != text);
        self.masks.retain(|pattern, _| pattern != text);
        for lists in [&mut self.derive, &mut self.attributes, &mut self.hooks] {
            lists.retain(|pattern, _| pattern != text);
            lists.values_mut().for_each(|list| list.retain(|value| value != text));
        }
        for texts in [&mut self.extern_types, &mut self.renames] {
            texts.retain(|pattern, value| pattern != text && value != text);
        }
        self.json_of.retain(|pattern| pattern != text);
        self.nullable.retain(|pattern| pattern != text);
        self.len() < before
    }

    /// The number of choices by name or pattern.
    fn len(&self) -> usize {
        let lists = [&self.derive, &self.attributes, &self.hooks].into_iter().flat_map(BTreeMap::values);
        let texts = [&self.extern_types, &self.renames].map(BTreeMap::len);
        let patterns =
            [self.strings.len(), self.bytes.len(), self.masks.len(), self.json_of.len(), self.nullable.len()];
        lists.map(|list| list.len() + 1).sum::<usize>() + texts.into_iter().chain(patterns).sum::<usize>()
    }

    /// The layout of another generator comes first: further choices are made beside those that go with it.
    fn apply_layout(&self, mut builder: Builder) -> Builder {
        builder = match self.compat {
            None => builder,
            Some(CompatName::Grammers) => builder.compat(Compat::Grammers),
        };
        builder = match self.enums {
            None => builder,
            Some(EnumsName::Several) => builder.enums(Enums::Several),
            Some(EnumsName::Always) => builder.enums(Enums::Always),
        };
        match self.variant_names {
            None => builder,
            Some(VariantNamesName::Whole) => builder.variant_names(VariantNames::Whole),
            Some(VariantNamesName::LastWord) => builder.variant_names(VariantNames::LastWord),
        }
    }

    pub(crate) fn apply(&self, mut builder: Builder) -> Builder {
        if self.borrowed {
            builder = builder.borrowed();
        }
        builder = builder.decode_functions(self.decode_functions).calls(self.calls).accessors(self.accessors);
        builder = builder.empty_structs(self.empty_structs).encode_to_vec(self.encode_to_vec);
        builder = self.apply_layout(builder);
        builder = match self.boxes {
            None => builder,
            Some(BoxesName::Recursive) => builder.boxes(Boxes::Recursive),
            Some(BoxesName::RecursiveVariants) => builder.boxes(Boxes::RecursiveVariants),
            Some(BoxesName::Above(bytes)) => builder.boxes(Boxes::Above(bytes)),
        };
        for (pattern, name) in &self.strings {
            let string = match name {
                StringName::String => StringType::String,
                StringName::Lossy => StringType::Lossy,
                StringName::BoxStr => StringType::BoxStr,
                StringName::Borrowed => StringType::Borrowed,
                StringName::Bytes => StringType::Bytes,
            };
            builder = builder.strings(pattern, string);
        }
        for (pattern, name) in &self.bytes {
            let bytes = match name {
                BytesName::Vec => BytesType::Vec,
                BytesName::Bytes => BytesType::Bytes,
                BytesName::Borrowed => BytesType::Borrowed,
            };
            builder = builder.bytes(pattern, bytes);
        }
        for (pattern, name) in &self.masks {
            let bits = match name {
                MaskName::Kept => MaskBits::Kept,
                MaskName::Computed => MaskBits::Computed,
            };
            builder = builder.masks(pattern, bits);
        }
        builder = match self.json {
            None => builder,
            Some(JsonName::Tagged) => builder.json(Json::Tagged),
            Some(JsonName::Tdlib) => builder.json(Json::Tdlib),
        };
        builder = self.json_of.iter().fold(builder, Builder::json_of);
        builder = self.nullable.iter().fold(builder, Builder::nullable);
        builder = builder.codec(match self.codec {
            CodecName::Both => Codec::Both,
            CodecName::Bytes => Codec::Bytes,
            CodecName::Json => Codec::Json,
        });
        builder = self.derive.iter().fold(builder, |builder, (pattern, paths)| builder.derive(pattern, paths));
        builder = each(builder, &self.attributes, Builder::attribute);
        builder = each(builder, &self.hooks, Builder::hook);
        builder = self.extern_types.iter().fold(builder, |builder, (name, path)| builder.extern_type(name, path));
        builder = self.renames.iter().fold(builder, |builder, (name, rust)| builder.rename(name, rust));
        if let Some(fields) = &self.random {
            builder = builder.random(fields);
        }
        builder = self.runtime_path.iter().fold(builder, |builder, path| builder.runtime_path(path));
        builder.visibility(match self.visibility {
            VisibilityName::Public => Visibility::Public,
            VisibilityName::Crate => Visibility::Crate,
        })
    }
}

/// Makes a choice for every text of every pattern.
fn each<'a>(
    builder: Builder,
    choices: &'a BTreeMap<String, Vec<String>>,
    choose: impl Fn(Builder, &'a String, &'a str) -> Builder,
) -> Builder {
    let all = choices.iter().flat_map(|(pattern, texts)| texts.iter().map(move |text| (pattern, text)));
    all.fold(builder, |builder, (pattern, text)| choose(builder, pattern, text))
}
