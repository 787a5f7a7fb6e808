//! Eight digits at a time, a byte each in a word: the first in the lowest.

const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);
/// Takes a byte of 10 or more to its high bit.
const CARRIES: u64 = u64::from_le_bytes([0x80 - 10; 8]);

/// The number of eight digits. None of other bytes.
#[inline]
pub(super) fn read(text: [u8; 8]) -> Option<u64> {
    let ones = u64::from_le_bytes(text) ^ ZEROS;
    if (ones | ones.wrapping_add(CARRIES)) & HIGHS != 0 {
        return None;
    }
    let tens = (ones * 10 + (ones >> 8)) & 0x00ff_00ff_00ff_00ff;
    let hundreds = (tens * 100 + (tens >> 16)) & 0x0000_ffff_0000_ffff;
    Some((hundreds * 10_000 + (hundreds >> 32)) & 0xffff_ffff)
}

/// The number of four digits. None of other bytes.
#[inline]
pub(super) fn read_four(text: [u8; 4]) -> Option<u64> {
    let ones = u32::from_le_bytes(text) ^ ZEROS as u32;
    if (ones | ones.wrapping_add(CARRIES as u32)) & HIGHS as u32 != 0 {
        return None;
    }
    let tens = (ones * 10 + (ones >> 8)) & 0x00ff_00ff;
    Some(u64::from((tens * 100 + (tens >> 16)) & 0xffff))
}

/// The eight digits of a number below 100,000,000, as text.
#[inline]
pub(super) fn write(number: u64) -> [u8; 8] {
    (ones(number) | ZEROS).to_le_bytes()
}

/// The digits of a number below 100,000,000 without zeros in front, as text, and how many there are: at least one.
#[inline]
pub(super) fn write_first(number: u64) -> ([u8; 8], usize) {
    let ones = ones(number);
    let zeros = (ones.trailing_zeros() / 8).min(7);
    (((ones | ZEROS) >> (8 * zeros)).to_le_bytes(), 8 - zeros as usize)
}

/// The digits of a number below 100,000,000.
#[inline]
fn ones(number: u64) -> u64 {
    // Multiplied and shifted in place of divided: exact for numbers so small.
    let fours = (number / 10_000) | ((number % 10_000) << 32);
    let hundreds = ((fours * 10_486) >> 20) & 0x0000_007f_0000_007f;
    let pairs = hundreds | ((fours - hundreds * 100) << 16);
    let tens = ((pairs * 103) >> 10) & 0x000f_000f_000f_000f;
    tens | ((pairs - tens * 10) << 8)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    #[test]
    fn eight_digits_are_a_number() {
        assert_eq!(read(*b"12345678"), Some(12_345_678));
        assert_eq!(read_four(*b"1234"), Some(1234));
        assert_eq!(read(*b"00000000"), Some(0));
        assert_eq!(read(*b"99999999"), Some(99_999_999));
        for place in 0..8 {
            for byte in (0..=255_u8).filter(|byte| !byte.is_ascii_digit()) {
                let mut text = *b"90919293";
                text.iter_mut().skip(place).take(1).for_each(|found| *found = byte);
                assert_eq!(read(text), None, "{byte} at {place}");
                let ([first, last], []) = text.as_chunks() else { panic!("eight are two times four") };
                assert_eq!([read_four(*first), read_four(*last)].iter().flatten().count(), 1, "{byte} at {place}");
            }
        }
    }

    #[test]
    fn numbers_have_their_digits() {
        for half in 0..10_000 {
            for number in [half, half * 10_000, half * 10_000 + 9999 - half] {
                assert_eq!(write(number).as_slice(), format!("{number:08}").as_bytes());
                let (text, length) = write_first(number);
                assert_eq!(text.get(..length), Some(format!("{number}").as_bytes()));
            }
        }
    }
}
