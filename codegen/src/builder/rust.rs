//! Choices about the Rust that is generated.

use std::fmt;
use std::str::FromStr;

use typewright_language::maps::Names;

use super::Builder;
use crate::model::{Boxes, BytesType, Codec, Compat, Enums, Json, MaskBits, StringType, VariantNames};
use crate::output::{Layout, Visibility};

impl Builder {
    /// The derives of every generated type, by path. Default: `Clone`, `Debug` and `PartialEq`.
    pub fn derives<S: AsRef<str>>(mut self, derives: impl IntoIterator<Item = S>) -> Self {
        self.options.model.derives = self.parse("derive", derives);
        self
    }

    /// Further derives where a pattern matches: the name of a type, constructor or function
    /// (`phone.requestCall`), a namespace (`phone.*`) or `*`.
    pub fn derive<S: AsRef<str>>(mut self, pattern: impl Into<String>, derives: impl IntoIterator<Item = S>) -> Self {
        let derives = self.parse("derive", derives);
        self.options.model.extra_derives.push(pattern, derives);
        self
    }

    /// An attribute for definitions that a pattern matches, as for [`derive`](Self::derive), or for a field
    /// (`user.first_name`): `#[serde(default)]`.
    pub fn attribute(mut self, pattern: impl Into<String>, attribute: &str) -> Self {
        let pattern = pattern.into();
        for attribute in self.parse("attribute", [attribute]) {
            self.options.model.attributes.push(pattern.clone(), attribute);
        }
        self
    }

    /// A macro to call with each struct and enum that a pattern matches, as for [`derive`](Self::derive), and with its
    /// name in the schema: `crate::describe!(RequestCall, "phone.requestCall");`. The macro can implement your own
    /// traits. Types with type parameters are left out.
    pub fn hook(mut self, pattern: impl Into<String>, path: &str) -> Self {
        let pattern = pattern.into();
        for path in self.parse("hook", [path]) {
            self.options.model.hooks.push(pattern.clone(), path);
        }
        self
    }

    /// Your own type, by path, in place of a type of the schema. It must implement the runtime's `Encode` and `Decode`,
    /// also `Combinator` and `DecodeBare` where it is used bare, and every derived trait. The schema need not declare
    /// it.
    pub fn extern_type(mut self, name: impl Into<String>, path: &str) -> Self {
        let name = name.into();
        for path in self.parse("extern type", [path]) {
            self.options.model.extern_types.push(name.clone(), path);
        }
        self.reading(|reader| reader.external([name]))
    }

    /// The Rust name of a type, constructor, function or field (`user.first_name`), of all fields of a name (`*.self`), or of the
    /// variant of a constructor alone (`InputUser::inputUserSelf`), whose struct keeps its name then.
    pub fn rename(mut self, name: impl Into<String>, rust: &str) -> Self {
        let name = name.into();
        for rust in self.parse("rename", [rust]) {
            self.options.model.renames.push(name.clone(), rust);
        }
        self
    }

    /// The visibility of the generated modules. Default: public.
    pub fn visibility(mut self, visibility: Visibility) -> Self {
        self.options.output.visibility = visibility;
        self
    }

    /// Names of random fields of functions. `new` takes a generator of random numbers and draws each `int` or `long`
    /// field of these names from it. Default: `random_id`.
    pub fn random<S: Into<String>>(mut self, fields: impl IntoIterator<Item = S>) -> Self {
        self.options.model.random = Names::default();
        fields.into_iter().for_each(|field| _ = self.options.model.random.add(&field.into()));
        self
    }

    /// The Rust type of a `string` where a pattern matches: the name of a constructor or function, one of their fields
    /// (`user.first_name`), a namespace (`phone.*`) or `*`. The longest pattern decides; `String` where none matches.
    pub fn strings(mut self, pattern: impl Into<String>, string: StringType) -> Self {
        self.options.model.strings.push(pattern, string);
        self
    }

    /// The Rust type of `bytes` where a pattern matches, as for [`strings`](Self::strings); `Vec<u8>` where none does.
    pub fn bytes(mut self, pattern: impl Into<String>, bytes: BytesType) -> Self {
        self.options.model.bytes.push(pattern, bytes);
        self
    }

