//! Options about the generated Rust.

use std::path::PathBuf;

use clap::{Args as ClapArgs, ValueEnum};

/// How the Rust looks. Each option stands for the key of `[bindings.rust]` with its name.
#[derive(Clone, Debug, Default, ClapArgs)]
#[group(id = "rust", requires = "schemas")]
#[command(next_help_heading = "Generated Rust")]
pub(crate) struct RustArgs {
    /// Add a module that finds constructors and functions by id, and reads and prints any value
    #[arg(long, hide_short_help = true)]
    pub(crate) registry: bool,
    /// Borrow: `&str` and `&[u8]` into the bytes that are decoded
    #[arg(long, hide_short_help = true)]
    pub(crate) borrowed: bool,
    /// Decode functions too, as servers do
    #[arg(long, hide_short_help = true)]
    pub(crate) decode_functions: bool,
    /// Add enums of functions, `functions::Call` of all, for servers to decode requests to
    #[arg(long, hide_short_help = true)]
    pub(crate) calls: bool,
    /// Add accessors of shared fields to enums, names and ids of constructors, and conversions back from enums
    #[arg(long, hide_short_help = true)]
    pub(crate) accessors: bool,
    /// Give constructors without fields structs, too, beside the variants of their enums
    #[arg(long, hide_short_help = true)]
    pub(crate) empty_structs: bool,
    /// Add `encode_to_vec`, which returns no `Result`, to types whose values can always be encoded
    #[arg(long, hide_short_help = true)]
    pub(crate) encode_to_vec: bool,
    /// Types that are enums: those with several constructors, or all
    #[arg(long, hide_short_help = true, value_enum, value_name = "WHICH")]
    pub(crate) enums: Option<EnumsName>,
    /// Names of variants that are nothing without the name of their type: whole, or their last word
    #[arg(long, hide_short_help = true, value_enum, value_name = "RULE")]
    pub(crate) variant_names: Option<VariantNamesName>,
    /// Add a module in the layout of another generator, and make the choices that go with it
    #[arg(long, hide_short_help = true, value_enum, value_name = "GENERATOR")]
    pub(crate) compat: Option<CompatName>,
    /// Values that lie in a `Box`: `recursive`, `recursive-variants`, or `above=N` bytes [default: above=56]
    #[arg(long, hide_short_help = true, value_name = "WHICH", value_parser = boxes)]
    pub(crate) boxes: Option<BoxesName>,
    /// Give types JSON in this form
    #[arg(long, hide_short_help = true, value_enum, value_name = "FORM")]
    pub(crate) json: Option<JsonName>,
    /// Give JSON only to names of this pattern, with everything that they need; repeatable
    #[arg(long, hide_short_help = true, value_name = "PATTERN", requires = "json")]
    pub(crate) json_of: Vec<String>,
    /// A field that JSON may leave out, beside those whose comment says so; repeatable
    #[arg(long, hide_short_help = true, value_name = "FIELD", requires = "json")]
    pub(crate) nullable: Vec<String>,
    /// Wires that types know
    #[arg(long, hide_short_help = true, value_enum, value_name = "WIRES", default_value_t)]
    pub(crate) codec: CodecName,
    /// Traits that every type derives [default: Clone, Debug, PartialEq]
    #[arg(long, hide_short_help = true, value_name = "TRAIT", value_delimiter = ',')]
    pub(crate) derives: Option<Vec<String>>,
    /// Traits that some types derive besides: `'user=Eq,Hash'`; repeatable
    #[arg(long, hide_short_help = true, value_name = "PATTERN=TRAITS", value_parser = pair)]
    pub(crate) derive: Vec<(String, String)>,
    /// An attribute of some types or fields: `'user.id=#[serde(rename = \"n\")]'`; repeatable
    #[arg(long, hide_short_help = true, value_name = "PATTERN=ATTRIBUTE", value_parser = pair)]
    pub(crate) attribute: Vec<(String, String)>,
    /// A macro to call with some types: `'*=crate::describe'`; repeatable
    #[arg(long, hide_short_help = true, value_name = "PATTERN=MACRO", value_parser = pair)]
    pub(crate) hook: Vec<(String, String)>,
    /// A type of yours in place of one of the schema: `Peer=crate::Peer`; repeatable
    #[arg(long, hide_short_help = true, value_name = "TYPE=PATH", value_parser = pair)]
    pub(crate) extern_type: Vec<(String, String)>,
    /// The Rust name of a definition, a field, or a variant alone: `getUser=Fetch`, `*.self=is_self`,
    /// `InputUser::inputUserSelf=Me`; repeatable
    #[arg(long, hide_short_help = true, value_name = "NAME=RUST", value_parser = pair)]
    pub(crate) rename: Vec<(String, String)>,
    /// A field of functions that is drawn at random; repeatable [default: random_id]
    #[arg(long, hide_short_help = true, value_name = "FIELD")]
    pub(crate) random: Vec<String>,
    /// Path of the runtime [default: typewright_runtime]
    #[arg(long, hide_short_help = true, value_name = "PATH")]
    pub(crate) runtime_path: Option<String>,
    /// The Rust type of a `string`: `'*=lossy'`, one of string, lossy, box-str, borrowed, bytes; repeatable
    #[arg(long, hide_short_help = true, value_name = "PATTERN=TYPE", value_parser = named_pair::<StringName>)]
    pub(crate) strings: Vec<(String, StringName)>,
    /// The Rust type of `bytes`: `'*=bytes'`, one of vec, bytes, borrowed; repeatable
    #[arg(long, hide_short_help = true, value_name = "PATTERN=TYPE", value_parser = named_pair::<BytesName>)]
    pub(crate) bytes: Vec<(String, BytesName)>,
    /// Bits of a mask that no field is under: `'*=kept'`, one of kept, computed; repeatable
    /// [default: computed for `flags` and `flags2`, kept for other names]
    #[arg(long, hide_short_help = true, value_name = "PATTERN=BITS", value_parser = named_pair::<MaskName>)]
    pub(crate) masks: Vec<(String, MaskName)>,
    /// Visibility of the items
    #[arg(long, hide_short_help = true, value_enum, value_name = "WHO", default_value_t)]
    pub(crate) visibility: VisibilityName,
    /// Module of other bindings to share types with, such as `crate::layer_214`
    #[arg(long, hide_short_help = true, value_name = "MODULE", requires = "base_schemas")]
    pub(crate) base: Option<String>,
    /// Schema of these other bindings: a file, a folder or a pattern; repeatable
    #[arg(long = "base-schema", hide_short_help = true, value_name = "SCHEMA", requires = "base")]
    pub(crate) base_schemas: Vec<PathBuf>,
    /// Names that these other bindings keep, as --only; repeatable
    #[arg(long, hide_short_help = true, value_name = "PATTERN", requires = "base")]
    pub(crate) base_only: Vec<String>,
    /// Types that these other bindings keep as bytes, as --opaque; repeatable
    #[arg(long, hide_short_help = true, value_name = "TYPE", requires = "base")]
    pub(crate) base_opaque: Vec<String>,
    /// Sizes of objects in these other bindings, as --size; repeatable
    #[arg(long = "base-size", hide_short_help = true, value_name = "FIELD", requires = "base")]
    pub(crate) base_sizes: Vec<String>,
    /// Lay the Rust out without prettyplease: faster, and still readable
    #[arg(long, hide_short_help = true)]
    pub(crate) no_format: bool,
}

