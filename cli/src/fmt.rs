//! `typewright fmt`: formats schemas, and writes the ids that they leave to be computed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use typewright::output::disk::{self, same_text};
use typewright_language::schema::Profile;
use typewright_language::source::{Diagnostics, FileId, Level, SourceMap};
use typewright_tools::format::{canonical, format, write_ids};

use crate::args::FmtArgs;
use crate::config;
use crate::exit::{Outcome, count};
use crate::job::Job;
use crate::schemas::expand;
use crate::unified_diff::Patches;
use crate::{files, frames, paths};

/// Files that make one schema: their ids are computed by the same rules.
struct Group {
    paths: Vec<PathBuf>,
    profile: Option<Profile>,
}

/// A file whose text changes.
struct Change {
    old: String,
    new: String,
}

pub(crate) fn run(args: &FmtArgs) -> Result<Outcome, Outcome> {
    let (groups, wrong) = groups(args)?;
    let mut outcome = Outcome::default();
    let mut stale = BTreeMap::new();
    for (group, (sources, files)) in read(&groups, wrong)? {
        let mut diagnostics = Diagnostics::new();
        let texts = if args.canonical {
            let mut texts = files.iter().map(|id| canonical(&sources, *id, group.profile, &mut diagnostics));
            texts.by_ref().flatten().for_each(|text| outcome.bytes.extend(text.into_bytes()));
            Vec::new()
        } else {
            formatted(args, group, &sources, &files, &mut diagnostics)
        };
        for ((path, id), new) in group.paths.iter().zip(&files).zip(texts) {
            let old = sources.get(*id).map_or("", |file| file.text());
            match new {
                Some(new) if !args.check && paths::is_stdin(path) => outcome.bytes.extend(new.into_bytes()),
                Some(new) if !same_text(old.as_bytes(), &new) => {
                    stale.insert(path.clone(), Change { old: old.to_owned(), new });
                }
                _ => {}
            }
        }
        outcome.err.push_str(&said(&sources, &diagnostics));
        outcome.failed |= diagnostics.has_errors();
    }
    if !args.check {
        disk::remove_leftovers(groups.iter().flat_map(|group| &group.paths).map(PathBuf::as_path));
    }
    finish(args, stale, outcome)
}

/// The files of the command line and the errors among them, or each schema of the configuration. Only TL has a layout.
fn groups(args: &FmtArgs) -> Result<(Vec<Group>, Vec<Outcome>), Outcome> {
    let profile = args.profile.map(Into::into);
    if args.files.is_empty() {
        let jobs = config::read_all(args.config.as_deref(), "name a schema")?;
        let is_tl = |path: &&Path| path.extension().is_none_or(|extension| extension != "json" && extension != "tlo");
        let group = |job: &Job| Group {
            paths: job.schemas.files().filter(is_tl).map(Path::to_path_buf).collect(),
            profile: profile.or(job.reading.profile.map(Into::into)),
        };
        return Ok((jobs.iter().map(group).collect(), Vec::new()));
    }
    let (mut paths, mut wrong) = (Vec::new(), Vec::new());
    for path in &args.files {
        let found = if paths::is_stdin(path) { Ok(vec![path.clone()]) } else { expand(path) };
        match found {
            Ok(found) => paths.extend(found),
            Err(error) => wrong.push(Outcome::misuse(error)),
        }
    }
    // A file that is named twice is formatted once.
    let mut known = BTreeSet::new();
    paths.retain(|path: &PathBuf| known.insert(path.clone()));
    Ok((vec![Group { paths, profile }], wrong))
}

type Files = (SourceMap, Vec<FileId>);

/// Every file, read before any is formatted.
fn read(groups: &[Group], mut wrong: Vec<Outcome>) -> Result<Vec<(&Group, Files)>, Outcome> {
    let mut all = Vec::new();
    for group in groups {
        let (mut sources, mut ids) = (SourceMap::new(), Vec::new());
        for path in &group.paths {
            let name = if paths::is_stdin(path) { "<stdin>".to_owned() } else { path.display().to_string() };
            match files::read_text(path) {
                Ok(text) => ids.push(sources.add(name, text)),
                Err(error) => wrong.push(error),
            }
        }
        all.push((group, (sources, ids)));
    }
    wrong.into_iter().reduce(Outcome::and).map_or(Ok(all), Err)
}

/// The new text of each file; none where it has errors.
fn formatted(
    args: &FmtArgs,
    group: &Group,
    sources: &SourceMap,
    files: &[FileId],
    diagnostics: &mut Diagnostics,
) -> Vec<Option<String>> {
    if !args.write_ids {
        return files.iter().map(|id| format(sources, *id, diagnostics)).collect();
    }
    let Some(texts) = write_ids(sources, files, group.profile, diagnostics) else { return Vec::new() };
    let mut written = SourceMap::new();
    let names = files.iter().map(|id| sources.get(*id).map_or("", |file| file.name()).to_owned());
    let ids: Vec<_> = names.zip(texts).map(|(name, text)| written.add(name, text)).collect();
    // These files were reported on when their ids were written.
    ids.iter().map(|id| format(&written, *id, &mut Diagnostics::new())).collect()
}

/// Errors and warnings about files.
fn said(sources: &SourceMap, diagnostics: &Diagnostics) -> String {
    let frames = frames::render(sources, &diagnostics.sorted());
    match diagnostics.count(Level::Error) {
        0 => frames,
        errors => format!("{frames}\n{}; files with errors are left alone\n", count(errors, "error")),
    }
}

/// Writes the new texts, or shows them.
fn finish(args: &FmtArgs, stale: BTreeMap<PathBuf, Change>, mut outcome: Outcome) -> Result<Outcome, Outcome> {
    if args.check {
        let mut patches = Patches::default();
        for (path, Change { old, new }) in &stale {
            outcome.closing.push_str(&format!("not formatted: {}\n", path.display()));
            patches.push(&path.display().to_string(), "formatted", old, new);
        }
        outcome.out.push_str(&patches.finish());
        outcome.failed |= !stale.is_empty();
        return Ok(outcome);
    }
    let mut texts = BTreeMap::new();
    for (path, Change { new, .. }) in stale {
        outcome.err.push_str(&format!("formatted: {}\n", path.display()));
        texts.insert(path, new);
    }
    files::replace(&texts)?;
    Ok(outcome)
}
