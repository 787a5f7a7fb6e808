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
    // Few operators can go on in another one. The rest is slow.
    let goes_on = matches!(after.as_bytes(), [b'<' | b'=' | b'.' | b':' | b'>' | b'&' | b'|' | b'-', ..]);
    if !goes_on || (kind.is_angle() && other.is_angle()) {
        return false;
    }
    let joins = |rest: &str| !rest.is_empty() && (rest.starts_with(after) || after.starts_with(rest));
    LONG.iter().any(|long| long.strip_prefix(before).is_some_and(joins))
}

/// The surroundings of an operator.
pub(super) struct Around {
    /// The kind of the piece before it.
    pub before: Kind,
    /// `true` if a `<` would open arguments here.
    pub opens_angle: bool,
    /// `true` if the parameters of a closure have begun.
    pub in_closure: bool,
    /// `true` if a `<` is open.
    pub in_angles: bool,
}

/// The kind of an operator in its surroundings.
pub(super) fn kind(operator: &str, around: &Around) -> Kind {
    let after_value = around.before.is_value();
    match operator.as_bytes() {
        b"," | b";" | b":" => Kind::Separator,
        b"::" => Kind::Path,
        b"." => Kind::Dot,
        b".." | b"..=" | b"..." if after_value => Kind::Dot,
        b"#" | b"$" | b".." | b"..=" | b"..." => Kind::Prefix,
        b"?" if after_value => Kind::Postfix,
        b"?" => Kind::Prefix,
        b"!" if after_value => Kind::Bang,
        b"!" => Kind::Prefix,
        b"<" if around.opens_angle => Kind::OpenAngle,
        b">" if around.in_angles => Kind::CloseAngle,
        b"|" if around.in_closure => Kind::ClosePipe,
        b"|" if !after_value => Kind::OpenPipe,
        b"&" | b"*" | b"-" | b"&&" if !after_value => Kind::Prefix,
        _ => Kind::Binary,
    }
}
