//! What the model is made of: Rust items without tokens. No spans, no TL types: every choice has been made.

use std::collections::BTreeSet;

use super::ident::Ident;
use super::json_plan::{Json, JsonEnum, JsonObject};
use super::plan::{Form, WirePlan};
use super::texts::{BytesType, StringType};

use super::conversion::Conversion;
pub use super::error_nouns::{Counted, ErrorEnum, ErrorVariant, KnownError, OtherErrors};
pub use super::written::{Attribute, NotAPath, NotAnAttribute, Path};

/// All that is generated of a schema.
#[derive(Clone, Debug, Default)]
pub struct Model {
    /// `types`, `variants`, `functions` and `errors`, as far as there are any, each with a module for every namespace.
    pub modules: Vec<Module>,
}

/// A module.
#[derive(Clone, Debug)]
pub struct Module {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// How its items call what they need of the language.
    pub lang: Lang,
    /// The module `errors`, if its items need it.
    pub errors: Option<Path>,
    /// In the order of the schema.
    pub items: Vec<Item>,
    /// Those of the namespaces in it, by name.
    pub modules: Vec<Module>,
}

/// Documentation, in Markdown, a line an element.
pub type Docs = Vec<String>;

/// How the items of a module call `Vec`, `Some` and the like.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lang {
    /// What they import, since a crate without the standard library does not have it: `Vec`.
    pub imports: BTreeSet<&'static str>,
    /// What an item of the module is called as well (`Ok`), so that they need the full path.
    pub shadowed: BTreeSet<&'static str>,
}

/// What a module holds.
#[derive(Clone, Debug)]
pub enum Item {
    /// A constructor or a function.
    Struct(Box<Struct>),
    /// A type of several constructors.
    Enum(Enum),
    /// How a function fails.
    ErrorEnum(ErrorEnum),
    /// An error, as it is documented.
    KnownError(KnownError),
    /// Constructors and functions by their ids.
    Registry(Registry),
    /// A type that other bindings have alike: it is theirs.
    Shared(Path),
    /// From a type of other bindings to one of these, or back.
    Conversion(Conversion),
}

/// A constructor or a function.
#[derive(Clone, Debug)]
pub struct Struct {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// What it derives.
    pub derives: Vec<Path>,
    /// Its attributes besides.
    pub attributes: Vec<Attribute>,
    /// The macros that are called with it; none if it has types as parameters.
    pub hooks: Vec<Path>,
    /// The name in the schema.
    pub tl_name: String,
    /// The id.
    pub id: u32,
    /// Whether it borrows from what was read.
    pub lends: bool,
    /// The queries that it is generic over.
    pub generics: Vec<Ident>,
    /// What it depends on, if that is not all in itself.
    pub dependence: Option<Dependence>,
    /// The fields; of none it is a unit struct.
    pub fields: Vec<Field>,
    /// Whether it has bytes.
    pub bytes: bool,
    /// How the fields lie on the wire.
    pub plan: WirePlan,
    /// What it is in JSON, if it has that.
    pub json: Option<JsonObject>,
    /// Whether it can hold itself, so that reading it counts the depth.
    pub recursive: bool,
    /// Whether it gets a function `new` that takes the fields that nothing else gives a value.
    pub new: bool,
    /// Whether it can be read: who calls a function need not.
    pub decodable: bool,
    /// What makes it a function.
    pub call: Option<Call>,
}

/// A field of a struct.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name.
    pub name: Ident,
    /// Its name in the schema; `@2` of the third field if it has none.
    pub key: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// The type, without the `Option` of an optional field.
    pub ty: RustType,
    /// Whether it is always there.
    pub presence: Presence,
    /// Whether it is a number that a caller may draw at random.
    pub random: bool,
    /// The method that gives it a value, where there is one: a call is built field by field.
    pub setter: Option<Ident>,
}

impl Item {
    /// Whether it is about errors, which are in a module of their own.
    pub(super) fn needs_errors(&self) -> bool {
        match self {
            Self::ErrorEnum(_) => true,
            Self::Struct(item) => matches!(item.call, Some(Call { error: CallError::Known(_), .. })),
            _ => false,
        }
    }
}

impl Field {
    /// Whether `new` asks for it.
    #[must_use]
    pub fn is_asked_for(&self) -> bool {
        self.presence == Presence::Always && !self.random
    }
}

