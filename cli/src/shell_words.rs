//! Arguments as a POSIX shell reads them.

/// An argument that a shell reads back unchanged: in single quotes, unless it needs none.
pub(crate) fn quoted(arg: &str) -> String {
    let is_plain = !arg.is_empty() && arg.chars().all(is_plain);
    if is_plain { arg.to_owned() } else { format!("'{}'", arg.replace('\'', "'\\''")) }
}

/// Returns whether a character means nothing to a shell.
fn is_plain(c: char) -> bool {
    c.is_alphanumeric() || "-_./=,:+@%".contains(c)
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn only_what_a_shell_would_change_is_quoted() {
        assert_eq!(quoted("schema/api-v2.tl"), "schema/api-v2.tl");
        assert_eq!(quoted("auth.*"), "'auth.*'");
        assert_eq!(quoted("it's my api.tl"), r"'it'\''s my api.tl'");
        assert_eq!(quoted(""), "''");
    }
}
