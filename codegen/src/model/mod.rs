//! Floor 3: meaning to Rust, still without tokens. Every choice is made here.
//!
//! `build` turns a schema into a [`Model`]: names, paths, boxes, documentation, and the order of bytes, item by item.
//! The floor above prints it and decides nothing.
//!
//! | TL | Rust |
//! |---|---|
//! | a type with several constructors | an [`Enum`]; constructors without fields are unit variants |
//! | a constructor | a [`Struct`]; an only constructor gets the name of its type |
//! | a type with parameters | the same, with a [`Dependence`]: a form holds the parameters that its bytes depend on |
//! | `n*[ ... ]` | a `Vec`, of structs if several fields are repeated |
//! | a function | a [`Struct`] with a [`Call`] |
//! | the documented errors of a function | an [`ErrorEnum`] |
//! | `flags:#`, if it announces fields | nothing: presence is computed, see [`WirePlan`] |
//! | `flags.0?true`, `flags.0?T` | a `bool`, an `Option` |
//! | a namespace | a [`Module`] |
//!
//! The steps, each a file:
//!
//! 1. `check_rules` and `unsupported` find rules that match nothing and definitions that cannot be generated.
//! 2. `naming` gives each definition a module and a name, and `claims` settles equal names. `params` finds the parameters
//!    that matter, `lending` the types that borrow, `sizes` measures values, and `json_scope` finds the definitions with
//!    JSON. A `view` holds all of these.
//! 3. `structs` and `enums` make items. `fields`, `field_names` and `types` translate with the variables of `bindings`,
//!    `docs`, `rustdoc` and `tl_text` write documentation, `variant_names` names variants, and `json` makes JSON plans.
//! 4. `errors` makes the errors of functions, `calls` the enums of functions, `registry` the table of ids, and
//!    `facade` the layout of another generator.
//! 5. `accessors` finds the fields that variants share.
//! 6. `modules` puts items into modules, and `prelude` decides what each module imports.
//! 7. `derives` leaves out derives that rustc would refuse.
//!
//! `items` holds the nouns of the model itself, `options` and `rules` the caller's choices.

mod accessors;
mod bindings;
mod boxes;
mod build;
mod calls;
mod check_rules;
mod claims;
mod codec;
mod compat;
mod conversions;
mod derives;
mod docs;
mod enums;
mod errors;
mod facade;
mod field_names;
mod fields;
mod infallible;
mod item_index;
mod items;
mod json;
mod json_scope;
mod lending;
mod modules;
mod naming;
mod options;
mod params;
mod plain_text;
mod prelude;
mod registry;
mod renames;
mod rustdoc;
mod sharing;
mod sizes;
mod structs;
mod tl_text;
mod types;
mod unsupported;
mod variant_names;
mod view;

pub use boxes::Boxes;
pub use build::build;
pub use check_rules::check_rules;
pub use codec::Codec;
pub use compat::{Compat, Enums, VariantNames};
pub use field_names::{field_names, wanted_field_name};
pub use items::{
    Accessor, Accessors, Announced, Attribute, Availability, Bit, BytesType, Call, CallError, CallNamespace,
    CallVariant, Calls, Counted, Dependence, Docs, Enum, ErrorEnum, ErrorVariant, Facade, Field, Form, FormArg, Ident,
    Item, Json, JsonEnum, JsonField, JsonForm, JsonObject, JsonPresence, KnownError, Mask, Model, Module, Nat,
    NotAPath, NotAnAttribute, NotAnIdent, Number, Origin, OtherErrors, Param, Path, Payload, PayloadForm, Prelude,
    Presence, ROOTS, Registry, RegistryEntry, Response, RustType, Shape, Step, StringType, Struct, TypeParam,
    UnitConstants, Variant, WirePlan, Word, WordId,
};
pub use items::{Arm, ArmTarget, Change, Conversion, ConversionBody, FieldChange};
pub use naming::{item_name, item_names};
pub use options::ModelOptions;
pub use sharing::{Base, share};
pub use typewright_language::schema::{MaskBits, Rules};
pub use variant_names::variant_name;
