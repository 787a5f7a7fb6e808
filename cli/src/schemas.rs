//! Schemas by their names on command lines and in configurations: files, folders, patterns, standard input, revisions.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::{fs, io};

use typewright_language::files::{databases_in, files_in};
use typewright_language::source::SourceMap;
use typewright_language::{Reader, Report, Schema};

use crate::args::ReadingArgs;
use crate::exit::Outcome;
use crate::{files, git, glob, paths};

/// The name of standard input in messages.
const STDIN: &str = "<stdin>";

/// Longer files are never empty.
const LONG: u64 = 1 << 16;

/// The files that make one schema, each known to be there and not to be empty.
#[derive(Clone, Debug, Default)]
pub(crate) struct Schemas {
    inputs: Vec<Input>,
}

#[derive(Clone, Debug)]
enum Input {
    File(PathBuf),
    Stdin(Vec<u8>),
}

impl Schemas {
    /// The files of a command line. The error names all that can't be used.
    pub(crate) fn named(names: &[PathBuf]) -> Result<Self, Outcome> {
        let mut schemas = Self::default();
        let wrong: Vec<_> = names.iter().filter_map(|name| schemas.add(name).err()).collect();
        wrong.into_iter().reduce(Outcome::and).map_or(Ok(schemas), Err)
    }

    fn add(&mut self, name: &Path) -> Result<(), Outcome> {
        if paths::is_stdin(name) {
            return self.add_stdin();
        }
        let found = expand(name).and_then(not_empty).map_err(Outcome::misuse)?;
        self.extend(found);
        Ok(())
    }

    fn add_stdin(&mut self) -> Result<(), Outcome> {
        if self.inputs.iter().any(|input| matches!(input, Input::Stdin(_))) {
            return Err(Outcome::misuse("standard input can be read once: name `-` once"));
        }
        let bytes = files::read(Path::new("-"), SourceMap::MAX_FILE_LEN as u64);
        let bytes = bytes.map_err(|error| files::unreadable(Path::new("-"), &error))?;
        if declares_nothing(&bytes) {
            return Err(Outcome::misuse(format!("standard input is empty: {REMEDY}")));
        }
        self.inputs.push(Input::Stdin(bytes));
        Ok(())
    }

    /// Adds files, each of them once.
    pub(crate) fn extend(&mut self, files: impl IntoIterator<Item = PathBuf>) {
        for file in files {
            if !self.files().any(|known| known == file) {
                self.inputs.push(Input::File(file));
            }
        }
    }

