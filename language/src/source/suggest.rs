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
    let mut search = Search { name, limit: (name.len() / 3).max(1).min(name.len().saturating_sub(1)), best: None };
    for candidate in candidates {
        search.add(candidate);
    }
    search.best.map(|(_, candidate)| candidate)
}

/// The nearest candidate so far, and its distance: 0 if it differs only by case.
struct Search<'n, 'a> {
    name: &'n str,
    /// The distance that a candidate may have.
    limit: usize,
    best: Option<(usize, &'a str)>,
}

impl<'a> Search<'_, 'a> {
    fn add(&mut self, candidate: &'a str) {
        let Self { name, limit, best } = *self;
        if candidate == name || best.is_some_and(|(least, _)| least == 0) {
            return;
        }
        let distance = if candidate.eq_ignore_ascii_case(name) {
            0
        } else if candidate.len().abs_diff(name.len()) > limit {
            return;
        } else {
            strsim::osa_distance(name, candidate) + usize::from(first(name) != first(candidate))
        };
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            (self.limit, self.best) = (distance, Some((distance, candidate)));
        }
    }
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
