//! Items: structs, enums and the other contents of a module.

use std::slice;

use super::attribute::{Attribute, Docs};
use super::call::Call;
use super::calls::Calls;
use super::conversion::Conversion;
use super::dependence::{Dependence, PayloadForm};
use super::errors::{ErrorEnum, KnownError};
use super::facade::Facade;
use super::field::{Field, Presence};
use super::ident::Ident;
use super::json::{JsonEnum, JsonObject};
use super::path::Path;
use super::plan::WirePlan;
use super::registry::Registry;
use super::rust_type::RustType;

/// An item of a [`Module`](super::Module).
#[derive(Clone, Debug)]
pub enum Item {
    /// A constructor or a function.
    Struct(Box<Struct>),
    /// A type with several constructors.
    Enum(Enum),
    /// The errors of a function.
    ErrorEnum(ErrorEnum),
    /// A documented error.
    KnownError(KnownError),
    /// The functions of a module as an enum.
    Calls(Calls),
    /// Constructors and functions by id.
    Registry(Registry),
    /// The items in the layout of another generator.
    Facade(Facade),
    /// A feature of the runtime, by the macro that fails without it.
    Requires(Path),
    /// A `pub use` of the runtime's JSON, by a macro that fails without that feature.
    Json,
    /// A type that other bindings have already: `pub use` of this path.
    Shared(Path),
    /// A conversion from a type of other bindings to one of these, or back.
    Conversion(Conversion),
}

impl Item {
    /// The documentation of its definition; empty where that has none.
    #[must_use]
    pub fn docs(&self) -> &[String] {
        match self {
            Self::Struct(item) => &item.docs,
            Self::Enum(item) => &item.docs,
            Self::ErrorEnum(item) => &item.docs,
            Self::KnownError(item) => &item.docs,
            Self::Calls(item) => &item.docs,
            Self::Registry(_)
            | Self::Facade(_)
            | Self::Requires(_)
            | Self::Json
            | Self::Shared(_)
            | Self::Conversion(_) => &[],
        }
    }
}

/// A constructor or a function.
///
/// `type_ids ids:Vector<int> = TypeIds;` is the struct `TypeIds`, called as its type because the type has no other
/// constructor; `inputPeerUser user_id:long = InputPeer;` is `InputPeerUser` in the module `variants`.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The traits that it derives.
    pub derives: Vec<Path>,
    /// Its further attributes.
    pub attributes: Vec<Attribute>,
    /// Macros to call with its name; none if it has type parameters.
    pub hooks: Vec<Path>,
    /// The name in the schema.
    pub tl_name: String,
    /// The constructor id.
    pub id: u32,
    /// `true` if it borrows from the bytes that it was decoded from.
    pub lends: bool,
    /// Its type parameters, one for each query `!X`.
    pub generics: Vec<Ident>,
    /// The parameters that its bytes depend on, if it has any.
    pub dependence: Option<Dependence>,
    /// The fields; without any it is a unit struct.
    pub fields: Vec<Field>,
    /// `true` if it has bytes.
    pub bytes: bool,
    /// How the fields lie on the wire.
    pub plan: WirePlan,
    /// Its form in JSON, if it has one.
    pub json: Option<JsonObject>,
    /// `true` if it can hold itself, so that decoding counts the depth.
    pub recursive: bool,
    /// `true` if it has a function `new`, which takes the mandatory fields.
    pub new: bool,
    /// `true` if every value can be encoded, and the struct says so.
    pub infallible: bool,
    /// `true` if it implements `Decode`; functions do so only on request.
    pub decodable: bool,
    /// The response and the errors of a function; none for a constructor.
    pub call: Option<Call>,
    /// `true` if it says how the traits of another generator encode it alone: a constructor bare, a function with its id.
    pub alone: bool,
}

impl Struct {
    /// The argument of `new` for the caller's generator, if a field is drawn at random.
    #[must_use]
    pub fn random(&self) -> Option<Ident> {
        let is_taken = |name: &str| self.fields.iter().any(|field| field.name.as_str() == name);
        let name = if is_taken("random") { "random_" } else { "random" };
        self.fields.iter().any(|field| field.random).then(|| Ident::field(name))
    }
}

