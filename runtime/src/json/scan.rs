//! Search for the end of a run of ordinary characters, eight bytes at a time.

/// 0x01 in every byte.
const ONES: u64 = u64::MAX / 0xff;
/// 0x80 in every byte.
const HIGHS: u64 = ONES << 7;

/// The number of bytes before the first quote, backslash or control character.
#[inline]
pub(super) fn ordinary(bytes: &[u8]) -> usize {
    let (blocks, rest) = bytes.as_chunks();
    for (index, block) in blocks.iter().enumerate() {
        let found = special(u64::from_le_bytes(*block));
        if found != 0 {
            return index * 8 + found.trailing_zeros() as usize / 8;
        }
    }
    let ordinary = rest.iter().position(|byte| is_special(*byte)).unwrap_or(rest.len());
    bytes.len() - rest.len() + ordinary
}

/// The high bit of each special byte. Above the lowest special byte other bits may be set too.
#[inline]
fn special(word: u64) -> u64 {
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word;
    let quotes = zeros(word ^ (ONES * b'"' as u64));
    let backslashes = zeros(word ^ (ONES * b'\\' as u64));
    let controls = word.wrapping_sub(ONES * 0x20) & !word;
    (quotes | backslashes | controls) & HIGHS
}

/// Returns whether a byte cannot stand in a string as it is.
#[inline]
pub(super) fn is_special(byte: u8) -> bool {
    byte < 0x20 || byte == b'"' || byte == b'\\'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=255 {
            // Miri takes its time for each.
            for place in (0..20).step_by(if cfg!(miri) { 5 } else { 1 }) {
                let mut bytes = [b'a'; 20];
                bytes.iter_mut().skip(place).take(1).for_each(|found| *found = byte);
                let expected = if is_special(byte) { place } else { bytes.len() };
                assert_eq!(ordinary(&bytes), expected, "{byte} at {place}");
            }
        }
    }
}