/// `PATTERN=VALUE`
fn pair(text: &str) -> Result<(String, String), String> {
    let (name, value) = text.split_once('=').ok_or("write a name or a pattern, `=` and a value")?;
    if name.is_empty() || value.is_empty() {
        return Err("write a name or a pattern before the `=`, and a value after it".to_owned());
    }
    Ok((name.to_owned(), value.to_owned()))
}

/// `PATTERN=NAME` with one of a few names.
fn named_pair<T: ValueEnum>(text: &str) -> Result<(String, T), String> {
    let (pattern, name) = pair(text)?;
    let names: Vec<_> = T::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
    let names: Vec<_> = names.iter().map(clap::builder::PossibleValue::get_name).collect();
    let value = T::from_str(&name, false).map_err(|_| format!("`{name}` is not one of {}", names.join(", ")))?;
    Ok((pattern, value))
}

/// `recursive`, `recursive-variants` or `above=N`
fn boxes(text: &str) -> Result<BoxesName, String> {
    match text.split_once('=') {
        None if text == "recursive" => Ok(BoxesName::Recursive),
        None if text == "recursive-variants" => Ok(BoxesName::RecursiveVariants),
        Some(("above", bytes)) => bytes.parse().map(BoxesName::Above).map_err(|_| "write a number of bytes".to_owned()),
        _ => Err("write `recursive`, `recursive-variants`, or `above=` and a number of bytes".to_owned()),
    }
}

/// The types that are enums, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum EnumsName {
    /// Those with several constructors
    Several,
    /// All
    Always,
}

/// A rule for names of variants, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum VariantNamesName {
    /// All of the constructor's name: `InputUser::InputUserSelf`
    Whole,
    /// The last word of it, and with `Self` the one before: `InputUser::UserSelf`
    LastWord,
}

/// Another generator by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CompatName {
    /// `grammers-tl-types`
    Grammers,
}

/// The values that lie in a `Box`: `"recursive"`, `"recursive-variants"`, or `{ above = N }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BoxesName {
    /// Those that can hold a value of their own type
    Recursive,
    /// The same, but all of a variant rather than the field that leads back
    RecursiveVariants,
    /// Those of more bytes besides
    Above(u64),
}

/// A form of JSON by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum JsonName {
    /// The name of the constructor in `_`
    Tagged,
    /// TDLib's form, with `@type`
    Tdlib,
}

/// The wires that types know, by their names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum CodecName {
    /// Bytes, and JSON if a form of it is chosen
    #[default]
    Both,
    /// Bytes alone
    Bytes,
    /// JSON alone, for users of TDLib
    Json,
}

/// A Rust type of strings by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum StringName {
    /// `String`
    String,
    /// `String`, with U+FFFD for bytes that are not UTF-8
    Lossy,
    /// `Box<str>`
    BoxStr,
    /// `&str`
    Borrowed,
    /// As `bytes`, for strings that are not text
    Bytes,
}

/// A Rust type of bytes by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BytesName {
    /// `Vec<u8>`
    Vec,
    /// `bytes::Bytes`
    Bytes,
    /// `&[u8]`
    Borrowed,
}

/// The bits of masks that no field is under, by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum MaskName {
    /// A `u32` beside the fields
    Kept,
    /// Dropped
    Computed,
}

/// A visibility by its name.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum, serde::Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub(crate) enum VisibilityName {
    /// Everyone
    #[default]
    Public,
    /// The crate
    Crate,
}
