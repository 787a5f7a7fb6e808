//! Items of generated text.

/// The first item with `needle` in it: from an empty line to the closing brace.
#[must_use]
pub fn item<'a>(text: &'a str, needle: &str) -> &'a str {
    let starts = text.match_indices("\n\n").map(|(at, gap)| at + gap.len());
    let starts: Vec<_> = starts.filter(|at| !text[*at..].starts_with([' ', '}'])).chain([text.len()]).collect();
    let items = [0].iter().chain(&starts).zip(&starts).map(|(start, end)| text[*start..*end].trim_end());
    items.into_iter().find(|item| item.contains(needle)).unwrap_or_else(|| panic!("no {needle}:\n{text}"))
}
