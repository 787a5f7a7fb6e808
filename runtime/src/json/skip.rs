//! Skipping values of any depth without recursion.

use alloc::vec::Vec;

use super::error::JsonErrorKind;
use super::reader::JsonReader;

/// An array or object that is skipped.
struct Open {
    /// The closing bracket.
    close: u8,
    /// Where it begins.
    start: usize,
}

impl<'de> JsonReader<'de> {
    /// Skips a value, which has to be valid, and returns its text.
    #[must_use]
    pub fn raw(&mut self) -> &'de str {
        _ = self.peek_token();
        let start = self.position;
        self.skip();
        if self.has_failed() { "" } else { self.text.get(start..self.position).unwrap_or_default() }
    }

    /// Skips a value, which has to be valid.
    pub fn skip(&mut self) {
        self.pass(None);
    }

    /// As [`skip`](Self::skip); notes where `tag` stands in the objects on the way, unless it comes first.
    pub(super) fn skip_noting(&mut self, tag: &str) {
        self.pass(Some(tag));
    }

    fn pass(&mut self, tag: Option<&str>) {
        self.entered = None;
        let mut open: Vec<Open> = Vec::new();
        loop {
            match self.peek_token() {
                Some(b'{') => {
                    self.open(&mut open, b'}');
                    if !self.takes(b'}') {
                        self.skip_key();
                        continue;
                    }
                    open.pop();
                }
                Some(b'[') => {
                    self.open(&mut open, b']');
                    if !self.takes(b']') {
                        continue;
                    }
                    open.pop();
                }
                _ => self.skip_scalar(),
            }
            if self.closed(&mut open, tag) {
                return;
            }
        }
    }

    fn open(&mut self, open: &mut Vec<Open>, close: u8) {
        open.push(Open { close, start: self.position });
        self.position += 1;
        if open.len() > usize::from(self.depth) {
            self.fail(JsonErrorKind::TooDeep);
        }
    }

    /// Goes on after a value. Returns whether nothing is left to skip.
    fn closed(&mut self, open: &mut Vec<Open>, tag: Option<&str>) -> bool {
        while let Some(Open { close, start }) = open.last() {
            if self.has_failed() {
                return true;
            }
            if self.takes(b',') {
                if *close == b'}' {
                    self.note(*start, tag);
                    self.skip_key();
                }
                return false;
            }
            if self.takes(*close) {
                open.pop();
            } else {
                self.unexpected(if *close == b'}' { "`,` or `}`" } else { "`,` or `]`" });
            }
        }
        true
    }

    /// Notes that the tag of the object at `start` comes next, if it does.
    fn note(&mut self, start: usize, tag: Option<&str>) {
        _ = self.peek_token();
        if tag.is_some_and(|tag| self.has_key_at(self.position, tag)) {
            self.charge(2 * size_of::<(usize, usize)>());
            self.tags.entry(start).or_insert(self.position);
        }
    }

    fn skip_key(&mut self) {
        if let Some(quoted) = self.quoted("a key") {
            _ = self.unescaped(quoted);
            if !self.takes(b':') {
                self.unexpected("`:`");
            }
        }
    }

    fn skip_scalar(&mut self) {
        match self.peek_token() {
            Some(b'"') => _ = self.string(),
            Some(b'-' | b'0'..=b'9') if self.number_text().is_some() => {}
            _ if ["null", "true", "false"].iter().any(|word| self.takes_word(word)) => {}
            _ => self.unexpected("a value"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;
    use alloc::string::String;

    #[test]
    fn tags_that_come_last_are_searched_for_once() {
        const LEVELS: usize = if cfg!(miri) { 10 } else { 50 }; // Miri takes its time for each.
        let text = (0..LEVELS).fold(String::from("1"), |inner, depth| format!(r#"{{"a":{inner}, "_":"t{depth}"}}"#));
        let mut reader = JsonReader::new(&text);
        assert_eq!(reader.tag("_").as_deref(), Some(&*format!("t{}", LEVELS - 1)));
        let starts: Vec<_> = (1..LEVELS).map(|depth| depth * r#"{"a":"#.len()).collect();
        assert_eq!(reader.tags.keys().copied().collect::<Vec<_>>(), starts);
        for (start, depth) in starts.into_iter().zip((0..LEVELS - 1).rev()) {
            reader.position = start;
            assert_eq!(reader.tag("_").as_deref(), Some(&*format!("t{depth}")));
            assert_eq!((reader.position, reader.tag("x")), (start, None));
        }
    }
}
