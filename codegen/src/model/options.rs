//! Options: all that the caller chooses about the Rust.

use typewright_language::maps::Names;
use typewright_language::schema::{Combinator, Field, MaskBits, Rules, Schema, TypeId};

use super::boxes::Boxes;
use super::codec::Codec;
use super::compat::{Compat, Enums, VariantNames};
use super::items::{Attribute, BytesType, Ident, Json, Path, StringType, camel};

/// The caller's choices about the generated Rust.
#[derive(Clone, Debug)]
pub struct ModelOptions {
    /// Derives of every struct and enum: `Clone`, `serde::Serialize`. Structs with optional fields only derive
    /// `Default` besides.
    pub derives: Vec<Path>,
    /// Names of random fields of functions, such as `random_id`: an `int` or a `long` of that name is 0 until the
    /// caller's generator draws it.
    pub random: Names<()>,
    /// Further derives, by type, constructor or function.
    pub extra_derives: Rules<Vec<Path>>,
    /// Attributes, by type, constructor, function or field.
    pub attributes: Rules<Attribute>,
    /// Macros to call with each item, by type, constructor or function: `crate::describe!(User, "user");`.
    pub hooks: Rules<Path>,
    /// Types that the caller wrote, by the names of the types that they replace.
    pub extern_types: Rules<Path>,
    /// Other names, by type, constructor, function or field; of a variant alone by type and constructor
    /// (`InputUser::inputUserSelf`).
    pub renames: Rules<Ident>,
    /// The types that are enums.
    pub enums: Enums,
    /// Names of variants.
    pub variant_names: VariantNames,
    /// Another generator, whose layout a module adds. Structs remember then how its traits write them.
    pub compat: Option<Compat>,
    /// The Rust type of `string`, by combinator or field. The default is `String`.
    pub strings: Rules<StringType>,
    /// The Rust type of `bytes`, by combinator or field; an `Object` borrows if `bytes` do. The default is `Vec<u8>`.
    pub bytes: Rules<BytesType>,
    /// The bits of masks that no field is under, by combinator or by mask.
    pub masks: Rules<MaskBits>,
    /// The form of JSON; none for bindings without JSON.
    pub json: Option<Json>,
    /// Definitions with JSON, together with all that they need. Without rules, all definitions have JSON.
    pub json_of: Rules<()>,
    /// Fields that JSON may leave out though the schema does not say so; of a vector its elements may be `null`.
    pub nullable: Rules<()>,
    /// The wire formats of types.
    pub codec: Codec,
    /// `true` if functions implement `Decode`, as servers and logs need. With a `registry` they always do.
    pub decode_functions: bool,
    /// The values that lie in a `Box`.
    pub boxes: Boxes,
    /// `true` if enums have accessors of shared fields, the name and id of their constructor, and conversions back to
    /// the structs of their variants.
    pub accessors: bool,
    /// `true` if constructors without fields have structs too, where they are variants of an enum.
    pub empty_structs: bool,
    /// `true` if types whose values can always be encoded implement `EncodeToVec`.
    pub encode_to_vec: bool,
    /// `true` if there are enums of functions, one for each module and one for all, which servers decode requests into.
    /// Functions implement `Decode` then.
    pub calls: bool,
    /// `true` if there is a module `registry`. It prints values with `Debug`, which every type has to derive.
    pub registry: bool,
}

impl ModelOptions {
    /// Returns whether any type borrows from the bytes that it was decoded from.
    #[must_use]
    pub fn lends(&self) -> bool {
        self.strings.iter().any(|(_, choice)| *choice == StringType::Borrowed)
            || self.bytes.iter().any(|(_, choice)| *choice == BytesType::Borrowed)
    }

    /// The only constructor of a type that is its struct, and no enum.
    pub(super) fn single<'s>(&self, schema: &'s Schema, id: TypeId) -> Option<&'s Combinator> {
        let named = |only: &Combinator| only.name != "_" && (self.empty_structs || !only.fields.is_empty());
        let plain = || schema.ty(id).is_some_and(|ty| ty.params.is_empty());
        schema.single(id).filter(|only| !(self.enums == Enums::Always && named(only) && plain()))
    }

    /// The name of a field where it is not that of the schema in Rust's case.
    #[must_use]
    pub fn field_name(&self, combinator: &Combinator, field: &Field) -> Option<String> {
        let renamed = self.renames.field(combinator, field).map(Ident::unraw);
        renamed.or_else(|| self.compat?.field_name(field)).map(str::to_owned)
    }

    /// The name of a type, a constructor or a function in Rust, without its namespaces.
    pub(super) fn type_name(&self, tl_name: &str, fallback: &str) -> String {
        let compat = self.compat.and_then(|compat| compat.type_name(tl_name));
        compat.unwrap_or_else(|| camel(tl_name, fallback))
    }

    /// Returns whether every type derives `Clone`.
    pub(super) fn derives_clone(&self) -> bool {
        self.derives.iter().any(|derive| derive.segments.last().is_some_and(|last| last.as_str() == "Clone"))
    }

    /// The derives of an item with any of these names.
    pub(super) fn derives_for(&self, names: &[&str]) -> Vec<Path> {
        let mut derives = self.derives.clone();
        for derive in self.extra_derives.all(names).flatten() {
            if !derives.contains(derive) {
                derives.push(derive.clone());
            }
        }
        derives
    }

    /// The attributes of an item with any of these names.
    pub(super) fn attributes_for(&self, names: &[&str]) -> Vec<Attribute> {
        self.attributes.all(names).cloned().collect()
    }

    /// The macros to call with an item with any of these names.
    pub(super) fn hooks_for(&self, names: &[&str]) -> Vec<Path> {
        self.hooks.all(names).cloned().collect()
    }
}

/// Derives `Clone`, `Debug` and `PartialEq`; draws fields called `random_id`.
impl Default for ModelOptions {
    fn default() -> Self {
        let derives = ["Clone", "Debug", "PartialEq"].iter().filter_map(|name| name.parse().ok());
        let mut random = Names::default();
        random.add("random_id");
        Self {
            derives: derives.collect(),
            random,
            extra_derives: Rules::default(),
            attributes: Rules::default(),
            hooks: Rules::default(),
            extern_types: Rules::default(),
            renames: Rules::default(),
            enums: Enums::default(),
            variant_names: VariantNames::default(),
            compat: None,
            strings: Rules::default(),
            bytes: Rules::default(),
            masks: Rules::default(),
            json: None,
            json_of: Rules::default(),
            nullable: Rules::default(),
            codec: Codec::default(),
            decode_functions: false,
            boxes: Boxes::default(),
            accessors: false,
            empty_structs: false,
            encode_to_vec: false,
            calls: false,
            registry: false,
        }
    }
}
