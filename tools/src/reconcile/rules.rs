//! The rules by which the pages' client deviates from the schema.

use super::nouns::Known;
use typewright_language::pages::Page;
use typewright_language::schema::{Builtin, Combinator, Field, FieldType, Kind, Schema, TypeExpr};

/// The reason that a page leaves a field out by rule. The rule goes by the name alone.
pub(super) fn hidden(field: &Field) -> Option<&'static str> {
    match field.name.as_deref().unwrap_or_default() {
        "flags" | "flags2" if matches!(field.ty, FieldType::Nat(_)) => Some("the presence of other fields makes it"),
        "flags" | "flags2" => Some("it has the name of a flag word, but is none"),
        "random_id" | "random_bytes" => Some("the client draws it at random"),
        _ => None,
    }
}

/// Returns whether a page is about the constructor of a builtin type, and says so.
pub(super) fn is_of_builtin(page: &Page) -> bool {
    let result = page.result.as_ref().and_then(|result| result.name.as_deref());
    Builtin::type_of(&page.name.value).is_some_and(|ty| Some(ty) == result)
}

/// The name that a page gives to a field that it renames: the client decrypts the messages of secret chats.
pub(super) fn renamed<'a>(known: &Known<'_>, combinator: &Combinator, name: &'a str) -> &'a str {
    let Kind::Constructor(ty) = combinator.kind else { return name };
    let decrypted = known.schema.ty(ty).is_some_and(|ty| ty.name == "EncryptedMessage");
    if decrypted && name == "decrypted_message" { "bytes" } else { name }
}

/// A type as a row would write it: the name that it links to, and whether `Array of` stands before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shown {
    pub(crate) name: String,
    pub(crate) array: bool,
}

impl Shown {
    fn one(name: impl Into<String>) -> Self {
        Self { name: name.into(), array: false }
    }
}

/// The type of a field as the schema has it.
pub(crate) fn plain(schema: &Schema, field: &Field, combinator: &Combinator) -> Option<Shown> {
    match &field.ty {
        FieldType::Nat(_) => Some(Shown::one("#")),
        FieldType::Value(ty) => shown(schema, ty, combinator),
        FieldType::Query(_) => Some(Shown::one("!X")),
        FieldType::Repetition(_) => None,
    }
}

/// A type expression as a page writes it; none for what pages cannot write.
pub(crate) fn shown(schema: &Schema, ty: &TypeExpr, combinator: &Combinator) -> Option<Shown> {
    Some(match ty {
        TypeExpr::Builtin { builtin, .. } => Shown::one(builtin_name(*builtin)),
        TypeExpr::Vector { item, .. } => Shown { array: true, ..shown(schema, item, combinator)? },
        TypeExpr::Boxed { ty, .. } | TypeExpr::Bare { ty, .. } => Shown::one(&schema.ty(*ty)?.name),
        TypeExpr::Var { var, .. } => Shown::one(combinator.vars.get(var.0 as usize)?.name.as_deref()?),
    })
}

/// A `true` flag is shown as what a caller passes.
fn builtin_name(builtin: Builtin) -> &'static str {
    if builtin == Builtin::True { Builtin::Bool.name() } else { builtin.name() }
}

/// The type that the client shows in place of another one, and the reason. Its rules go by the name of the field.
pub(super) fn retyped(combinator: &Combinator, name: &str, plain: &Shown) -> Option<(Shown, &'static str)> {
    const AS_STRING: &[&str] = &["peer_tag", "file_token", "cdn_key", "cdn_iv", "encryption_key", "encryption_iv"];
    const AS_STRLONG: &[&str] = &["key_fingerprint", "server_salt", "new_server_salt", "ping_id"];
    let is_function = combinator.kind == Kind::Function;
    let of = (combinator.name.as_str(), name, plain.name.as_str());
    Some(match of {
        (_, _, "bytes") if AS_STRING.contains(&name) => (Shown::one("string"), "the client takes these bytes as text"),
        (_, _, "long") if AS_STRLONG.contains(&name) => (Shown::one("strlong"), "the client keeps it as 8 bytes"),
        ("documentAttributeAudio", "waveform", _) => (Shown::one("waveform"), "the client unpacks it"),
        ("dcOption", "secret", _) => (Shown::one("string"), "the client takes these bytes as text"),
        ("messages.discardEncryption", "chat_id", _) => return None,
        (_, "decrypted_message", "bytes") => (Shown::one("DecryptedMessage"), "the client decrypts it"),
        (_, _, "Peer") if !is_function => {
            (Shown { name: "long".to_owned(), ..plain.clone() }, "the client has ids of its own")
        }
        (_, "chat_id", _) if is_function => (Shown::one("InputPeer"), "the client looks the chat up"),
        (_, "hash", "long" | "int") if is_function => {
            (Shown { name: "long|string".to_owned(), array: true }, "the client computes a hash of it")
        }
        _ => return None,
    })
}

/// The reason that a caller may leave out a field which the wire always carries.
pub(super) fn left_out(known: &Known<'_>, combinator: &Combinator, name: &str, shown: &Shown) -> Option<String> {
    let is_function = combinator.kind == Kind::Function;
    if shown.name == "long|string" {
        return Some("the client starts with an empty list".to_owned());
    }
    if is_function && !shown.array && matches!(shown.name.as_str(), "int" | "string" | "double") {
        return Some(format!("the client sends an empty {}", shown.name));
    }
    if let Kind::Constructor(ty) = combinator.kind {
        let ty = known.schema.ty(ty).map_or("", |ty| ty.name.as_str());
        if matches!((ty, name), ("DocumentAttribute", "w" | "h" | "duration") | ("InputMedia", "mime_type")) {
            return Some("the client finds it out from the file".to_owned());
        }
    }
    let own = format!("{}Empty", lower_first(&shown.name));
    let input = format!("input{}Empty", shown.name);
    let exists = |name: &str, of: &str| {
        let Some(Kind::Constructor(ty)) = known.constructors.get(&(name, None)).map(|found| found.kind) else {
            return false;
        };
        !is_function || known.schema.ty(ty).is_some_and(|ty| ty.name == of)
    };
    if exists(&own, &shown.name) {
        return Some(format!("the client sends `{own}`"));
    }
    (is_function && exists(&input, &shown.name)).then(|| format!("the client sends `{input}`"))
}

/// `InputUser` -> `inputUser`, `messages.Foo` -> `messages.foo`.
pub(crate) fn lower_first(name: &str) -> String {
    let (namespace, last) = name.rsplit_once('.').map_or(("", name), |(namespace, last)| (namespace, last));
    let mut letters = last.chars();
    let lowered: String = letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect();
    if namespace.is_empty() { lowered } else { format!("{namespace}.{lowered}") }
}
