//! Values as they are printed: what can be compared of two types that know nothing of each other.

/// A derived `Debug` text without what a library is free to choose: the names of structs and variants, and how many of
/// them lie around a value. What is left is every field's name and value, in order. Of a constructor without fields `_`
/// is left: only the bytes say which it is.
///
/// `User(PeerUser { self_: true, id: 5 })` is `{ self: Some(), id: 5 }`, and so is
/// `PeerUser { is_self: Some(()), id: 5 }`.
#[must_use]
pub fn plain(debug: &str) -> String {
    let mut plain = String::with_capacity(debug.len());
    // `true` if each parenthesis that is open is that of a `Some`.
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

/// How long the string is that `text` starts with.
fn string(text: &str) -> usize {
    let mut escaped = false;
    let end = text[1..].find(|letter| {
        let ends = letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

/// The name of a field that Rust cannot have: each library has its own way out.
fn field(name: &str) -> &str {
    match name {
        "is_self" | "self_" => "self",
        _ => name,
    }
}
