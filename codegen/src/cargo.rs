//! Instructions to Cargo: lines that a build script prints.

use std::fmt::Display;

use typewright_language::source::visible_line;

/// Prints one instruction to Cargo: `cargo::warning=...`. Control characters are escaped, so that text from a schema or
/// a page can neither begin a line of its own nor control the terminal.
#[expect(clippy::print_stdout, reason = "build scripts speak to Cargo by printing")]
pub(crate) fn tell(key: &str, value: impl Display) {
    println!("{}", line(key, &value.to_string()));
}

fn line(key: &str, value: &str) -> String {
    format!("cargo::{}={}", visible_line(key), visible_line(value))
}

#[cfg(test)]
mod tests {
    use super::line;

    #[test]
    fn lines_of_a_value_stay_one_line() {
        let value = "a page\ncargo::rustc-link-arg=-evil\r\u{1b}[2J\u{9b}2J\u{202e}";
        let escaped = r"cargo::warning=a page\ncargo::rustc-link-arg=-evil\r\u{1b}[2J\u{9b}2J\u{202e}";
        assert_eq!(line("warning", value), escaped);
        assert_eq!(line("rustc-env=A\ncargo::warning", "x"), r"cargo::rustc-env=A\ncargo::warning=x");
    }
}
