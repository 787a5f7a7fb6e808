//! Text inside other formats, where it must not be taken for markup.

/// Text of a GitHub workflow command: nothing in it ends the line, nor the property if `also` has the separators.
pub(crate) fn github(text: &str, also: &str) -> String {
    let escape = |c: char| match c {
        '%' | '\r' | '\n' => format!("%{:02X}", u32::from(c)),
        _ if also.contains(c) => format!("%{:02X}", u32::from(c)),
        _ => c.to_string(),
    };
    text.chars().map(escape).collect()
}
