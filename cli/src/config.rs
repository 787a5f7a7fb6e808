//! `typewright.toml`.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use typewright_language::source::{Diagnostic, SourceMap, Span, nearest, render};

use crate::args::{Axis, ProfileName, ReadingArgs};
use crate::exit::Outcome;
use crate::files;
use crate::job::{BaseConfig, Job};
use crate::levels::{self, Levels};
use crate::rust_options::RustOptions;
use crate::severity::Severity;

/// The file, whole.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Config {
    /// `[[bindings]]`
    bindings: Option<Vec<Bindings>>,
    /// By how many percent a count of documented things may fall.
    #[serde(default = "five")]
    max_loss: u8,
    /// `[diff]`
    #[serde(default)]
    diff: DiffConfig,
    /// `[lints]`: by id or name.
    #[serde(default)]
    lints: BTreeMap<String, Severity>,
}

/// How much changes and findings matter.
#[derive(Debug, Default)]
pub(crate) struct Rules {
    pub(crate) diff: DiffConfig,
    pub(crate) lints: BTreeMap<String, Severity>,
}

/// What `diff` makes of changes.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DiffConfig {
    /// The axes on which a change must not break anything.
    #[serde(default)]
    pub(crate) fail_on: Vec<Axis>,
    /// By the id of a rule.
    #[serde(default)]
    pub(crate) rules: BTreeMap<String, Severity>,
}

fn five() -> u8 {
    5
}

/// What a configuration asks for.
#[derive(Debug)]
pub(crate) struct Jobs {
    pub(crate) jobs: Vec<Job>,
    pub(crate) max_loss: u8,
}

/// One set of bindings. Paths are relative to the configuration.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bindings {
    schemas: Vec<PathBuf>,
    out: PathBuf,
    profile: Option<ProfileName>,
    layer: Option<u32>,
    docs: Option<PathBuf>,
    #[serde(default)]
    errors: Vec<PathBuf>,
    #[serde(default)]
    only: Vec<String>,
    #[serde(default)]
    opaque: Vec<String>,
    #[serde(default)]
    unknown: Vec<String>,
    derives: Option<Vec<String>>,
    #[serde(default)]
    registry: bool,
    #[serde(default)]
    rust: RustOptions,
    base: Option<BaseConfig>,
    #[serde(default = "yes")]
    format: bool,
}

fn yes() -> bool {
    true
}

/// Reads the configuration: the jobs that it lists. `instead` is what could have been done without one.
pub(crate) fn read(path: &Path, instead: &str) -> Result<Jobs, Outcome> {
    const EXAMPLE: &str = "write a configuration:\n  [[bindings]]\n  schemas = [\"api.tl\"]\n  out = \"src/api\"";
    let text = files::read_config(path)
        .map_err(|error| Outcome::misuse(format!("can't read {}: {error}\n{instead}, or {EXAMPLE}", path.display())))?;
    let Config { bindings, max_loss, lints, .. } = parse(path, &text)?;
    let Some(bindings) = bindings else {
        return Err(Outcome::misuse(format!("{} lists no bindings\n{EXAMPLE}", path.display())));
    };
    let base = path.parent().unwrap_or(Path::new(""));
    let levels = levels::configured(lints)?;
    Ok(Jobs { jobs: bindings.into_iter().map(|bindings| bindings.job(base, &levels)).collect(), max_loss })
}

/// Reads how much things matter to a configuration: that of `path`, or one in this folder, if there is one.
pub(crate) fn read_rules(path: Option<&Path>) -> Result<Rules, Outcome> {
    let usual = Path::new("typewright.toml");
    match (files::read_config(path.unwrap_or(usual)), path) {
        (Ok(text), _) => {
            let Config { diff, lints, .. } = parse(path.unwrap_or(usual), &text)?;
            Ok(Rules { diff, lints })
        }
        (Err(error), None) if error.kind() == io::ErrorKind::NotFound => Ok(Rules::default()),
        (Err(error), _) => Err(Outcome::misuse(format!("can't read {}: {error}", path.unwrap_or(usual).display()))),
    }
}

fn parse(path: &Path, text: &str) -> Result<Config, Outcome> {
    toml::from_str(text).map_err(|error| Outcome {
        err: frame(path, text, &error),
        misused: true,
        ..Outcome::default()
    })
}

/// Shows what is wrong with a configuration.
fn frame(path: &Path, text: &str, error: &toml::de::Error) -> String {
    let mut sources = SourceMap::new();
    let file = sources.add(path.display().to_string(), text);
    let place = error.span().unwrap_or_default();
    let [start, end] = [place.start, place.end].map(|at| u32::try_from(at).unwrap_or(u32::MAX));
    let diagnostic = Diagnostic::error(Span { file, start, end }, error.message());
    // Of a name that is not known, the message says in backticks which one it is, and then which ones are.
    let mut names = error.message().split('`').skip(1).step_by(2);
    let near = names.next().filter(|_| error.message().starts_with("unknown")).and_then(|name| nearest(name, names));
    let diagnostic = near.into_iter().fold(diagnostic, |it, near| it.help(format!("did you mean `{near}`?")));
    render(&sources, &[&diagnostic], true) + "\n"
}

impl Bindings {
    fn job(self, base: &Path, levels: &Levels) -> Job {
        Job {
            levels: levels.clone(),
            schemas: self.schemas.iter().map(|schema| base.join(schema)).collect(),
            name: self.out.display().to_string(),
            out: base.join(self.out),
            reading: ReadingArgs {
                profile: self.profile,
                layer: self.layer,
                docs: self.docs.map(|folder| base.join(folder)),
                errors: self.errors.iter().map(|path| base.join(path)).collect(),
                only: self.only,
                opaque: self.opaque,
                unknown: self.unknown,
            },
            derives: self.derives,
            registry: self.registry,
            rust: self.rust,
            base: self
                .base
                .map(|of| BaseConfig { schemas: of.schemas.iter().map(|schema| base.join(schema)).collect(), ..of }),
            format: self.format,
        }
    }
}
