//! The suites, a module each. Snapshots lie in `tests/snapshots`, inputs in `tests/cases`.
