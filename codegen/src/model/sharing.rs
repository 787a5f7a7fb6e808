//! Two layers in one crate: types that are alike in both are shared, and the others get conversions.
//!
//! Sharing compares generated Rust, not schemas: two types are alike if their Rust is, and that of all types that they hold.

use std::collections::{BTreeMap, BTreeSet};

use super::conversions::conversions;
use super::docs;
use super::item_index::{Found, ItemIndex, Key, absolute, each_path, resolve};
use super::items::{Enum, Field, Ident, Item, Model, Module, Path, Prelude, Struct, Variant};

/// Bindings of another layer in the same program.
#[derive(Clone, Debug)]
pub struct Base {
    /// Their path: `crate::layer_214`.
    pub path: Path,
    /// Their model.
    pub model: Model,
}

/// Shares the types of `model` that are alike in `base`, and adds conversions between the others.
pub fn share(model: &mut Model, base: &Base) {
    let (old, new) = (ItemIndex::new(&base.model), ItemIndex::new(model));
    let alike = alike(&old, &new);
    let conversions = conversions(&old, &new, &base.path, &alike);
    replace(&mut model.modules, &mut Vec::new(), &alike, &base.path);
    if !conversions.is_empty() {
        let items = conversions.into_iter().map(Item::Conversion).collect();
        let (name, docs) = (Ident::root("convert"), docs::module("convert", 0));
        model.modules.push(Module { name, docs, prelude: Prelude::default(), items, modules: Vec::new() });
    }
}

/// The keys of types that are alike: all but those that differ, and those that hold one that does.
fn alike(old: &ItemIndex<'_>, new: &ItemIndex<'_>) -> BTreeSet<Key> {
    let mut alike = BTreeSet::new();
    let mut holders: BTreeMap<Key, Vec<&Key>> = BTreeMap::new();
    let mut differing = Vec::new();
    for (key, item) in &new.items {
        let same = match (old.items.get(key), item) {
            (Some(Found::Struct(old)), Found::Struct(new)) => same_struct(old, new),
            (Some(Found::Enum(old)), Found::Enum(new)) => same_enum(old, new),
            _ => false,
        };
        if same {
            alike.insert(key.clone());
        } else {
            differing.push(key);
        }
        each_path(*item, &mut |path| holders.entry(resolve(key, path)).or_default().push(key));
    }
    while let Some(key) = differing.pop() {
        for holder in holders.get(key).into_iter().flatten() {
            if alike.remove(*holder) {
                differing.push(holder);
            }
        }
    }
    alike
}

fn same_struct(old: &Struct, new: &Struct) -> bool {
    let same_field = |(old, new): (&Field, &Field)| {
        (&old.name, &old.ty, old.presence, &old.attributes) == (&new.name, &new.ty, new.presence, &new.attributes)
    };
    let same_fields = old.fields.len() == new.fields.len() && old.fields.iter().zip(&new.fields).all(same_field);
    let whole = |item: &Struct| item.dependence.is_none() && item.generics.is_empty();
    same_fields
        && whole(old)
        && whole(new)
        && (&old.tl_name, old.id, &old.plan, old.recursive, &old.derives)
            == (&new.tl_name, new.id, &new.plan, new.recursive, &new.derives)
        && old.json == new.json
}

fn same_enum(old: &Enum, new: &Enum) -> bool {
    let same_variant = |(old, new): (&Variant, &Variant)| {
        let payload = |variant: &Variant| variant.payload.as_ref().map(|it| (it.path.clone(), it.boxed, it.lends));
        (&old.name, old.id, payload(old)) == (&new.name, new.id, payload(new))
    };
    old.variants.len() == new.variants.len()
        && old.variants.iter().zip(&new.variants).all(same_variant)
        && old.dependence.is_none()
        && new.dependence.is_none()
        && (old.recursive, &old.derives, &old.unknown, &old.json)
            == (new.recursive, &new.derives, &new.unknown, &new.json)
}

/// Replaces shared types by paths to those of the base.
fn replace(modules: &mut [Module], path: &mut Key, alike: &BTreeSet<Key>, base: &Path) {
    for module in modules {
        path.push(module.name.clone());
        for item in &mut module.items {
            let name = match item {
                Item::Struct(item) if item.call.is_none() => &item.name,
                Item::Enum(item) => &item.name,
                _ => continue,
            };
            let key: Key = path.iter().chain([name]).cloned().collect();
            if alike.contains(&key) {
                *item = Item::Shared(absolute(base, &key));
            }
        }
        module.prelude = Prelude::find(&module.items);
        replace(&mut module.modules, path, alike, base);
        path.pop();
    }
}
