//! The two schemas to compare.

use std::ffi::OsStr;

use typewright_language::schema::Schema;
use typewright_language::{Reader, Report};

use crate::args::DiffArgs;
use crate::exit::Outcome;
use crate::schemas::read_schema;

/// A schema, and its name on the command line.
pub(super) struct Input {
    pub(super) name: String,
    pub(super) schema: Report<Schema>,
}

/// Both schemas, or the errors of either.
pub(super) fn read_both(args: &DiffArgs) -> Result<(Input, Input), Outcome> {
    match (read(&args.old, reader(args, 0)), read(&args.new, reader(args, 1))) {
        (Ok(old), Ok(new)) => Ok((old, new)),
        (Err(old), Err(new)) => Err(old.and(new)),
        (Err(outcome), Ok(_)) | (Ok(_), Err(outcome)) => Err(outcome),
    }
}

/// The pages and the database of the first schema, or of the second.
fn reader(args: &DiffArgs, which: usize) -> Reader {
    let mut reader = args.profile.map_or_else(Reader::new, |profile| Reader::new().profile(profile.into()));
    if let Some(docs) = args.docs.get(which) {
        reader = reader.docs(docs);
    }
    if let Some(errors) = args.errors.get(which) {
        reader = reader.errors(errors);
    }
    reader
}

fn read(name: &OsStr, reader: Reader) -> Result<Input, Outcome> {
    Ok(Input { name: name.to_string_lossy().into_owned(), schema: read_schema(name, reader)? })
}
