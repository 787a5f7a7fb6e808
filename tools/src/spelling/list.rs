//! Lists of numbers: `[34, 34]`, `{0x22, 0x22}`, `vec![34u8]`, `<Buffer 22 22>`, an array of C.

use super::digits::without_prefix;

/// Reads the numbers between brackets; a declaration may stand around them.
pub(super) fn read(text: &str) -> Result<Option<Vec<u8>>, String> {
    let Some((open, inside)) = after_open(text) else { return Ok(None) };
    let close = match open {
        '{' => '}',
        '[' => ']',
        '<' => '>',
        _ => ')',
    };
    let (inside, is_closed) = inside.split_once(close).map_or((inside, false), |(inside, _)| (inside, true));
    let (inside, is_buffer) = match inside.trim_start().strip_prefix("Buffer") {
        Some(rest) => (rest, true),
        None => (inside.trim_start_matches('<'), false),
    };
    let items: Vec<&str> = inside.split(|c: char| c.is_whitespace() || c == ',').filter(|it| !it.is_empty()).collect();
    if items.is_empty() || !items.iter().all(|item| is_number(item)) {
        return Ok(None);
    }
    if !is_closed {
        return Err(format!("`{open}` opens a list that nothing closes: end it with `{close}`"));
    }
    let is_hex = is_buffer || items.iter().any(|item| has_letter(item));
    items.iter().map(|item| byte(item, is_hex)).collect::<Result<_, _>>().map(Some)
}

/// The bracket that numbers stand in. A declaration in front may have square ones of its own: `byte x[2] = {34, 34}`.
fn after_open(text: &str) -> Option<(char, &str)> {
    let open = ['{', '[', '<', '('].into_iter().find(|open| text.contains(*open))?;
    text.split_once(open).map(|(_, inside)| (open, inside))
}

/// Without the type that Rust writes behind a number.
fn without_suffix(item: &str) -> &str {
    item.strip_suffix("u8").unwrap_or(item)
}

fn is_number(item: &str) -> bool {
    let item = without_suffix(item);
    let digits = without_prefix(item).unwrap_or(item.strip_prefix('-').unwrap_or(item));
    !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_hexdigit())
}

/// Returns whether a number without `0x` can only be hexadecimal.
fn has_letter(item: &str) -> bool {
    without_prefix(item).is_none() && without_suffix(item).bytes().any(|digit| digit.is_ascii_alphabetic())
}

/// A byte, with the sign that Java gives it.
fn byte(item: &str, is_hex: bool) -> Result<u8, String> {
    let number = without_suffix(item);
    let value = match without_prefix(number) {
        Some(digits) => u8::from_str_radix(digits, 16).ok(),
        None if is_hex => u8::from_str_radix(number, 16).ok(),
        None => number.parse().ok().or_else(|| number.parse().ok().map(i8::cast_unsigned)),
    };
    value.ok_or_else(|| format!("`{item}` is not a byte: write numbers from 0 to 255"))
}
