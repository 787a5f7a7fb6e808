//! The types that need no declaration, known by name.

/// A type that the wire format itself defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Builtin {
    /// `#` as the argument of a type, `Vector #`: 4 bytes, unsigned. A field `n:#` declares a variable instead.
    Nat,
    /// `int`, `int32`: 4 bytes, signed.
    Int,
    /// `long`, `int64`: 8 bytes, signed.
    Long,
    /// `int53`: 8 bytes, signed, of a number that a double can hold.
    Int53,
    /// `float`: 4 bytes, IEEE 754.
    Float,
    /// `double`: 8 bytes, IEEE 754.
    Double,
    /// `string`, `secureString`: UTF-8 with a length.
    String,
    /// `bytes`, `secureBytes`: bytes with a length.
    Bytes,
    /// `int128`: 16 raw bytes.
    Int128,
    /// `int256`: 32 raw bytes.
    Int256,
    /// `int512`: 64 raw bytes.
    Int512,
    /// `Bool`: an id, always boxed.
    Bool,
    /// `true`: no bytes.
    True,
    /// `Object`, `object`: any boxed value.
    Object,
    /// `function`: any function call.
    Function,
}

impl Builtin {
    /// The builtin that carries the id of whatever it is, by the name of its type or of its values.
    #[must_use]
    pub fn of_any_id(name: &str) -> Option<Self> {
        let mut singles = SINGLES.iter().filter(|single| single.id.is_none());
        singles.find(|single| single.ty == name || single.constructor == name).map(|single| single.builtin)
    }

    /// The name in TL: `#`, `int`, `Bool`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Nat => "#",
            Self::Int => "int",
            Self::Long => "long",
            Self::Int53 => "int53",
            Self::Float => "float",
            Self::Double => "double",
            Self::String => "string",
            Self::Bytes => "bytes",
            Self::Int128 => "int128",
            Self::Int256 => "int256",
            Self::Int512 => "int512",
            Self::Bool => "Bool",
            Self::True => "true",
            Self::Object => "Object",
            Self::Function => "function",
        }
    }

    /// The bytes of a value, in words.
    #[must_use]
    pub fn description(self) -> &'static str {
        match self {
            Self::Nat => "An unsigned number of 4 bytes.",
            Self::Int => "A signed number of 4 bytes.",
            Self::Long => "A signed number of 8 bytes.",
            Self::Int53 => "A signed number of 8 bytes that a double can hold.",
            Self::Float => "A floating-point number of 4 bytes.",
            Self::Double => "A floating-point number of 8 bytes.",
            Self::String => "Text in UTF-8: a length, the text, zeros up to a multiple of 4 bytes.",
            Self::Bytes => "Bytes: a length, the bytes, zeros up to a multiple of 4.",
            Self::Int128 => "16 bytes as they are.",
            Self::Int256 => "32 bytes as they are.",
            Self::Int512 => "64 bytes as they are.",
            Self::Bool => "The id of `boolTrue` or `boolFalse`.",
            Self::True => "No bytes: it is there or absent.",
            Self::Object => "A value of any boxed type, with its id in front.",
            Self::Function => "A call of any function, with its id in front.",
        }
    }

    /// Every builtin with one constructor: `int`, its type `Int`, and its meaning.
    pub fn singles() -> impl Iterator<Item = (&'static str, &'static str, Self)> {
        SINGLES.iter().map(|single| (single.constructor, single.ty, single.builtin))
    }

    /// The boxed type of a builtin constructor: `Int` of `int`.
    #[must_use]
    pub fn type_of(constructor: &str) -> Option<&'static str> {
        SINGLES.iter().find(|single| single.constructor == constructor).map(|single| single.ty)
    }
}

/// The id of `vector`.
pub const VECTOR_ID: u32 = 0x1cb5c415;
/// The id of `boolTrue`.
pub const BOOL_TRUE_ID: u32 = 0x997275b5;
/// The id of `boolFalse`.
pub const BOOL_FALSE_ID: u32 = 0xbc799737;

/// A builtin value with its id in front, which may stand wherever any value may.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BoxedBuiltin {
    /// The constructor: `int`.
    pub name: &'static str,
    /// The type: `Int`.
    pub ty: &'static str,
    /// The id: the one that the schema declares, or the usual one.
    pub id: u32,
    /// The contents after the id.
    pub contents: BoxedContents,
}

