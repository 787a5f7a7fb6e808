//! Rows of the table of lints.

use super::Level;

/// The facts about a [`Lint`](super::Lint).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct About {
    /// `TL001`. Ids are never reused.
    pub id: &'static str,
    /// `id-mismatch`
    pub name: &'static str,
    /// The default level; none for a lint that is off by default.
    pub level: Option<Level>,
    /// The finding in a few words.
    pub summary: &'static str,
    /// Why the finding matters.
    pub why: &'static str,
    /// A schema with the finding; none where a finding needs more than one schema.
    pub example: Option<Example>,
}

/// A schema before and after a lint's advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The lint finds something here.
    pub found: &'static str,
    /// The lint finds nothing here.
    pub mended: &'static str,
}

/// Makes the enum `Lint` of rows, so that no lint can lack a row or have that of another.
macro_rules! lints {
    ($($lint:ident {
        id: $id:literal,
        summary: $summary:literal,
        $($field:ident: $value:expr),+ $(,)?
    })+) => {
        /// A kind of finding. Configurations and comments in schemas use its id or its name.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Lint {
            $(#[doc = concat!("`", $id, "`: ", $summary, ".")] $lint,)+
        }

        impl Lint {
            /// Every lint, in the order of their ids.
            pub const ALL: [Self; [$(Self::$lint),+].len()] = [$(Self::$lint),+];

            /// The lint's row of the table.
            #[must_use]
            pub const fn about(self) -> &'static About {
                match self {
                    $(Self::$lint => &About { id: $id, summary: $summary, $($field: $value),+ },)+
                }
            }
        }
    };
}

pub(super) use lints;
