//! Rust identifiers made of TL names.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use heck::{ToSnakeCase, ToUpperCamelCase};

/// A valid Rust identifier, raw (`r#type`) where it has to be. Only this file makes them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ident(String);

/// Returns whether a name is a keyword of edition 2024 or a reserved one that may be raw. Bytes are compared faster than
/// texts where build scripts run unoptimised.
fn is_keyword(name: &str) -> bool {
    matches!(
        name.as_bytes(),
        b"abstract"
            | b"as"
            | b"async"
            | b"await"
            | b"become"
            | b"box"
            | b"break"
            | b"const"
            | b"continue"
            | b"do"
            | b"dyn"
            | b"else"
            | b"enum"
            | b"extern"
            | b"false"
            | b"final"
            | b"fn"
            | b"for"
            | b"gen"
            | b"if"
            | b"impl"
            | b"in"
            | b"let"
            | b"loop"
            | b"macro"
            | b"match"
            | b"mod"
            | b"move"
            | b"mut"
            | b"override"
            | b"priv"
            | b"pub"
            | b"ref"
            | b"return"
            | b"static"
            | b"struct"
            | b"trait"
            | b"true"
            | b"try"
            | b"type"
            | b"typeof"
            | b"unsafe"
            | b"unsized"
            | b"use"
            | b"virtual"
            | b"where"
            | b"while"
            | b"yield"
    )
}

/// Returns whether a name is a keyword that cannot be raw.
fn is_never_raw(name: &str) -> bool {
    matches!(name.as_bytes(), b"self" | b"Self" | b"super" | b"crate" | b"_")
}

/// The modules at the root that paths lead through. Generated modules import those that they mention, so nothing else
/// in them may have one of these names.
pub const ROOTS: [&str; 6] = ["errors", "functions", "json", "registry", "types", "variants"];

/// Further names that a module cannot have: generated modules import the runtime as `rt`, and `mod.rs` is a file of
/// theirs.
const NO_MODULE: &[&str] = &["rt", "mod"];

/// Names of arguments and variables in generated functions.
const LOCALS: &[&str] = &["field", "fields", "reader", "writer", "value", "sink", "size", "this"];

impl Ident {
    /// The source form: `r#type`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The name without `r#`, as in the name of a file.
    #[must_use]
    pub fn unraw(&self) -> &str {
        self.0.strip_prefix("r#").unwrap_or(&self.0)
    }

    /// The variable that holds a field's value in generated functions: the field's name, unless that is taken there.
    #[must_use]
    pub fn local(&self) -> Self {
        if LOCALS.contains(&self.as_str()) { Self(format!("{self}_")) } else { self.clone() }
    }

    /// The identifier of a name made of letters, digits and underscores. Names that [`snake`] and [`camel`] return
    /// never end in an underscore, so that the ones added here make no two of them equal.
    fn escape(name: &str) -> Self {
        if is_never_raw(name) {
            Self(format!("{name}_"))
        } else if is_keyword(name) {
            Self(format!("r#{name}"))
        } else {
            Self(name.to_owned())
        }
    }

    /// A fixed name of generated code.
    pub(in crate::model) fn root(name: &'static str) -> Self {
        Self::escape(name)
    }

    /// A field or a parameter.
    pub(in crate::model) fn field(name: &str) -> Self {
        Self::escape(name)
    }

    /// The module of a namespace.
    pub(in crate::model) fn module(namespace: &str) -> Self {
        let name = snake(namespace, "unnamed");
        let taken = ROOTS.contains(&name.as_str()) || NO_MODULE.contains(&name.as_str());
        if taken { Self(format!("{name}_")) } else { Self::escape(&name) }
    }

    /// An identifier that the caller wrote; none if it is not one.
    pub(in crate::model) fn written(name: &str) -> Option<Self> {
        let starts = name.starts_with(|first: char| first.is_ascii_alphabetic() || first == '_');
        let valid = starts && name.chars().all(is_ident) && !is_never_raw(name) && !is_keyword(name);
        valid.then(|| Self(name.to_owned()))
    }

    /// A segment of a path that the caller wrote.
    pub(in crate::model) fn in_path(name: &str) -> Option<Self> {
        if name == "crate" { Some(Self(name.to_owned())) } else { Self::written(name) }
    }
}

/// Error for text that is not an identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAnIdent;

impl fmt::Display for NotAnIdent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("expected a name such as `RequestCall` or `first_name`")
    }
}

impl std::error::Error for NotAnIdent {}

impl FromStr for Ident {
    type Err = NotAnIdent;

