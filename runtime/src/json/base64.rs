//! Base64 in its usual alphabet, with padding.

use alloc::vec::Vec;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The entry of [`VALUES`] for a byte that is not a digit.
const NONE: u8 = 0xff;

/// The value of each byte as a digit.
const VALUES: [u8; 256] = {
    let mut values = [NONE; 256];
    let mut value = 0;
    #[allow(clippy::indexing_slicing, reason = "`get_mut` is not const; an index out of bounds would not compile")]
    while value < ALPHABET.len() {
        values[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// Appends the Base64 of `bytes`.
pub(super) fn encode(bytes: &[u8], out: &mut Vec<u8>) {
    let (triples, rest) = bytes.as_chunks();
    out.reserve(bytes.len().div_ceil(3) * 4);
    for triple in triples {
        out.extend_from_slice(&digits(*triple));
    }
    match *rest {
        [a, b] => {
            let [a, b, c, _] = digits([a, b, 0]);
            out.extend_from_slice(&[a, b, c, b'=']);
        }
        [a] => {
            let [a, b, ..] = digits([a, 0, 0]);
            out.extend_from_slice(&[a, b, b'=', b'=']);
        }
        _ => {}
    }
}

/// The digits of three bytes.
#[inline]
fn digits([a, b, c]: [u8; 3]) -> [u8; 4] {
    let word = u32::from_be_bytes([0, a, b, c]);
    [18, 12, 6, 0].map(|shift| ALPHABET.get((word >> shift) as usize & 63).copied().unwrap_or_default())
}

/// The bytes of a text; none unless it is the canonical Base64 of these bytes.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let (quads, rest) = text.as_bytes().as_chunks();
    if !rest.is_empty() {
        return None;
    }
    let Some((last, quads)) = quads.split_last() else { return Some(Vec::new()) };
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    for quad in quads {
        bytes.extend_from_slice(&triple(*quad)?);
    }
    match *last {
        [a, b, b'=', b'='] => match triple([a, b, b'A', b'A'])? {
            [a, 0, 0] => bytes.push(a),
            _ => return None,
        },
        [a, b, c, b'='] => match triple([a, b, c, b'A'])? {
            [a, b, 0] => bytes.extend_from_slice(&[a, b]),
            _ => return None,
        },
        quad => bytes.extend_from_slice(&triple(quad)?),
    }
    Some(bytes)
}

/// The three bytes of four digits.
#[inline]
fn triple(quad: [u8; 4]) -> Option<[u8; 3]> {
    let [a, b, c, d] = quad.map(|digit| VALUES.get(usize::from(digit)).copied().unwrap_or(NONE));
    if a | b | c | d > 63 {
        return None;
    }
    let [_, x, y, z] = (u32::from(a) << 18 | u32::from(b) << 12 | u32::from(c) << 6 | u32::from(d)).to_be_bytes();
    Some([x, y, z])
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;
    use proptest::prelude::*;

    fn encoded(bytes: &[u8]) -> String {
        let mut out = Vec::new();
        encode(bytes, &mut out);
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn known_texts() {
        let known =
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")];
        for (bytes, text) in known {
            assert_eq!(encoded(bytes.as_bytes()), text);
            assert_eq!(decode(text).as_deref(), Some(bytes.as_bytes()));
        }
    }

    #[test]
    fn bytes_have_no_second_text() {
        for text in ["Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zg==Zg==", "Zm9v\n", "Zm-v", "Zm9vYg", "Zm\u{e4}v"] {
            assert_eq!(decode(text), None, "{text}");
        }
    }

    /// Fewer cases under Miri, which is slow and has no folder to keep failures in.
    fn cases() -> ProptestConfig {
        let usual = ProptestConfig::default();
        if cfg!(miri) { ProptestConfig { cases: 8, failure_persistence: None, ..usual } } else { usual }
    }

    proptest! {
        #![proptest_config(cases())]

        #[test]
        fn bytes_read_back(bytes in proptest::collection::vec(any::<u8>(), 0..100)) {
            prop_assert_eq!(decode(&encoded(&bytes)), Some(bytes));
        }
    }
}
