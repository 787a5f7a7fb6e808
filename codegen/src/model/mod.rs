//! Floor 3: meaning to Rust, still without tokens. Every choice is made here.
//!
//! A [`Model`] is what is generated, item by item: names, paths, boxes, documentation, and how fields lie on the wire.
//! The floor above prints it and decides nothing.
//!
//! | TL | Rust |
//! |---|---|
//! | a type with several constructors | an [`Enum`]; constructors without fields are unit variants |
//! | a constructor | a [`Struct`]; the only one of its type is called as the type |
//! | a type with parameters | the same, with a [`Dependence`]: a form beside it holds what its bytes depend on |
//! | `n*[ ... ]` | a `Vec`, of structs if several fields are repeated |
//! | a function | a [`Struct`] with a [`Call`] |
//! | what is known of its errors | an [`ErrorEnum`] |
//! | `flags:#`, if it announces fields | nothing: presence is computed, see [`WirePlan`] |
//! | `flags.0?true`, `flags.0?T` | a `bool`, an `Option` |
//! | a namespace | a [`Module`] |
//!
//! The steps: `support` refuses what cannot be generated yet, `places` says where definitions live and how they are
//! called, `sizes` measures them, `params` finds out
//! which parameters matter, `types` and `body` translate types and fields with the variables of `env`, `docs` and `prose` write documentation,
//! `errors` says how functions fail, and `assemble` makes the items of all that.

mod assemble;
mod body;
mod bridge;
mod choices;
mod codec;
mod conversion;
mod docs;
mod env;
mod error_nouns;
mod errors;
mod ident;
mod json;
mod json_plan;
mod lang;
mod nouns;
mod params;
mod places;
mod plan;
mod prose;
mod registry;
mod rules;
mod sizes;
mod support;
mod texts;
mod types;
mod written;

pub use bridge::Base;
pub use codec::Codec;
pub use conversion::{Arm, ArmTarget, Change, Conversion, ConversionBody, FieldChange};
pub use ident::{Ident, NotAnIdent};
pub use json_plan::{Json, JsonEnum, JsonField, JsonForm, JsonObject, JsonPresence};
pub use nouns::{
    Answer, Attribute, Availability, Call, CallError, Counted, Dependence, Docs, Enum, ErrorEnum, ErrorVariant, Field,
    Item, KnownError, Lang, Model, Module, NotAPath, NotAnAttribute, OtherErrors, Param, Path, Payload, PayloadForm,
    Presence, Registry, RegistryEntry, RustType, Struct, TypeParam, Variant,
};
pub use places::variant_name;
pub use plan::{Announced, Bit, Form, FormArg, Mask, Nat, Number, Shape, Step, WirePlan, Word, WordId};
pub use rules::Rules;
pub use texts::{BytesType, StringType};

use std::collections::BTreeSet;

use typewright_language::schema::Schema;
use typewright_language::source::Diagnostics;

/// What can be chosen.
#[derive(Clone, Debug)]
pub struct ModelOptions {
    /// What every struct and enum derives: `Clone`, `serde::Serialize`. Structs whose fields are all optional derive
    /// `Default` besides.
    pub derives: Vec<Path>,
    /// Fields of functions, by name, that a caller need not think of: if they are an `int` or a `long`, they are 0 until the
    /// caller's generator draws them.
    pub random: BTreeSet<String>,
    /// What some derive besides, by type, constructor or function.
    pub extra_derives: Rules<Vec<Path>>,
    /// Attributes, by type, constructor, function or field.
    pub attributes: Rules<Attribute>,
    /// Macros that are called with what is generated, by type, constructor or function: `crate::describe!(User, "user");`.
    pub hooks: Rules<Path>,
    /// Types that the caller has written, by the names of those that they take the place of.
    pub extern_types: Rules<Path>,
    /// What is called otherwise, by type, constructor, function or field.
    pub renames: Rules<Ident>,
    /// What a `string` is, by combinator or field. `String` unless a rule says otherwise.
    pub strings: Rules<StringType>,
    /// What `bytes` are, by combinator or field; an `Object` borrows if `bytes` do. `Vec<u8>` unless a rule says otherwise.
    pub bytes: Rules<BytesType>,
    /// Whether all has a form in JSON, and which.
    pub json: Option<Json>,
    /// What has a form in JSON, with all that it needs, if not everything does.
    pub json_of: Rules<()>,
    /// Fields that JSON may leave out though the schema does not say so; of a vector its elements may be `null`.
    pub nullable: Rules<()>,
    /// The wires.
    pub codec: Codec,
    /// Whether functions can be read as well: servers and logs need that. They can where there is a `registry`.
    pub decode_functions: bool,
    /// Whether there is a module `registry`. What is in it is printed with `Debug`, which all has to derive.
    pub registry: bool,
}

impl ModelOptions {
    /// Whether anything borrows from what was read.
    #[must_use]
    pub fn lends(&self) -> bool {
        self.strings.iter().any(|(_, choice)| *choice == StringType::Borrowed)
            || self.bytes.iter().any(|(_, choice)| *choice == BytesType::Borrowed)
    }
}

/// Derives `Clone`, `Debug` and `PartialEq`; draws what is called `random_id`.
impl Default for ModelOptions {
    fn default() -> Self {
        let derives = ["Clone", "Debug", "PartialEq"].iter().filter_map(|name| name.parse().ok());
        let mut random = BTreeSet::new();
        random.insert("random_id".to_owned());
        Self {
            derives: derives.collect(),
            random,
            extra_derives: Rules::default(),
            attributes: Rules::default(),
            hooks: Rules::default(),
            extern_types: Rules::default(),
            renames: Rules::default(),
            strings: Rules::default(),
            bytes: Rules::default(),
            json: None,
            json_of: Rules::default(),
            nullable: Rules::default(),
            codec: Codec::default(),
            decode_functions: false,
            registry: false,
        }
    }
}

/// The model of a schema. What cannot be generated yet is an error; the model is empty then.
pub fn build(schema: &Schema, options: &ModelOptions, diagnostics: &mut Diagnostics) -> Model {
    let chosen = choices::check(schema, options, diagnostics);
    if support::check(schema, diagnostics) && chosen { assemble::assemble(schema, options) } else { Model::default() }
}

/// Shares with other bindings in the same program what both have alike, and adds conversions for the rest.
pub fn share(model: &mut Model, base: &Base) {
    bridge::bridge(base, model);
}
