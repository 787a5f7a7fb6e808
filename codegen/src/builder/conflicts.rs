//! Choices that contradict each other.

use typewright_language::options::ReadOptions;

use crate::generate::Options;
use crate::model::ModelOptions;

/// A contradiction, and its message.
type Conflict = (fn(&Options, &ReadOptions) -> bool, &'static str);

const CONFLICTS: [Conflict; 6] = [
    (
        |options, _| options.output.format && !cfg!(feature = "format"),
        "formatted output needs the feature `format` of typewright",
    ),
    (
        |options, reading| options.model.json.is_some() && !reading.unknown.is_empty(),
        "JSON has no form for unknown constructors: choose `json` or `unknown`",
    ),
    (
        |options, _| options.model.json.is_none() && !options.model.json_of.is_empty(),
        "`json_of` needs a form of JSON: choose `json` as well",
    ),
    (
        |options, _| options.model.registry && !derives_debug(&options.model),
        "the registry prints values: add `Debug` to the derives",
    ),
    (
        |options, _| options.model.registry && options.model.lends(),
        "the registry owns the values that it decodes: it cannot have types that borrow",
    ),
    (
        |options, _| options.model.json.is_some() && options.model.lends(),
        "JSON cannot be borrowed from: its strings are escaped and its bytes encoded",
    ),
];

fn derives_debug(options: &ModelOptions) -> bool {
    options.derives.iter().any(|derive| derive.to_string().ends_with("Debug"))
}

/// Every contradiction among the choices, a line each.
pub(super) fn find(options: &Options, reading: &ReadOptions) -> impl Iterator<Item = String> {
    CONFLICTS.iter().filter(|(holds, _)| holds(options, reading)).map(|(_, message)| (*message).to_owned())
}
