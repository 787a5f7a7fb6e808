//! The tree of a TL file, as it was written: nothing is resolved, every node knows its place.

use std::ops::Range;

use crate::source::{FileId, Span, Spanned};

/// A TL file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The file.
    pub id: FileId,
    /// Declarations and marks, in their order.
    pub items: Vec<Item>,
    /// Every comment of the file, in its order; declarations refer to them by index.
    pub comments: Vec<Comment>,
    /// Declarations that could not be read: their names are not reported as missing.
    pub broken: Vec<Broken>,
}

/// A declaration that could not be read, and what it seems to declare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The name at its start.
    pub name: Option<Name>,
    /// The type behind its last `=`.
    pub result: Option<Name>,
}

/// One thing that stands in a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Item {
    /// `---functions---` or `---types---`.
    Section(Spanned<Section>),
    /// `===143===`: the declarations below belong to that layer.
    Layer(Spanned<u32>),
    /// A constructor or a function.
    Combinator(Combinator),
    /// `int ? = Int;`
    Builtin(Builtin),
    /// `New T;`, `Final T;` or `Empty T;`
    Constraint(Constraint),
    /// `Vector int;`
    Partial(Partial),
}

/// The kind of the combinators of a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Section {
    /// Constructors.
    #[default]
    Types,
    /// Functions.
    Functions,
}

/// A name with its namespaces, as written: `phone.requestCall`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The whole name.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

impl Name {
    /// The part after the last dot.
    #[must_use]
    pub fn last(&self) -> &str {
        self.text.rsplit('.').next().unwrap_or_default()
    }

    /// Returns whether it names a type: its last part starts with an upper-case letter.
    #[must_use]
    pub fn is_type(&self) -> bool {
        is_type_name(&self.text)
    }
}

/// Returns whether a name is that of a type: its last part starts with an upper-case letter.
#[must_use]
pub fn is_type_name(name: &str) -> bool {
    name.rsplit('.').next().unwrap_or_default().starts_with(|first: char| first.is_ascii_uppercase())
}

/// `name#id {params} fields = Result;`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Combinator {
    /// `@read`, `@any`: the words after the `@`.
    pub annotations: Vec<Spanned<String>>,
    /// The name; `_` for an unnamed default constructor.
    pub name: Name,
    /// The `#id`.
    pub id: Option<Magic>,
    /// `{X:Type}`, `{n:#}`.
    pub params: Vec<TemplateParam>,
    /// The fields.
    pub fields: Vec<Field>,
    /// `true` if it is a function: it stands in a functions section, or has a `=>`.
    pub section: Section,
    /// `true` if it was written with `=>`.
    pub fat_arrow: bool,
    /// The result.
    pub result: ResultType,
    /// The layer of the `===N===` above it.
    pub layer: Option<u32>,
    /// Indices into [`File::comments`]: those between the previous declaration (or mark) and this one's `;`, and those
    /// on the line of the `;` after it.
    pub comments: Range<usize>,
    /// From its first token to its `;`.
    pub span: Span,
}

/// An explicit id: `#42ff96ed`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Magic {
    /// The number.
    pub value: u32,
    /// How many digits were written, 1 to 8.
    pub digits: u8,
    /// From the `#` to the last digit.
    pub span: Span,
}

/// `{X:Type}` or `{n:#}`; `{X Y:Type}` is two of these.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateParam {
    /// The variable.
    pub name: Name,
    /// Its kind.
    pub kind: ParamKind,
    /// The variable with its kind.
    pub span: Span,
}

/// The kind of a variable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ParamKind {
    /// `Type`
    Type,
    /// `#`
    Nat,
}

/// `name:mask.0?Type`, `Type`, `name:n*[...]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field {
    /// The name; none for an anonymous field. `_` is a name here: it is part of the text that ids are computed from.
    pub name: Option<Name>,
    /// `flags.0?`
    pub condition: Option<Condition>,
    /// `!X`: a serialised function call.
    pub bang: bool,
    /// The type.
    pub ty: FieldType,
    /// All of it.
    pub span: Span,
}

