//! The types that need no declaration, known by name.

/// A type that the wire format itself defines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Builtin {
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

/// A builtin with one constructor.
pub struct Single {
    /// `int`
    pub constructor: &'static str,
    /// `Int`
    pub ty: &'static str,
    pub builtin: Builtin,
    /// The id of `Int`, where no declaration says otherwise: the CRC32 of the declaration that schemas usually write.
    /// None for a value that carries the id of whatever it is.
    pub id: Option<u32>,
}

const fn single(constructor: &'static str, ty: &'static str, builtin: Builtin, id: u32) -> Single {
    Single { constructor, ty, builtin, id: Some(id) }
}

/// Every builtin but `Bool`, which has two constructors, and `Vector`, which has an argument.
pub static SINGLES: [Single; 17] = [
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
