//! A facade: the same items in the layout of another generator.

/// The module `grammers`: `enums`, `types` and `functions` as `grammers-tl-types` has them, its traits and its constants.
#[derive(Clone, Debug)]
pub struct Facade {
    /// The layer, if anything states it.
    pub layer: Option<u32>,
    /// The names of constructors and functions, by their ids.
    pub names: Vec<(u32, String)>,
    /// Its modules, each with the module at the root that it hands on, if that has items.
    pub modules: [(&'static str, Option<&'static str>); 3],
}
