//! A schema without what a selection leaves out.

use super::chosen::Chosen;
use super::part::Part;
use super::selection::{Purpose, Selection};
use super::{opaque, rebuild};
use crate::schema::Schema;
use crate::source::Diagnostics;

/// Reduces a schema to `selection`, as if nothing else had been declared. A kept type keeps all of its constructors,
/// unless it keeps unknown ones and `only` names some.
///
/// None if a name matches nothing, or a type cannot be opaque where it stands.
#[must_use]
pub fn select(mut schema: Schema, selection: Selection<'_>, diagnostics: &mut Diagnostics) -> Option<Schema> {
    if selection.keeps_all() {
        return Some(schema);
    }
    let Chosen { opaque, unknown, graph, roots } = Chosen::new(&schema, selection, diagnostics);
    let Part { types, combinators } = Part::reached(&schema, &graph, roots);
    let kept = schema.combinators.iter().zip(&combinators).filter(|(_, kept)| **kept).map(|(it, _)| it);
    if !selection.self_delimiting {
        opaque::check(&schema, &opaque, Purpose::Opaque, kept.clone(), diagnostics);
        opaque::check(&schema, &unknown, Purpose::Unknown, kept, diagnostics);
    }
    schema.types.iter_mut().zip(&unknown).for_each(|(ty, unknown)| ty.keeps_unknown = *unknown);
    let opaque = schema.types.iter().zip(&opaque).filter(|(_, opaque)| **opaque);
    schema.opaque.extend(opaque.map(|(ty, _)| ty.name.clone()));
    (!diagnostics.has_errors()).then(|| rebuild::rebuild(schema, &types, &combinators))
}
