//! How much each lint matters: to the configuration, and then to the command line.

use std::collections::BTreeMap;

use typewright_language::source::{Level, Lint, nearest};

use crate::args::CheckArgs;
use crate::exit::Outcome;
use crate::severity::Severity;

/// What `--deny` takes besides lints: all that is a warning otherwise.
const WARNINGS: &str = "warnings";

/// The levels that differ from those that lints come with; none is off.
pub(crate) type Levels = BTreeMap<Lint, Option<Level>>;

/// Those of a configuration.
pub(crate) fn configured(lints: BTreeMap<String, Severity>) -> Result<Levels, Outcome> {
    lints.into_iter().map(|(name, severity)| Ok((lint(&name, "[lints]")?, severity.level()))).collect()
}

/// Those of a configuration, unless the command line says otherwise.
pub(crate) fn chosen(lints: BTreeMap<String, Severity>, args: &CheckArgs) -> Result<Levels, Outcome> {
    let mut levels = configured(lints)?;
    let chosen = [("--allow", &args.allow, None), ("--warn", &args.warn, Some(Level::Warning))];
    for (option, names, level) in chosen {
        for name in names {
            levels.insert(lint(name, option)?, level);
        }
    }
    for name in &args.deny {
        if name == WARNINGS {
            let warns = |lint: &Lint| levels.get(lint).copied().unwrap_or(lint.level()) == Some(Level::Warning);
            let warning: Vec<_> = Lint::ALL.into_iter().filter(warns).collect();
            levels.extend(warning.into_iter().map(|lint| (lint, Some(Level::Error))));
        } else {
            levels.insert(lint(name, "--deny")?, Some(Level::Error));
        }
    }
    Ok(levels)
}

fn lint(name: &str, place: &str) -> Result<Lint, Outcome> {
    Lint::find(name).ok_or_else(|| Outcome::misuse(format!("{place}: {}", unknown(name))))
}

/// What to say of a lint that there is not.
pub(crate) fn unknown(name: &str) -> String {
    let near = nearest(name, Lint::ALL.iter().flat_map(|lint| [lint.id(), lint.name()]));
    let help = match near {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`typewright check --list-lints` lists them".to_owned(),
    };
    format!("there is no lint `{name}`; {help}")
}
