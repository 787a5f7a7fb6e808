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
    let ending = serve(&connection, &Files);
    // The last messages are written before the program ends.
    drop(connection);
    let why = threads.join().err().map(|error| format!("error: can't read the messages of the editor: {error}\n"));
    Ok(Outcome { failed: ending == Ending::BrokenOff, err: why.unwrap_or_default(), ..Outcome::default() })
}

/// The file system, and the commits of git.
struct Files;

impl Workspace for Files {
    fn configured(&self, folder: &Path) -> Configured {
        let Some(config) = config::above(folder) else { return Configured::default() };
        let loaded = match config::load(&config) {
            Ok(loaded) => loaded,
            Err(mistakes) => return Configured { mistakes: Some(said(&mistakes)), ..Configured::default() },
        };
        let mistakes = config::refuse(&loaded.file, &loaded.mistakes).err().map(|mistakes| said(&mistakes));
        let alone = Job { levels: loaded.levels, ..Job::default() };
        Configured { projects: loaded.jobs.iter().map(project).collect(), alone: alone.choices(), mistakes }
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
    Project { files, reader: job.choices(), rust: job.model_options() }
}

/// Mistakes without color.
fn said(mistakes: &Outcome) -> String {
    anstream::adapter::strip_str(mistakes.err.trim_end()).to_string()
}
