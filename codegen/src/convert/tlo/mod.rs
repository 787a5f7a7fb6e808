//! `.tlo`: a compiled schema, itself a TL value. Three editions of it are read and written.

mod from_tl;
mod nouns;
mod read;
mod table;
mod to_tl;
mod write;

pub use nouns::Version;

use crate::schema::Profile;
use crate::source::Diagnostics;
use crate::syntax::ast;

/// Whether a file begins like a `.tlo`.
#[must_use]
pub fn is_tlo(bytes: &[u8]) -> bool {
    read::version(bytes).is_some()
}

/// A `.tlo` as TL. An error says what is wrong, and at which byte if it is at one.
///
/// # Errors
/// What is wrong with the bytes.
pub fn decompile(bytes: &[u8]) -> Result<String, String> {
    let tlo = read::read(bytes).map_err(|fault| format!("byte {}: {}", fault.at, fault.what))?;
    to_tl::to_tl(&tlo)
}

/// Trees that make a schema, as `.tlo`. What it cannot say is an error.
pub fn compile(
    files: &[ast::File],
    profile: Profile,
    version: Version,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<u8>> {
    from_tl::from_tl(files, profile, version, diagnostics).map(|tlo| write::write(&tlo))
}