/// Whether a field is always there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Presence {
    /// It is.
    Always,
    /// It is a `bool` that says so.
    Flag,
    /// It is an `Option`.
    Optional,
}

/// What makes a struct a function.
#[derive(Clone, Debug)]
pub struct Call {
    /// What it answers.
    pub answer: Answer,
    /// How it fails.
    pub error: CallError,
    /// Who may call it.
    pub availability: Availability,
}

/// What a function answers.
#[derive(Clone, Debug)]
pub enum Answer {
    /// A value.
    Value {
        /// Its type.
        response: RustType,
        /// How it lies on the wire.
        form: Form,
    },
    /// What its query answers.
    Query {
        /// The field that holds the query.
        field: Ident,
        /// The query's type.
        query: Ident,
        /// Whether the answer may borrow from what was read.
        lends: bool,
    },
}

impl Answer {
    /// Whether what is answered may borrow from what was read.
    #[must_use]
    pub fn lends(&self) -> bool {
        match self {
            Self::Value { response, .. } => response.lends(),
            Self::Query { lends, .. } => *lends,
        }
    }
}

/// How a function fails.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CallError {
    /// Nothing is known: the runtime's `RpcError`.
    Any,
    /// As an [`ErrorEnum`] says; if the function answers what its query answers, that enum is generic over the errors of
    /// the query.
    Known(Path),
    /// As its query fails.
    OfQuery,
}

/// Who may call a function; none is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Availability {
    /// Users.
    pub users: Option<bool>,
    /// Bots.
    pub bots: Option<bool>,
    /// Bots, over a business connection.
    pub business: Option<bool>,
    /// Clients that have not logged in.
    pub unauthed: Option<bool>,
}

/// Constructors and functions by their ids: a `static` and a function.
#[derive(Clone, Debug)]
pub struct Registry {
    /// In ascending order of their ids.
    pub entries: Vec<RegistryEntry>,
    /// The form of their JSON.
    pub json: Option<Json>,
}

/// A constructor or a function in a [`Registry`].
#[derive(Clone, Debug)]
pub struct RegistryEntry {
    /// The id.
    pub id: u32,
    /// The name in the schema.
    pub tl_name: String,
    /// The declaration.
    pub tl: String,
    /// What its values are read as; none if they depend on parameters.
    pub ty: Option<RustType>,
    /// Whether that has JSON.
    pub json: bool,
}

/// A type of several constructors, or of none.
#[derive(Clone, Debug)]
pub struct Enum {
    /// Its name.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// What it derives.
    pub derives: Vec<Path>,
    /// Its attributes besides.
    pub attributes: Vec<Attribute>,
    /// The macros that are called with it.
    pub hooks: Vec<Path>,
    /// The name in the schema.
    pub tl_name: String,
    /// Whether it borrows from what was read.
    pub lends: bool,
    /// In the order of the schema.
    pub variants: Vec<Variant>,
    /// The variant of the simplest value: once reading has failed, it stands in for what cannot be read. Of a type without
    /// constructors it is there for nothing else.
    pub simplest: Box<Variant>,
    /// The variant of constructors that the schema does not have, if they are kept.
    pub unknown: Option<Ident>,
    /// What it depends on, if that is not all in itself.
    pub dependence: Option<Dependence>,
    /// Whether it has bytes.
    pub bytes: bool,
    /// No value takes fewer bytes than this, the id included.
    pub min_size: u32,
    /// What it is in JSON, if it has that.
    pub json: Option<JsonEnum>,
    /// Whether it can hold itself, so that reading it counts the depth.
    pub recursive: bool,
}

/// A constructor of an [`Enum`].
#[derive(Clone, Debug)]
pub struct Variant {
    /// Its name.
    pub name: Ident,
    /// The name of the constructor in the schema.
    pub tl_name: String,
    /// Its documentation.
    pub docs: Docs,
    /// Its attributes.
    pub attributes: Vec<Attribute>,
    /// The id; none of an unnamed constructor, whose values have none.
    pub id: Option<u32>,
    /// The fields; none of a constructor without any.
    pub payload: Option<Payload>,
}

