//! The two schemas: files, folders, or what a revision of a repository holds.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use typewright::schema::Schema;
use typewright::{Builder, Report};

use super::git;
use crate::args::DiffArgs;
use crate::outcome::Outcome;

/// A schema, and what the command line calls it.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) schema: Report<Schema>,
}

/// Both, or what is wrong with either.
pub(super) fn read_both(args: &DiffArgs) -> Result<(Input, Input), Outcome> {
    match (read(&args.old, builder(args, 0)), read(&args.new, builder(args, 1))) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (Err(old), Err(new)) => Err(old.and(new)),
        (Err(outcome), Ok(_)) | (Ok(_), Err(outcome)) => Err(outcome),
    }
}

/// What documents the first schema, or the second.
fn builder(args: &DiffArgs, which: usize) -> Builder {
    let mut builder = args.profile.map_or_else(Builder::new, |profile| Builder::new().profile(profile.into()));
    if let Some(docs) = args.docs.get(which) {
        builder = builder.docs(docs);
    }
    if let Some(errors) = args.errors.get(which) {
        builder = builder.errors(errors);
    }
    builder
}

fn read(name: &OsStr, builder: Builder) -> Result<Input, Outcome> {
    Ok(Input { name: name.to_string_lossy().into_owned(), schema: read_schema(name, builder)? })
}

/// The schema that the command line calls `git:REV:PATH`, or by the path of a file or a folder.
pub(crate) fn read_schema(name: &OsStr, builder: Builder) -> Result<Report<Schema>, Outcome> {
    let builder = match name.to_str().and_then(|name| name.strip_prefix("git:")) {
        Some(place) => {
            let files = git::files(place).map_err(Outcome::misuse)?;
            files.into_iter().fold(builder, |builder, (name, text)| builder.schema_text(name, text))
        }
        None => builder.schemas(paths(Path::new(name))?),
    };
    Ok(builder.read()?)
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
