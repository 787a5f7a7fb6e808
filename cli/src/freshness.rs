//! `--check` of `generate` and `site`: files on disk compared with those that a run would write.

use std::path::PathBuf;
use std::{env, fs};

use typewright::Bindings;
use typewright::output::disk::{self, Stale, Staleness};
use typewright_language::Error;

use crate::counts::Guard;
use crate::exit::Outcome;
use crate::outputs::Outputs;
use crate::shell_words::quoted;
use crate::unified_diff::Patches;

/// The number of stale files that are named.
const MAX_NAMED: usize = 50;

/// The command of this run, without the options that change what it writes.
pub(crate) fn mending_command() -> String {
    let given = env::args_os().skip(1).map(|arg| arg.to_string_lossy().into_owned());
    let kept = given.filter(|arg| !["--check", "--accept-loss"].contains(&arg.as_str()));
    kept.fold("typewright".to_owned(), |command, arg| command + " " + &quoted(&arg))
}

/// Compares with the files on disk, and writes nothing. The stale files and the fix come after the diff.
pub(crate) fn check(
    files: &[(PathBuf, &Bindings)],
    kept: Option<(&Guard, &Outputs)>,
    noun: &str,
) -> Result<Outcome, Outcome> {
    let (mut stale, mut patches) = (Vec::new(), Patches::default());
    if let Some((guard, outputs)) = kept {
        stale.extend(guard.is_stale().then(|| guard.show(&mut patches)));
        stale.extend(outputs.stale());
    }
    for (dir, files) in files {
        let found = disk::stale(dir, files);
        for file in found.map_err(|error| Error::misuse(error.to_string()))? {
            let how = match file.staleness {
                Staleness::Missing => "is missing",
                Staleness::Differs => "differs",
                Staleness::Extra => "is not made any more",
            };
            stale.push(format!("stale: {} {how}\n", file.path.display()));
            if file.staleness == Staleness::Differs {
                show(&file, &mut patches);
            }
        }
    }
    let left = kept.map_or_else(Vec::new, |(_, outputs)| outputs.left());
    let failed = !stale.is_empty() || !left.is_empty();
    let mut closing = if failed { String::new() } else { format!("All {noun} are up to date.\n") };
    closing.extend(left.iter().map(|line| format!("stale: {line}")));
    if !stale.is_empty() {
        closing.push_str(&named(&stale, &mending_command()));
    }
    Ok(Outcome { out: patches.finish(), closing, failed, ..Outcome::default() })
}

/// The first of the stale files, and the command that renews them.
fn named(stale: &[String], mending: &str) -> String {
    let mut text: String = stale.iter().take(MAX_NAMED).map(String::as_str).collect();
    if stale.len() > MAX_NAMED {
        text.push_str(&format!("... and {} more stale files\n", stale.len() - MAX_NAMED));
    }
    text + &format!("To fix it, run: {mending}\n")
}

/// Shows the changes of a file, unless it can't be read as text.
fn show(file: &Stale, patches: &mut Patches) {
    if let Ok(old) = fs::read_to_string(&file.path) {
        patches.push(&file.path.display().to_string(), "generated", &old, &file.text);
    }
}