    /// The treatment of a mask's bits that belong to no field, where a pattern matches, as for
    /// [`strings`](Self::strings).
    ///
    /// A kept mask is a `u32` field with the mask's name that holds those bits alone. It is 0 unless set, and encoding
    /// adds the bits of the present fields. A computed mask is no field, and bits without a field are dropped. Where no
    /// pattern matches, masks called `flags`, with or without a number, are computed, and all others are kept.
    /// `masks("*", MaskBits::Kept)` makes a lossless proxy: values encode to the bytes that they were decoded from,
    /// unknown flags included.
    pub fn masks(mut self, pattern: impl Into<String>, bits: MaskBits) -> Self {
        self.options.model.masks.push(pattern, bits);
        self
    }

    /// Generates types that borrow: a `string` is `&'a str`, `bytes` are `&'a [u8]`, and types that hold them have a
    /// lifetime (`User<'a>`). Decoding copies nothing, and a value lives no longer than the bytes that it was decoded
    /// from.
    pub fn borrowed(self) -> Self {
        self.strings("*", StringType::Borrowed).bytes("*", BytesType::Borrowed)
    }

    /// Generates JSON encoding and decoding for all types. Needs the feature `json` of the runtime; its feature `serde`
    /// adds the traits of serde.
    pub fn json(mut self, json: Json) -> Self {
        self.options.model.json = Some(json);
        self
    }

    /// Limits [JSON](Self::json) to definitions that a pattern matches (`phone.requestCall`, `auth.*`) and their
    /// dependencies.
    pub fn json_of(mut self, pattern: impl Into<String>) -> Self {
        self.options.model.json_of.push(pattern, ());
        self
    }

    /// The wire formats of generated types: bytes, JSON or both. Default: both, with JSON only where it is
    /// [chosen](Self::json).
    pub fn codec(mut self, codec: Codec) -> Self {
        self.options.model.codec = codec;
        self.reading(|reader| reader.self_delimiting(!codec.has_bytes()))
    }

    /// Lets JSON leave out a field whose comment does not say so: `raw.transaction.in_msg` becomes an `Option`. In a
    /// vector the elements become one.
    pub fn nullable(mut self, field: impl Into<String>) -> Self {
        self.options.model.nullable.push(field, ());
        self
    }

    /// Shares types with other bindings in the same program, such as those of another layer. Identical types exist
    /// once, in the module `path` (`crate::layer_214`) of the other bindings. Other types convert by `From`, or by
    /// `TryFrom` where the other layer lacks some values; the error names the field.
    ///
    /// `base` is the builder of the other bindings. Its choices about Rust are ignored: they must be those of this
    /// builder.
    ///
    /// ```no_run
    /// use typewright::Builder;
    ///
    /// # fn main() -> Result<(), typewright::Error> {
    /// let old = || Builder::new().schema("schema/layer_214.tl");
    /// old().compile()?;
    /// Builder::new().schema("schema/layer_223.tl").base("crate::layer_214", old()).compile()
    /// # }
    /// ```
    pub fn base(mut self, path: impl Into<String>, base: Self) -> Self {
        self.base = Some((path.into(), Box::new(base)));
        self
    }

    /// Makes functions decodable too, as servers and logs need. A client only encodes them and decodes the response.
    /// Default: off, on with a [`registry`](Self::registry).
    pub fn decode_functions(mut self, decode: bool) -> Self {
        self.options.model.decode_functions = decode;
        self
    }

    /// Adds enums of functions: `functions::phone::Call` for a namespace, `functions::Call` for all. A server decodes a
    /// request into one and matches on it; unknown functions are kept as bytes. Also turns on
    /// [`decode_functions`](Self::decode_functions). Default: off.
    pub fn calls(mut self, calls: bool) -> Self {
        self.options.model.calls = calls;
        self
    }

    /// Adds accessors of the fields that several variants of an enum have, the name and id of the constructor
    /// (`Constructed`, and constants for variants without fields), and `TryFrom` back to the struct of each variant, with the
    /// value as the error. Default: off.
    pub fn accessors(mut self, accessors: bool) -> Self {
        self.options.model.accessors = accessors;
        self
    }