/// The contents of a [`BoxedBuiltin`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoxedContents {
    /// None: the id says it all.
    Bool(bool),
    /// A count and elements; the bytes do not tell their type.
    Vector,
    /// The value of a builtin.
    Value(Builtin),
}

impl BoxedBuiltin {
    /// The declaration: `int#a8509bda ? = Int;`.
    #[must_use]
    pub fn tl(&self) -> String {
        let Self { name, ty, id, contents } = self;
        match contents {
            BoxedContents::Bool(_) => format!("{name}#{id:08x} = {ty};"),
            BoxedContents::Vector => format!("{name}#{id:08x} {{t:Type}} # [ t ] = {ty} t;"),
            BoxedContents::Value(_) => format!("{name}#{id:08x} ? = {ty};"),
        }
    }

    /// The bytes after the id, in words.
    #[must_use]
    pub fn description(&self) -> &'static str {
        match self.contents {
            BoxedContents::Bool(true) => "Yes: an id and nothing else.",
            BoxedContents::Bool(false) => "No: an id and nothing else.",
            BoxedContents::Vector => "A list: a count of 4 bytes, then the elements. The bytes do not tell their type.",
            BoxedContents::Value(builtin) => builtin.description(),
        }
    }
}

/// Every builtin with an id; `id_of` has the ids of types with one constructor.
pub(super) fn boxed(id_of: impl Fn(&Single) -> Option<u32>) -> Vec<BoxedBuiltin> {
    let fixed = |name, ty, id, contents| BoxedBuiltin { name, ty, id, contents };
    let mut boxed = vec![
        fixed("boolTrue", "Bool", BOOL_TRUE_ID, BoxedContents::Bool(true)),
        fixed("boolFalse", "Bool", BOOL_FALSE_ID, BoxedContents::Bool(false)),
        fixed("vector", "Vector", VECTOR_ID, BoxedContents::Vector),
    ];
    for single in &SINGLES {
        let Some(id) = id_of(single) else { continue };
        let contents = BoxedContents::Value(single.builtin);
        boxed.push(BoxedBuiltin { name: single.constructor, ty: single.ty, id, contents });
    }
    boxed
}

/// A builtin with one constructor.
pub(super) struct Single {
    /// `int`
    pub(super) constructor: &'static str,
    /// `Int`
    pub(super) ty: &'static str,
    pub(super) builtin: Builtin,
    /// The id of `Int`, unless a declaration says otherwise: the CRC32 of the declaration that schemas usually write.
    /// None for a type whose values carry ids of other types.
    pub(super) id: Option<u32>,
}

const fn single(constructor: &'static str, ty: &'static str, builtin: Builtin, id: u32) -> Single {
    Single { constructor, ty, builtin, id: Some(id) }
}

/// Every builtin but `Bool`, which has two constructors, and `Vector`, which has an argument.
pub(super) static SINGLES: [Single; 17] = [
    single("int", "Int", Builtin::Int, 0xa8509bda),
    single("int32", "Int32", Builtin::Int, 0x5cb934fa),
    single("long", "Long", Builtin::Long, 0x22076cba),
    single("int64", "Int64", Builtin::Long, 0x5d9ed744),
    single("int53", "Int53", Builtin::Int53, 0x6781c7ee),
    single("float", "Float", Builtin::Float, 0x824dab22),
    single("double", "Double", Builtin::Double, 0x2210c154),
    single("string", "String", Builtin::String, 0xb5286e24),
    single("secureString", "SecureString", Builtin::String, 0x8ea8c283),
    single("bytes", "Bytes", Builtin::Bytes, 0xe937bb82),
    single("secureBytes", "SecureBytes", Builtin::Bytes, 0xbad71dc7),
    single("int128", "Int128", Builtin::Int128, 0x84ccf7b7),
    single("int256", "Int256", Builtin::Int256, 0x7bedeb5b),
    single("int512", "Int512", Builtin::Int512, 0x6ff82434),
    single("true", "True", Builtin::True, 0x3fedd339),
    Single { constructor: "object", ty: "Object", builtin: Builtin::Object, id: None },
    Single { constructor: "function", ty: "Function", builtin: Builtin::Function, id: None },
];