    fn from_str(text: &str) -> Result<Self, NotAnIdent> {
        Self::written(text.trim()).ok_or(NotAnIdent)
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn is_ident(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// `r_phone_number` of `rPhoneNumber`; `fallback` where the name has no letter or digit.
pub(in crate::model) fn snake(name: &str, fallback: &str) -> String {
    if is_snake(name) {
        return cased(name, fallback);
    }
    cased(&name.replace(|c| !is_ident(c), "_").to_snake_case(), fallback)
}

/// Returns whether a name consists of small letters, digits and single underscores between them, as most names of fields do:
/// converting them takes long where build scripts run unoptimised.
fn is_snake(name: &str) -> bool {
    let mut before = b'_';
    for &byte in name.as_bytes() {
        if !matches!((before, byte), (_, b'a'..=b'z' | b'0'..=b'9') | (b'a'..=b'z' | b'0'..=b'9', b'_')) {
            return false;
        }
        before = byte;
    }
    before != b'_'
}

/// `PhoneCall` of `phoneCall`, without its namespaces; `fallback` where the name has no letter or digit.
pub(in crate::model) fn camel(name: &str, fallback: &str) -> String {
    let last = name.rsplit('.').next().unwrap_or_default();
    if is_camel(last) {
        let mut camel = last.to_owned();
        camel.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
        return cased(&camel, fallback);
    }
    cased(&last.replace(|c| !is_ident(c), "_").to_upper_camel_case(), fallback)
}

/// Returns whether a name consists of letters and digits, and each capital stands at its start or behind a small letter, as in
/// most names of types.
fn is_camel(name: &str) -> bool {
    let mut before = b'a';
    for &byte in name.as_bytes() {
        if !matches!((before, byte), (_, b'a'..=b'z' | b'0'..=b'9') | (b'a'..=b'z', b'A'..=b'Z')) {
            return false;
        }
        before = byte;
    }
    !name.is_empty()
}

/// `FLOOD_WAIT` of `Flood wait`; `fallback` where the name has no letter or digit.
pub(in crate::model) fn shouting(name: &str, fallback: &str) -> String {
    let words: Vec<_> = name.split(|c| !is_ident(c) || c == '_').filter(|word| !word.is_empty()).collect();
    cased(&words.join("_").to_ascii_uppercase(), fallback)
}

fn cased(name: &str, fallback: &str) -> String {
    match name.chars().next() {
        None => fallback.to_owned(),
        Some(first) if first.is_ascii_digit() => format!("_{name}"),
        Some(_) => name.to_owned(),
    }
}

/// Names that have to differ: the items of a module, the fields of a struct.
#[derive(Default)]
pub(in crate::model) struct Scope {
    /// Every name that is taken, with the number that a second holder of it gets.
    taken: BTreeMap<String, usize>,
}

impl Scope {
    /// A scope for the names of a module, some of which its imports have taken.
    pub(in crate::model) fn for_module() -> Self {
        let mut scope = Self::default();
        ROOTS.iter().for_each(|name| _ = scope.claim(name));
        scope.claim("rt");
        scope
    }

    /// Every name that is taken.
    pub(in crate::model) fn names(&self) -> impl Iterator<Item = &str> {
        self.taken.keys().map(String::as_str)
    }

    /// Returns whether the name is free.
    pub(in crate::model) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains_key(name)
    }

    /// The name itself if it is free. The second to ask for `x` gets `x_2`, for `User` `User2`: an underscore only
    /// where Rust's customs allow it, which for types is between digits.
    pub(in crate::model) fn claim(&mut self, name: &str) -> Ident {
        let mut unique = name.to_owned();
        while self.taken.contains_key(&unique) {
            let next = self.taken.entry(name.to_owned()).or_insert(2);
            let camel = name.starts_with(|first: char| first.is_ascii_uppercase());
            let glue = if camel && !name.ends_with(|last: char| last.is_ascii_digit()) { "" } else { "_" };
            unique = format!("{name}{glue}{next}");
            *next += 1;
        }
        let ident = Ident::escape(&unique);
        self.taken.insert(unique, 2);
        ident
    }
}

#[cfg(test)]
mod tests {
    use heck::{ToSnakeCase, ToUpperCamelCase};

    use super::{camel, snake};

    /// Every name of up to five characters of these kinds.
    fn names() -> Vec<String> {
        let mut names = vec![String::new()];
        let mut from = 0;
        for _ in 0..5 {
            let until = names.len();
            for index in from..until {
                names.extend(["a", "b", "C", "D", "1", "_"].map(|next| format!("{}{next}", names[index])));
            }
            from = until;
        }
        names.retain(|name| name.contains(|c: char| c.is_alphabetic()) && !name.starts_with(|c: char| c.is_numeric()));
        names
    }

    #[test]
    fn names_that_need_no_conversion_are_what_heck_makes_of_them() {
        for name in names() {
            let (snaked, cameled) = (name.to_snake_case(), name.to_upper_camel_case());
            if !(snaked.starts_with('1') || cameled.starts_with('1')) {
                assert_eq!((snake(&name, ""), camel(&name, "")), (snaked, cameled), "{name}");
            }
        }
    }
}
