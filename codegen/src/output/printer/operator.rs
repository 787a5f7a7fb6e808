//! Operators: splitting a run of characters into operators, and the kind of each.

use super::spacing::Kind;

/// The operators of several characters, longer ones first.
const LONG: &[&str] = &[
    "<<=", ">>=", "...", "..=", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "..", "<<", ">>", "+=", "-=",
    "*=", "/=", "%=", "^=", "&=", "|=", "<-",
];

/// The first operator of a run of characters that follow each other without space, and what comes after it.
pub(super) fn first(run: &str) -> (&str, &str) {
    if run.len() == 1 {
        return (run, "");
    }
    let long = LONG.iter().find(|long| run.starts_with(**long)).map(|long| long.len());
    run.split_at_checked(long.unwrap_or(1)).unwrap_or((run, ""))
}

/// Returns whether two pieces without a space between them would form another operator. `>>` and `<<` are allowed,
/// since the compiler splits them.
pub(super) fn would_join((kind, before): (Kind, &str), (other, after): (Kind, &str)) -> bool {
    if !(kind.is_operator() && other.is_operator()) || (kind.is_angle() && other.is_angle()) {
        return false;
    }
    let joins = |rest: &str| !rest.is_empty() && (rest.starts_with(after) || after.starts_with(rest));
    LONG.iter().any(|long| long.strip_prefix(before).is_some_and(joins))
}

/// The surroundings of an operator.
pub(super) struct Around<'a> {
    /// The kind of the piece before it.
    pub before: Kind,
    /// The text of that piece.
    pub word: &'a str,
    /// `true` if `fn` stands before that.
    pub names_function: bool,
    /// `true` if the parameters of a closure have begun.
    pub in_closure: bool,
    /// `true` if a `<` is open.
    pub in_angles: bool,
}

/// The kind of an operator in its surroundings.
pub(super) fn kind(operator: &str, around: &Around<'_>) -> Kind {
    let after_value = around.before.is_value();
    match operator {
        "," | ";" | ":" => Kind::Separator,
        "::" => Kind::Path,
        "." => Kind::Dot,
        ".." | "..=" | "..." if after_value => Kind::Dot,
        "#" | "$" | ".." | "..=" | "..." => Kind::Prefix,
        "?" if after_value => Kind::Postfix,
        "?" => Kind::Prefix,
        "!" if after_value => Kind::Bang,
        "!" => Kind::Prefix,
        "<" if opens_angle(around) => Kind::OpenAngle,
        ">" if around.in_angles => Kind::CloseAngle,
        "|" if around.in_closure => Kind::ClosePipe,
        "|" if !after_value => Kind::OpenPipe,
        "&" | "*" | "-" | "&&" if !after_value => Kind::Prefix,
        _ => Kind::Binary,
    }
}

/// Returns whether a `<` opens arguments. It compares after a value, which begins with a small letter unless a function
/// is named.
fn opens_angle(around: &Around<'_>) -> bool {
    match around.before {
        Kind::Word => around.names_function || around.word.starts_with(|c: char| c.is_uppercase() || c == '_'),
        before => !before.is_value(),
    }
}
