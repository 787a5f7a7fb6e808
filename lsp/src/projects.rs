//! The schemas that are open: which files make one, each analysed once a change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use typewright_language::forms;
use typewright_language::inputs::Inputs;
use typewright_language::options::ReadOptions;
use typewright_language::schema::Schema;
use typewright_language::source::Diagnostics;

use crate::analysis::{Analysis, Named, analyse};
use crate::documents::{Documents, without_mark};
use crate::uris;
use crate::workspace::{Configured, Project, Workspace};

/// Files that make one schema, and what is known of them.
#[derive(Debug)]
struct Open {
    project: Project,
    /// The pages and databases, read once.
    base: Inputs,
    /// The findings in them.
    found: Diagnostics,
    options: ReadOptions,
    /// The last schema without errors.
    last: Option<Rc<Schema>>,
    /// The schema of the last commit, once it was asked for.
    committed: Option<Option<Rc<Schema>>>,
    analysis: Option<Analysis>,
}

/// Every schema that is open.
pub struct Projects<'w> {
    workspace: &'w dyn Workspace,
    /// The open texts.
    pub documents: Documents,
    open: Vec<Open>,
    /// The folders of the client, whose projects are open even if none of their files is.
    folders: Vec<PathBuf>,
    /// Mistakes in configurations and inputs.
    complaints: Vec<String>,
    /// Those that the client knows.
    told: Vec<String>,
}

impl<'w> Projects<'w> {
    /// No project.
    #[must_use]
    pub fn new(workspace: &'w dyn Workspace, documents: Documents) -> Self {
        Self { workspace, documents, open: Vec::new(), folders: Vec::new(), complaints: Vec::new(), told: Vec::new() }
    }

    /// Adds and removes folders of the client.
    pub fn change_folders(&mut self, added: Vec<PathBuf>, removed: &[PathBuf]) {
        self.folders.retain(|folder| !removed.contains(folder));
        self.folders.extend(added);
        self.reload();
    }

    /// Finds the projects of all folders and open texts anew: configurations, files or commits may have changed.
    pub fn reload(&mut self) {
        self.complaints.clear();
        let places = self.folders.iter().chain(self.documents.keys()).cloned();
        let mut known: BTreeMap<Vec<PathBuf>, Project> = BTreeMap::new();
        let mut lone = BTreeMap::new();
        let mut configs: BTreeMap<PathBuf, Rc<Configured>> = BTreeMap::new();
        for place in places.collect::<Vec<_>>() {
            let configured = self.configured(&mut configs, &place);
            for project in &configured.projects {
                known.entry(project.files.clone()).or_insert_with(|| project.clone());
            }
            if self.documents.get(&place).is_some() && !configured.projects.iter().any(|it| it.files.contains(&place)) {
                lone.insert(place, configured.alone.clone());
            }
        }
        let alone = lone.into_iter().map(|(file, reader)| Project { files: vec![file], reader, ..Project::default() });
        let projects: Vec<_> = known.into_values().chain(alone).collect();
        let mut last: BTreeMap<_, _> = self.open.drain(..).map(|it| (it.project.files, it.last)).collect();
        for project in projects {
            let last = last.remove(&project.files).flatten();
            let open = self.opened(project, last);
            self.open.push(open);
        }
    }

    /// The configuration of a place. Places of one folder have one.
    fn configured(&mut self, known: &mut BTreeMap<PathBuf, Rc<Configured>>, place: &Path) -> Rc<Configured> {
        if !place.is_absolute() {
            return Rc::default();
        }
        let folder =
            if self.folders.iter().any(|folder| folder == place) { place } else { place.parent().unwrap_or(place) };
        if let Some(found) = known.get(folder) {
            return Rc::clone(found);
        }
        let found = Rc::new(self.workspace.configured(folder));
        self.complaints.extend(found.mistakes.clone());
        known.insert(folder.to_path_buf(), Rc::clone(&found));
        found
    }

    /// Reads the pages and databases of a project.
    fn opened(&mut self, project: Project, last: Option<Rc<Schema>>) -> Open {
        let options = project.reader.options().clone();
        let read = project.reader.clone().run(|inputs, _, found| Some((inputs.clone(), found.clone())));
        let (base, found) = match read {
            Ok(report) => report.value,
            Err(error) => {
                self.complaints.push(error.to_string());
                Default::default()
            }
        };
        Open { project, base, found, options, last, committed: None, analysis: None }
    }

