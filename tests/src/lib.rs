//! Helpers of the suites.

// A test that fails should panic, and says where.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, clippy::panic)]

pub mod chosen;
pub mod deep_messages;
mod documented;
mod dump;
mod editor;
pub mod fuzz_targets;
pub mod generated;
pub mod grammers;
mod items;
pub mod layers;
pub mod mutate;
mod outline;
pub mod plain;
pub mod proxy;
pub mod same_names;
mod shape;
pub mod strategies;
pub mod tdlib;
pub mod underived;
pub mod unknown;

use typewright_language::schema::{LowerOptions, Schema, lower};
use typewright_language::source::{Diagnostics, SourceMap};
use typewright_language::syntax;

pub use documented::{Documented, project};
pub use dump::dump;
pub use items::item;
pub use outline::outline;
pub use shape::shape;

/// Parses and lowers one file: the schema, and the diagnostics.
#[must_use]
pub fn lowered(name: &str, tl: &str, options: LowerOptions) -> (Option<Schema>, SourceMap, Diagnostics) {
    let mut sources = SourceMap::new();
    let mut diagnostics = Diagnostics::new();
    let id = sources.add(name, tl);
    let file = syntax::parse(&sources, id, &mut diagnostics);
    let schema = lower(&[file], &sources, options, &mut diagnostics);
    (schema, sources, diagnostics)
}

/// The schema of a text without mistakes.
#[must_use]
pub fn schema(tl: &str) -> Schema {
    schema_with(tl, LowerOptions::default())
}

/// The schema of a text without mistakes.
#[must_use]
pub fn schema_with(tl: &str, options: LowerOptions) -> Schema {
    let (schema, _, diagnostics) = lowered("test.tl", tl, options);
    schema.unwrap_or_else(|| panic!("{:#?}", diagnostics.sorted()))
}

/// The findings about a text, a line each: place, level, message.
#[must_use]
pub fn messages(tl: &str) -> String {
    let (_, sources, diagnostics) = lowered("test.tl", tl, LowerOptions::default());
    let line = |diagnostic: &typewright_language::source::Diagnostic| {
        let place = diagnostic.primary.span;
        format!("{:?} at `{}`: {}\n", diagnostic.level, sources.text(place), diagnostic.message)
    };
    diagnostics.sorted().into_iter().map(line).collect()
}

/// The Rust in the README files and in the book compiles and runs.
#[cfg(doctest)]
mod pages {
    macro_rules! pages {
        ($($name:ident: $path:literal,)+) => {
            $(#[doc = include_str!(concat!("../../", $path))] mod $name {})+
        };
    }

    pages! {
        readme: "README.md",
        language: "language/README.md",
        codegen: "codegen/README.md",
        generated: "generated/README.md",
        getting_started: "book/src/getting-started.md",
        generated_rust: "book/src/generated-rust.md",
        choosing_a_part: "book/src/choosing-a-part.md",
        customizing: "book/src/customizing.md",
        json: "book/src/json.md",
        servers: "book/src/servers.md",
        from_grammers: "book/src/from-grammers.md",
        security: "book/src/security.md",
    }
}
