//! Reads a configuration, and reports all mistakes in it that show without its schemas.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use typewright_language::source::{Diagnostic, Diagnostics, Level, Lint, nearest};
use typewright_tools::compare::Rule;

use super::file::ConfigFile;
use super::nouns::{BaseTable, Bindings, Config, SiteTable};
use super::outputs;
use super::places::Places;
use crate::args::{Axis, ReadingArgs};
use crate::exit::{Outcome, count};
use crate::frames;
use crate::job::{Base, Job};
use crate::levels::{self, Levels};
use crate::schemas::{Schemas, expand, not_empty, wrong_database, wrong_folder};
use crate::severity::Severity;

const EXAMPLE: &str = "write a configuration:\n  [[bindings]]\n  schemas = [\"api.tl\"]\n  out = \"src/api\"";

/// A configuration, and the bindings in it whose files are all there.
#[derive(Debug)]
pub(crate) struct Loaded {
    pub(crate) file: ConfigFile,
    pub(crate) jobs: Vec<Job>,
    pub(crate) max_loss: u8,
    /// The documentation site, if there is one.
    pub(super) site: Option<SiteTable>,
    /// The errors about the other bindings.
    pub(crate) mistakes: Diagnostics,
}

/// The severities of changes and findings.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    /// The axes on which a change must not break anything.
    pub(crate) fail_on: Vec<Axis>,
    pub(crate) rules: BTreeMap<Rule, Severity>,
    pub(crate) levels: Levels,
}

/// Reads the configuration, and the files that it lists if they exist. `instead` is the advice of the error without a
/// configuration.
pub(crate) fn read(named: Option<&Path>, instead: &str) -> Result<Loaded, Outcome> {
    let Some(file) = ConfigFile::find(named)? else {
        let sought = "there is no typewright.toml in this folder or above it";
        return Err(Outcome::misuse(format!("{sought}\n{instead}, or {EXAMPLE}")));
    };
    let mut config = parse(&file)?;
    let Some(bindings) = config.bindings.take().filter(|bindings| !bindings.is_empty()) else {
        return Err(Outcome::misuse(format!("{} lists no bindings\n{EXAMPLE}", file.path.display())));
    };
    let (max_loss, site) = (config.max_loss, config.site.take());
    let mut reading = Reading { file: &file, places: Places::new(file.text()), mistakes: Diagnostics::new() };
    let levels = reading.rules(config).levels;
    let outs: Vec<_> = bindings.iter().map(|bindings| bindings.out.as_path()).collect();
    let site_out = site.as_ref().map(|site| site.out.as_path());
    outputs::check(&outs, site_out, &file, &reading.places, &mut reading.mistakes);
    let bindings = bindings.into_iter().enumerate();
    let jobs = bindings.filter_map(|(index, bindings)| reading.job(index, bindings, &levels)).collect();
    let mistakes = reading.mistakes;
    Ok(Loaded { file, jobs, max_loss, site, mistakes })
}

/// The bindings of a configuration in which nothing is wrong.
pub(crate) fn read_all(named: Option<&Path>, instead: &str) -> Result<Vec<Job>, Outcome> {
    let Loaded { file, jobs, mistakes, .. } = read(named, instead)?;
    refuse(&file, &mistakes)?;
    Ok(jobs)
}

/// Reads the severities, if there is a configuration.
pub(crate) fn read_rules(named: Option<&Path>) -> Result<Rules, Outcome> {
    let Some(file) = ConfigFile::find(named)? else { return Ok(Rules::default()) };
    let config = parse(&file)?;
    let mut reading = Reading { file: &file, places: Places::new(file.text()), mistakes: Diagnostics::new() };
    let rules = reading.rules(config);
    refuse(&file, &reading.mistakes)?;
    Ok(rules)
}

/// Fails if anything is wrong with a configuration.
pub(crate) fn refuse(file: &ConfigFile, mistakes: &Diagnostics) -> Result<(), Outcome> {
    if mistakes.has_errors() { Err(show(file, mistakes)) } else { Ok(()) }
}

/// Mistakes in a configuration, and their number.
pub(crate) fn show(file: &ConfigFile, mistakes: &Diagnostics) -> Outcome {
    let number = mistakes.count(Level::Error);
    let mut err = frames::render(&file.sources, &mistakes.sorted());
    if number > 1 {
        err.push_str(&format!("\n{}\n", count(number, "error")));
    }
    Outcome { err, misused: true, ..Outcome::default() }
}

fn parse(file: &ConfigFile) -> Result<Config, Outcome> {
    toml::from_str(file.text()).map_err(|error| {
        let diagnostic = file.error(&error.span().unwrap_or_default(), error.message());
        // The message quotes the unknown name first, and then those that are known.
        let mut names = error.message().split('`').skip(1).step_by(2);
        let unknown = names.next().filter(|_| error.message().starts_with("unknown"));
        let near = unknown.and_then(|name| nearest(name, names));
        let diagnostic = near.into_iter().fold(diagnostic, |it, near| it.help(format!("did you mean `{near}`?")));
        let err = frames::render(&file.sources, &[&diagnostic]);
        Outcome { err, misused: true, ..Outcome::default() }
    })
}

