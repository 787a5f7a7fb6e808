//! Schemas as command lines name them: files, folders, or revisions of a repository.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use typewright_language::{Reader, Report, Schema};

use crate::args::ReadingArgs;
use crate::exit::Outcome;
use crate::git;

/// The schema that the command line calls `git:REV:PATH`, or by the path of a file or a folder.
pub(crate) fn read_schema(name: &OsStr, reader: Reader) -> Result<Report<Schema>, Outcome> {
    let reader = match name.to_str().and_then(|name| name.strip_prefix("git:")) {
        Some(place) => {
            let files = git::files(place).map_err(Outcome::misuse)?;
            files.into_iter().fold(reader, |reader, (name, text)| reader.schema_text(name, text))
        }
        None => reader.schemas(paths(Path::new(name))?),
    };
    Ok(reader.read()?)
}

/// A file, or all `.tl` files of a folder.
fn paths(path: &Path) -> Result<Vec<PathBuf>, Outcome> {
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let found = schemas_in(path).map_err(|error| Outcome::misuse(format!("can't read {}: {error}", path.display())))?;
    if found.is_empty() {
        return Err(Outcome::misuse(format!("there is no `.tl` file in {}", path.display())));
    }
    Ok(found)
}

/// The `.tl` files in a folder and in those below it, in the order of their paths.
fn schemas_in(folder: &Path) -> io::Result<Vec<PathBuf>> {
    /// A link in a circle must not keep us.
    const MAX_DEPTH: usize = 8;

    let (mut found, mut folders) = (Vec::new(), vec![(folder.to_path_buf(), 0)]);
    while let Some((folder, depth)) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() && depth < MAX_DEPTH {
                folders.push((path, depth + 1));
            } else if path.extension().is_some_and(|extension| extension == "tl") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// A reader with the choices of the command line.
pub(crate) fn with_reading(mut reader: Reader, reading: &ReadingArgs) -> Reader {
    if let Some(profile) = reading.profile {
        reader = reader.profile(profile.into());
    }
    if let Some(layer) = reading.layer {
        reader = reader.layer(layer);
    }
    if let Some(docs) = &reading.docs {
        reader = reader.docs(docs);
    }
    let reader = reader.only(&reading.only).opaque(&reading.opaque).unknown(&reading.unknown);
    reading.errors.iter().fold(reader, Reader::errors)
}