    /// Gives constructors without fields a struct each, where their type is an enum: `variants::InputPeerEmpty` beside the variant
    /// `InputPeer::Empty`, with `From`, and with [`accessors`](Self::accessors) `TryFrom`. Default: off.
    pub fn empty_structs(mut self, empty_structs: bool) -> Self {
        self.options.model.empty_structs = empty_structs;
        self
    }

    /// Implements `EncodeToVec` for the types whose values can always be encoded: `value.encode_to_vec()` returns bytes where
    /// `to_bytes` returns a `Result`. Default: off.
    pub fn encode_to_vec(mut self, encode_to_vec: bool) -> Self {
        self.options.model.encode_to_vec = encode_to_vec;
        self
    }

    /// The types that are enums. Default: those with several constructors; a type with one is its struct.
    pub fn enums(mut self, enums: Enums) -> Self {
        self.options.model.enums = enums;
        self
    }

    /// Names of variants. Default: the constructor's without that of its type, or all of it where that leaves nothing, a
    /// digit or `Self`.
    pub fn variant_names(mut self, names: VariantNames) -> Self {
        self.options.model.variant_names = names;
        self
    }

    /// Adds a module in the layout of another generator, over the same items, for programs that come from there:
    /// `use bindings::grammers as tl;`. Needs the runtime's feature of that name, which has the traits.
    ///
    /// Makes these choices, too: [`enums`](Self::enums) for all types,
    /// [names of variants](Self::variant_names) by their last word, [`empty_structs`](Self::empty_structs),
    /// [`accessors`](Self::accessors), [`boxes`](Self::boxes) for recursive variants alone, capitals in names as there, and
    /// `is_self` for fields called `self`. Later calls change all but `enums` and `empty_structs`, which the layout needs.
    pub fn compat(mut self, compat: Compat) -> Self {
        self.options.model.compat = Some(compat);
        match compat {
            Compat::Grammers => self
                .enums(Enums::Always)
                .variant_names(VariantNames::LastWord)
                .empty_structs(true)
                .accessors(true)
                .boxes(Boxes::RecursiveVariants),
        }
    }

    /// Values that lie in a `Box`. Default: variants and optional fields of more than 56 bytes, so that enums take 64.
    /// Values that can hold one of their own type always lie in one. With no others enums may take thousands of bytes, and vectors of
    /// them more than the default of the runtime's `Limits::memory`.
    pub fn boxes(mut self, boxes: Boxes) -> Self {
        self.options.model.boxes = boxes;
        self
    }

    /// Adds a module `registry`, which finds constructors and functions by their ids and decodes and prints any value:
    /// for logs, dumps and tests. All decoders and printers are compiled then. Default: off.
    pub fn registry(mut self, registry: bool) -> Self {
        self.options.model.registry = registry;
        self
    }

    /// One file to include, or a tree of files to check in.
    pub fn layout(mut self, layout: Layout) -> Self {
        self.options.output.layout = layout;
        self
    }

    /// Path of the runtime, for crates that reach it through another one: `my_api::rt`, `crate::rt`. It begins with the
    /// name of a crate or with `crate`; `typewright_runtime` unless set.
    pub fn runtime_path(mut self, path: &str) -> Self {
        let path = path.trim();
        if let Some(path) = self.parse("runtime path", [path.strip_prefix("::").unwrap_or(path)]).pop() {
            self.options.output.runtime = path;
        }
        self
    }

    /// The command that renews the files, for their header. Unless set, the header names the build script.
    pub fn command(mut self, command: impl Into<String>) -> Self {
        self.options.output.command = Some(command.into());
        self
    }

    /// Formats the Rust with prettyplease, as rustfmt would. This takes longer than all other steps, and the text is
    /// readable without it. Needs the feature `format`. Default: off.
    pub fn format(mut self, format: bool) -> Self {
        self.options.output.format = format;
        self
    }

    /// Parses `texts` as Rust. `generate` reports those that are not.
    pub(super) fn parse<T, S: AsRef<str>>(&mut self, what: &str, texts: impl IntoIterator<Item = S>) -> Vec<T>
    where
        T: FromStr<Err: fmt::Display>,
    {
        let mut parsed = Vec::new();
        for text in texts {
            match text.as_ref().parse() {
                Ok(value) => parsed.push(value),
                Err(error) => self.mistakes.push(format!("{what} `{}`: {error}", text.as_ref())),
            }
        }
        parsed
    }
}
