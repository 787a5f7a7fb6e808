//! Features that bindings need. Generated code calls one of these macros for each, so that a missing feature is one
//! error instead of one for each use.

/// Fails to compile without the feature `bytes`.
#[doc(hidden)]
#[cfg(feature = "bytes")]
#[macro_export]
macro_rules! requires_bytes {
    () => {};
}

/// Fails to compile without the feature `bytes`:
///
/// ```compile_fail
/// typewright_runtime::requires_bytes!();
/// let values: Vec<typewright_runtime::Bytes> = vec![vec![1]];
/// ```
#[doc(hidden)]
#[cfg(not(feature = "bytes"))]
#[macro_export]
macro_rules! requires_bytes {
    () => {
        compile_error!(
            "these bindings have fields of `bytes::Bytes`: add the feature `bytes` of typewright-runtime \
             (`cargo add typewright-runtime --features bytes`)"
        );
    };
}

/// Hands on all of the module `json`; without the feature `json` it fails to compile.
#[doc(hidden)]
#[cfg(feature = "json")]
#[macro_export]
macro_rules! requires_json {
    () => {
        pub use $crate::json::*;
    };
}

/// Fails to compile without the feature `json`:
///
/// ```compile_fail
/// mod json {
///     typewright_runtime::requires_json!();
/// }
/// ```
#[doc(hidden)]
#[cfg(not(feature = "json"))]
#[macro_export]
macro_rules! requires_json {
    () => {
        compile_error!(
            "these bindings have JSON: add the feature `json` of typewright-runtime \
             (`cargo add typewright-runtime --features json`)"
        );
    };
}
