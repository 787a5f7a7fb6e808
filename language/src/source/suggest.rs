//! "Did you mean".

/// The candidate nearest to a misspelt name, if one is near enough.
///
/// A candidate that differs only by case comes first, then the one with the fewest edits: at most one for each three
/// characters of the name, and fewer than the name is long. Names that begin differently count one edit more: a typo is
/// seldom at the start, and upper case there tells a type from a combinator. The first of several equally near ones
/// counts. Takes time in proportion to the number of candidates.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer names get no suggestion: the distance takes time in proportion to the product of two lengths.
    const MAX_LEN: usize = 128;
    if name.len() > MAX_LEN {
        return None;
    }
    nearest_of(name, &mut candidates.into_iter())
}

fn nearest_of<'a>(name: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut limit = (name.len() / 3).max(1).min(name.len().saturating_sub(1));
    let mut best = None;
    for candidate in candidates {
        if candidate != name && candidate.eq_ignore_ascii_case(name) {
            return Some(candidate);
        }
        if candidate == name || candidate.len().abs_diff(name.len()) > limit {
            continue;
        }
        let distance = strsim::osa_distance(name, candidate) + usize::from(first(name) != first(candidate));
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
            limit = distance;
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The first character of the last part of a name.
fn first(name: &str) -> Option<char> {
    name.rsplit('.').next().and_then(|last| last.chars().next())
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn suggestions_are_close_in_length_case_and_kind() {
        assert_eq!(nearest("Pong", ["long", "Ping"]), Some("Ping"));
        assert_eq!(nearest("Pong", ["long", "Long", "string"]), None);
        assert_eq!(nearest("strng", ["String", "string"]), Some("string"));
        assert_eq!(nearest("String", ["string", "Strings"]), Some("string"));
        assert_eq!(nearest("user", ["used", "vector"]), Some("used"));
        assert_eq!(nearest("user", ["usual", "a"]), None);
        assert_eq!(nearest("a", ["b", "ab"]), None);
        assert_eq!(nearest("auth.Cod", ["auth.code", "auth.Code"]), Some("auth.Code"));
    }
}
