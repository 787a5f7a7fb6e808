//! `typewright convert`: a schema in another form.

use typewright::Builder;
use typewright::convert::Form;
use typewright::convert::tlo::Version;
use typewright::source::Level;

use crate::args::{ConvertArgs, FormName};
use crate::exit::Outcome;
use crate::job::Job;
use crate::schemas::Schemas;
use crate::{config, files, frames, paths};

pub(crate) fn run(args: &ConvertArgs) -> Result<Outcome, Outcome> {
    let form = form(args)?;
    let report = builder(args)?.convert(form)?;
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
fn builder(args: &ConvertArgs) -> Result<Builder, Outcome> {
    let jobs = match args.schemas.as_slice() {
        [] => config::read_all(args.config.as_deref(), "name a schema")?,
        schemas => vec![Job { schemas: Schemas::named(schemas)?, ..Job::default() }],
    };
    let [job] = jobs.as_slice() else {
        return Err(Outcome::misuse("the configuration lists several schemas: name the files of one"));
    };
    let profile = args.profile.or(job.reading.profile);
    let builder = job.levels.iter().fold(job.schemas.builder(), |builder, (lint, level)| builder.level(*lint, *level));
    Ok(profile.into_iter().fold(builder, |builder, profile| builder.profile(profile.into())))
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
