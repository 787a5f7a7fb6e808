//! Choices that contradict each other.

use super::Builder;
use crate::model::ModelOptions;

/// A rule, and the message where it is broken.
type Conflict = (fn(&Builder) -> bool, &'static str);

const CONFLICTS: [Conflict; 7] = [
    (
        |builder| builder.options.output.format && !cfg!(feature = "format"),
        "formatted output needs the feature `format` of typewright",
    ),
    (
        |builder| builder.options.model.json.is_none() && !builder.options.model.json_of.is_empty(),
        "`json_of` needs a form of JSON: choose `json` as well",
    ),
    (
        |builder| builder.options.model.json.is_none() && !builder.options.model.codec.has_bytes(),
        "types without bytes need a form of JSON: choose `json` as well",
    ),
    (
        |builder| builder.options.model.registry && !builder.options.model.codec.has_bytes(),
        "the registry decodes bytes: choose a codec that has them",
    ),
    (
        |builder| builder.options.model.registry && !derives_debug(&builder.options.model),
        "the registry prints values: add `Debug` to the derives",
    ),
    (
        |builder| builder.options.model.registry && builder.options.model.lends(),
        "the registry owns the values that it decodes: it cannot have types that borrow",
    ),
    (
        |builder| builder.options.model.json.is_some() && builder.options.model.lends(),
        "JSON cannot be borrowed from: its strings are escaped and its bytes encoded",
    ),
];

fn derives_debug(options: &ModelOptions) -> bool {
    options.derives.iter().any(|derive| derive.to_string().ends_with("Debug"))
}

/// Every contradiction among the choices, a line each.
pub(super) fn find(builder: &Builder) -> impl Iterator<Item = &'static str> {
    CONFLICTS.iter().filter(|(broken, _)| broken(builder)).map(|(_, message)| *message)
}
