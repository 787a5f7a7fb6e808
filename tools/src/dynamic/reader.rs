//! A reader of bytes within the limits of decoding.

use super::envelope::Gzip;
use super::error::{DecodeError, Near};
use super::index::Ids;
use super::limits::{MAX_DEPTH, MAX_LEVELS, MAX_UNPACKED, MAX_VALUES, max_empty};
use super::value::{Content, Value};

pub(super) type Read<'s, T = Value<'s>> = Result<T, Box<DecodeError<'s>>>;

pub(super) struct Reader<'r, 's> {
    pub(super) ids: &'r Ids<'s>,
    pub(super) gzip: Option<Gzip>,
    bytes: &'r [u8],
    pub(super) at: usize,
    left: Budget,
}

/// The rest of each limit.
#[derive(Clone, Copy)]
struct Budget {
    depth: usize,
    levels: usize,
    values: usize,
    /// Values that take no bytes.
    empty: usize,
    /// Unpacked bytes.
    unpacked: usize,
}

/// Bytes.
impl<'r, 's> Reader<'r, 's> {
    pub(super) fn new(ids: &'r Ids<'s>, gzip: Option<Gzip>, bytes: &'r [u8]) -> Self {
        let (depth, levels, values) = (MAX_DEPTH, MAX_LEVELS, MAX_VALUES);
        let left = Budget { depth, levels, values, empty: max_empty(bytes.len()), unpacked: MAX_UNPACKED };
        Self { ids, gzip, bytes, at: 0, left }
    }

    /// The decoded value, if it took all bytes.
    pub(super) fn finish(&self, value: Value<'s>) -> Read<'s> {
        match self.rest().len() {
            0 => Ok(value),
            left => {
                let bytes = if left == 1 { "byte" } else { "bytes" };
                let mut error = self.error("the end", format!("{left} more {bytes}"));
                error.understood.push(value);
                Err(error)
            }
        }
    }

    pub(super) fn error(&self, expected: impl Into<String>, found: impl Into<String>) -> Box<DecodeError<'s>> {
        let start = (self.at & !3).saturating_sub(8);
        let near = self.bytes.get(start..).unwrap_or_default();
        let near = Near { offset: start, bytes: near.get(..24).unwrap_or(near).to_vec() };
        Box::new(DecodeError {
            offset: self.at,
            unpacked: Vec::new(),
            near,
            expected: expected.into(),
            found: found.into(),
            path: Vec::new(),
            understood: Vec::new(),
        })
    }

    pub(super) fn rest(&self) -> &'r [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }

    pub(super) fn take(&mut self, count: usize, what: &str) -> Read<'s, &'r [u8]> {
        let Some(bytes) = self.rest().get(..count) else {
            let found = match self.rest().len() {
                0 => "the end".to_owned(),
                left => format!("the end after {left}"),
            };
            return Err(self.error(format!("{count} bytes of {what}"), found));
        };
        self.at += count;
        Ok(bytes)
    }

    pub(super) fn array<const N: usize>(&mut self, what: &str) -> Read<'s, [u8; N]> {
        let mut array = [0; N];
        array.copy_from_slice(self.take(N, what)?);
        Ok(array)
    }

    pub(super) fn word(&mut self, what: &str) -> Read<'s, u32> {
        self.array(what).map(u32::from_le_bytes)
    }

    pub(super) fn peek(&self) -> Option<u32> {
        self.rest().first_chunk().map(|id| u32::from_le_bytes(*id))
    }

    /// The error of an unexpected id, or of none, at the next byte.
    pub(super) fn wrong_id(&self, expected: &str) -> Box<DecodeError<'s>> {
        let found = match self.peek() {
            Some(id) => match self.ids.name(id) {
                Some(name) => format!("#{id:08x}, which is {name}"),
                None => format!("#{id:08x}"),
            },
            None if self.rest().is_empty() => "the end".to_owned(),
            None => format!("the end after {}", self.rest().len()),
        };
        self.error(expected, found)
    }

    pub(super) fn expect_id(&mut self, id: u32, name: &str) -> Read<'s, ()> {
        if self.peek() != Some(id) {
            return Err(self.wrong_id(&format!("{name} #{id:08x}")));
        }
        self.at += 4;
        Ok(())
    }

    /// A length, the bytes, and the padding of the last word.
    pub(super) fn byte_string(&mut self, what: &str) -> Read<'s, &'r [u8]> {
        let (header, length) = match self.rest() {
            [254, a, b, c, ..] => (4, u64::from_le_bytes([*a, *b, *c, 0, 0, 0, 0, 0])),
            [255, a, b, c, d, e, f, g, ..] => (8, u64::from_le_bytes([*a, *b, *c, *d, *e, *f, *g, 0])),
            [short @ 0..254, ..] => (1, u64::from(*short)),
            _ => return Err(self.error(format!("the length of {what}"), "the end")),
        };
        let length = usize::try_from(length).unwrap_or(usize::MAX);
        let size = length.saturating_add(header).checked_next_multiple_of(4).unwrap_or(usize::MAX);
        let whole = self.take(size, what)?;
        Ok(whole.get(header..).and_then(|rest| rest.get(..length)).unwrap_or_default())
    }

    pub(super) fn made(&self, start: usize, content: Content<'s>) -> Value<'s> {
        Value { span: start..self.at, content }
    }
}

