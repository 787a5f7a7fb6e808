//! `typewright generate`: Rust from schemas, by configuration or by command line.

use std::path::{Path, PathBuf};

use typewright::output::disk::{self, Written};
use typewright::{Bindings, Generated};
use typewright_language::Error;
use typewright_language::source::{Diagnostics, Level};

use crate::args::{GenerateArgs, RustArgs};
use crate::config::{self, ConfigFile, Loaded, blame};
use crate::counts::Guard;
use crate::exit::{Outcome, count};
use crate::freshness::mending_command;
use crate::job::{Base, Job, Target};
use crate::made::{Made, make};
use crate::outputs::Outputs;
use crate::rust_options::RustOptions;
use crate::schemas::Schemas;
use crate::{frames, freshness, levels, size};

/// The number of times that wrong choices are taken back to look for more of them: each floor reports its own together.
const MAX_ROUNDS: usize = 8;

pub(crate) fn run(args: &GenerateArgs) -> Result<Outcome, Outcome> {
    match &args.schemas[..] {
        [] => by_configuration(args),
        _ => by_command_line(args),
    }
}

fn by_configuration(args: &GenerateArgs) -> Result<Outcome, Outcome> {
    let mut loaded = config::read(args.config.as_deref(), "name schemas and --out")?;
    for job in &mut loaded.jobs {
        job.levels = levels::chosen(std::mem::take(&mut job.levels), &args.levels)?;
    }
    if args.explain_size {
        config::refuse(&loaded.file, &loaded.mistakes)?;
        return size::explain(&loaded.jobs);
    }
    let made = make_all(&loaded.jobs);
    let made = collect(made, &loaded)?;
    let counted = made.iter().filter(|made| made.job.reading.has_documentation());
    let counted = counted.map(|made| (made.job.name.clone(), made.report.value.summary.coverage));
    let guard = Guard::new(&loaded.file.path, counted)?;
    let outputs = Outputs::new(&loaded.file.path, &loaded.jobs)?;
    if args.check {
        return freshness::check(&folders(&made), Some((&guard, &outputs)), "bindings");
    }
    if !args.accept_loss {
        refuse_losses(&guard, loaded.max_loss, &mending_command())?;
    }
    let mut outcome = write(&made)?;
    guard.write()?;
    outputs.write()?;
    outcome.closing.extend(outputs.left().iter().map(|line| format!("warning: {line}")));
    Ok(outcome)
}

fn by_command_line(args: &GenerateArgs) -> Result<Outcome, Outcome> {
    let out = args.out.clone().unwrap_or_default();
    if args.check && out.as_os_str() == "-" {
        return Err(Outcome::misuse("--check compares with files: it needs an --out that is not `-`"));
    }
    let configured = config::read_rules(args.config.as_deref())?.levels;
    let RustArgs { base, base_schemas, base_only, base_opaque, base_sizes, .. } = &args.rust;
    let base = base.as_ref().map(|path| {
        let (only, opaque, sizes) = (base_only.clone(), base_opaque.clone(), base_sizes.clone());
        Schemas::named(base_schemas).map(|schemas| Base { path: path.clone(), schemas, only, opaque, sizes })
    });
    let job = Job {
        name: out.display().to_string(),
        out,
        levels: levels::chosen(configured, &args.levels)?,
        derives: args.rust.derives.clone(),
        registry: args.rust.registry,
        rust: RustOptions::from_args(&args.rust),
        base: base.transpose()?,
        format: !args.rust.no_format,
        command: Some(args.renewal.clone()),
        ..Job::named(&args.schemas, &args.reading)?
    };
    if args.explain_size {
        return size::explain(&[job]);
    }
    let made = make(&job)?;
    if args.check { freshness::check(&folders(&[made]), None, "bindings") } else { write(&[made]) }
}

/// The folders of bindings, and their files.
fn folders<'m>(made: &'m [Made<'_>]) -> Vec<(PathBuf, &'m Bindings)> {
    let folder = |made: &'m Made<'_>| match made.job.target() {
        Target::Folder(dir) => Some((dir, &made.report.value.bindings)),
        Target::Stdout => None,
    };
    made.iter().filter_map(folder).collect()
}

