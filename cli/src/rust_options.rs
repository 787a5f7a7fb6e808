//! What the Rust of a set of bindings looks like: `[bindings.rust]` of a configuration.

use std::collections::BTreeMap;

use serde::Deserialize;
use typewright::Builder;
use typewright::model::{BytesType, Codec, Json, StringType};
use typewright::output::Visibility;

/// RustOptions, most of them by a pattern: a name of the schema, a field of it, `namespace.*` or `*`.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RustOptions {
    borrowed: bool,
    decode_functions: bool,
    strings: BTreeMap<String, StringName>,
    bytes: BTreeMap<String, BytesName>,
    derive: BTreeMap<String, Vec<String>>,
    attributes: BTreeMap<String, Vec<String>>,
    hooks: BTreeMap<String, Vec<String>>,
    extern_types: BTreeMap<String, String>,
    renames: BTreeMap<String, String>,
    visibility: VisibilityName,
    json: Option<JsonName>,
    json_of: Vec<String>,
    nullable: Vec<String>,
    codec: CodecName,
}

/// A [`Codec`] by its name.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum CodecName {
    #[default]
    Both,
    Bytes,
    Json,
}

/// A [`Json`] by its name.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum JsonName {
    Tagged,
    Tdlib,
}

/// A [`StringType`] by its name.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum StringName {
    String,
    Lossy,
    BoxStr,
    Borrowed,
}

/// A [`BytesType`] by its name.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum BytesName {
    Vec,
    Bytes,
    Borrowed,
}

/// A [`Visibility`] by its name.
#[derive(Clone, Copy, Debug, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum VisibilityName {
    #[default]
    Public,
    Crate,
}

impl RustOptions {
    /// Those of the command line.
    pub(crate) fn borrowed(borrowed: bool) -> Self {
        Self { borrowed, ..Self::default() }
    }

    pub(crate) fn apply(&self, mut builder: Builder) -> Builder {
        if self.borrowed {
            builder = builder.borrowed();
        }
        builder = builder.decode_functions(self.decode_functions);
        for (pattern, name) in &self.strings {
            let string = match name {
                StringName::String => StringType::String,
                StringName::Lossy => StringType::Lossy,
                StringName::BoxStr => StringType::BoxStr,
                StringName::Borrowed => StringType::Borrowed,
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
