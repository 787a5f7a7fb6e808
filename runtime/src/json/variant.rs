//! The constructor of an object, by its tag.

use alloc::borrow::Cow;

use super::error::JsonErrorKind;
use super::reader::{Entered, JsonReader};
use super::string::Quoted;

impl<'de> JsonReader<'de> {
    /// Peeks at the tag of the next object. Returns the index of the constructor among `names`, which are sorted; their
    /// number, after an error, if the tag is not among them.
    ///
    /// `expected` is the type.
    #[must_use]
    pub fn variant(&mut self, tag: &'static str, expected: &'static str, names: &[&str]) -> usize {
        let Some((found, quoted)) = self.tag_of(tag, expected) else { return names.len() };
        names.binary_search(&&*found).unwrap_or_else(|_| {
            self.unexpected_tag(expected, &found, quoted.offset);
            names.len()
        })
    }

    /// As [`variant`](Self::variant), for a type that keeps unknown constructors: an unknown tag is no error.
    #[must_use]
    pub fn variant_or_unknown(&mut self, tag: &'static str, expected: &'static str, names: &[&str]) -> usize {
        if self.peek_token() == Some(b'"') {
            // A string holds the bytes of an unknown constructor.
            return names.len();
        }
        let Some((found, _)) = self.tag_of(tag, expected) else { return names.len() };
        names.binary_search(&&*found).unwrap_or_else(|_| {
            self.entered = None;
            names.len()
        })
    }

    /// Peeks at the tag of the next value. `None` if it is no object or has no tag.
    #[must_use]
    pub fn tag(&mut self, tag: &str) -> Option<Cow<'de, str>> {
        let found = (self.peek_token() == Some(b'{')).then(|| self.find_tag(tag)).flatten();
        self.entered = None;
        found.map(|(name, _)| name)
    }

    /// Peeks at the tag of the next object, which should be a constructor of the type `expected`.
    fn tag_of(&mut self, tag: &'static str, expected: &'static str) -> Option<(Cow<'de, str>, Quoted<'de>)> {
        if self.peek_token() != Some(b'{') {
            self.unexpected("an object");
            return None;
        }
        let start = self.position;
        let found = self.find_tag(tag);
        if found.is_none() {
            self.fail_at(JsonErrorKind::NoTag { expected, tag }, start);
        }
        found
    }

    /// Looks for the tag of an object, then goes back to its start.
    fn find_tag(&mut self, tag: &str) -> Option<(Cow<'de, str>, Quoted<'de>)> {
        let start = self.position;
        self.position += 1;
        if self.takes_key(tag) {
            return self.found_tag(start, true);
        }
        let passed = self.passed_tag(start, tag);
        self.position = passed.unwrap_or(self.position);
        let mut first = true;
        while !self.takes(b'}') {
            let leads = core::mem::replace(&mut first, false);
            if !leads && !self.takes(b',') {
                self.unexpected("`,` or `}`");
            }
            let key = self.key()?;
            if self.is_key(key, tag) {
                return self.found_tag(start, leads && passed.is_none());
            }
            self.skip_noting(tag);
        }
        if !self.has_failed() {
            self.position = start;
        }
        None
    }

    /// Reads a tag, whose key was passed, and goes back to where its object begins. It `leads` if it stands first there.
    fn found_tag(&mut self, start: usize, leads: bool) -> Option<(Cow<'de, str>, Quoted<'de>)> {
        let quoted = self.quoted("the name of a constructor")?;
        let found = self.unescaped(quoted);
        if self.has_failed() {
            return None;
        }
        // Fields in front of the tag are read from the beginning, which passes the tag once more.
        self.entered = Some(if leads { Entered::Behind(self.position) } else { Entered::From(start + 1) });
        self.position = start;
        Some((found, quoted))
    }

    /// Where the key of the tag stands in an object that was passed in search of the tag of one around it.
    fn passed_tag(&self, start: usize, tag: &str) -> Option<usize> {
        let place = *self.tags.get(&start)?;
        self.has_key_at(place, tag).then_some(place)
    }

    /// Returns whether a key that has no escapes stands there.
    pub(super) fn has_key_at(&self, place: usize, name: &str) -> bool {
        let key = self.text.get(place..).and_then(|rest| rest.strip_prefix('"')?.strip_prefix(name));
        key.is_some_and(|rest| rest.starts_with('"'))
    }
}