/// Makes every job before anything is written.
fn make_all(jobs: &[Job]) -> Vec<(&Job, Result<Made<'_>, Error>)> {
    jobs.iter().map(|job| (job, make(job))).collect()
}

/// All bindings; or else all mistakes in the configuration, and all errors of the schemas.
fn collect<'a>(made: Vec<(&'a Job, Result<Made<'a>, Error>)>, loaded: &Loaded) -> Result<Vec<Made<'a>>, Outcome> {
    let (mut all, mut mistakes, mut failed) = (Vec::new(), loaded.mistakes.clone(), Vec::new());
    for (job, made) in made {
        match made {
            Ok(made) => all.push(made),
            Err(error) => match mistakes_of(job, &error, &loaded.file) {
                Some(found) => found.sorted().into_iter().for_each(|found| mistakes.push(found.clone())),
                None => failed.push(Outcome::from(error)),
            },
        }
    }
    if mistakes.has_errors() {
        failed.insert(0, config::show(&loaded.file, &mistakes));
    }
    failed.into_iter().reduce(Outcome::and).map_or(Ok(all), Err)
}

/// The errors about the choices of a job; none if the schema is wrong.
fn mistakes_of(job: &Job, error: &Error, file: &ConfigFile) -> Option<Diagnostics> {
    let index = job.index?;
    let mut found = Diagnostics::new();
    let mut job = job.clone();
    let mut blamed = blame(file, index, error)?;
    for _ in 0..MAX_ROUNDS {
        let mut less = false;
        for mistake in blamed {
            less |= job.take_back(&mistake.quoted);
            found.push(mistake.diagnostic);
        }
        // Errors that only arise without the choices that were taken back are nobody's mistake.
        let next = if less { job.builder().generate().err() } else { None };
        blamed = next.and_then(|error| blame(file, index, &error)).unwrap_or_default();
        if blamed.is_empty() {
            break;
        }
    }
    Some(found)
}

/// Writes all bindings, or prints them.
fn write(made: &[Made<'_>]) -> Result<Outcome, Outcome> {
    let mut outcome = Outcome::default();
    let mut outputs = Vec::new();
    for made in made {
        outcome.err.push_str(&frames::of_report(&made.report, Level::Warning));
        match made.job.target() {
            Target::Stdout => made.report.value.bindings.values().for_each(|text| outcome.bytes.extend(text.bytes())),
            Target::Folder(dir) => outputs.push((made, dir)),
        }
    }
    let pairs: Vec<_> = outputs.iter().map(|(made, dir)| (dir.as_path(), &made.report.value.bindings)).collect();
    match disk::write_all(&pairs) {
        Ok(written) => {
            let summaries = outputs.iter().zip(&written).map(|((made, _), written)| summary(made, written));
            outcome.err.extend(summaries);
            outcome.closing.extend(written.iter().flat_map(|written| &written.disturbed).map(|path| disturbed(path)));
            Ok(outcome)
        }
        Err(error) => Err(outcome.and(Error::misuse(error.to_string()).into())),
    }
}

fn disturbed(path: &Path) -> String {
    format!("warning: another run changed {} at the same time: generate again\n", path.display())
}

fn summary(made: &Made<'_>, written: &Written) -> String {
    let Generated { bindings, summary } = &made.report.value;
    let layer = summary.layer.map_or_else(String::new, |layer| format!(" (layer {layer})"));
    let lines: usize = bindings.values().map(|text| text.lines().count()).sum();
    format!(
        "{}{layer}: {}, {}, {} -> {}: {}, {} lines ({} changed, {} removed) in {} ms\n",
        made.job.schemas.names(),
        count(summary.types, "type"),
        count(summary.constructors, "constructor"),
        count(summary.functions, "function"),
        made.job.out.display(),
        count(bindings.len(), "file"),
        lines,
        written.changed,
        written.removed,
        made.time.as_millis(),
    )
}

fn refuse_losses(guard: &Guard, max_loss: u8, mending: &str) -> Result<(), Outcome> {
    let losses = guard.losses(max_loss)?;
    if losses.is_empty() {
        return Ok(());
    }
    let mend = format!("If a loss of more than {max_loss} % is meant, run: {mending} --accept-loss\n");
    Err(Outcome { err: losses + &mend, failed: true, ..Outcome::default() })
}
