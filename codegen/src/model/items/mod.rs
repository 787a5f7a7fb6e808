//! The middle type of the generator: Rust items with every choice made, and no tokens yet.
//!
//! A [`Model`] holds all that is generated: names, paths, boxes, documentation, and the order of bytes. It has no spans
//! and no TL types. The steps of the floor build it from a schema, `emit` prints it and decides nothing, so this is the
//! place to look up the meaning of any generated line.
//!
//! | noun | printed as |
//! |---|---|
//! | [`Module`] | a `mod`: `types`, `variants`, `functions`, `errors`, and one for each namespace in these |
//! | [`Struct`] | a `struct` with its codec: a constructor, or with a [`Call`] a function |
//! | [`Enum`] | an `enum` with its codec: a type with several constructors, each a [`Variant`] |
//! | [`Field`] | a field of a struct, its [`RustType`] in an `Option` if its [`Presence`] asks for one |
//! | [`WirePlan`] | the bodies of `encode`, `decode` and `size`, a [`Step`] a field |
//! | [`JsonObject`], [`JsonEnum`] | the bodies of `to_json` and `from_json`, a [`JsonField`] a field |
//! | [`Form`] | the argument that tells the runtime how a value lies on the wire |
//! | [`Dependence`] | a second struct, the form, for types with parameters |
//! | [`ErrorEnum`] | the error type of a function, a variant for each [`KnownError`] |
//! | [`KnownError`] | a `static` with the texts of one error |
//! | [`Calls`] | an `enum` of the functions of a module |
//! | [`Registry`] | a `static` table of constructors and functions by id |
//! | [`Facade`] | a module that hands on all items in another layout |
//! | [`Conversion`] | an `impl From` or `impl TryFrom` between two layers |

mod attribute;
mod call;
mod calls;
mod conversion;
mod dependence;
mod errors;
mod facade;
mod field;
mod form;
mod ident;
mod item;
mod json;
mod module;
mod path;
mod plan;
mod registry;
mod rust_type;
mod strings;

pub use attribute::{Attribute, Docs, NotAnAttribute};
pub use call::{Availability, Call, CallError, Response};
pub use calls::{CallNamespace, CallVariant, Calls};
pub use conversion::{Arm, ArmTarget, Change, Conversion, ConversionBody, FieldChange};
pub use dependence::{Dependence, Param, PayloadForm, TypeParam};
pub use errors::{Counted, ErrorEnum, ErrorVariant, KnownError, OtherErrors};
pub use facade::Facade;
pub use field::{Field, Presence};
pub use form::{Form, FormArg, Nat, Number, Shape};
pub use ident::{Ident, NotAnIdent, ROOTS};
pub(super) use ident::{Scope, camel, shouting, snake};
pub use item::{Accessor, Accessors, Enum, Item, Payload, Struct, UnitConstants, Variant};
pub use json::{Json, JsonEnum, JsonField, JsonForm, JsonObject, JsonPresence};
pub use module::{Model, Module, Origin, Prelude};
pub use path::{NotAPath, Path};
pub use plan::{Announced, Bit, Mask, Step, WirePlan, Word, WordId};
pub use registry::{Registry, RegistryEntry};
pub use rust_type::RustType;
pub use strings::{BytesType, StringType};
