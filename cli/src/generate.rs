//! `typewright generate`: Rust from schemas, by configuration or by command line.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use typewright::Generated;
use typewright::Report;
use typewright::output::disk::{self, Staleness, Written};
use typewright_language::source::Level;

use crate::args::GenerateArgs;
use crate::config::{self, Jobs};
use crate::counts::Guard;
use crate::exit::{Outcome, count};
use crate::job::{Job, Target, names};
use crate::rust_options::RustOptions;
use crate::size;
use crate::unified_diff::Patches;

pub(crate) fn run(args: &GenerateArgs) -> Result<Outcome, Outcome> {
    let Jobs { jobs, max_loss } = jobs(args)?;
    if args.explain_size {
        return size::explain(&jobs);
    }
    let made = make_all(&jobs)?;
    let guard = guard(args, &made)?;
    if args.check {
        return check(&made, guard.as_ref(), args);
    }
    if let (Some(guard), false) = (&guard, args.accept_loss) {
        refuse_losses(guard, max_loss, args)?;
    }
    let mut outcome = Outcome::default();
    for made in &made {
        outcome.err.push_str(&made.report.frames(Level::Warning, true));
        match made.job.target() {
            Target::Stdout => made.report.value.bindings.values().for_each(|text| outcome.out.push_str(text)),
            Target::Folder(dir) => {
                let written = made.report.value.write(&dir)?;
                outcome.err.push_str(&summary(made, &written));
            }
        }
    }
    guard.map_or(Ok(()), |guard| guard.write())?;
    Ok(outcome)
}

/// The counts that a configuration has beside it.
fn guard(args: &GenerateArgs, made: &[Made<'_>]) -> Result<Option<Guard>, Outcome> {
    let counted = made.iter().map(|made| (made.job.name.clone(), made.report.value.summary.coverage));
    if args.out.is_none() { Guard::new(&args.config, counted).map(Some) } else { Ok(None) }
}

fn refuse_losses(guard: &Guard, max_loss: u8, args: &GenerateArgs) -> Result<(), Outcome> {
    let losses = guard.losses(max_loss)?;
    if losses.is_empty() {
        return Ok(());
    }
    let mend = format!("If a loss of more than {max_loss} % is meant, run: {} --accept-loss\n", mending_command(args));
    Err(Outcome { err: losses + &mend, failed: true, ..Outcome::default() })
}

fn jobs(args: &GenerateArgs) -> Result<Jobs, Outcome> {
    match &args.out {
        None if !args.schemas.is_empty() => {
            let job = Job { schemas: args.schemas.clone(), reading: args.reading.clone(), ..Job::default() };
            Ok(Jobs { jobs: vec![job], max_loss: 100 })
        }
        None => config::read(&args.config, "name schemas and --out"),
        Some(out) if args.check && out.as_os_str() == "-" => {
            Err(Outcome::misuse("--check compares with files: it needs an --out that is not `-`"))
        }
        Some(out) => {
            let job = Job {
                name: out.display().to_string(),
                schemas: args.schemas.clone(),
                out: out.clone(),
                reading: args.reading.clone(),
                registry: args.registry,
                rust: RustOptions::borrowed(args.borrowed),
                format: !args.no_format,
                ..Job::default()
            };
            Ok(Jobs { jobs: vec![job], max_loss: 100 })
        }
    }
}

/// The bindings of a job, still in memory.
struct Made<'a> {
    job: &'a Job,
    report: Report<Generated>,
    time: Duration,
}

/// Makes every job before anything is written, and reports the errors of all.
fn make_all(jobs: &[Job]) -> Result<Vec<Made<'_>>, Outcome> {
    let mut made = Vec::new();
    let mut failed: Option<Outcome> = None;
    for job in jobs {
        let start = Instant::now();
        match job.builder().generate() {
            Ok(report) => made.push(Made { job, report, time: start.elapsed() }),
            Err(error) => {
                let outcome = Outcome::from(error);
                match &mut failed {
                    Some(failed) => failed.err.push_str(&outcome.err),
                    None => failed = Some(outcome),
                }
            }
        }
    }
    failed.map_or(Ok(made), Err)
}

fn summary(made: &Made<'_>, written: &Written) -> String {
    let Generated { bindings, summary } = &made.report.value;
    let layer = summary.layer.map_or_else(String::new, |layer| format!(" (layer {layer})"));
    let lines: usize = bindings.values().map(|text| text.lines().count()).sum();
    format!(
        "{}{layer}: {}, {}, {} -> {}: {}, {} lines ({} changed, {} removed) in {} ms\n",
        names(&made.job.schemas),
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

/// Compares with the files on disk, and writes nothing.
fn check(made: &[Made<'_>], guard: Option<&Guard>, args: &GenerateArgs) -> Result<Outcome, Outcome> {
    let (mut outcome, mut patches) = (Outcome::default(), Patches::default());
    if let Some(guard) = guard.filter(|guard| guard.is_stale()) {
        outcome.err.push_str(&guard.show(&mut patches));
        outcome.failed = true;
    }
    for made in made {
        let Target::Folder(dir) = made.job.target() else { continue };
        let stale =
            disk::stale(&dir, &made.report.value.bindings).map_err(|error| Outcome::misuse(error.to_string()))?;
        for file in stale {
            let what = match file.staleness {
                Staleness::Missing => "is missing",
                Staleness::Differs => "differs",
                Staleness::Extra => "is not made any more",
            };
            outcome.err.push_str(&format!("stale: {} {what}\n", file.path.display()));
            outcome.failed = true;
            if file.staleness == Staleness::Differs {
                show(made, &dir, &file.path, &mut patches);
            }
        }
    }
    outcome.out = patches.finish();
    if outcome.failed {
        outcome.err.push_str(&format!("To mend it, run: {}\n", mending_command(args)));
    } else {
        outcome.err.push_str("All bindings are up to date.\n");
    }
    Ok(outcome)
}

/// What a run would change in a file. One that can't be read as text is named, and that is all.
fn show(made: &Made<'_>, dir: &Path, path: &Path, patches: &mut Patches) {
    let bindings = &made.report.value.bindings;
    let new = bindings.iter().find(|(name, _)| dir.join(name) == path).map(|(_, text)| text);
    if let (Some(new), Ok(old)) = (new, fs::read_to_string(path)) {
        patches.push(&path.display().to_string(), "generated", &old, new);
    }
}

/// The command of this run, without `--check`.
fn mending_command(args: &GenerateArgs) -> String {
    let mut command = "typewright generate".to_owned();
    match &args.out {
        Some(out) => command.push_str(&format!(" {} --out {}", names(&args.schemas), out.display())),
        None if args.config != Path::new("typewright.toml") => {
            command.push_str(&format!(" --config {}", args.config.display()));
        }
        None => {}
    }
    command
}
