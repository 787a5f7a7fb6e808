//! Values as any text format can hold them.

/// The key of a string whose bytes are not UTF-8, in hexadecimal.
pub(super) const HEX: &str = "hex";

/// The key of the contents of a boxed builtin.
pub(super) const VALUE: &str = "value";

/// A value without its schema, as JSON can hold it.
///
/// It is the JSON of generated code, with the numbers of `#` fields. A `long` is a decimal text, an `int53` a number; bytes,
/// large integers and unknown values are Base64. A NaN is its bits (`bits:7fc00000`), and an infinity is `inf` or `-inf`. A
/// combinator is a map whose `_` names it, with its id (`user#d23c81a3`) where constructors of several layers share the
/// name. A string whose bytes are not UTF-8 is `{"hex":"ff00"}`. Where a value of any type may stand, builtins are named
/// too: `{"_":"boolTrue"}`, `{"_":"int","value":1}`; a vector is its list there.
#[derive(Clone, Debug, PartialEq)]
pub enum Plain {
    /// `true` and `Bool`.
    Bool(bool),
    /// `#`, `int` and `int53`.
    Integer(i64),
    /// `float` and `double`.
    Float(f64),
    /// All else that has no parts.
    Text(String),
    /// The elements of a vector.
    List(Vec<Plain>),
    /// Names and values, in the order of the wire.
    Map(Vec<(String, Plain)>),
    /// No value, as if absent.
    Null,
}

impl Plain {
    /// The value under a name.
    pub(super) fn get(&self, name: &str) -> Option<&Plain> {
        let Self::Map(entries) = self else { return None };
        let (_, value) = entries.iter().find(|(key, _)| key == name)?;
        (*value != Self::Null).then_some(value)
    }

    /// Its noun in messages.
    pub(super) fn noun(&self) -> &'static str {
        match self {
            Self::Bool(_) => "a boolean",
            Self::Integer(_) => "an integer",
            Self::Float(_) => "a number",
            Self::Text(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Null => "nothing",
        }
    }
}