/// Limits.
impl<'s> Reader<'_, 's> {
    /// One value more, one level deeper.
    pub(super) fn within<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<'s, T>) -> Read<'s, T> {
        let (Some(levels), Some(values)) = (self.left.levels.checked_sub(1), self.left.values.checked_sub(1)) else {
            let most = if self.left.levels == 0 {
                format!("at most {MAX_LEVELS} levels of values")
            } else {
                format!("at most {MAX_VALUES} values")
            };
            return Err(self.error(most, "more"));
        };
        (self.left.levels, self.left.values) = (levels, values);
        let before = self.at;
        let value = read(self)?;
        self.left.levels += 1;
        if self.at == before {
            self.empty_value()?;
        }
        Ok(value)
    }

    /// One level deeper, where input decides how deep values nest.
    pub(super) fn nested<T>(&mut self, read: impl FnOnce(&mut Self) -> Read<'s, T>) -> Read<'s, T> {
        self.left.depth = match self.left.depth.checked_sub(1) {
            Some(depth) => depth,
            None => return Err(self.error(format!("values that nest at most {MAX_DEPTH} deep"), "one more level")),
        };
        let read = read(self);
        self.left.depth += 1;
        read
    }

    /// A value that took no bytes.
    fn empty_value(&mut self) -> Read<'s, ()> {
        match self.left.empty.checked_sub(1) {
            Some(empty) => self.left.empty = empty,
            None => return Err(self.error("fewer values that take no bytes", "more than the input allows for")),
        }
        Ok(())
    }

    /// Decodes all of other bytes, which draw on the same limits.
    pub(super) fn of_bytes(&mut self, bytes: &[u8], read: impl FnOnce(&mut Reader<'_, 's>) -> Read<'s>) -> Read<'s> {
        self.left.empty = self.left.empty.saturating_add(max_empty(bytes.len()));
        let mut inner = Reader { ids: self.ids, gzip: self.gzip, bytes, at: 0, left: self.left };
        let value = read(&mut inner).and_then(|value| inner.finish(value));
        self.left = inner.left;
        value
    }

    /// Decodes all of the next `length` bytes.
    pub(super) fn of_next(&mut self, length: usize, read: impl FnOnce(&mut Self) -> Read<'s>) -> Read<'s> {
        let (all, start) = (self.bytes, self.at);
        self.take(length, "a body")?;
        (self.bytes, self.at) = (all.get(..start + length).unwrap_or(all), start);
        let value = read(self).and_then(|value| self.finish(value));
        self.bytes = all;
        value
    }

    /// The unpacked bytes of packed ones.
    pub(super) fn unpack(
        &mut self,
        unpack: fn(&[u8], usize) -> Result<Vec<u8>, String>,
        packed: &[u8],
    ) -> Read<'s, Vec<u8>> {
        let unpacked = unpack(packed, self.left.unpacked).map_err(|why| self.error("a value packed by gzip", why))?;
        self.left.unpacked = self.left.unpacked.saturating_sub(unpacked.len());
        Ok(unpacked)
    }
}
