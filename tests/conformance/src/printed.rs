//! Values as `Debug` prints them, to compare values of unrelated types.

/// A derived `Debug` text without the free choices of a library: the names of structs and variants, and the number of
/// them around a value. Every field's name and value stays, in order. A constructor without fields becomes `_`, since
/// the bytes alone tell it.
///
/// `User(PeerUser { self_: true, id: 5 })` is `{ self: Some(), id: 5 }`, and so is
/// `PeerUser { is_self: Some(()), id: 5 }`.
#[must_use]
pub fn plain(debug: &str) -> String {
    let mut plain = String::with_capacity(debug.len());
    // For each open parenthesis: `true` if it is that of a `Some`.
    let mut open = Vec::new();
    let mut rest = debug;
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '"' => string(rest),
            _ if is_word(first) => rest.find(|letter| !is_word(letter)).unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let (token, after) = rest.split_at(length);
        rest = after;
        match token {
            "(" => open.push(plain.ends_with("Some")),
            ")" if open.pop() == Some(false) => continue,
            _ => {}
        }
        match token {
            "(" if open.last() == Some(&false) => {}
            "Some" | "None" => plain.push_str(token),
            // The flags that one side holds as `bool` and the other as `Option<()>`.
            "true" => plain.push_str("Some()"),
            "false" => plain.push_str("None"),
            _ if after.starts_with(':') => plain.push_str(field(token)),
            _ if first.is_ascii_uppercase() && after.starts_with('(') => {}
            _ if first.is_ascii_uppercase() && after.starts_with(" {") => rest = &after[1..],
            _ if first.is_ascii_uppercase() => plain.push('_'),
            _ => plain.push_str(token),
        }
    }
    plain
}

fn is_word(letter: char) -> bool {
    letter.is_ascii_alphanumeric() || letter == '_'
}

/// The length of the string at the start of `text`.
fn string(text: &str) -> usize {
    let mut escaped = false;
    let end = text[1..].find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

/// The name of a field that is a keyword of Rust: each library escapes it in its own way.
fn field(name: &str) -> &str {
    match name {
        "is_self" | "self_" => "self",
        _ => name,
    }
}
