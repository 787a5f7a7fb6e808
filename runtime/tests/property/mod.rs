//! Properties: the number of cases, and any text.

use proptest::prelude::*;

/// Fewer cases under Miri, which is slow and has no folder to keep failures in.
pub(crate) fn cases() -> ProptestConfig {
    let usual = ProptestConfig::default();
    if cfg!(miri) { ProptestConfig { cases: 8, failure_persistence: None, ..usual } } else { usual }
}

/// Any text, control characters included. `any::<String>()` is a regular expression, which Miri takes long to compile.
pub(crate) fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(any::<char>(), 0..32).prop_map(String::from_iter)
}