impl Item {
    /// The name that it takes in its module; empty if it takes none.
    pub(in crate::model) fn name(&self) -> &str {
        match self {
            Self::Struct(item) => item.name.as_str(),
            Self::Enum(item) => item.name.as_str(),
            Self::ErrorEnum(item) => item.name.as_str(),
            Self::KnownError(item) => item.name.as_str(),
            Self::Calls(item) => item.name.as_str(),
            Self::Registry(_) => "REGISTRY",
            Self::Shared(path) => path.segments.last().map_or("", Ident::as_str),
            Self::Json | Self::Facade(_) | Self::Conversion(_) | Self::Requires(_) => "",
        }
    }
}

/// A type with several constructors, or with none.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// The traits that it derives.
    pub derives: Vec<Path>,
    /// Its further attributes.
    pub attributes: Vec<Attribute>,
    /// Macros to call with its name; none if it has type parameters.
    pub hooks: Vec<Path>,
    /// The name in the schema.
    pub tl_name: String,
    /// `true` if it borrows from the bytes that it was decoded from.
    pub lends: bool,
    /// In the order of the schema.
    pub variants: Vec<Variant>,
    /// The variant that stands in for a value once decoding has failed: that of the simplest value. A type without
    /// constructors has no other variant.
    pub simplest: Box<Variant>,
    /// `true` if it implements `Default` by the simplest variant, which has fields: rustc derives it only without.
    pub default: bool,
    /// The variant that keeps the bytes of unknown constructors, if they are kept.
    pub unknown: Option<Ident>,
    /// The parameters that its bytes depend on, if it has any.
    pub dependence: Option<Dependence>,
    /// `true` if it has bytes.
    pub bytes: bool,
    /// The least number of bytes of a value, its id included.
    pub min_size: u32,
    /// Its form in JSON, if it has one.
    pub json: Option<JsonEnum>,
    /// `true` if it can hold itself, so that decoding counts the depth.
    pub recursive: bool,
    /// `true` if every value can be encoded, and the enum says so.
    pub infallible: bool,
    /// Accessors of fields, and all that comes with them; none unless chosen.
    pub accessors: Option<Accessors>,
}

impl Enum {
    /// The variants of its definition. A type without constructors has one that no value uses.
    #[must_use]
    pub fn definable(&self) -> &[Variant] {
        if self.variants.is_empty() { slice::from_ref(&*self.simplest) } else { &self.variants }
    }
}

/// All that gives access to what an [`Enum`] holds.
#[derive(Clone, Debug)]
pub struct Accessors {
    /// Those of fields that several variants have.
    pub fields: Vec<Accessor>,
    /// Constants of the variants that no struct has them for.
    pub constants: Vec<UnitConstants>,
}

/// The constants of a unit variant: `PEER_NONE_ID` and `PEER_NONE_NAME`.
#[derive(Clone, Debug)]
pub struct UnitConstants {
    /// The name of the constant that is the id.
    pub id_name: Ident,
    /// The constructor id.
    pub id: u32,
    /// The name of the constant that is the name.
    pub name_name: Ident,
    /// The name in the schema.
    pub tl_name: String,
}

/// The accessor of a field that several variants of an [`Enum`] have.
#[derive(Clone, Debug)]
pub struct Accessor {
    /// The field.
    pub field: Ident,
    /// Its type.
    pub ty: RustType,
    /// `true` if a value may lack it.
    pub optional: bool,
    /// `true` if it returns a copy and no reference.
    pub copies: bool,
    /// The variants that have it, and whether it may be absent there.
    pub variants: Vec<(Ident, Presence)>,
}

/// A constructor of an [`Enum`].
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name: `User`.
    pub name: Ident,
    /// The name of the constructor in the schema, which readers of the schema search for: `peerUser`.
    pub tl_name: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// The constructor id; none for an unnamed constructor, whose values have none.
    pub id: Option<u32>,
    /// The fields; none for a unit variant.
    pub payload: Option<Payload>,
    /// The struct of a unit variant, where such structs are chosen.
    pub empty: Option<Path>,
}

/// The fields of a [`Variant`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Payload {
    /// The struct.
    pub path: Path,
    /// `true` if that struct borrows from the bytes that it was decoded from.
    pub lends: bool,
    /// `true` if it lies in a `Box`.
    pub boxed: bool,
    /// The parameters that its bytes depend on, if it has any.
    pub dependence: Option<PayloadForm>,
}
