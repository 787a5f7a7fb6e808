//! Arrays.

use alloc::vec::Vec;

use super::error::Step;
use super::reader::JsonReader;

impl JsonReader<'_> {
    /// An array, its elements read by `read`. Room is made for twice as many when it is needed, and charged.
    #[must_use]
    pub fn array<T>(&mut self, mut read: impl FnMut(&mut Self) -> T) -> Vec<T> {
        let mut values = Vec::new();
        if !self.begin_array() {
            return values;
        }
        loop {
            if values.len() == values.capacity() && !self.grow(&mut values) {
                break;
            }
            values.push(read(self));
            if self.has_failed() {
                self.failed_in(Step::Element(values.len() - 1));
                break;
            }
            if !self.goes_on() {
                break;
            }
        }
        self.leave();
        values
    }

    /// Returns whether there is an array with an element, and goes to that.
    fn begin_array(&mut self) -> bool {
        if self.has_failed() {
            return false;
        }
        if !self.takes(b'[') {
            self.unexpected("an array");
            return false;
        }
        if self.takes(b']') {
            return false;
        }
        self.enter();
        if self.has_failed() {
            self.leave();
        }
        !self.has_failed()
    }

    /// Returns whether there is one more element, and goes to that.
    #[inline]
    fn goes_on(&mut self) -> bool {
        if self.takes(b',') {
            return true;
        }
        if !self.takes(b']') {
            self.unexpected("`,` or `]`");
        }
        false
    }

    /// Makes room for more values if the limit on memory allows for it: while they move, both places are taken.
    fn grow<T>(&mut self, values: &mut Vec<T>) -> bool {
        let more = values.len().max(1);
        self.charge(size_of::<T>().saturating_mul(values.len() + more));
        if !self.has_failed() {
            values.reserve_exact(more);
        }
        !self.has_failed()
    }
}
