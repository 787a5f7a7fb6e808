//! From trees to a schema: the passes, in their order.

use super::collect::{self, Collected};
use super::defaults::Finite;
use super::{Documentation, Profile, Schema, builtin, comments, constructor_ids, cycles, resolve, size_fields};
use crate::source::{Diagnostics, SourceMap};
use crate::syntax::{self, ast};

/// Facts that the caller knows better than the schema.
#[derive(Clone, Debug, Default)]
pub struct LowerOptions {
    /// The rules for computing ids; without them, the written ids decide.
    pub profile: Option<Profile>,
    /// The layer; without it, a comment such as `// LAYER 228` decides.
    pub layer: Option<u32>,
    /// Types that are kept as bytes: they may be used though nothing declares them. See
    /// [`select`](crate::select::select).
    pub opaque: Vec<String>,
    /// Types that are declared elsewhere, in Rust: they may be used though nothing declares them.
    pub external: Vec<String>,
    /// Fields that are the size of the `Object` behind them: `message.length`.
    pub sizes: Vec<String>,
}

/// Resolves what `files` declare, all of them together: a file may use what another one declares.
///
/// None if there is an error among the diagnostics, of this floor or of the one below. One run reports all errors,
/// except that sizes are checked only once every name is resolved.
#[must_use]
pub fn lower(
    files: &[ast::File],
    sources: &SourceMap,
    options: LowerOptions,
    diagnostics: &mut Diagnostics,
) -> Option<Schema> {
    let collected = collect::collect(files, &options.opaque, &options.external, diagnostics);
    let (profile, ids) = constructor_ids::assign(&collected.declarations, options.profile, diagnostics);
    let combinators = resolve::resolve(&collected, &ids, sources, diagnostics)?;
    let Collected { names, mut types, declarations } = collected;
    cycles::mark(&mut types, &combinators);
    let finite = Finite::new(&types, &combinators);
    finite.report(&types, diagnostics);
    finite.report_large(&combinators, diagnostics);
    finite.mark(&mut types);
    let layer = options.layer.or_else(|| files.iter().filter_map(syntax::stated_layer).max());
    let documentation = Documentation::default();
    let builtins = builtin::boxed(|single| names.boxed_id(single));
    let files = sources.base_names();
    let opaque = Vec::new();
    let mut schema = Schema { layer, profile, types, combinators, builtins, opaque, documentation, files };
    size_fields::mark(&mut schema, &options.sizes, &options.opaque, diagnostics);
    comments::attach(&mut schema, &declarations, &names, sources, diagnostics);
    (!diagnostics.has_errors()).then_some(schema)
}
