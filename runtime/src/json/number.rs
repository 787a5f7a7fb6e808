//! Numbers.

use alloc::boxed::Box;
use core::str::FromStr;

use super::error::JsonErrorKind;
use super::reader::JsonReader;

impl<'de> JsonReader<'de> {
    /// A whole number; an error names it `expected`.
    #[inline]
    pub(super) fn integer<T: TryFrom<i64>>(&mut self, expected: &'static str) -> Option<T> {
        _ = self.peek_token();
        let start = self.position;
        let number = self.plain_integer().and_then(|number| T::try_from(number).ok());
        if number.is_none() && !self.has_failed() {
            self.position = start;
            self.invalid_number(expected);
        }
        number
    }

    /// A whole number or a string of one.
    #[inline]
    pub(super) fn integer_or_text<T: TryFrom<i64> + FromStr>(&mut self, expected: &'static str) -> Option<T> {
        if self.peek_token() != Some(b'"') {
            return self.integer(expected);
        }
        let quoted = self.quoted(expected)?;
        let text = self.unescaped(quoted);
        let number = text.parse().ok();
        if number.is_none() {
            self.fail_at(JsonErrorKind::InvalidNumber { expected, found: Box::from(&*text) }, quoted.offset);
        }
        number
    }

    /// Digits with nothing behind them that goes on with the number. None of it may be there.
    #[inline]
    fn plain_integer(&mut self) -> Option<i64> {
        let negative = self.takes(b'-');
        let start = self.position;
        let mut number: i64 = 0;
        while let Some(digit @ b'0'..=b'9') = self.peek() {
            let digit = i64::from(digit - b'0');
            number = number.checked_mul(10)?;
            number = if negative { number.checked_sub(digit)? } else { number.checked_add(digit)? };
            self.position += 1;
        }
        let zeros = self.text.as_bytes().get(start) == Some(&b'0') && self.position > start + 1;
        let goes_on = matches!(self.peek(), Some(b'.' | b'e' | b'E'));
        (self.position > start && !zeros && !goes_on).then_some(number)
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
