//! Finds the Rust items of definitions.

use std::collections::BTreeMap;

use typewright::model::{Enum, ErrorEnum, Item, Model, Module, Path, Struct};
use typewright_language::schema::{Combinator, Kind};

/// A struct and where it is.
pub struct Found<'a> {
    /// The modules that lead to it: `functions`, `phone`.
    pub path: Vec<String>,
    /// The struct itself.
    pub item: &'a Struct,
}

/// The items of a model, by the names of their definitions.
#[derive(Default)]
pub struct RustPaths<'a> {
    /// The structs of functions, or of constructors; several layers may share a name.
    structs: BTreeMap<(bool, &'a str, u32), Found<'a>>,
    enums: BTreeMap<&'a str, (Vec<String>, &'a Enum)>,
    /// By their own paths.
    errors: BTreeMap<Vec<String>, &'a ErrorEnum>,
}

impl<'a> RustPaths<'a> {
    /// Looks through a model once.
    #[must_use]
    pub fn new(model: &'a Model) -> Self {
        let mut paths = Self::default();
        model.modules.iter().for_each(|module| paths.add(module, Vec::new()));
        paths
    }

    /// Modules are no deeper than namespaces may be.
    fn add(&mut self, module: &'a Module, mut path: Vec<String>) {
        path.push(module.name.to_string());
        let is_function = path.first().is_some_and(|first| first == "functions");
        for item in &module.items {
            match item {
                Item::Struct(item) => {
                    let key = (is_function, item.tl_name.as_str(), item.id);
                    self.structs.entry(key).or_insert_with(|| Found { path: path.clone(), item });
                }
                Item::Enum(item) => {
                    self.enums.entry(&item.tl_name).or_insert_with(|| (path.clone(), item));
                }
                Item::ErrorEnum(item) => {
                    let whole = path.iter().cloned().chain([item.name.to_string()]).collect();
                    self.errors.insert(whole, item);
                }
                _ => {}
            }
        }
        module.modules.iter().for_each(|inner| self.add(inner, path.clone()));
    }

    /// The struct of a combinator.
    #[must_use]
    pub fn of_combinator<'s>(&'s self, combinator: &'s Combinator) -> Option<&'s Found<'a>> {
        self.structs.get(&(combinator.kind == Kind::Function, combinator.name.as_str(), combinator.id))
    }

    /// The enum of a type, and the modules that lead to it.
    #[must_use]
    pub fn of_type(&self, name: &str) -> Option<(&[String], &'a Enum)> {
        self.enums.get(name).map(|(path, item)| (path.as_slice(), *item))
    }

    /// The enum of errors at a path in a module.
    #[must_use]
    pub fn of_errors(&self, module: &[String], path: &Path) -> Option<&'a ErrorEnum> {
        let segments: Vec<_> = path.segments.iter().map(ToString::to_string).collect();
        self.errors.get(&[module, &segments].concat()).or_else(|| self.errors.get(&segments)).copied()
    }
}
