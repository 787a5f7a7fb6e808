//! Skipping values of any depth without recursion.

use alloc::vec::Vec;

use super::error::JsonErrorKind;
use super::reader::JsonReader;

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
        self.entered = None;
        // The closing brackets of the open arrays and objects.
        let mut open: Vec<u8> = Vec::new();
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
            if self.closed(&mut open) {
                return;
            }
        }
    }

    fn open(&mut self, open: &mut Vec<u8>, close: u8) {
        self.position += 1;
        if open.len() >= usize::from(self.depth) {
            self.fail(JsonErrorKind::TooDeep);
        }
        open.push(close);
    }

    /// Goes on after a value. Returns whether nothing is left to skip.
    fn closed(&mut self, open: &mut Vec<u8>) -> bool {
        while let Some(close) = open.last() {
            if self.has_failed() {
                return true;
            }
            if self.takes(b',') {
                if *close == b'}' {
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