/// The content of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldType {
    /// A type expression.
    Expr(Expr),
    /// `n*[ fields ]`
    Repetition(Repetition),
}

impl FieldType {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Expr(expr) => expr.span,
            Self::Repetition(repetition) => repetition.span,
        }
    }
}

/// `n*[ fields ]`; without a count the nearest `#` of the same scope counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Repetition {
    /// The count before the `*`.
    pub count: Option<Expr>,
    /// The repeated fields.
    pub fields: Vec<Field>,
    /// From the count to the `]`.
    pub span: Span,
}

/// `mask.0?`, or `mask?` as the formal grammar has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Condition {
    /// The `#` variable.
    pub mask: Name,
    /// The bit. Not yet checked against 31.
    pub bit: Option<Spanned<u32>>,
    /// From the mask to the `?`.
    pub span: Span,
}

/// A type or number expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expr {
    /// Its kind.
    pub kind: ExprKind,
    /// Where it stands, brackets included.
    pub span: Span,
}

impl Expr {
    /// Returns whether it is this name and nothing else: no arguments, no `%`.
    #[must_use]
    pub fn is_name(&self, name: &str) -> bool {
        matches!(&self.kind, ExprKind::Apply { head, args } if head.text == name && args.is_empty())
    }
}

/// The forms of an [`Expr`]. `(T A)`, `T A` and `T<A>` are one form; redundant brackets leave no trace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExprKind {
    /// `#`
    Hash,
    /// A number.
    Nat(u32),
    /// A type, a constructor, a variable, or an application of one: `Vector int`.
    Apply {
        /// The name that is applied, perhaps to no arguments.
        head: Name,
        /// Its arguments.
        args: Vec<Expr>,
    },
    /// `%T`
    Bare(Box<Expr>),
    /// `n+1`
    Add(Box<Expr>, Box<Expr>),
}

/// `= Vector User`, `= phone.PhoneCall`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResultType {
    /// `true` if a `!` stood before it.
    pub bang: bool,
    /// A type, or a variable.
    pub name: Name,
    /// Its arguments.
    pub args: Vec<Expr>,
    /// All of it.
    pub span: Span,
}

/// `int ? = Int;`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Builtin {
    /// `int`
    pub name: Name,
    /// An id, which some schemas write here.
    pub id: Option<Magic>,
    /// `Int`
    pub result: Name,
    /// See [`Combinator::comments`].
    pub comments: Range<usize>,
    /// From its first token to its `;`.
    pub span: Span,
}

/// The word before a type in a [`Constraint`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ConstraintKind {
    /// No constructor of the type stands above.
    New,
    /// None stands below.
    Final,
    /// There is none.
    Empty,
}

/// `New T;`, `Final T;`, `Empty T;`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constraint {
    /// The word.
    pub kind: ConstraintKind,
    /// The type.
    pub ty: Name,
    /// See [`Combinator::comments`].
    pub comments: Range<usize>,
    /// From its first token to its `;`.
    pub span: Span,
}

/// `Vector int;`: a declaration that applies a type or a constructor to arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
    /// The type or constructor.
    pub head: Name,
    /// Its arguments, at least one.
    pub args: Vec<Expr>,
    /// See [`Combinator::comments`].
    pub comments: Range<usize>,
    /// From its first token to its `;`.
    pub span: Span,
}

/// A comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its form.
    pub kind: CommentKind,
    /// The text without its marks, as written otherwise.
    pub text: String,
    /// All of it, marks included.
    pub span: Span,
    /// `true` if something other than white space stands before it on its line.
    pub trailing: bool,
}

/// The forms of a [`Comment`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CommentKind {
    /// `// ...`
    Line,
    /// `//@ ...`: TDLib's tags.
    Tags,
    /// `//- ...`: goes on with the tag above.
    TagsContinued,
    /// `/* ... */`
    Block,
}

impl Item {
    /// The place of the whole item.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Section(mark) => mark.span,
            Self::Layer(mark) => mark.span,
            Self::Combinator(found) => found.span,
            Self::Builtin(found) => found.span,
            Self::Constraint(found) => found.span,
            Self::Partial(found) => found.span,
        }
    }
}
