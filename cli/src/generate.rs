//! `typewright generate`: Rust from schemas, by configuration or by command line.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use typewright::output::Layout;
use typewright::output::disk::{self, Staleness, Written};
use typewright::pipeline::Generated;
use typewright::source::Level;
use typewright::{Builder, Report};

use crate::args::{GenerateArgs, ReadingArgs};
use crate::check::levels::Levels;
use crate::check::with_reading;
use crate::choices::Choices;
use crate::config::{self, BaseConfig, Jobs};
use crate::counts::Guard;
use crate::outcome::{Outcome, count};
use crate::patch::Patches;
use crate::size;

/// One set of bindings to make.
#[derive(Debug, Default)]
pub(crate) struct Job {
    /// What the configuration or the command line calls the output.
    pub(crate) name: String,
    pub(crate) schemas: Vec<PathBuf>,
    pub(crate) out: PathBuf,
    pub(crate) reading: ReadingArgs,
    pub(crate) levels: Levels,
    pub(crate) derives: Option<Vec<String>>,
    pub(crate) registry: bool,
    pub(crate) rust: Choices,
    pub(crate) base: Option<BaseConfig>,
    pub(crate) format: bool,
    /// What renews the output, as its header says; `typewright generate` if a configuration does.
    pub(crate) command: Option<String>,
}

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
                let written = made.report.write(&dir)?;
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
    if args.out.is_none() { Guard::of(&args.config, counted).map(Some) } else { Ok(None) }
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
                rust: Choices::borrowed(args.borrowed),
                format: !args.no_format,
                command: Some(command_without_folders(&args.schemas, out)),
                ..Job::default()
            };
            Ok(Jobs { jobs: vec![job], max_loss: 100 })
        }
    }
}

/// The command for a header, which is the same on every machine.
fn command_without_folders(schemas: &[PathBuf], out: &Path) -> String {
    let name = |path: &Path| path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
    let schemas: Vec<_> = schemas.iter().map(|path| name(path)).collect();
    format!("typewright generate {} --out {}", schemas.join(" "), name(out))
}

/// Where the files of a job go.
enum Target {
    Stdout,
    Folder(PathBuf),
}

impl Job {
    fn target(&self) -> Target {
        match self.out.extension() {
            _ if self.out.as_os_str() == "-" => Target::Stdout,
            Some(extension) if extension == "rs" => {
                Target::Folder(self.out.parent().unwrap_or(Path::new("")).to_path_buf())
            }
            _ => Target::Folder(self.out.clone()),
        }
    }

    pub(crate) fn builder(&self) -> Builder {
        let one_file = self.out.as_os_str() == "-" || self.out.extension().is_some_and(|extension| extension == "rs");
        let mut builder = with_reading(Builder::new().schemas(&self.schemas), &self.reading)
            .format(self.format)
            .registry(self.registry)
            .command(self.command.as_deref().unwrap_or("typewright generate"))
            .layout(if one_file { Layout::File } else { Layout::Tree });
        if let (true, Some(stem)) = (one_file, self.out.file_stem()) {
            builder = builder.name(stem.to_string_lossy());
        }
        builder = self.levels.iter().fold(builder, |builder, (lint, level)| builder.level(*lint, *level));
        if let Some(derives) = &self.derives {
            builder = builder.derives(derives);
        }
        if let Some(BaseConfig { path, schemas, only, opaque }) = &self.base {
            builder = builder.base(path, Builder::new().schemas(schemas).only(only).opaque(opaque));
        }
        self.rust.apply(builder)
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

pub(crate) fn names(paths: &[PathBuf]) -> String {
    paths.iter().map(|path| path.display().to_string()).collect::<Vec<_>>().join(" ")
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
