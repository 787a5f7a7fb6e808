//! An index of a model's types by their paths.

use typewright_language::maps::{Names, Set};

use super::items::{Call, Enum, Ident, Item, Model, Module, Path, ROOTS, Response, RustType, Struct, Variant};

/// The path of an item from the root of its bindings: `types::phone::PhoneCall`.
pub(super) type Key = Vec<Ident>;

/// A type of a model.
#[derive(Clone, Copy)]
pub(super) enum Found<'a> {
    Struct(&'a Struct),
    Enum(&'a Enum),
}

/// A type of a model that changes.
pub(super) enum FoundMut<'a> {
    Struct(&'a mut Struct),
    Enum(&'a mut Enum),
}

impl<'a> Found<'a> {
    pub(super) fn tl_name(self) -> &'a str {
        let (Self::Struct(Struct { tl_name, .. }) | Self::Enum(Enum { tl_name, .. })) = self;
        tl_name
    }

    pub(super) fn lends(self) -> bool {
        let (Self::Struct(Struct { lends, .. }) | Self::Enum(Enum { lends, .. })) = self;
        *lends
    }

    /// Returns whether it has type parameters, or bytes that depend on others.
    pub(super) fn has_params(self) -> bool {
        match self {
            Self::Struct(item) => item.dependence.is_some() || !item.generics.is_empty(),
            Self::Enum(item) => item.dependence.is_some(),
        }
    }

    pub(super) fn derives(self) -> &'a [Path] {
        let (Self::Struct(Struct { derives, .. }) | Self::Enum(Enum { derives, .. })) = self;
        derives
    }

    pub(super) fn hooks(self) -> &'a [Path] {
        let (Self::Struct(Struct { hooks, .. }) | Self::Enum(Enum { hooks, .. })) = self;
        hooks
    }
}

/// The types of a model: structs of constructors and functions, and enums.
pub(super) struct ItemIndex<'a> {
    /// In the order of their keys. Sets of types have a `bool` for each.
    pub items: Vec<(Key, Found<'a>)>,
    /// The keys of structs without parameters by their constructors.
    pub constructors: Names<Key>,
    /// The same by their functions.
    pub functions: Names<Key>,
}

impl<'a> ItemIndex<'a> {
    pub(super) fn new(model: &'a Model) -> Self {
        let mut index = Self { items: Vec::new(), constructors: Names::default(), functions: Names::default() };
        index.add(&model.modules, &mut Vec::new());
        index.items.sort_by(|(left, _), (right, _)| left.cmp(right));
        index
    }

    /// The place of a type among the items.
    pub(super) fn place(&self, key: &Key) -> Option<usize> {
        self.items.binary_search_by(|(other, _)| other.cmp(key)).ok()
    }

    pub(super) fn get(&self, key: &Key) -> Option<Found<'a>> {
        self.items.get(self.place(key)?).map(|(_, found)| *found)
    }

    /// The keys of the types that are `marked`.
    pub(super) fn marked(&self, marked: &[bool]) -> Set<Key> {
        let mut keys = Set::new();
        keys.extend(self.items.iter().zip(marked).filter(|(_, marked)| **marked).map(|((key, _), _)| key.clone()));
        keys
    }

    fn add(&mut self, modules: &'a [Module], path: &mut Key) {
        for module in modules {
            path.push(module.name.clone());
            for item in &module.items {
                let (name, found) = match item {
                    Item::Struct(item) => (&item.name, Found::Struct(item)),
                    Item::Enum(item) => (&item.name, Found::Enum(item)),
                    _ => continue,
                };
                let key = below(path, name);
                if let Found::Struct(item) = found {
                    let is_function = item.call.is_some();
                    let known = if is_function { &mut self.functions } else { &mut self.constructors };
                    if !found.has_params() {
                        known.insert(&item.tl_name, key.clone());
                    }
                }
                self.items.push((key, found));
            }
            self.add(&module.modules, path);
            path.pop();
        }
    }
}

/// Unmarks the types that hold one of the `open` ones, directly or through others. `holders` are the places of the types
/// that hold each type.
pub(super) fn unmark_holders(mut open: Vec<usize>, holders: &[Vec<usize>], marked: &mut [bool]) {
    while let Some(place) = open.pop() {
        for holder in holders.get(place).into_iter().flatten() {
            if let Some(marked @ true) = marked.get_mut(*holder) {
                *marked = false;
                open.push(*holder);
            }
        }
    }
}

/// The key of the item that a path in the module of `from` leads to.
pub(super) fn resolve(from: &Key, path: &Path) -> Key {
    let is_absolute = path.segments.first().is_some_and(|first| ROOTS.contains(&first.as_str()));
    let module = if is_absolute { 0 } else { from.len().saturating_sub(1) };
    let mut key = from.get(..module).unwrap_or_default().to_vec();
    key.extend_from_slice(&path.segments);
    key
}

/// The key of an item of a module.
pub(super) fn below(module: &[Ident], name: &Ident) -> Key {
    let mut key = module.to_vec();
    key.push(name.clone());
    key
}

/// The path of a key outside of its bindings, which are at `base`.
pub(super) fn absolute(base: &Path, key: &Key) -> Path {
    let mut segments = base.segments.clone();
    segments.extend_from_slice(key);
    Path { rooted: base.rooted, segments }
}

/// Calls `change` with every struct and enum, and its key.
pub(super) fn each_type_mut(modules: &mut [Module], change: &mut dyn FnMut(&Key, FoundMut<'_>)) {
    each_type_below(modules, &mut Vec::new(), change);
}

fn each_type_below(modules: &mut [Module], path: &mut Key, change: &mut dyn FnMut(&Key, FoundMut<'_>)) {
    for module in modules {
        path.push(module.name.clone());
        for item in &mut module.items {
            let (name, found) = match item {
                Item::Struct(item) => (item.name.clone(), FoundMut::Struct(item)),
                Item::Enum(item) => (item.name.clone(), FoundMut::Enum(item)),
                _ => continue,
            };
            path.push(name);
            change(path, found);
            path.pop();
        }
        each_type_below(&mut module.modules, path, change);
        path.pop();
    }
}

/// Calls `visit` with the path of every type that an item holds or returns.
pub(super) fn each_path<'a>(item: Found<'a>, visit: &mut dyn FnMut(&'a Path)) {
    match item {
        Found::Struct(item) => {
            item.fields.iter().for_each(|field| each_path_of(&field.ty, visit));
            if let Some(Call { response: Response::Value { response, .. }, .. }) = &item.call {
                each_path_of(response, visit);
            }
        }
        Found::Enum(item) => {
            for Variant { payload, empty, .. } in &item.variants {
                payload.iter().for_each(|payload| visit(&payload.path));
                empty.iter().for_each(&mut *visit);
            }
        }
    }
}

/// Calls `visit` with the path of every type that a type mentions.
pub(super) fn each_path_of<'a>(ty: &'a RustType, visit: &mut dyn FnMut(&'a Path)) {
    match ty {
        RustType::Path(path) => visit(path),
        RustType::Applied { path, args, .. } => {
            visit(path);
            args.iter().for_each(|arg| each_path_of(arg, visit));
        }
        RustType::Vec(inner) | RustType::Box(inner) | RustType::Option(inner) => each_path_of(inner, visit),
        _ => {}
    }
}
