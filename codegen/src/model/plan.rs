//! The wire plan: in which order what is written and read. The heart of the design.
//!
//! What makes a codec of TL hard is that presence is apart from what is present: a `#` word holds bits, further on
//! stand the fields that they announce, `true` fields have a bit and no bytes, one bit may announce several fields, and
//! a combinator may have several such words, anywhere among its fields. A [`WirePlan`] puts that in an ordered list of
//! [`Step`]s, one a TL field. Both directions, and the size, are printed from this one list, so they cannot disagree:
//!
//! | step | writing | reading |
//! |---|---|---|
//! | [`Word`](Step::Word) | collects the presence of fields in bits and writes them | reads the bits, and keeps them |
//! | [`Flag`](Step::Flag) | nothing: the word has said it | looks at a bit |
//! | [`Value`](Step::Value) | the value | the value |
//! | [`ValueIf`](Step::ValueIf) | the value, if it is there | looks at a bit, then reads the value or not |
//!
//! A `#` that more depends on than the fields beside it (a count, the argument of a type) is a value like any other: it is
//! not computed, and what depends on it has to agree.
//!
//! A plan knows its fields by name and nothing of their types: a [`Form`] says all that the bytes depend on.

use std::fmt;

use super::ident::Ident;
use super::nouns::Path;

/// How the fields of a combinator lie on the wire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WirePlan {
    /// In the order of the wire.
    pub steps: Vec<Step>,
    /// The words that [`Step`]s speak of by index.
    pub words: Vec<Word>,
    /// The fields never take fewer bytes than this.
    pub min_size: u32,
}

impl WirePlan {
    /// The word of a step.
    #[must_use]
    pub fn word(&self, word: WordId) -> Option<&Word> {
        self.words.get(word.0)
    }
}

/// An index into [`WirePlan::words`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct WordId(pub(super) usize);

/// A `#` field whose bits say which fields are present.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The variable that holds it in generated functions.
    pub name: Ident,
    /// The TL field: `flags`.
    pub tl_name: String,
    /// Those that announce something, in ascending order.
    pub bits: Vec<Bit>,
}

/// A bit of a [`Word`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bit {
    /// 0 to 31.
    pub bit: u8,
    /// What it announces, at least one. All of them are present, or none.
    pub fields: Vec<Announced>,
}

/// A field that a bit announces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Announced {
    /// The field.
    pub field: Ident,
    /// The TL field.
    pub tl_name: String,
    /// Whether the field is a `bool` that is the bit, not an `Option`.
    pub flag: bool,
}

/// A field of a combinator on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// `flags:#`: 4 bytes, computed.
    Word(WordId),
    /// `flags.0?true`: a bit and no bytes.
    Flag {
        /// The `bool`.
        field: Ident,
        /// The mask.
        mask: Mask,
        /// The bit of the mask.
        bit: u8,
    },
    /// A mandatory value.
    Value {
        /// The value.
        field: Ident,
        /// How it lies on the wire.
        form: Form,
    },
    /// `flags.0?int`
    ValueIf {
        /// The `Option` of a value.
        field: Ident,
        /// The mask.
        mask: Mask,
        /// The bit of the mask.
        bit: u8,
        /// How the value lies on the wire.
        form: Form,
    },
}

/// Where the bit stands that says whether a field is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mask {
    /// In a word, which is computed.
    Word(WordId),
    /// In a number that stands on its own, so that the field has to agree with it.
    Nat(Nat),
}

/// A number that something else depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Nat {
    /// A constant.
    Const(u32),
    /// A parameter of the form, plus a constant.
    Param(Ident, u32),
    /// A field that has been read before, plus a constant.
    Field {
        /// The field.
        name: Ident,
        /// Whether it may be absent; it is 0 then.
        optional: bool,
        /// What is added.
        plus: u32,
    },
}

/// What a form of a type with parameters gets for one of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormArg {
    /// For a type.
    Form(Form),
    /// For a number.
    Nat(Nat),
}

/// How the constructor of a value is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// By the value: it is an enum.
    Enum,
    /// By this id, though there is only one.
    Boxed(u32),
    /// Not at all.
    Bare,
}

/// How a value lies on the wire; the runtime has a type of the same name for each but [`Form::Number`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// A number that the reader and the writer have a function for: [`Form::Plain`], with less to compile.
    Number(Number),
    /// What the Rust type's own `Encode` and `Decode` do. The size is that of every value, if they all have the same.
    Plain(Option<u32>),
    /// `%T`: the fields without the id.
    Bare,
    /// `bytes`
    ByteString,
    /// A `string` that may hold what is not UTF-8.
    Lossy,
    /// `true`: nothing.
    Empty,
    /// `Vector t` and `vector t`, unless `Plain` does.
    Vector {
        /// Whether the id stands in front.
        boxed: bool,
        /// The form of the elements.
        item: Box<Form>,
    },
    /// `Int`, `True`: an id, then the value.
    Tagged {
        /// The id.
        id: u32,
        /// The form of the value.
        inner: Box<Form>,
    },
    /// A value that lies in a `Box` of Rust.
    InBox(Box<Form>),
    /// A value of a type with parameters.
    Dependent {
        /// The form of the type.
        form: Path,
        /// What that holds.
        args: Vec<(Ident, FormArg)>,
        /// How its constructor is told.
        shape: Shape,
    },
    /// A value of a type that is a parameter: its form is one, too.
    Param(Ident),
    /// `n*[t]`: as many values as a number says, and nothing that counts them.
    Repeated {
        /// What is repeated, for messages: `get_arrays.a`.
        what: String,
        /// How many.
        count: Nat,
        /// The form of each.
        item: Box<Form>,
    },
    /// A value that JSON may leave out.
    Nullable {
        /// What it is, for messages: `user.usernames`.
        what: String,
        /// The form of the value.
        item: Box<Form>,
    },
    /// What the query in a field answers.
    Answer {
        /// The field.
        field: Ident,
        /// Whether the answer may borrow from what was read.
        lends: bool,
    },
}

