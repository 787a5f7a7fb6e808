//! Names of files in the protocol, and the paths that they stand for.

use std::path::{Path, PathBuf};

use gen_lsp_types::Uri;

/// The path of a `file:` URI; none for any other.
#[must_use]
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.0.strip_prefix("file://")?;
    // An authority such as `localhost` is left out.
    let path = rest.get(rest.find('/')?..)?;
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let decoded = String::from_utf8(decoded(path)?).ok()?;
    let drive = decoded.strip_prefix('/').filter(|rest| is_drive(rest));
    Some(PathBuf::from(drive.unwrap_or(&decoded)))
}

/// The URI of a path.
#[must_use]
pub fn uri(path: &Path) -> Uri {
    let text = path.to_string_lossy();
    let text = if is_drive(&text) { format!("/{}", text.replace('\\', "/")) } else { text.into_owned() };
    let mut uri = "file://".to_owned();
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(byte)),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    Uri(uri)
}

/// `c:/schema`
fn is_drive(path: &str) -> bool {
    matches!(path.as_bytes(), [letter, b':', b'/' | b'\\', ..] if letter.is_ascii_alphabetic())
}

/// The bytes that `%20` and the like stand for; none where a `%` has no two digits behind it.
fn decoded(text: &str) -> Option<Vec<u8>> {
    let mut bytes = text.bytes();
    let mut decoded = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            decoded.push(byte);
            continue;
        }
        let mut digit = || char::from(bytes.next()?).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
        decoded.push(digit()? << 4 | digit()?);
    }
    Some(decoded)
}

#[cfg(test)]
mod tests {
    use super::{path, uri};
    use gen_lsp_types::Uri;
    use std::path::PathBuf;

    #[test]
    fn paths_survive_the_way_there_and_back() {
        for text in ["/a/b.tl", "/with space/ü🚀.tl", "/100%/#1?.tl", "c:/api.tl"] {
            assert_eq!(path(&uri(&PathBuf::from(text))), Some(PathBuf::from(text)));
        }
        assert_eq!(uri(&PathBuf::from("/a b/ü.tl")).0, "file:///a%20b/%C3%BC.tl");
    }

    #[test]
    fn other_uris_have_no_path() {
        for text in
            ["untitled:Untitled-1", "", "file:", "file://host", "file:///%", "file:///%f", "file:///%zz", "file:///%ff"]
        {
            assert_eq!(path(&Uri(text.to_owned())), None, "{text}");
        }
        assert_eq!(path(&Uri("file://localhost/a.tl".to_owned())), Some(PathBuf::from("/a.tl")));
        assert_eq!(path(&Uri("file:///c%3A/api.tl".to_owned())), Some(PathBuf::from("c:/api.tl")));
    }
}