/// The fields of a [`Variant`].
#[derive(Clone, Debug)]
pub struct Payload {
    /// The struct.
    pub path: Path,
    /// Whether that borrows from what was read.
    pub lends: bool,
    /// Whether it lies in a `Box`.
    pub boxed: bool,
    /// What it depends on, if that is not all in itself.
    pub dependence: Option<PayloadForm>,
}

/// What the bytes of a value depend on besides the value: a form of its own holds that. A type of TL that has parameters is
/// such, and so is what is repeated in it.
#[derive(Clone, Debug)]
pub struct Dependence {
    /// The form, a struct.
    pub form: Ident,
    /// What it holds.
    pub params: Vec<Param>,
}

impl Dependence {
    /// The types among the parameters, as the value's own type has them.
    pub fn generics(&self) -> impl Iterator<Item = &Ident> {
        self.params.iter().filter_map(|param| param.ty.as_ref().map(|ty| &ty.generic))
    }
}

/// A parameter: a number, or a type and how its values lie on the wire.
#[derive(Clone, Debug)]
pub struct Param {
    /// The field of the form.
    pub name: Ident,
    /// What it is if it is not a number.
    pub ty: Option<TypeParam>,
}

/// A type that is a parameter.
#[derive(Clone, Debug)]
pub struct TypeParam {
    /// The type.
    pub generic: Ident,
    /// The type of the form of its values.
    pub form: Ident,
}

/// The form of a [`Payload`], made of what that of its enum holds.
#[derive(Clone, Debug)]
pub struct PayloadForm {
    /// The form.
    pub form: Path,
    /// The parameters that it takes over.
    pub params: Vec<Param>,
}

/// A type of Rust.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RustType {
    /// `()`
    Unit,
    /// `bool`
    Bool,
    /// `u32`
    U32,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `i64` that a double can hold.
    I53,
    /// `f32`
    F32,
    /// `f64`
    F64,
    /// `[u8; N]`
    Array(u8),
    /// A `string`
    String(StringType),
    /// `bytes`
    Bytes(BytesType),
    /// The runtime's `Object`.
    Object,
    /// The runtime's `ObjectRef<'a>`.
    ObjectRef,
    /// `Vec<T>`
    Vec(Box<RustType>),
    /// `Box<T>`
    Box(Box<RustType>),
    /// `Option<T>`: an element of a vector that JSON may leave out.
    Option(Box<RustType>),
    /// A generated type.
    Path(Path),
    /// A generated type that borrows or has types as parameters.
    Applied {
        /// The type.
        path: Path,
        /// Whether it borrows from what was read.
        lends: bool,
        /// What it is applied to.
        args: Vec<RustType>,
    },
    /// A parameter of the struct.
    Param(Ident),
    /// What a query, a parameter of the struct, answers.
    Response {
        /// The parameter.
        query: Ident,
        /// Whether the answer may borrow from what was read.
        lends: bool,
    },
}

impl RustType {
    /// A generated type.
    pub(super) fn generated(path: Path, lends: bool, args: Vec<Self>) -> Self {
        if lends || !args.is_empty() { Self::Applied { path, lends, args } } else { Self::Path(path) }
    }

    /// Whether it borrows from what was read.
    #[must_use]
    pub fn lends(&self) -> bool {
        match self {
            Self::String(of) => *of == StringType::Borrowed,
            Self::Bytes(of) => *of == BytesType::Borrowed,
            Self::ObjectRef => true,
            Self::Vec(inner) | Self::Box(inner) | Self::Option(inner) => inner.lends(),
            Self::Applied { lends, args, .. } => *lends || args.iter().any(Self::lends),
            Self::Response { lends, .. } => *lends,
            _ => false,
        }
    }

    /// Whether it is made of a parameter of the struct.
    #[must_use]
    pub fn has_params(&self) -> bool {
        match self {
            Self::Param(_) => true,
            Self::Vec(inner) | Self::Box(inner) | Self::Option(inner) => inner.has_params(),
            Self::Applied { args, .. } => args.iter().any(Self::has_params),
            _ => false,
        }
    }

    /// Whether it is made of what `query` answers.
    #[must_use]
    pub fn answers(&self, query: &Ident) -> bool {
        match self {
            Self::Response { query: of, .. } => of == query,
            Self::Vec(inner) | Self::Box(inner) | Self::Option(inner) => inner.answers(query),
            Self::Applied { args, .. } => args.iter().any(|arg| arg.answers(query)),
            _ => false,
        }
    }
}
