//! `typewright convert`: a schema in another form.

use typewright_language::Reader;
use typewright_language::forms::Form;
use typewright_language::forms::tlo::Version;
use typewright_language::source::Level;
use typewright_tools::session;

use crate::args::{ConvertArgs, FormName};
use crate::exit::Outcome;
use crate::job::Job;
use crate::schemas::Schemas;
use crate::{config, files, frames, paths};

pub(crate) fn run(args: &ConvertArgs) -> Result<Outcome, Outcome> {
    let form = form(args)?;
    let report = session::convert(reader(args)?, form)?;
    let mut outcome = Outcome { err: frames::of_report(&report, Level::Warning), ..Outcome::default() };
    let converted = report.value;
    if !converted.losses.is_empty() {
        outcome.err.push_str(&format!("left out: {}\n", converted.losses));
    }
    if paths::is_stdin(&args.out) {
        outcome.bytes = converted.bytes;
    } else {
        files::write(&args.out, &converted.bytes)?;
    }
    Ok(outcome)
}

/// Reads the schemas of the command line, or the one of the configuration.
fn reader(args: &ConvertArgs) -> Result<Reader, Outcome> {
    let jobs = match args.schemas.as_slice() {
        [] => config::read_all(args.config.as_deref(), "name a schema")?,
        schemas => vec![Job { schemas: Schemas::named(schemas)?, ..Job::default() }],
    };
    let [job] = jobs.as_slice() else {
        return Err(Outcome::misuse("the configuration lists several schemas: name the files of one"));
    };
    let profile = args.profile.or(job.reading.profile);
    let reader = job.levels.iter().fold(job.schemas.reader(), |reader, (lint, level)| reader.level(*lint, *level));
    let reader = reader.external(job.rust.extern_types()).only(&args.only);
    Ok(profile.into_iter().fold(reader, |reader, profile| reader.profile(profile.into())))
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
