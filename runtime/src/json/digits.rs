//! Eight digits at a time, a byte each in a word: the first in the lowest.

const ZEROS: u64 = u64::from_le_bytes([b'0'; 8]);
const HIGHS: u64 = u64::from_le_bytes([0x80; 8]);
/// Takes a byte of 10 or more to its high bit.
const CARRIES: u64 = u64::from_le_bytes([0x80 - 10; 8]);

/// The digits at the start of eight bytes: how many there are, and their number.
#[inline]
pub(super) fn read(text: [u8; 8]) -> (usize, u64) {
    let ones = u64::from_le_bytes(text) ^ ZEROS;
    // Carries reach only bytes behind the first one that is no digit.
    let others = (ones | ones.wrapping_add(CARRIES)) & HIGHS;
    if others == 0 {
        return (8, number(ones));
    }
    let bits = others.trailing_zeros() & !7;
    // Zeros in front make eight digits of fewer.
    (bits as usize / 8, number(ones.unbounded_shl(64 - bits)))
}

/// The number of eight digits.
#[inline]
fn number(ones: u64) -> u64 {
    let tens = (ones * 10 + (ones >> 8)) & 0x00ff_00ff_00ff_00ff;
    let hundreds = (tens * 100 + (tens >> 16)) & 0x0000_ffff_0000_ffff;
    (hundreds * 10_000 + (hundreds >> 32)) & 0xffff_ffff
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
    fn digits_are_read_up_to_the_first_other_byte() {
        assert_eq!(read(*b"12345678"), (8, 12_345_678));
        assert_eq!(read(*b"00000000"), (8, 0));
        assert_eq!(read(*b"99999999"), (8, 99_999_999));
        for place in 0..8 {
            for byte in (0..=255_u8).filter(|byte| !byte.is_ascii_digit()) {
                let mut text = *b"90919293";
                text.iter_mut().skip(place).take(1).for_each(|found| *found = byte);
                let number = "90919293".get(..place).unwrap().parse().unwrap_or(0);
                assert_eq!(read(text), (place, number), "{byte} at {place}");
            }
        }
    }

    #[test]
    fn numbers_have_their_digits() {
        // An interpreter takes its time for each.
        for half in (0..10_000).step_by(if cfg!(miri) { 500 } else { 1 }) {
            for number in [half, half * 10_000, half * 10_000 + 9999 - half] {
                assert_eq!(write(number).as_slice(), format!("{number:08}").as_bytes());
                let (text, length) = write_first(number);
                assert_eq!(text.get(..length), Some(format!("{number}").as_bytes()));
            }
        }
    }
}
