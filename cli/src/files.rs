//! Files, read whole but within a limit.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// All bytes of a file, or of standard input for `-`, unless there are more than `limit`.
pub(crate) fn read(path: &Path, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    if path == Path::new("-") {
        io::stdin().lock().take(limit + 1).read_to_end(&mut bytes)?;
    } else {
        File::open(path)?.take(limit + 1).read_to_end(&mut bytes)?;
    }
    if bytes.len() as u64 > limit {
        return Err(io::Error::other(format!("it is longer than {} MiB", limit >> 20)));
    }
    Ok(bytes)
}

/// The text of a configuration.
pub(crate) fn read_config(path: &Path) -> io::Result<String> {
    const MAX_CONFIG: u64 = 1 << 20;
    String::from_utf8(read(path, MAX_CONFIG)?).map_err(|_| io::Error::other("it is not UTF-8 text"))
}
