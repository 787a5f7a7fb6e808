//! Spaces between the lexemes of a declaration.

/// A lexeme and where it stands in its declaration.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lexeme<'a> {
    pub(super) text: &'a str,
    /// Its first byte in the file.
    pub(super) start: usize,
    /// `true` if a space separates it from the one before it.
    pub(super) spaced: bool,
    /// `true` if a declaration that takes several lines may be broken before it: a field, or the `=`.
    pub(super) breaks: bool,
}

/// The lexemes of an item, each with the space before it.
pub(super) fn spaced<'a>(texts: &[(usize, &'a str)]) -> Vec<Lexeme<'a>> {
    let mut depth = 0usize;
    let mut has_arrow = false;
    let mut lexemes: Vec<Lexeme<'a>> = Vec::with_capacity(texts.len());
    for (index, &(start, text)) in texts.iter().enumerate() {
        let next = texts.get(index + 1).map_or("", |next| next.1);
        let before = |back: usize| lexemes.len().checked_sub(back).and_then(|at| lexemes.get(at));
        let previous = before(1).map_or("", |it| it.text);
        let follows_annotation = before(2).is_some_and(|it| it.text == "@");
        let spaced = !lexemes.is_empty() && parts(previous, text, next);
        let is_argument = !follows_annotation && !["{", "?", "@"].contains(&text);
        lexemes.push(Lexeme { text, start, spaced, breaks: spaced && depth == 0 && is_argument && !has_arrow });
        has_arrow |= ["=", "=>"].contains(&text);
        match text {
            "(" | "[" | "{" | "<" => depth += 1,
            ")" | "]" | "}" | ">" => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    lexemes
}

/// Returns whether a space stands between two lexemes; `next` is the one after both.
fn parts(left: &str, right: &str, next: &str) -> bool {
    // `int ? = Int`, unlike `flags.0?int`.
    let is_builtin = (right == "?" && next == "=") || (left == "?" && right == "=");
    let is_id = right.len() > 1 && right.starts_with('#');
    let hugs_left = matches!(right, ";" | "," | ")" | ">" | "}" | ":" | "*" | "+" | "." | "<" | "?" | "---" | "===");
    let hugs_right =
        matches!(left, "(" | "<" | "{" | ":" | "*" | "+" | "." | "!" | "%" | "@" | "," | "?" | "---" | "===");
    is_builtin || !(is_id || hugs_left || hugs_right)
}
