//! Files, read whole but within a limit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// All bytes of a file, or of standard input for `-`, unless there are more than `limit`.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)
    } else {
        File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes))
    };
    read.map_err(|error| match error.kind() {
        io::ErrorKind::IsADirectory => io::Error::new(error.kind(), "it is a directory"),
        _ => error,
    })?;
    if bytes.len() as u64 > limit {
        return Err(io::Error::other(format!("it is longer than {} MiB", limit >> 20)));
    }
    Ok(bytes)
}

/// Bytes as text.
pub(crate) fn text(bytes: Vec<u8>) -> io::Result<String> {
    String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        io::Error::other(format!("it is not UTF-8 text (first at byte {at})"))
    })
}

/// The text of a configuration.
pub(crate) fn read_config(path: &Path) -> io::Result<String> {
    const MAX_CONFIG: u64 = 1 << 20;
    text(read(path, MAX_CONFIG)?)
}
