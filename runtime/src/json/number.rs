//! Numbers.

use alloc::boxed::Box;
use core::ops::RangeInclusive;
use core::str::FromStr;

use super::digits;
use super::error::JsonErrorKind;
use super::reader::JsonReader;

impl<'de> JsonReader<'de> {
    /// A whole number within `bounds`, or 0 in its place; an error names it `expected`.
    pub(super) fn integer(&mut self, expected: &'static str, bounds: RangeInclusive<i64>) -> i64 {
        _ = self.peek_token();
        let start = self.position;
        let number = self.plain_integer().filter(|number| bounds.contains(number));
        number.unwrap_or_else(|| {
            self.position = start;
            self.invalid_number(expected);
            0
        })
    }

    /// A whole number of 64 bits or a string of one, or 0 in its place.
    pub(super) fn long(&mut self, expected: &'static str) -> i64 {
        if self.peek_token() != Some(b'"') {
            return self.plain_integer().unwrap_or_else(|| {
                self.invalid_number(expected);
                0
            });
        }
        let Some(quoted) = self.quoted(expected) else { return 0 };
        let text = self.unescaped(quoted);
        text.parse().unwrap_or_else(|_| {
            self.fail_at(JsonErrorKind::InvalidNumber { expected, found: Box::from(&*text) }, quoted.offset);
            0
        })
    }

    /// Digits with nothing behind them that goes on with the number. None of it may be there.
    #[inline]
    fn plain_integer(&mut self) -> Option<i64> {
        /// As many as every number of 64 bits has room for.
        const MOST: usize = 19;

        let bytes = self.bytes_left();
        let (negative, unsigned) = match bytes.split_first() {
            Some((b'-', unsigned)) => (true, unsigned),
            _ => (false, bytes),
        };
        let (length, magnitude) = whole(unsigned);
        let zeros = length > 1 && unsigned.first() == Some(&b'0');
        let goes_on = matches!(unsigned.get(length), Some(b'.' | b'e' | b'E'));
        if length == 0 || length > MOST || zeros || goes_on {
            return None;
        }
        let number = if negative { 0_i64.checked_sub_unsigned(magnitude) } else { magnitude.try_into().ok() }?;
        self.position += length + usize::from(negative);
        Some(number)
    }

    /// Fails since the next value, which may be a number, is not `expected`.
    #[cold]
    #[inline(never)]
    fn invalid_number(&mut self, expected: &'static str) {
        let start = self.position;
        match self.number_text() {
            Some(text) => self.fail_at(JsonErrorKind::InvalidNumber { expected, found: Box::from(text) }, start),
            None => self.unexpected(expected),
        }
    }

    /// A number as it stands in the text. None if there is none.
    pub(super) fn number_text(&mut self) -> Option<&'de str> {
        _ = self.peek_token();
        let start = self.position;
        let length = number_length(self.rest().as_bytes())?;
        self.position += length;
        self.text.get(start..self.position)
    }

    /// A number with a fraction; `None` without an error if the next value is not a number.
    pub(super) fn fraction<T: FromStr>(&mut self) -> Option<T> {
        self.number_text()?.parse().ok()
    }
}

/// How many digits there are, and their number, which is another one if there are too many.
#[inline]
fn whole(bytes: &[u8]) -> (usize, u64) {
    let (length, number) = next_digits(bytes, 0);
    if length < 8 {
        return (length, number);
    }
    let (more, number) = next_digits(bytes.get(8..).unwrap_or_default(), number);
    if more < 8 { (8 + more, number) } else { many_digits(bytes, number) }
}

/// As [`whole`], if there are sixteen digits or more, which make `number`.
#[cold]
fn many_digits(bytes: &[u8], mut number: u64) -> (usize, u64) {
    let mut length = 16;
    loop {
        let more;
        (more, number) = next_digits(bytes.get(length..).unwrap_or_default(), number);
        length += more;
        if more < 8 {
            return (length, number);
        }
    }
}

/// The number of digits among the next eight bytes, and `number` with these digits behind it.
#[inline]
fn next_digits(bytes: &[u8], number: u64) -> (usize, u64) {
    /// Ten to the power of each number of digits.
    const TENS: [u64; 9] = [1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    let (digits, value) = digits::read(bytes.first_chunk().map_or_else(|| filled(bytes), |eight| *eight));
    let tens = TENS.get(digits).copied().unwrap_or_default();
    (digits, number.wrapping_mul(tens).wrapping_add(value))
}

/// The last bytes of a text, and others behind them.
#[cold]
fn filled(rest: &[u8]) -> [u8; 8] {
    let mut bytes = [0; 8];
    bytes.iter_mut().zip(rest).for_each(|(to, from)| *to = *from);
    bytes
}

/// The length of the number at the start of `bytes`.
fn number_length(bytes: &[u8]) -> Option<usize> {
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut length = usize::from(bytes.first() == Some(&b'-'));
    length += match bytes.get(length)? {
        b'0' => 1,
        b'1'..=b'9' => digits(length),
        _ => return None,
    };
    if bytes.get(length) == Some(&b'.') {
        let fraction = digits(length + 1);
        length += (fraction > 0).then_some(1 + fraction)?;
    }
    if matches!(bytes.get(length), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(bytes.get(length + 1), Some(b'+' | b'-')));
        let exponent = digits(length + 1 + sign);
        length += (exponent > 0).then_some(1 + sign + exponent)?;
    }
    Some(length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_numbers_have_bounds() {
        let read = |text: &str| {
            let number = JsonReader::new(text).plain_integer();
            // With more text behind it, which is read eight bytes at a time.
            assert_eq!(JsonReader::new(&alloc::format!("{text}, [\"and more\"]")).plain_integer(), number);
            number
        };
        for number in [0, 7, -1, 12_345_678, -123_456_789, i64::MAX, i64::MIN] {
            assert_eq!(read(&alloc::format!("{number},")), Some(number));
        }
        assert_eq!(read("-0"), Some(0));
        for text in ["", "-", "01", "+1", "1.0", "1e2", "9223372036854775808", "-9223372036854775809"] {
            assert_eq!(read(text), None, "{text}");
        }
        assert_eq!(read("12345678901234567890"), None);
        assert_eq!(read("100000000000000000000000000000000000000001"), None);
    }
}
