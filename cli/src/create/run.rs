//! Makes a crate, or adds bindings to one: every file, or none.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};

use typewright::Bindings;
use typewright::model::{self, ModelOptions};
use typewright::output::disk;
use typewright_language::source::{Diagnostics, Level};

use super::crate_files::{self, Plan};
use super::manifest;
use super::sample::sample;
use typewright_tools::rust_path::RustPaths;

use crate::args::{BindingsArgs, InitArgs, NewArgs, ReadingArgs};
use crate::exit::{Outcome, count};
use crate::job::Job;
use crate::made::make;
use crate::outputs::Outputs;
use crate::{files, frames};

/// Files to write, by their path in the crate.
type Files = BTreeMap<PathBuf, Vec<u8>>;

/// The folder of the bindings.
const OUT: &str = "src/api";

pub(crate) fn new(args: &NewArgs) -> Result<Outcome, Outcome> {
    let dir = &args.path;
    let name = dir.file_name().and_then(OsStr::to_str).unwrap_or_default();
    if !is_package(name) {
        return Err(Outcome::misuse(format!(
            "`{name}` can't name a package: write a letter first, then letters, digits, `-` and `_`"
        )));
    }
    if fs::read_dir(dir).is_ok_and(|mut entries| entries.next().is_some()) || dir.is_file() {
        let path = dir.display();
        return Err(Outcome::misuse(format!("{path} is there already; `typewright init {path}` adds to a crate")));
    }
    let mut made = bindings(&args.bindings)?;
    let plan = made.plan(&args.bindings);
    let root = "//! Bindings of a TL schema, made by typewright.\n\n".to_owned()
        + &crate_files::modules(&plan, "pub ", made.test.is_some());
    let manifest = crate_files::manifest(name, &plan);
    made.add_texts(&args.bindings);
    made.files.insert("src/lib.rs".into(), root.into_bytes());
    made.files.insert("Cargo.toml".into(), manifest.into_bytes());
    made.files.insert(".gitignore".into(), b"/target\n".to_vec());
    made.files.insert(".gitattributes".into(), crate_files::git_attributes(args.bindings.build_script).into());
    let next = format!("Next: cd {} && cargo test\n", dir.display());
    made.write(dir, &next)
}

pub(crate) fn init(args: &InitArgs) -> Result<Outcome, Outcome> {
    let dir = &args.path;
    let old_manifest = files::read_text(&dir.join("Cargo.toml"))?;
    let mut made = bindings(&args.bindings)?;
    let plan = made.plan(&args.bindings);
    let runtime = manifest::add_dependency(&old_manifest, "dependencies", "typewright-runtime", crate_files::VERSION);
    let mut manifest = runtime.map_err(Outcome::misuse)?;
    if plan.build_script {
        let generator = crate_files::generator(&plan);
        manifest = manifest::add_dependency(&manifest, "build-dependencies", "typewright", &generator)
            .map_err(Outcome::misuse)?;
    }
    let (root, visibility) =
        if dir.join("src/lib.rs").is_file() { ("src/lib.rs", "pub ") } else { ("src/main.rs", "") };
    let modules = crate_files::modules(&plan, visibility, made.test.is_some());
    made.add_texts(&args.bindings);
    made.refuse_to_replace(dir)?;
    let appended = |path: &str, text: &str| append(&dir.join(path), text);
    let root_text = appended(root, &format!("\n{modules}"))?;
    let attributes = appended(".gitattributes", crate_files::git_attributes(args.bindings.build_script))?;
    made.files.insert(root.into(), root_text.into_bytes());
    made.files.insert(".gitattributes".into(), attributes.into_bytes());
    made.files.insert("Cargo.toml".into(), manifest.into_bytes());
    made.write(dir, "Next: cargo test\n")
}

/// The text of a file that may be missing, with more at its end.
fn append(path: &Path, more: &str) -> Result<String, Outcome> {
    let mut text = if path.exists() { files::read_text(path)? } else { String::new() };
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text + more)
}

fn is_package(name: &str) -> bool {
    let mut letters = name.chars();
    letters.next().is_some_and(|first| first.is_ascii_alphabetic())
        && letters.all(|letter| letter.is_ascii_alphanumeric() || "-_".contains(letter))
}

/// The files of a crate as far as they depend on its schema alone.
struct Made {
    /// Files that no later run makes again.
    files: Files,
    bindings: Bindings,
    job: Job,
    schemas: Vec<String>,
    features: Vec<&'static str>,
    test: Option<String>,
    warnings: String,
    /// The numbers of types, constructors and functions.
    size: String,
}

