//! Floor 2: trees to meaning.
//!
//! [`Schema`] is what every later floor works from: types, constructors and functions in arenas, every name resolved,
//! every id known. [`lower`] builds it once, a pass a file, and nothing changes it afterwards.

mod builtin;
mod canonical;
mod collect;
mod comments;
mod components;
pub(crate) mod cycles;
mod declaration;
mod documentation;
mod exprs;
pub(crate) mod finite;
mod flags;
mod ids;
mod meaning;
mod names;
mod nouns;
mod params;
mod predeclared;
mod resolve;
mod scope;
mod shape;
mod unknown;
mod walk;

pub use builtin::{BOOL_FALSE_ID, BOOL_TRUE_ID, Builtin, SINGLES, VECTOR_ID};
pub use canonical::canonical_text;
pub use declaration::{Declaration, FieldPlaces};
pub use documentation::{CallFacts, Documentation, ErrorId, KnownError};
pub use ids::{computed_ids, crc32};
pub use meaning::Meaning;
pub use nouns::{
    Arg, Combinator, CombinatorId, Condition, Docs, Field, FieldType, IdSource, Kind, NatExpr, Profile, Repetition,
    Schema, Type, TypeExpr, TypeId, Var, VarId, VarOrigin,
};

pub use shape::{Masks, Role, uses_in_expr, uses_in_fields};
pub use walk::walk_fields;

use collect::Collected;
use finite::Finite;

use crate::source::{Diagnostics, SourceMap};
use crate::syntax;
use crate::syntax::ast::{self, ParamKind};

/// What the caller knows better than the schema.
#[derive(Clone, Debug, Default)]
pub struct LowerOptions {
    /// How ids are computed; without it, the ids that are written decide.
    pub profile: Option<Profile>,
    /// The layer; without it, a comment such as `// LAYER 228` decides.
    pub layer: Option<u32>,
    /// Types that are kept as bytes: they may be used though nothing declares them. See [`select`](select()).
    pub opaque: Vec<String>,
}

/// Resolves what `files` declare, all of them together: a file may use what another one declares.
///
/// None if there is an error among the diagnostics, of this floor or of the one below. All that can be said is said in one
/// run, but for sizes: whether a type is finite is asked only once every name is known.
#[must_use]
pub fn lower(
    files: &[ast::File],
    sources: &SourceMap,
    options: LowerOptions,
    diagnostics: &mut Diagnostics,
) -> Option<Schema> {
    let collected = collect::collect(files, &options.opaque, diagnostics);
    let (profile, ids) = ids::assign(&collected.declarations, options.profile, diagnostics);
    let combinators = resolve::resolve(&collected, &ids, sources, diagnostics)?;
    let Collected { names, mut types, declarations } = collected;
    cycles::mark(&mut types, &combinators);
    let finite = Finite::of(&types, &combinators);
    finite.report(&types, diagnostics);
    finite.report_large(&combinators, diagnostics);
    finite.mark(&mut types);
    let layer = options.layer.or_else(|| files.iter().filter_map(syntax::stated_layer).max());
    let documentation = Documentation::default();
    let mut schema = Schema { layer, profile, types, combinators, documentation, files: sources.base_names() };
    comments::attach(&mut schema, &declarations, &names, sources, diagnostics);
    (!diagnostics.has_errors()).then_some(schema)
}
