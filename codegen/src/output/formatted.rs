//! Text as rustfmt would have it, by prettyplease.

use proc_macro2::TokenStream;

/// The text of an item. None if the tokens are not Rust: that is a bug in the floor below, which the compiler describes
/// best.
#[cfg(feature = "format")]
pub(super) fn formatted(item: &TokenStream, indent: usize) -> Option<String> {
    let file = syn::parse2(item.clone()).ok()?;
    let plain = prettyplease::unparse(&file);
    let is_impl = plain.lines().find(|line| !line.starts_with(['#', '/'])).is_some_and(|line| line.starts_with("impl"));
    let mut text = String::with_capacity(plain.len() * 2);
    let mut before = "";
    for line in plain.lines() {
        if is_impl && parts_members(before, line) {
            text.push('\n');
        }
        if !line.is_empty() {
            text.extend(std::iter::repeat_n(' ', indent));
        }
        text.push_str(line);
        text.push('\n');
        before = line;
    }
    Some(text)
}

#[cfg(not(feature = "format"))]
pub(super) fn formatted(_: &TokenStream, _: usize) -> Option<String> {
    None
}

/// Returns whether a member of an `impl` that has a body, or documentation or attributes, begins or ends between two
/// lines.
#[cfg(feature = "format")]
fn parts_members(before: &str, line: &str) -> bool {
    let member = |line: &str| line.strip_prefix("    ").is_some_and(|rest| !rest.starts_with(' '));
    let begins = |text: &str| text.starts_with("    #") || text.starts_with("    ///") || text.starts_with("    fn ");
    let heads = |text: &str| text.starts_with("    #") || text.starts_with("    ///");
    member(line) && line != "    }" && (before == "    }" || (begins(line) && !heads(before) && member(before)))
}