/// Reads the schemas, makes the bindings and, where a small value exists, the test.
fn bindings(args: &BindingsArgs) -> Result<Made, Outcome> {
    let reading = ReadingArgs { only: args.only.clone(), opaque: args.opaque.clone(), ..ReadingArgs::default() };
    let job = Job { name: OUT.to_owned(), out: OUT.into(), format: true, ..Job::named(&args.schemas, &reading)? };
    let made = make(&job)?;
    let schema = job.reader().read()?.value;
    let model = model::build(&schema, &ModelOptions::default(), &mut Diagnostics::new());
    let paths = RustPaths::new(&model);
    let found = sample(&schema).and_then(|sample| {
        let found = paths.of_combinator(sample.constructor)?;
        Some(crate_files::test(&sample, found))
    });
    let (files, schemas) = copies(&job)?;
    let is_tl = |name: &String| Path::new(name).extension() == Some(OsStr::new("tl"));
    let features = if schemas.iter().all(is_tl) { Vec::new() } else { vec!["forms"] };
    let summary = &made.report.value.summary;
    let size = [(summary.types, "type"), (summary.constructors, "constructor"), (summary.functions, "function")];
    let size = size.map(|(number, noun)| count(number, noun)).join(", ");
    let warnings = frames::of_report(&made.report, Level::Warning);
    let bindings = if args.build_script { Bindings::new() } else { made.report.value.bindings };
    Ok(Made { files, bindings, job, schemas, features, test: found, warnings, size })
}

/// Copies of the schemas, and their paths in the crate.
fn copies(job: &Job) -> Result<(Files, Vec<String>), Outcome> {
    let mut files = Files::new();
    let mut schemas = Vec::new();
    for path in job.schemas.files() {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let copy = format!("schema/{name}");
        let bytes = fs::read(path).map_err(|error| files::unreadable(path, &error))?;
        if files.insert(copy.clone().into(), bytes).is_some() {
            return Err(Outcome::misuse(format!("two schemas are named {name}: rename one")));
        }
        schemas.push(copy);
    }
    if schemas.len() < job.schemas.len() {
        return Err(Outcome::misuse("standard input can't be copied into a crate: name a file"));
    }
    Ok((files, schemas))
}

impl Made {
    fn plan<'a>(&'a self, args: &'a BindingsArgs) -> Plan<'a> {
        let BindingsArgs { only, opaque, build_script, .. } = args;
        Plan { schemas: &self.schemas, only, opaque, build_script: *build_script, features: &self.features }
    }

    /// Adds the files that `new` and `init` have in common.
    fn add_texts(&mut self, args: &BindingsArgs) {
        let plan = self.plan(args);
        let configuration = crate_files::configuration(&plan);
        let script = args.build_script.then(|| crate_files::build_script(&plan));
        let texts =
            [("typewright.toml", Some(configuration)), ("build.rs", script), ("src/api_tests.rs", self.test.clone())];
        for (path, text) in texts {
            self.files.extend(text.map(|text| (path.into(), text.into_bytes())));
        }
    }

    /// Fails if one of the files is there with other bytes.
    fn refuse_to_replace(&self, dir: &Path) -> Result<(), Outcome> {
        let differs = |(path, bytes): (&PathBuf, &Vec<u8>)| fs::read(dir.join(path)).is_ok_and(|old| old != *bytes);
        match self.files.iter().find(|file| differs(*file)) {
            Some((path, _)) => Err(Outcome::misuse(format!("{} is there already", dir.join(path).display()))),
            None => Ok(()),
        }
    }

    fn write(self, dir: &Path, next: &str) -> Result<Outcome, Outcome> {
        let list: String = self.files.keys().map(|path| format!("  {}\n", path.display())).collect();
        let files = self.files.into_iter().map(|(path, bytes)| (dir.join(path), bytes)).collect();
        if !self.bindings.is_empty() {
            let written = disk::write(&dir.join(OUT), &self.bindings);
            written.map_err(|error| Outcome::misuse(error.to_string()))?;
        }
        files::replace(&files)?;
        if !self.bindings.is_empty() {
            Outputs::new(&dir.join("typewright.toml"), &[self.job])?.write()?;
        }
        let out = format!("{}: {}\n{list}{next}", dir.display(), self.size);
        Ok(Outcome { out, err: self.warnings, ..Outcome::default() })
    }
}