    /// The mistakes in configurations and inputs that were not told yet.
    pub fn new_complaints(&mut self) -> Vec<String> {
        let told = std::mem::replace(&mut self.told, self.complaints.clone());
        self.complaints.iter().filter(|it| !told.contains(it)).cloned().collect()
    }

    /// Forgets what is known of the text of a file; the next question reads it again.
    pub fn forget(&mut self, key: &PathBuf) {
        let holding = self.open.iter_mut().filter(|open| open.project.files.contains(key));
        holding.for_each(|open| open.analysis = None);
    }

    /// Returns whether a file belongs to a project that is open.
    #[must_use]
    pub fn is_known(&self, key: &PathBuf) -> bool {
        self.open.iter().any(|open| open.project.files.contains(key))
    }

    /// Forgets the last commits: there may be newer ones.
    pub fn forget_commits(&mut self) {
        for open in &mut self.open {
            open.committed = None;
            open.analysis = None;
        }
    }

    /// The analysis of the project of a file; none if it is of no project. `with_commit` asks for the last commit too.
    pub fn analysis(&mut self, key: &PathBuf, with_commit: bool) -> Option<&Analysis> {
        let index = self.open.iter().position(|open| open.project.files.contains(key))?;
        self.analyse(index, with_commit);
        self.open.get(index)?.analysis.as_ref()
    }

    /// The analyses of all projects.
    pub fn analyses(&mut self) -> impl Iterator<Item = &Analysis> {
        (0..self.open.len()).for_each(|index| self.analyse(index, false));
        self.open.iter().filter_map(|open| open.analysis.as_ref())
    }

    fn analyse(&mut self, index: usize, with_commit: bool) {
        let (workspace, documents) = (self.workspace, &self.documents);
        let Some(open) = self.open.get_mut(index) else { return };
        if open.analysis.is_none() {
            let analysis = open.read(workspace, documents);
            open.last.clone_from(&analysis.schema);
            open.analysis = Some(analysis);
        }
        if with_commit && open.committed.is_none() {
            open.committed = Some(open.read_committed(workspace));
        }
        let committed = open.committed.iter().flatten().next();
        if let (Some(analysis), Some(committed)) = (&mut open.analysis, committed) {
            analysis.committed.get_or_insert_with(|| Rc::clone(committed));
        }
    }
}

impl Open {
    /// Reads the texts, open ones before those of files.
    fn read(&self, workspace: &dyn Workspace, documents: &Documents) -> Analysis {
        let mut inputs = self.base.clone();
        let mut named = Vec::new();
        for file in &self.project.files {
            let (text, uri, version) = match documents.get(file) {
                Some(open) => (open.text.clone(), open.uri.clone(), Some(open.version)),
                None => {
                    let Some(text) = workspace.read(file).and_then(text) else { continue };
                    (text, uris::uri(file), None)
                }
            };
            let id = inputs.sources.add(file.display().to_string(), text);
            inputs.schemas.push(id);
            named.push(Named { key: file.clone(), uri, version });
        }
        let Self { options, project, found, last, .. } = self;
        analyse(inputs, named, found.clone(), (options, &project.rust), documents.encoding(), last.clone())
    }

    /// The schema of the last commit, if it had no errors.
    fn read_committed(&self, workspace: &dyn Workspace) -> Option<Rc<Schema>> {
        let mut reader = self.project.reader.clone();
        let files = self.project.files.iter();
        let texts: Vec<_> =
            files.filter_map(|file| Some((file.display().to_string(), workspace.committed(file)?))).collect();
        if texts.is_empty() {
            return None;
        }
        for (name, bytes) in texts {
            reader = reader.schema_bytes(name, bytes);
        }
        // Only what changed matters, so that the whole schema is read.
        let read = |inputs: &Inputs, options: &ReadOptions, diagnostics: &mut _| {
            typewright_language::read::read_whole(inputs, options, diagnostics)
        };
        reader.run(read).ok().map(|report| Rc::new(report.value))
    }
}

/// The text of a schema in any form.
fn text(bytes: Vec<u8>) -> Option<String> {
    let (text, _) = forms::text("", bytes).ok()?;
    Some(without_mark(&text).to_owned())
}
