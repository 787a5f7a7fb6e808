//! Bytes as hexadecimal digits.

/// Two digits a byte.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(nibble.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// The bytes of hexadecimal digits, two a byte.
#[must_use]
pub fn from_hex(digits: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(digits.len() / 2);
    let mut digits = digits.chars();
    while let Some(high) = digits.next() {
        bytes.push(u8::try_from(high.to_digit(16)? << 4 | digits.next()?.to_digit(16)?).ok()?);
    }
    Some(bytes)
}
