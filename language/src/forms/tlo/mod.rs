//! `.tlo`: a compiled schema, itself a TL value. Three editions are read and written.

mod from_tl;
mod nouns;
mod read;
mod table;
mod to_tl;
mod write;

pub use from_tl::compile;
pub use nouns::Version;
pub use read::is_tlo;
pub use to_tl::decompile;
