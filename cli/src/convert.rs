//! `typewright convert`: a schema in another form.

use std::path::{Path, PathBuf};

use typewright_language::Reader;
use typewright_language::forms::Form;
use typewright_language::forms::tlo::Version;
use typewright_language::source::{Level, SourceMap};
use typewright_tools::session::convert;

use crate::args::{ConvertArgs, FormName};
use crate::exit::Outcome;
use crate::files;

pub(crate) fn run(args: &ConvertArgs) -> Result<Outcome, Outcome> {
    let form = form(args)?;
    let reader = args.schemas.iter().try_fold(Reader::new(), with_input)?;
    let reader = args.profile.into_iter().fold(reader, |reader, profile| reader.profile(profile.into()));
    let report = convert(reader, form)?;
    let mut outcome = Outcome { err: report.frames(Level::Warning, true), ..Outcome::default() };
    let converted = report.value;
    if !converted.losses.is_empty() {
        outcome.err.push_str(&format!("left out: {}\n", converted.losses));
    }
    if args.out == Path::new("-") {
        outcome.bytes = converted.bytes;
    } else {
        files::write(&args.out, &converted.bytes)?;
    }
    Ok(outcome)
}

fn form(args: &ConvertArgs) -> Result<Form, Outcome> {
    match (args.to, args.tlo_version) {
        (FormName::Tlo, None | Some(2)) => Ok(Form::Tlo(Version::V2)),
        (FormName::Tlo, Some(3)) => Ok(Form::Tlo(Version::V3)),
        (FormName::Tlo, Some(_)) => Ok(Form::Tlo(Version::V4)),
        (_, Some(_)) => Err(Outcome::misuse("--tlo-version goes with --to tlo")),
        (FormName::Tl, None) => Ok(Form::Tl),
        (FormName::Json, None) => Ok(Form::Json),
    }
}

/// A file, or standard input for `-`.
fn with_input(reader: Reader, path: &PathBuf) -> Result<Reader, Outcome> {
    if path != Path::new("-") {
        return Ok(reader.schema(path));
    }
    let read = files::read(path, SourceMap::MAX_FILE_LEN as u64);
    let bytes = read.map_err(|error| Outcome::misuse(format!("can't read standard input: {error}")))?;
    Ok(reader.schema_bytes("<stdin>", bytes))
}
