//! `typewright fmt`: schemas in their one layout.

use std::collections::BTreeMap;
use std::path::PathBuf;

use typewright_language::source::{Diagnostics, FileId, Level, SourceMap, render};
use typewright_tools::format::{canonical, format};

use crate::args::FmtArgs;
use crate::exit::{Outcome, count};
use crate::files;
use crate::unified_diff::Patches;

pub(crate) fn run(args: &FmtArgs) -> Result<Outcome, Outcome> {
    let (sources, files) = read(&args.files)?;
    let mut diagnostics = Diagnostics::new();
    let mut outcome = Outcome::default();
    let mut stale = BTreeMap::new();
    for (path, id) in &files {
        let old = sources.get(*id).map_or("", |file| file.text());
        if args.canonical {
            let profile = args.profile.map(Into::into);
            outcome.out.push_str(&canonical(&sources, *id, profile, &mut diagnostics).unwrap_or_default());
            continue;
        }
        let Some(new) = format(&sources, *id, &mut diagnostics) else { continue };
        if !args.check && path.as_os_str() == "-" {
            outcome.out.push_str(&new);
        } else if new != old {
            stale.insert(path.clone(), (old, new));
        }
    }
    outcome.err = said(&sources, &diagnostics);
    outcome.failed = diagnostics.has_errors();
    finish(args, stale, outcome)
}

/// What is said of files that can't be laid out.
fn said(sources: &SourceMap, diagnostics: &Diagnostics) -> String {
    let frames = render(sources, &diagnostics.sorted(), true);
    let errors = diagnostics.count(Level::Error);
    match (frames.is_empty(), errors) {
        (true, _) => String::new(),
        (false, 0) => frames + "\n",
        (false, _) => format!("{frames}\n\n{}; what has errors is left alone\n", count(errors, "error")),
    }
}

/// Writes what is to be written, or shows it.
fn finish(args: &FmtArgs, stale: BTreeMap<PathBuf, (&str, String)>, mut outcome: Outcome) -> Result<Outcome, Outcome> {
    if args.check {
        let mut patches = Patches::default();
        for (path, (old, new)) in &stale {
            outcome.err.push_str(&format!("not formatted: {}\n", path.display()));
            patches.push(&path.display().to_string(), "formatted", old, new);
        }
        outcome.out.push_str(&patches.finish());
        outcome.failed |= !stale.is_empty();
        return Ok(outcome);
    }
    let mut texts = BTreeMap::new();
    for (path, (_, new)) in stale {
        outcome.err.push_str(&format!("formatted: {}\n", path.display()));
        texts.insert(path, new);
    }
    files::replace(texts)?;
    Ok(outcome)
}

/// Every file, read before any is laid out.
fn read(paths: &[PathBuf]) -> Result<(SourceMap, Vec<(PathBuf, FileId)>), Outcome> {
    let mut sources = SourceMap::new();
    let mut files = Vec::new();
    let mut unreadable: Option<Outcome> = None;
    for path in paths {
        let is_stdin = path.as_os_str() == "-";
        match files::read_text(path) {
            Ok(text) => {
                let name = if is_stdin { "<stdin>".to_owned() } else { path.display().to_string() };
                files.push((path.clone(), sources.add(name, text)));
            }
            Err(error) => {
                unreadable = Some(match unreadable {
                    Some(before) => before.and(error),
                    None => error,
                });
            }
        }
    }
    unreadable.map_or(Ok((sources, files)), Err)
}
