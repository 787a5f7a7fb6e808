//! Names of errors with a number in them.

/// A name as databases write it, with `%d` for the number: `FLOOD_WAIT_X` and `FLOOD_WAIT_{seconds}` are
/// `FLOOD_WAIT_%d`. An `X` is a number if it stands alone between underscores or spaces, and the name has more to it.
pub(in crate::pages) fn normal(written: &str) -> String {
    let (name, _) = unbraced(written.trim());
    let separator = |byte: u8| byte == b'_' || byte == b' ';
    let mut out = String::new();
    for part in name.split_inclusive(['_', ' ']) {
        match part.strip_prefix('X') {
            Some(rest) if name.len() > 1 && rest.bytes().all(separator) => {
                out.push_str("%d");
                out.push_str(rest);
            }
            _ => out.push_str(part),
        }
    }
    out
}

/// The description of an error whose name is `name`: where the name has a number, an `X` in the text is that number.
pub(in crate::pages) fn numbered(name: &str, text: String) -> String {
    if name.contains("%d") && !text.contains("%d") { normal(&text) } else { text }
}

/// A text with `%d` in place of words in braces, such as `{seconds}`, and the first of these words.
pub(super) fn unbraced(text: &str) -> (String, Option<String>) {
    let (mut out, mut first, mut rest) = (String::new(), None, text);
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        // The search for the end of the word is short, however many braces there are.
        let end = after.find(|next: char| !next.is_ascii_lowercase() && next != '_').unwrap_or(after.len());
        match after.split_at_checked(end) {
            Some((name, after)) if !name.is_empty() && after.starts_with('}') => {
                out.push_str("%d");
                first.get_or_insert_with(|| name.to_owned());
                rest = after.get(1..).unwrap_or_default();
            }
            _ => {
                out.push('{');
                rest = after;
            }
        }
    }
    out.push_str(rest);
    (out, first)
}

#[cfg(test)]
mod tests {
    use super::{normal, numbered, unbraced};

    #[test]
    fn a_number_is_percent_d_wherever_it_stands() {
        assert_eq!(normal("FLOOD_WAIT_X"), "FLOOD_WAIT_%d");
        assert_eq!(normal("INTERDC_X_CALL_ERROR"), "INTERDC_%d_CALL_ERROR");
        assert_eq!(normal("2FA_CONFIRM_WAIT_%d"), "2FA_CONFIRM_WAIT_%d");
        assert_eq!(normal("Queue is full. Depth = X"), "Queue is full. Depth = %d");
        assert_eq!(normal(" SLOW_{seconds} "), "SLOW_%d");
    }

    #[test]
    fn an_x_in_a_word_is_a_letter() {
        for name in ["X", "EXPIRED", "PREFIX_INVALID", "XX_Y", "memory limit exit"] {
            assert_eq!(normal(name), name);
        }
    }

    #[test]
    fn an_x_in_a_description_is_the_number_of_the_name() {
        assert_eq!(numbered("PART_%d_MISSING", "Part X is lost".into()), "Part %d is lost");
        assert_eq!(numbered("PART_MISSING", "Part X is lost".into()), "Part X is lost");
        assert_eq!(numbered("PART_%d_MISSING", "Part %d, not X ".into()), "Part %d, not X ");
    }

    #[test]
    fn braces_name_the_number() {
        assert_eq!(unbraced("Wait {seconds} of {hours}"), ("Wait %d of %d".into(), Some("seconds".into())));
        assert_eq!(unbraced("{ {} {a b} {"), ("{ {} {a b} {".into(), None));
    }
}
