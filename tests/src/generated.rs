//! The bindings of the schemas in `cases/generated`, a module each: the items of the single file, and those of the tree
//! of files once more in `tree`. Their warnings are errors, for any names of types in the schema and any lints of the
//! crate.
#![deny(warnings, keyword_idents, missing_docs, nonstandard_style, rust_2018_idioms, unused)]
#![deny(
    absolute_paths_not_starting_with_crate,
    ambiguous_negative_literals,
    explicit_outlives_requirements,
    let_underscore_drop,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unnameable_types,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]

use typewright_runtime as rt;

include!(concat!(env!("OUT_DIR"), "/cases.rs"));
