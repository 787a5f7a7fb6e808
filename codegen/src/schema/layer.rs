//! The layer that comments state: `// LAYER 228`, `// Layer:  228`.

use crate::syntax::ast;

/// The layer, if all comments that state one agree. Schemas of secret chats state several, each for what follows it.
pub(super) fn stated(files: &[ast::File]) -> Option<u32> {
    let mut layers = files.iter().flat_map(|file| &file.comments).filter_map(|comment| layer_of(&comment.text));
    let first = layers.next()?;
    layers.all(|layer| layer == first).then_some(first)
}

/// The number, if the comment says nothing else.
fn layer_of(comment: &str) -> Option<u32> {
    let (word, number) = comment.trim().split_at_checked("layer".len())?;
    let number = number.trim_start_matches([':', ' ', '\t']);
    if word.eq_ignore_ascii_case("layer") { number.parse().ok() } else { None }
}
