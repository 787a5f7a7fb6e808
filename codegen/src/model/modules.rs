//! Modules: items put into a tree by namespace.

use typewright_language::maps::Names;

use super::docs;
use super::items::{Ident, Item, Model, Module, Origin, Prelude};

/// The tree of modules while it is filled.
#[derive(Default)]
pub(super) struct ModuleTree {
    items: Vec<Item>,
    modules: Names<(Ident, ModuleTree)>,
}

impl ModuleTree {
    /// Adds an item to the end of a module.
    pub(super) fn insert(&mut self, module: &[Ident], item: Item) {
        let Some((first, rest)) = module.split_first() else { return self.items.push(item) };
        if let Some((_, tree)) = self.modules.get_mut(first.as_str()) {
            return tree.insert(rest, item);
        }
        let mut tree = Self::default();
        tree.insert(rest, item);
        self.modules.insert(first.as_str(), (first.clone(), tree));
    }

    /// Returns whether a module stands at the root.
    pub(super) fn has(&self, root: &str) -> bool {
        self.modules.get(root).is_some()
    }

    /// The model, complete.
    pub(super) fn into_model(self, origin: Origin) -> Model {
        Model { origin, modules: self.into_modules(0) }
    }

    fn into_modules(self, depth: usize) -> Vec<Module> {
        let module = |(name, tree): (Ident, Self)| Module {
            docs: docs::module(name.unraw(), depth),
            prelude: Prelude::find(&tree.items),
            name,
            items: tree.items,
            modules: Self { modules: tree.modules, ..Self::default() }.into_modules(depth + 1),
        };
        self.modules.into_values().map(module).collect()
    }
}
