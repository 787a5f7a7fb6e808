//! Bytes as hexadecimal digits.

/// The bytes of hexadecimal text, which may have white space anywhere.
pub(super) fn from_hex(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() / 2);
    let mut digits = text.chars().filter(|c| !c.is_whitespace());
    while let Some(high) = digits.next() {
        bytes.push(u8::try_from(high.to_digit(16)? << 4 | digits.next()?.to_digit(16)?).ok()?);
    }
    Some(bytes)
}

/// Two digits a byte.
pub(super) fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
