//! Objects, a field after the other.

use super::error::{Found, JsonErrorKind, Step};
use super::forms::JsonForm;
use super::reader::{Entered, JsonReader};
use super::string::Quoted;
use super::traits::FromJson;

/// The fields of an object, in the order of the text.
///
/// [`next_field`](Self::next_field) returns the index of the next field among the names, and one of the `read`
/// functions reads its value. At the end [`required`](Self::required) and its like turn the values into the fields of a
/// struct.
#[derive(Debug)]
pub struct Fields<'r, 'de> {
    reader: &'r mut JsonReader<'de>,
    of: Object,
    /// The index of the field that was read last; none at the beginning.
    last: Option<usize>,
    /// A bit for each of the first 128 fields: set if it was read.
    seen: [u64; 2],
    /// `true` if the next key stands without a comma.
    first: bool,
    /// `true` if there may be more.
    open: bool,
    /// `true` if the error names this place already.
    placed: bool,
    /// `true` if errors name the constructor.
    named: bool,
}

/// The expected object.
#[derive(Clone, Copy, Debug)]
struct Object {
    /// The key of the tag; empty if there is none.
    tag: &'static str,
    /// The name of the constructor.
    name: &'static str,
    /// The names of the fields.
    fields: &'static [&'static str],
}

impl<'de> JsonReader<'de> {
    /// Begins an object of the constructor `name`. The `tag` may be absent; the tag of another constructor is an error.
    #[must_use]
    pub fn object<'r>(
        &'r mut self,
        tag: &'static str,
        name: &'static str,
        fields: &'static [&'static str],
    ) -> Fields<'r, 'de> {
        let entered = self.entered.take();
        let named = entered.is_some() || self.level == 0;
        let failed = self.has_failed();
        self.enter();
        let (mut first, open) = (true, !self.has_failed());
        match entered {
            Some(Entered::From(position)) => self.position = position,
            Some(Entered::Behind(position)) => (self.position, first) = (position, false),
            None if !open => {}
            None if !self.takes(b'{') => self.unexpected("an object"),
            None => first = !self.takes_tag(tag, name),
        }
        let of = Object { tag, name, fields };
        Fields { reader: self, of, last: None, seen: [0; 2], first, open, placed: failed, named }
    }

    /// Passes a tag that is right, if it comes next without spaces and escapes.
    fn takes_tag(&mut self, tag: &str, name: &str) -> bool {
        let start = self.position;
        if tag.is_empty() || !self.takes_key(tag) {
            return false;
        }
        let rest = self.bytes_left().strip_prefix(b"\"").and_then(|rest| rest.strip_prefix(name.as_bytes()));
        let comes = rest.is_some_and(|rest| rest.starts_with(b"\""));
        self.position = if comes { self.position + name.len() + 2 } else { start };
        comes
    }

    /// Reads an object of a constructor without fields.
    pub fn unit(&mut self, tag: &'static str, name: &'static str) {
        // There is no field before the end.
        _ = self.object(tag, name, &[]).next_field();
    }

    /// A key and the colon behind it.
    pub(super) fn key(&mut self) -> Option<Quoted<'de>> {
        let key = self.quoted("a key")?;
        if !self.takes(b':') {
            self.unexpected("`:`");
            return None;
        }
        Some(key)
    }

    /// Returns whether a key is `name`.
    #[inline]
    pub(super) fn is_key(&mut self, key: Quoted<'de>, name: &str) -> bool {
        if key.escaped { self.unescaped(key) == name } else { key.raw == name }
    }
}

