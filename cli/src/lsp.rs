//! `typewright lsp`: files, configurations and commits for the language server.

use std::path::Path;

use typewright_language::source::SourceMap;
use typewright_lsp::{Configured, Connection, Ending, Project, Workspace, serve};

use crate::args::LspArgs;
use crate::exit::Outcome;
use crate::job::Job;
use crate::{config, files, git, paths};

pub(crate) fn run(_: &LspArgs) -> Result<Outcome, Outcome> {
    let (connection, threads) = Connection::stdio();
    if serve(&connection, &Files) == Ending::Finished {
        return Ok(Outcome::default());
    }
    drop(connection);
    let why = threads.join().err().map(|error| format!("error: can't read the messages of the editor: {error}\n"));
    Ok(Outcome { failed: true, err: why.unwrap_or_default(), ..Outcome::default() })
}

/// The file system, and the commits of git.
struct Files;

impl Workspace for Files {
    fn configured(&self, path: &Path) -> Result<Configured, String> {
        let Some(config) = config::above(path) else { return Ok(Configured::default()) };
        let loaded = config::load(&config).map_err(|mistakes| said(&mistakes))?;
        let alone = Job { levels: loaded.levels, ..Job::default() };
        let projects = loaded.jobs.iter().map(project).collect();
        config::refuse(&loaded.file, &loaded.mistakes).map_err(|mistakes| said(&mistakes))?;
        Ok(Configured { config: Some(config), projects, alone: alone.choices() })
    }

    fn read(&self, path: &Path) -> Option<Vec<u8>> {
        files::read(path, SourceMap::MAX_FILE_LEN as u64).ok()
    }

    fn committed(&self, path: &Path) -> Option<Vec<u8>> {
        git::committed(path)
    }
}

fn project(job: &Job) -> Project {
    let files = job.schemas.files().map(paths::normalized).collect();
    Project { files, reader: job.choices(), renames: job.renames() }
}

/// Mistakes without color.
fn said(mistakes: &Outcome) -> String {
    anstream::adapter::strip_str(mistakes.err.trim_end()).to_string()
}
