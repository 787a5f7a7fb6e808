//! The parts of a schema whose names are resolved.

use super::{BoxedBuiltin, Builtin, CombinatorId, Declaration, Documentation, TypeId, VarId};
use crate::maps::Key;
use crate::source::{FileId, Span};
use crate::syntax::ast::ParamKind;

/// A whole schema: one or several files, resolved.
#[derive(Clone, Debug, Default)]
pub struct Schema {
    /// The layer that a comment or the caller states.
    pub layer: Option<u32>,
    /// The rules that compute missing ids.
    pub profile: Profile,
    /// Declared types, in the order of their first constructor. Builtins and `Vector` are not here.
    pub types: Vec<Type>,
    /// Constructors and functions, in the order of the source.
    pub combinators: Vec<Combinator>,
    /// Builtin values that have an id, declared or not.
    pub builtins: Vec<BoxedBuiltin>,
    /// Names of opaque types: `Object` takes their place.
    pub opaque: Vec<String>,
    /// Facts about functions beyond their declarations: see `document`.
    pub documentation: Documentation,
    /// The names of all files that it was read from, without folders, so that generated documentation is the same on
    /// every machine.
    pub files: Vec<String>,
}

impl Schema {
    /// The type of an id of this schema.
    #[must_use]
    pub fn ty(&self, id: TypeId) -> Option<&Type> {
        self.types.get(id.0 as usize)
    }

    /// The combinator of an id of this schema.
    #[must_use]
    pub fn combinator(&self, id: CombinatorId) -> Option<&Combinator> {
        self.combinators.get(id.0 as usize)
    }

    /// The name of a file that anything was read from, without its folder.
    #[must_use]
    pub fn file(&self, id: FileId) -> Option<&str> {
        self.files.get(id.index()).map(String::as_str)
    }

    /// The only constructor of a type that has just one.
    #[must_use]
    pub fn single(&self, id: TypeId) -> Option<&Combinator> {
        let ty = self.ty(id)?;
        match ty.constructors.as_slice() {
            [only] if !ty.keeps_unknown => self.combinator(*only),
            _ => None,
        }
    }
}

/// The rules for the text whose CRC32 is an id.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Profile {
    /// As the reference parser does it: TDLib, TON, VK.
    #[default]
    Reference,
    /// As Telegram's API does it: `!` kept, `true` flags left out, `bytes` written as `string`.
    Telegram,
}

/// A type: what constructors return.
#[derive(Clone, Debug)]
pub struct Type {
    /// `phone.PhoneCall`
    pub name: String,
    /// The kinds of its parameters; `Maybe t` has one.
    pub params: Vec<ParamKind>,
    /// `true` for the type of one constructor of `Object`, which has the name of the constructor: `Object` itself holds
    /// the values of all types.
    pub is_of_object: bool,
    /// `true` if it is declared elsewhere, in Rust: it has no constructor here.
    pub is_external: bool,
    /// In the order of the source; empty for an `Empty` type.
    pub constructors: Vec<CombinatorId>,
    /// Types with the same number can hold one another, through vectors too: reading them must count the depth. None
    /// for a type that cannot hold a value of its own.
    pub recursion: Option<u32>,
    /// Types with the same number contain one another by value, without a vector between them: Rust needs a `Box` on
    /// the way. None for a type that is on no such cycle.
    pub cycle: Option<u32>,
    /// The constructor of the simplest value, which holds no further value of the type. None of an `Empty` type.
    pub simplest: Option<CombinatorId>,
    /// `true` if constructors that the schema does not have are kept as bytes.
    pub keeps_unknown: bool,
    /// The text of TDLib's `@class`.
    pub docs: Docs,
    /// The result of its first constructor.
    pub span: Span,
}

/// The kind of a combinator.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// It makes values of a type.
    Constructor(TypeId),
    /// It is called.
    Function,
}

/// A constructor or a function.
#[derive(Clone, Debug)]
pub struct Combinator {
    /// `phone.requestCall`; `_` for an unnamed constructor.
    pub name: String,
    /// The 32 bits that name it on the wire.
    pub id: u32,
    /// Where `id` comes from.
    pub id_source: IdSource,
    /// Constructor or function.
    pub kind: Kind,
    /// Every `#` and `Type` variable: template parameters first, then fields in their order, those inside
    /// repetitions included.
    pub vars: Vec<Var>,
    /// The fields, in the order of the wire.
    pub fields: Vec<Field>,
    /// The result; for a function that returns its query's result, a [`TypeExpr::Var`]. A function's result can also
    /// use its `#` fields, as `= MyTuple n` does.
    pub result: TypeExpr,
    /// `read`, `any`, ...
    pub annotations: Vec<String>,
    /// The layer of the `===N===` above it.
    pub layer: Option<u32>,
    /// Its documentation, from comments or a page.
    pub docs: Docs,
    /// The declaration on one line, with the places of its parts.
    pub declaration: Declaration,
    /// The declaration in its file.
    pub span: Span,
    /// The name in its file.
    pub name_span: Span,
}

