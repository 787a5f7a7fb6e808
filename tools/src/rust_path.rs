//! Finds the Rust struct of a constructor or function.

use typewright::model::{self, Model, Module, Struct};
use typewright_language::schema::Combinator;

/// A struct and where it is.
pub struct Found<'a> {
    /// The modules that lead to it: `functions`, `phone`.
    pub path: Vec<String>,
    /// The struct itself.
    pub item: &'a Struct,
}

/// The struct of a combinator, in the module `root`, or in any but that of the functions. Several layers may share a
/// name.
pub fn find<'a>(model: &'a Model, root: &str, combinator: &Combinator) -> Option<Found<'a>> {
    let in_reach = |module: &&Module| {
        if root.is_empty() { module.name.unraw() != "functions" } else { module.name.unraw() == root }
    };
    model.modules.iter().filter(in_reach).find_map(|module| find_in(module, combinator, Vec::new()))
}

/// Modules are no deeper than namespaces may be.
fn find_in<'a>(module: &'a Module, combinator: &Combinator, mut path: Vec<String>) -> Option<Found<'a>> {
    path.push(module.name.to_string());
    let here = module.items.iter().find_map(|item| match item {
        model::Item::Struct(item) if item.tl_name == combinator.name && item.id == combinator.id => Some(item),
        _ => None,
    });
    match here {
        Some(item) => Some(Found { path, item }),
        None => module.modules.iter().find_map(|module| find_in(module, combinator, path.clone())),
    }
}