    /// Adds those of another schema.
    pub(crate) fn merge(&mut self, other: Self) {
        let (mut others, mut files) = (Vec::new(), Vec::new());
        for input in other.inputs {
            match input {
                Input::File(path) => files.push(path),
                Input::Stdin(_) => others.push(input),
            }
        }
        self.inputs.extend(others);
        self.extend(files);
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = &Path> {
        self.inputs.iter().filter_map(|input| match input {
            Input::File(path) => Some(path.as_path()),
            Input::Stdin(_) => None,
        })
    }

    pub(crate) fn len(&self) -> usize {
        self.inputs.len()
    }

    /// Their names on the command line, separated by spaces.
    pub(crate) fn names(&self) -> String {
        let name = |input: &Input| match input {
            Input::File(path) => path.display().to_string(),
            Input::Stdin(_) => STDIN.to_owned(),
        };
        self.inputs.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    /// Reads them.
    pub(crate) fn reader(&self) -> Reader {
        self.inputs.iter().fold(Reader::new(), |reader, input| match input {
            Input::File(path) => reader.schema(path),
            Input::Stdin(bytes) => reader.schema_bytes(STDIN, bytes.clone()),
        })
    }
}

/// A schema by `git:REV:PATH`, a file, a folder, a pattern or `-`.
pub(crate) fn read_schema(name: &OsStr, reader: Reader) -> Result<Report<Schema>, Outcome> {
    let reader = match name.to_str().and_then(|name| name.strip_prefix("git:")) {
        Some(place) => {
            let files = git::files(place).map_err(Outcome::misuse)?;
            files.into_iter().fold(reader, |reader, (name, text)| reader.schema_text(name, text))
        }
        None if paths::is_stdin(name) => reader.schema_bytes(STDIN, files::read_text(Path::new("-"))?),
        None => reader.schemas(expand(Path::new(name)).map_err(Outcome::misuse)?),
    };
    Ok(reader.read()?)
}

/// A file, all `.tl` files of a folder, or the files that a pattern matches. The error names the unreadable ones with
/// their reasons.
pub(crate) fn expand(path: &Path) -> Result<Vec<PathBuf>, String> {
    let unreadable = |error: &io::Error| format!("can't read {}: {}", path.display(), paths::why(path, error));
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => {
            let found = files_in(path, &["tl"]).map_err(|error| unreadable(&error))?;
            let nothing = || format!("can't read {}: there is no `.tl` file in this folder", path.display());
            if found.is_empty() { Err(nothing()) } else { Ok(found) }
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound && glob::is_pattern(path) => {
            let found = glob::files(path).map_err(|error| unreadable(&error))?;
            let nothing = || format!("can't read {}: no file matches this pattern", path.display());
            if found.is_empty() { Err(nothing()) } else { Ok(found) }
        }
        Ok(_) => Ok(vec![path.to_path_buf()]),
        Err(error) => Err(unreadable(&error)),
    }
}

/// The same files, unless one of them is empty: it is the leftover of a download or an editor, and no schema.
pub(crate) fn not_empty(files: Vec<PathBuf>) -> Result<Vec<PathBuf>, String> {
    let is_empty = |path: &&PathBuf| {
        fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() < LONG)
            && fs::read(path).is_ok_and(|bytes| declares_nothing(&bytes))
    };
    match files.iter().find(is_empty) {
        Some(path) => Err(format!("{} is empty: {REMEDY}", path.display())),
        None => Ok(files),
    }
}

/// The advice for a schema without declarations.
const REMEDY: &str = "write a declaration into it, such as `user id:int name:string = User;`, or leave it out";

/// Returns whether there is nothing but white space, comments and marks, or JSON of empty lists.
fn declares_nothing(bytes: &[u8]) -> bool {
    let Ok(mut rest) = std::str::from_utf8(bytes) else { return false };
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        let end = if rest.starts_with("/*") {
            rest.find("*/").map(|end| end + 2)
        } else if ["//", "---", "==="].iter().any(|mark| rest.starts_with(mark)) {
            Some(rest.find('\n').unwrap_or(rest.len()))
        } else {
            None
        };
        match end.and_then(|end| rest.get(end..)) {
            Some(after) => rest = after,
            None => return rest.is_empty() || is_empty_json(rest),
        }
    }
}

fn is_empty_json(text: &str) -> bool {
    let compact: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let [constructors, methods] = ["\"constructors\":[]", "\"methods\":[]"];
    let lists = compact.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    lists.is_some_and(|lists| lists.is_empty() || lists.split(',').all(|list| list == constructors || list == methods))
}

/// The errors for missing pages and databases, with the folders that were searched.
pub(crate) fn check_reading(reading: &ReadingArgs) -> Result<(), Outcome> {
    let docs = reading.docs.iter().filter_map(|path| wrong_folder(path));
    let wrong = docs.chain(reading.errors.iter().filter_map(|path| wrong_database(path)));
    wrong.map(Outcome::misuse).reduce(Outcome::and).map_or(Ok(()), Err)
}

/// The error for a path that leads to no folder.
pub(crate) fn wrong_folder(path: &Path) -> Option<String> {
    let said = |why: &str| Some(format!("can't read {}: {why}", path.display()));
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => None,
        Ok(_) => said("it is a file; name the folder that it is in"),
        Err(error) => said(&paths::why(path, &error)),
    }
}

/// The error for a path that leads to no error database. A folder has to hold one.
pub(crate) fn wrong_database(path: &Path) -> Option<String> {
    let said = |why: &str| Some(format!("can't read {}: {why}", path.display()));
    match fs::metadata(path) {
        Ok(found) if found.is_dir() => match databases_in(path) {
            Ok(_) => None,
            Err(error) => said(&error.to_string()),
        },
        Ok(_) => None,
        Err(error) => said(&paths::why(path, &error)),
    }
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
    let reader = reader.only(&reading.only).opaque(&reading.opaque).unknown(&reading.unknown).sizes(&reading.sizes);
    reading.errors.iter().fold(reader, Reader::errors)
}