/// A number with functions of its own in the runtime.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Number {
    /// `#`
    Nat,
    /// `int`
    Int,
    /// `long`
    Long,
    /// `float`
    Float,
    /// `double`
    Double,
}

impl Number {
    /// The function of the reader and the writer.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nat => "nat",
            Self::Int => "int",
            Self::Long => "long",
            Self::Float => "float",
            Self::Double => "double",
        }
    }

    /// In bytes.
    #[must_use]
    pub fn size(self) -> u32 {
        match self {
            Self::Nat | Self::Int | Self::Float => 4,
            Self::Long | Self::Double => 8,
        }
    }
}

impl Form {
    /// The number of bytes, where every value has the same.
    #[must_use]
    pub fn size(&self) -> Option<u32> {
        match self {
            Self::Number(number) => Some(number.size()),
            Self::Plain(size) => *size,
            Self::Empty => Some(0),
            Self::Tagged { inner, .. } => inner.size().map(|size| size.saturating_add(4)),
            Self::InBox(inner) => inner.size(),
            Self::Bare
            | Self::ByteString
            | Self::Vector { .. }
            | Self::Dependent { .. }
            | Self::Param(_)
            | Self::Repeated { .. }
            | Self::Lossy
            | Self::Nullable { .. }
            | Self::Answer { .. } => None,
        }
    }

    /// A vector of elements of this form.
    pub(super) fn vector(self, boxed: bool) -> Self {
        match self {
            Self::Number(_) | Self::Plain(_) if boxed => Self::Plain(None),
            item => Self::Vector { boxed, item: Box::new(item) },
        }
    }

    /// The form of the elements of a vector.
    pub(super) fn element(self) -> Self {
        match self {
            Self::Vector { item, .. } => *item,
            _ => Self::Plain(None),
        }
    }

    /// A value of this form after an id.
    pub(super) fn tagged(self, id: Option<u32>) -> Self {
        match id {
            Some(id) => Self::Tagged { id, inner: Box::new(self) },
            None => self,
        }
    }
}

/// The plan as text, a step a line: what a snapshot shows.
impl fmt::Display for WirePlan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for step in &self.steps {
            match step {
                Step::Word(word) => self.fmt_word(*word, f)?,
                Step::Flag { field, mask, bit } => writeln!(f, "{field}: is {}.{bit}", self.mask_name(mask))?,
                Step::Value { field, form } => writeln!(f, "{field}: {form}")?,
                Step::ValueIf { field, mask, bit, form } => {
                    writeln!(f, "{field}: {form} if {}.{bit}", self.mask_name(mask))?;
                }
            }
        }
        writeln!(f, "at least {} bytes", self.min_size)
    }
}

impl WirePlan {
    fn word_name(&self, word: WordId) -> &str {
        self.word(word).map_or("?", |word| word.name.as_str())
    }

    fn mask_name(&self, mask: &Mask) -> String {
        match mask {
            Mask::Word(word) => self.word_name(*word).to_owned(),
            Mask::Nat(nat) => nat.to_string(),
        }
    }

    fn fmt_word(&self, word: WordId, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: word", self.word_name(word))?;
        for Bit { bit, fields } in self.word(word).map_or(&[][..], |word| &word.bits) {
            write!(f, ", {bit} =")?;
            for announced in fields {
                write!(f, " {}", announced.field)?;
            }
        }
        writeln!(f)
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number) => f.write_str(number.name()),
            Self::Plain(_) => f.write_str("plain"),
            Self::Bare => f.write_str("bare"),
            Self::ByteString => f.write_str("bytes"),
            Self::Lossy => f.write_str("lossy"),
            Self::Empty => f.write_str("empty"),
            Self::Vector { boxed: true, item } => write!(f, "Vector({item})"),
            Self::Vector { boxed: false, item } => write!(f, "vector({item})"),
            Self::Tagged { id, inner } => write!(f, "#{id:08x} {inner}"),
            Self::InBox(inner) => write!(f, "box({inner})"),
            Self::Dependent { form, args, shape } => {
                let bare = if *shape == Shape::Bare { "%" } else { "" };
                write!(f, "{bare}{form}(")?;
                for (index, (name, arg)) in args.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    match arg {
                        FormArg::Form(form) => write!(f, "{comma}{name}: {form}")?,
                        FormArg::Nat(nat) => write!(f, "{comma}{name}: {nat}")?,
                    }
                }
                f.write_str(")")
            }
            Self::Param(name) => write!(f, "as {name}"),
            Self::Repeated { count, item, .. } => write!(f, "{count} times {item}"),
            Self::Nullable { item, .. } => write!(f, "nullable {item}"),
            Self::Answer { field, .. } => write!(f, "what {field} answers"),
        }
    }
}

impl fmt::Display for Nat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Const(number) => write!(f, "{number}"),
            Self::Param(name, 0) | Self::Field { name, plus: 0, .. } => write!(f, "{name}"),
            Self::Param(name, plus) | Self::Field { name, plus, .. } => write!(f, "{name}+{plus}"),
        }
    }
}
