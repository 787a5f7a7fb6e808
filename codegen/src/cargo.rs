//! The door to Cargo, which obeys lines that a build script prints.

use std::fmt::{self, Display, Write};

/// Tells Cargo one thing: `cargo::warning=...`. Control characters in the value are escaped, so that text from a schema or a
/// page cannot begin a line of its own.
#[expect(clippy::print_stdout, reason = "build scripts speak to Cargo by printing")]
pub(crate) fn tell(key: &str, value: impl Display) {
    println!("cargo::{key}={}", Escaped(value));
}

struct Escaped<T>(T);

impl<T: Display> Display for Escaped<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(Escaping(f), "{}", self.0)
    }
}

struct Escaping<'a, 'f>(&'a mut fmt::Formatter<'f>);

impl Write for Escaping<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        text.chars().try_for_each(|c| {
            if c.is_control() { write!(self.0, "{}", c.escape_default()) } else { self.0.write_char(c) }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Escaped;

    #[test]
    fn lines_of_a_value_stay_one_line() {
        let value = "a page\ncargo::rustc-link-arg=-evil\r\u{1b}[2J";
        assert_eq!(Escaped(value).to_string(), r"a page\ncargo::rustc-link-arg=-evil\r\u{1b}[2J");
    }
}
