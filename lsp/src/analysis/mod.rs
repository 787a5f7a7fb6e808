//! A schema that was read, and every name in it with its meaning.

mod analyse;
mod lookup;
mod names;
mod occurrence;
mod occurrences;

pub use analyse::{Analysis, Named, Place, Source, analyse};
pub use lookup::field_at;
pub use names::{Known, builtins, known_type};
pub use occurrence::{LocalKind, Occurrence, Role, Target};
pub use occurrences::occurrences;
