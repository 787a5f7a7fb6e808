//! The output file of a build script: claimed by one builder, and announced to the crate.

use std::path::{self, Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use typewright_language::Error;
use typewright_language::maps::Set;

use crate::cargo;

/// The files that this process has written.
static CLAIMED: Mutex<Set<PathBuf>> = Mutex::new(Set::new());

/// Claims a file for one builder. A second builder would silently overwrite it.
pub(super) fn claim(file: &Path) -> Result<(), Error> {
    let whole = path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    if CLAIMED.lock().unwrap_or_else(PoisonError::into_inner).insert(whole) {
        return Ok(());
    }
    let message = format!("{} is written twice by this build script", file.display());
    Err(Error::misuse(format!("{message}: give each builder a name with `name`, or a folder with `out_dir`")))
}

/// Refuses a name that cannot be part of a variable of the environment.
pub(super) fn check_name(name: &str) -> Result<(), Error> {
    if name.contains(['=', '/', '\\']) || name.chars().any(char::is_control) {
        let message =
            format!("`{}` can't be the name of bindings: choose another one with `name`", name.escape_debug());
        return Err(Error::misuse(message));
    }
    Ok(())
}

/// Tells `include_bindings!` where the bindings of a name are.
pub(super) fn announce(name: &str, file: &Path) {
    let whole = path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    cargo::tell(&format!("rustc-env=TYPEWRIGHT_BINDINGS_{name}"), whole.display());
}

#[cfg(test)]
mod tests {
    use super::{Path, check_name, claim};

    #[test]
    fn a_file_is_claimed_once() {
        assert!(claim(Path::new("claimed/api.rs")).is_ok());
        assert!(claim(Path::new("claimed/other.rs")).is_ok());
        let error = claim(Path::new("./claimed/api.rs")).unwrap_err().to_string();
        assert!(error.contains("is written twice by this build script"), "{error}");
    }

    #[test]
    fn names_that_no_variable_can_have_are_refused() {
        for name in ["calls", "td_api.v2", "layer-222", "a b"] {
            assert!(check_name(name).is_ok(), "{name}");
        }
        for name in ["a=b", "a\nb", "a/b", "../a", r"a\b"] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }
}