/// A configuration while its values are looked up.
struct Reading<'c> {
    file: &'c ConfigFile,
    places: Places<'c>,
    mistakes: Diagnostics,
}

impl Reading<'_> {
    fn wrong_value(&mut self, path: &[&str], message: impl Into<String>) {
        let message = message.into();
        // The title, and after a semicolon the fix.
        let (said, help) = message.split_once("; ").map_or((message.as_str(), None), |(said, help)| (said, Some(help)));
        let error = self.file.error(&self.places.value(path), said);
        self.mistakes.push(help.into_iter().fold(error, Diagnostic::help));
    }

    fn unknown_key(&mut self, path: &[&str], message: String, near: Option<&str>, else_help: &str) {
        let help = near.map_or_else(|| else_help.to_owned(), |near| format!("did you mean `{near}`?"));
        self.mistakes.push(self.file.error(&self.places.key(path), message).help(help));
    }

    fn rules(&mut self, config: Config) -> Rules {
        let mut rules = Rules { fail_on: config.diff.fail_on, ..Rules::default() };
        for (id, severity) in config.diff.rules {
            if let Some(rule) = Rule::find(&id) {
                rules.rules.insert(rule, severity);
            } else {
                let near = nearest(&id, Rule::ALL.iter().map(|rule| rule.id()));
                let said = format!("there is no rule `{id}`");
                self.unknown_key(&["diff", "rules", &id], said, near, "`typewright diff --help` lists them");
            }
        }
        for (name, severity) in config.lints {
            if let Some(lint) = Lint::find(&name) {
                rules.levels.insert(lint, severity.level());
            } else {
                let near = levels::nearest_lint(&name);
                self.unknown_key(&["lints", &name], format!("there is no lint `{name}`"), near, levels::LISTED);
            }
        }
        rules
    }

    /// The job of some bindings; none if a file is missing.
    fn job(&mut self, index: usize, bindings: Bindings, levels: &Levels) -> Option<Job> {
        let before = self.mistakes.count(Level::Error);
        let at = index.to_string();
        let table = ["bindings", at.as_str()];
        let schemas = self.schemas(&table, &bindings.schemas);
        let base = bindings.base.map(|base| self.base(&[&table[..], &["base"]].concat(), base));
        let docs = bindings.docs.map(|path| self.present(&[&table[..], &["docs"]].concat(), &path, wrong_folder));
        let errors = bindings.errors.iter().enumerate().map(|(index, path)| {
            let index = index.to_string();
            self.present(&[&table[..], &["errors", &index]].concat(), path, wrong_database)
        });
        let reading = ReadingArgs {
            profile: bindings.profile,
            layer: bindings.layer,
            errors: errors.collect(),
            docs,
            only: bindings.only,
            opaque: bindings.opaque,
            unknown: bindings.unknown,
            sizes: bindings.sizes,
        };
        (self.mistakes.count(Level::Error) == before).then(|| Job {
            index: Some(index),
            levels: levels.clone(),
            schemas,
            name: bindings.out.display().to_string(),
            out: self.file.resolve(&bindings.out),
            reading,
            derives: bindings.derives,
            registry: bindings.registry,
            rust: bindings.rust,
            base,
            command: None,
            format: bindings.format,
        })
    }

    fn base(&mut self, table: &[&str], base: BaseTable) -> Base {
        let BaseTable { path, schemas, only, opaque, sizes } = base;
        Base { path, schemas: self.schemas(table, &schemas), only, opaque, sizes }
    }

    /// The files that a list names.
    fn schemas(&mut self, table: &[&str], listed: &[PathBuf]) -> Schemas {
        let list = [table, &["schemas"]].concat();
        let mut schemas = Schemas::default();
        if listed.is_empty() {
            self.wrong_value(
                &list,
                "no schema is listed; name a file, a folder or a pattern: `schemas = [\"api.tl\"]`",
            );
        }
        for (index, path) in listed.iter().enumerate() {
            match expand(&self.file.resolve(path)).and_then(not_empty) {
                Ok(files) => schemas.extend(files),
                Err(error) => self.wrong_value(&[&list[..], &[index.to_string().as_str()]].concat(), error),
            }
        }
        schemas
    }

    /// A path of something that has to be there.
    fn present(&mut self, place: &[&str], path: &Path, wrong: fn(&Path) -> Option<String>) -> PathBuf {
        let path = self.file.resolve(path);
        if let Some(error) = wrong(&path) {
            self.wrong_value(place, error);
        }
        path
    }
}
