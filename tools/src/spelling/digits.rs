//! Hexadecimal digits: `b5757299`, `0xb5757299`, `b5:75:72:99`, `0xb5, 0x75, 0x72, 0x99`.

use super::hex::from_hex;

const TWO_READINGS: &str = "the numbers may be decimal or hexadecimal: \
    write decimals as `[34, 34]`, hexadecimal as `0x22, 0x22`";

/// Reads digits with separators between bytes, or with white space anywhere.
pub(super) fn read(text: &str) -> Result<Option<Vec<u8>>, String> {
    let is_separator = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | ';' | '-' | '_');
    let groups: Vec<&str> = text.split(is_separator).filter(|group| !group.is_empty()).collect();
    let digits: Vec<&str> = groups.iter().map(|group| without_prefix(group).unwrap_or(group)).collect();
    let is_hex = |group: &&str| !group.is_empty() && group.bytes().all(|digit| digit.is_ascii_hexdigit());
    if digits.is_empty() || !digits.iter().all(is_hex) {
        return Ok(None);
    }
    let is_marked = groups.iter().any(|group| without_prefix(group).is_some()) || text.contains(':');
    if !is_marked && digits.len() > 1 && may_be_decimal(&digits, text.contains([',', ';'])) {
        return Err(TWO_READINGS.to_owned());
    }
    let is_one_each = digits.len() > 1 && digits.iter().all(|group| group.len() <= 2);
    let pads = is_one_each && (is_marked || text.contains([',', ';', '-']));
    let joined: String =
        digits.iter().map(|group| if pads { format!("{group:0>2}") } else { (*group).to_owned() }).collect();
    match from_hex(&joined) {
        None => Err("hexadecimal digits come in pairs, and one is missing".to_owned()),
        bytes => Ok(bytes),
    }
}

/// Digits without the `0x` before them.
pub(super) fn without_prefix(group: &str) -> Option<&str> {
    group.strip_prefix("0x").or_else(|| group.strip_prefix("0X"))
}

/// Returns whether groups without a mark of their base are bytes in decimal: between commas, or of one to three digits
/// each.
fn may_be_decimal(digits: &[&str], has_commas: bool) -> bool {
    let is_byte = |group: &&str| group.len() <= 3 && group.parse::<u8>().is_ok();
    digits.iter().all(is_byte) && (has_commas || digits.iter().any(|group| group.len() != 2))
}
