//! "Did you mean".

/// The candidate that is nearest to a misspelt name, if one is near enough to be what was meant.
///
/// One that differs by upper and lower case alone comes first, then the one with the fewest edits: at most one in three
/// characters, and fewer than the name is long. Of several equally near the first is taken. Takes time in proportion to
/// the number of candidates.
#[must_use]
pub fn nearest<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    // Longer names are no names, and the distance takes the product of two lengths.
    const MAX_LEN: usize = 128;
    if name.len() > MAX_LEN {
        return None;
    }
    nearest_of(name, &mut candidates.into_iter())
}

fn nearest_of<'a>(name: &str, candidates: &mut dyn Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut limit = name.len().div_ceil(3).min(name.len().saturating_sub(1));
    let mut best = None;
    for candidate in candidates {
        if candidate != name && candidate.eq_ignore_ascii_case(name) {
            return Some(candidate);
        }
        if candidate == name || candidate.len().abs_diff(name.len()) > limit {
            continue;
        }
        let distance = strsim::osa_distance(name, candidate);
        if distance <= limit && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
            limit = distance;
        }
    }
    best.map(|(_, candidate)| candidate)
}
