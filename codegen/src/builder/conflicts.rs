//! Choices that contradict each other.

use typewright_language::options::ReadOptions;

use crate::generate::Options;
use crate::model::{Enums, ModelOptions};

/// A contradiction, and its message.
type Conflict = (fn(&Options, &ReadOptions) -> bool, &'static str);

const CONFLICTS: [Conflict; 11] = [
    (
        |options, _| options.output.format && !cfg!(feature = "format"),
        "formatted output needs the feature `format` of typewright",
    ),
    (
        |options, _| options.model.json.is_none() && !options.model.json_of.is_empty(),
        "`json_of` needs a form of JSON: choose `json` as well",
    ),
    (
        |options, _| options.model.json.is_none() && !options.model.codec.has_bytes(),
        "types without bytes need a form of JSON: choose `json` as well",
    ),
    (
        |options, _| options.model.registry && !options.model.codec.has_bytes(),
        "the registry decodes bytes: choose a codec that has them",
    ),
    (
        |options, _| options.model.calls && !options.model.codec.has_bytes(),
        "enums of functions decode bytes: choose a codec that has them",
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
    (
        |options, _| options.model.compat.is_some() && (options.model.enums, options.model.empty_structs) != WRAPPED,
        "in the layout of grammers every type is an enum over structs: choose all types as `enums`, and `empty_structs`",
    ),
    (
        |options, _| options.model.compat.is_some() && options.model.lends(),
        "the traits of grammers own the values that they decode: types cannot borrow",
    ),
    (
        |options, _| options.model.compat.is_some() && !options.model.codec.has_bytes(),
        "the traits of grammers encode and decode bytes: choose a codec that has them",
    ),
];

/// The choices that the layout of grammers is made of.
const WRAPPED: (Enums, bool) = (Enums::Always, true);

fn derives_debug(options: &ModelOptions) -> bool {
    options.derives.iter().any(|derive| derive.to_string().ends_with("Debug"))
}

/// Every contradiction among the choices, a line each.
pub(super) fn find(options: &Options, reading: &ReadOptions) -> impl Iterator<Item = String> {
    CONFLICTS.iter().filter(|(holds, _)| holds(options, reading)).map(|(_, message)| (*message).to_owned())
}
