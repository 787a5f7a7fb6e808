//! The two schemas to compare.

use std::ffi::OsStr;

use typewright::schema::Schema;
use typewright::{Builder, Report};

use crate::args::DiffArgs;
use crate::exit::Outcome;
use crate::schemas::read_schema;

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
