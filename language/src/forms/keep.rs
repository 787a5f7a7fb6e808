//! Trees without the declarations that a selection leaves out.

use std::collections::BTreeSet;

use crate::schema::Schema;
use crate::syntax::ast::{File, Item};

/// Reduces the trees of the schema `whole` to the declarations in `part`. Builtins of the language stay. Partial
/// applications, which declare nothing, are removed.
pub fn keep(files: &mut [File], whole: &Schema, part: &Schema) {
    let spans = |schema: &Schema| schema.combinators.iter().map(|it| (it.span.file, it.span.start)).collect();
    let (all, kept): (BTreeSet<_>, BTreeSet<_>) = (spans(whole), spans(part));
    let names = |schema: &Schema| schema.types.iter().map(|ty| ty.name.clone()).collect();
    let (all_types, kept_types): (BTreeSet<_>, BTreeSet<_>) = (names(whole), names(part));
    let has_type = |name: &str| kept_types.contains(name) || !all_types.contains(name);
    for file in files {
        file.items.retain(|item| match item {
            Item::Combinator(combinator) => {
                let place = (combinator.span.file, combinator.span.start);
                kept.contains(&place) || !all.contains(&place)
            }
            Item::Constraint(constraint) => has_type(&constraint.ty.text),
            Item::Partial(_) => false,
            Item::Section(_) | Item::Layer(_) | Item::Builtin(_) => true,
        });
    }
}
