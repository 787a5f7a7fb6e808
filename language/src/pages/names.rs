//! Names and links as pages write them.

use super::PageKind;

/// The page that a link leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageLink {
    /// The folder, if the link names it.
    pub(super) kind: Option<PageKind>,
    /// The name in the schema.
    pub(super) name: String,
}

/// Reads `../types/X.md`, `/API_docs/types/X.html`, `/API_docs/..X.md`, `X.md#part`; none for anything else.
pub(super) fn page_link(destination: &str) -> Option<PageLink> {
    if destination.contains(':') {
        return None;
    }
    let path = destination.split_once('#').map_or(destination, |(path, _)| path);
    let (folders, file) = path.rsplit_once('/').unwrap_or(("", path));
    let stem = file.strip_suffix(".md").or_else(|| file.strip_suffix(".html"))?;
    let kind = match folders.rsplit('/').next() {
        Some("methods") => Some(PageKind::Method),
        Some("constructors") => Some(PageKind::Constructor),
        Some("types") => Some(PageKind::Type),
        _ => None,
    };
    let name = schema_name(stem.trim_start_matches(".."));
    (!name.is_empty()).then_some(PageLink { kind, name })
}

/// The name in the schema: pages of 2017 write `phone_PhoneCall` for `phone.PhoneCall`.
///
/// An underscore is a dot if there is no dot, only lower case before it, and a letter after it.
pub(super) fn schema_name(written: &str) -> String {
    if let (false, Some((namespace, rest))) = (written.contains('.'), written.split_once('_')) {
        let lower = !namespace.is_empty() && namespace.bytes().all(|byte| byte.is_ascii_lowercase());
        if lower && rest.starts_with(|first: char| first.is_ascii_alphabetic()) {
            return format!("{namespace}.{rest}");
        }
    }
    written.to_owned()
}

/// Returns whether this may be the name of a type: `phone.PhoneCall`, `!X`, `long|string`.
pub(super) fn is_name(text: &str) -> bool {
    text.chars().all(|character| character.is_alphanumeric() || "._!|#".contains(character))
}

/// `decryptedMessage` and 8 of `decryptedMessage_8`.
pub(super) fn split_layer(name: &str) -> Option<(&str, u32)> {
    let (base, digits) = name.rsplit_once('_')?;
    let number = digits.bytes().all(|byte| byte.is_ascii_digit());
    (number && !base.is_empty()).then(|| digits.parse().ok()).flatten().map(|layer| (base, layer))
}

#[cfg(test)]
mod tests {
    use super::{page_link, schema_name, split_layer};

    #[test]
    fn every_form_of_link_is_read() {
        let name = |link| page_link(link).map(|link| link.name);
        for link in
            ["../types/phone.PhoneCall.md", "/API_docs/types/phone.PhoneCall.html", "/API_docs/..phone.PhoneCall.md"]
        {
            assert_eq!(name(link).as_deref(), Some("phone.PhoneCall"), "{link}");
        }
        assert_eq!(name("../types/phone_PhoneCall.md").as_deref(), Some("phone.PhoneCall"));
        assert_eq!(name("../constructors/x.html#part").as_deref(), Some("x"));
        for link in ["https://core.telegram.org/x.html", "..", "#part", "x.png", ".md", "tg://x.md"] {
            assert_eq!(name(link), None, "{link}");
        }
    }

    #[test]
    fn only_a_namespace_gives_its_underscore() {
        assert_eq!(schema_name("phone_requestCall"), "phone.requestCall");
        for name in ["decryptedMessage_8", "user_8", "Vector_of_X", "_x", "phone.a_b", "plain"] {
            assert_eq!(schema_name(name), name);
        }
    }

    #[test]
    fn a_layer_is_a_number_after_the_last_underscore() {
        assert_eq!(split_layer("decryptedMessage_8"), Some(("decryptedMessage", 8)));
        for name in ["decryptedMessage", "x_", "_8", "x_99999999999", "x_8a"] {
            assert_eq!(split_layer(name), None, "{name}");
        }
    }
}