impl<'de> Fields<'_, 'de> {
    /// The index of the next field, whose value has to be read; the number of fields at the end.
    #[must_use]
    pub fn next_field(&mut self) -> usize {
        self.next_expected().unwrap_or_else(|| self.next_of_any())
    }

    /// The next field in the order of the schema, if it comes as it is mostly written: without spaces and escapes.
    #[inline]
    fn next_expected(&mut self) -> Option<usize> {
        if self.first || !self.open {
            return None;
        }
        let index = self.last.map_or(0, |last| last + 1);
        let name = self.of.fields.get(index)?;
        let length = name.len() + 4;
        let comes = match self.reader.bytes_left().get(..length)? {
            [b',', b'"', key @ .., b'"', b':'] => key == name.as_bytes(),
            _ => false,
        };
        if !comes || !self.is_new(index) {
            return None;
        }
        self.reader.position += length;
        self.last = Some(index);
        Some(index)
    }

    /// Returns whether a field comes for the first time, as far as it is told.
    #[inline]
    fn is_new(&mut self, index: usize) -> bool {
        let Some(seen) = self.seen.get_mut(index / 64) else { return true };
        let bit = 1 << (index % 64);
        let new = *seen & bit == 0;
        *seen |= bit;
        new
    }

    /// Any field. Not inlined: the registers that it saves cost as much as a field that is expected.
    #[inline(never)]
    fn next_of_any(&mut self) -> usize {
        while self.open && !self.reader.has_failed() {
            if self.reader.takes(b'}') {
                self.open = false;
                break;
            }
            let first = core::mem::replace(&mut self.first, false);
            if !first && !self.reader.takes(b',') {
                self.reader.unexpected("`,` or `}`");
                self.last = None;
                break;
            }
            let Some(key) = self.reader.key() else {
                self.last = None;
                break;
            };
            if let Some(index) = self.find(key) {
                self.last = Some(index);
                if !self.is_new(index) {
                    self.twice(key);
                    break;
                }
                return index;
            }
            self.last = None;
            self.other(key);
        }
        self.close();
        self.of.fields.len()
    }

    /// The index of a key among the names: mostly the one after the last.
    #[inline]
    fn find(&mut self, key: Quoted<'de>) -> Option<usize> {
        let fields = self.of.fields;
        let expected = self.last.map_or(0, |last| last + 1);
        if !key.escaped {
            if fields.get(expected).is_some_and(|name| *name == key.raw) {
                return Some(expected);
            }
            let (before, after) = fields.split_at_checked(expected)?;
            let found = after.iter().position(|name| *name == key.raw).map(|index| expected + index);
            return found.or_else(|| before.iter().position(|name| *name == key.raw));
        }
        let key = self.reader.unescaped(key);
        fields.iter().position(|name| *name == key)
    }

    /// Reads the value of another key: the tag, which has to be right, or an unknown key, which is ignored.
    fn other(&mut self, key: Quoted<'de>) {
        let Object { tag, name, .. } = self.of;
        if tag.is_empty() || !self.reader.is_key(key, tag) {
            return self.reader.skip();
        }
        if let Some(quoted) = self.reader.quoted("the name of a constructor") {
            let found = self.reader.unescaped(quoted);
            if found != name {
                self.reader.unexpected_tag(name, &found, quoted.offset);
            }
        }
    }

    fn close(&mut self) {
        self.open = false;
        if self.reader.has_failed() {
            self.place();
        }
    }

    /// Adds this place to the path of the error, once.
    #[cold]
    fn place(&mut self) {
        if core::mem::replace(&mut self.placed, true) {
            return;
        }
        if let Some(field) = self.last.and_then(|last| self.of.fields.get(last)) {
            self.reader.failed_in(Step::Field(field));
        }
        if self.named && !self.of.name.is_empty() {
            self.reader.failed_in(Step::Constructor(self.of.name));
        }
    }

    #[cold]
    fn twice(&mut self, key: Quoted<'de>) {
        self.reader.fail_at(JsonErrorKind::DuplicateKey, key.offset);
    }

    /// Makes the reader [fail](JsonReader::fail).
    pub(super) fn fail(&mut self, kind: JsonErrorKind) {
        self.reader.fail(kind);
    }

    /// Reads a value in its usual form.
    #[inline]
    pub fn read<T: FromJson>(&mut self, slot: &mut Option<T>) {
        *slot = Some(T::from_json(self.reader));
    }

    /// Reads a value in the form `F`.
    #[inline]
    pub fn read_as<F: JsonForm<T>, T>(&mut self, slot: &mut Option<T>) {
        *slot = Some(F::read(self.reader));
    }

    /// Reads a value in its usual form; `null` is none.
    #[inline]
    pub fn read_optional<T: FromJson>(&mut self, slot: &mut Option<T>) {
        if !self.reader.takes_null() {
            self.read(slot);
        }
    }

    /// Reads a value in the form `F`; `null` is none.
    #[inline]
    pub fn read_optional_as<F: JsonForm<T>, T>(&mut self, slot: &mut Option<T>) {
        if !self.reader.takes_null() {
            self.read_as::<F, T>(slot);
        }
    }

    /// Reads a value in its usual form into a slot that holds the default; `null` leaves it there.
    #[inline]
    pub fn read_default<T: FromJson>(&mut self, slot: &mut T) {
        if !self.reader.takes_null() {
            *slot = T::from_json(self.reader);
        }
    }

    /// Reads a value in the form `F` into a slot that holds the default; `null` leaves it there.
    #[inline]
    pub fn read_default_as<F: JsonForm<T>, T>(&mut self, slot: &mut T) {
        if !self.reader.takes_null() {
            *slot = F::read(self.reader);
        }
    }

    /// A field that has to be there.
    #[inline]
    pub fn required<T: FromJson>(&mut self, slot: Option<T>, index: usize) -> T {
        slot.unwrap_or_else(|| {
            self.missing(index);
            T::from_json(self.reader)
        })
    }

    /// A field that has to be there, in the form `F`.
    #[inline]
    pub fn required_as<F: JsonForm<T>, T>(&mut self, slot: Option<T>, index: usize) -> T {
        slot.unwrap_or_else(|| {
            self.missing(index);
            F::read(self.reader)
        })
    }

    #[cold]
    #[inline(never)]
    fn missing(&mut self, index: usize) {
        if !self.reader.has_failed() {
            // The closing bracket.
            let offset = self.reader.position.saturating_sub(1);
            let kind = JsonErrorKind::Unexpected { expected: "a value", found: Found::Nothing };
            self.reader.fail_at(kind, offset);
            self.last = Some(index);
        }
        self.place();
    }
}

impl Drop for Fields<'_, '_> {
    fn drop(&mut self) {
        self.reader.leave();
    }
}