/// The source of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IdSource {
    /// Written in the schema; it always wins.
    Declared,
    /// The CRC32 of the declaration's text.
    Computed,
}

/// A `#` or `Type` variable of a combinator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Var {
    /// Its name; none for an anonymous `#`.
    pub name: Option<String>,
    /// The kind of its value.
    pub kind: ParamKind,
    /// The source of its value.
    pub origin: VarOrigin,
}

/// The source of the value of a [`Var`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum VarOrigin {
    /// From the expected type: the parameter of this index of the result type. For a function's `{X:Type}`, from the
    /// query, and the index is that of the template parameter.
    Param(u32),
    /// From a field on the wire.
    Field,
}

/// A field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name; none for an anonymous one.
    pub name: Option<String>,
    /// Its name in JSON and messages: its own, or `field_2` for the second field if it has none.
    pub label: String,
    /// The bit that announces it; none if it is always present.
    pub condition: Option<Condition>,
    /// Its content.
    pub ty: FieldType,
    /// `true` if the caller says that it is the size of the field behind it.
    pub is_size: bool,
    /// Its documentation, from comments or a page.
    pub docs: Docs,
    /// All of it.
    pub span: Span,
}

/// The presence of a field: bit `bit` of `mask`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Condition {
    /// A `#` variable to the left, or a template parameter.
    pub mask: VarId,
    /// 0 to 31.
    pub bit: u8,
}

/// The content of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// `#`: a number on the wire that declares a variable.
    Nat(VarId),
    /// A value.
    Value(TypeExpr),
    /// `!X`: a function call whose result is the variable.
    Query(VarId),
    /// `n*[ fields ]`
    Repetition(Repetition),
}

/// `n*[ fields ]`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repetition {
    /// Its number among the repetitions of the combinator, each counted before those within it.
    pub number: u32,
    /// The number of elements.
    pub count: NatExpr,
    /// The repeated fields, in the order of the wire.
    pub fields: Vec<Field>,
}

/// A type, resolved.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TypeExpr {
    /// A builtin; `boxed` (`Int`, `True`) puts its constructor's id in front. `Bool` and `Object` carry an id by nature
    /// and have `boxed: false`.
    Builtin {
        /// Which.
        builtin: Builtin,
        /// The id in front, if it is boxed.
        boxed: Option<u32>,
    },
    /// `Vector t` or `vector t`.
    Vector {
        /// `true` if the id 0x1cb5c415 stands in front of the count.
        boxed: bool,
        /// The type of its elements.
        item: Box<TypeExpr>,
    },
    /// A declared type with the constructor's id in front.
    Boxed {
        /// The type.
        ty: TypeId,
        /// Its arguments.
        args: Vec<Arg>,
    },
    /// A declared type with one constructor, without the id.
    Bare {
        /// The type.
        ty: TypeId,
        /// Its arguments.
        args: Vec<Arg>,
    },
    /// A type variable; `bare` for `%X`.
    Var {
        /// The variable.
        var: VarId,
        /// `true` if `%` stands before it.
        bare: bool,
    },
}

/// An argument of a type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Arg {
    /// For a `Type` parameter.
    Type(TypeExpr),
    /// For a `#` parameter.
    Nat(NatExpr),
}

/// A number known when the value is read or written: a constant, or a variable plus a constant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NatExpr {
    /// A constant.
    Const(u32),
    /// A variable, plus a constant.
    Var {
        /// The variable.
        var: VarId,
        /// The constant that is added.
        plus: u32,
    },
}

/// Documentation: paragraphs of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Docs {
    /// The text; empty where nothing is known.
    pub text: String,
    /// The page that it was read from. It is Markdown then, and safe to print; without a page it is the plain text of a
    /// comment.
    pub page: Option<FileId>,
}

impl Key for Condition {
    fn number(self) -> u64 {
        self.mask.number() << 8 | u64::from(self.bit)
    }
}
