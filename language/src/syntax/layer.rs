//! The layer that a file states.

use super::ast::File;

/// The number in `// LAYER 228` or `// Layer:  228`, in either case and anywhere in the file. The highest one counts: a
/// schema of secret chats marks what each layer added.
#[must_use]
pub fn stated_layer(file: &File) -> Option<u32> {
    file.comments.iter().filter_map(|comment| layer_in(&comment.text)).max()
}

/// The number of a comment that says `LAYER 228` and nothing else.
pub(super) fn layer_in(text: &str) -> Option<u32> {
    let text = text.trim();
    let (word, number) = text.split_at_checked("layer".len())?;
    let number = number.trim_start_matches(|next: char| next == ':' || next.is_ascii_whitespace());
    word.eq_ignore_ascii_case("layer").then(|| number.parse().ok()).flatten()
}
