//! Levels of lints: those of the configuration, and over them those of the command line.

use std::collections::BTreeMap;

use typewright_language::source::{Level, Lint, nearest};

use crate::args::LevelArgs;
use crate::exit::Outcome;

/// The value of `--deny` that stands for every warning.
const WARNINGS: &str = "warnings";

/// The levels that differ from the defaults; `None` is off.
pub(crate) type Levels = BTreeMap<Lint, Option<Level>>;

/// The levels of a configuration, overridden by those of the command line.
pub(crate) fn chosen(mut levels: Levels, args: &LevelArgs) -> Result<Levels, Outcome> {
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

/// The error for an unknown lint.
pub(crate) fn unknown(name: &str) -> String {
    let help = nearest_lint(name).map_or_else(|| LISTED.to_owned(), |near| format!("did you mean `{near}`?"));
    format!("there is no lint `{name}`; {help}")
}

/// The id or the name of the lint that is nearest to a misspelt one.
pub(crate) fn nearest_lint(name: &str) -> Option<&'static str> {
    nearest(name, Lint::ALL.iter().flat_map(|lint| [lint.id(), lint.name()]))
}

/// The advice to list all lints.
pub(crate) const LISTED: &str = "`typewright check --list-lints` lists them";
