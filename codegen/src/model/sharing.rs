//! Two layers in one crate: identical types are shared, and the others get conversions.
//!
//! Sharing compares generated Rust, not schemas: two types are identical if their Rust is, and the Rust of all types
//! that they hold.

use typewright_language::maps::Set;
use typewright_language::schema::Schema;

use super::conversions::conversions;
use super::docs;
use super::item_index::{Found, ItemIndex, Key, absolute, below, each_path, resolve, unmark_holders};
use super::items::{CallError, Enum, Field, Ident, Item, Model, Module, Path, Prelude, Struct, Variant};

/// Bindings of another layer in the same program.
#[derive(Clone, Debug)]
pub struct Base {
    /// Their path: `crate::layer_214`.
    pub path: Path,
    /// Their schema.
    pub schema: Schema,
    /// Their model.
    pub model: Model,
}

/// Shares the types of `model` that are identical in `base`, and adds conversions between the others.
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

/// The keys of identical types: all except those that differ or hold one that differs.
fn alike(old: &ItemIndex<'_>, new: &ItemIndex<'_>) -> Set<Key> {
    let mut alike = Vec::with_capacity(new.items.len());
    let mut holders = vec![Vec::new(); new.items.len()];
    let mut differing = Vec::new();
    for (place, (key, item)) in new.items.iter().enumerate() {
        let same = match (old.get(key), item) {
            (Some(Found::Struct(old)), Found::Struct(new)) => same_struct(old, new),
            (Some(Found::Enum(old)), Found::Enum(new)) => same_enum(old, new),
            _ => false,
        };
        alike.push(same);
        differing.extend((!same).then_some(place));
        each_path(*item, &mut |path| {
            let holders = new.place(&resolve(key, path)).and_then(|held| holders.get_mut(held));
            holders.into_iter().for_each(|holders| holders.push(place));
        });
    }
    unmark_holders(differing, &holders, &mut alike);
    new.marked(&alike)
}

fn same_struct(old: &Struct, new: &Struct) -> bool {
    let same_field = |(old, new): (&Field, &Field)| {
        (&old.name, &old.ty, old.presence, &old.attributes) == (&new.name, &new.ty, new.presence, &new.attributes)
    };
    let same_fields = old.fields.len() == new.fields.len() && old.fields.iter().zip(&new.fields).all(same_field);
    let head = |item: &Struct| (item.tl_name.clone(), item.id, item.recursive, item.derives.clone());
    let params = |item: &Struct| (item.generics.clone(), item.dependence.clone());
    same_fields
        && head(old) == head(new)
        && params(old) == params(new)
        && old.plan == new.plan
        && old.call == new.call
        && old.call.as_ref().is_none_or(|call| !matches!(call.error, CallError::Known(_)))
        && old.json == new.json
        && old.infallible == new.infallible
}

fn same_enum(old: &Enum, new: &Enum) -> bool {
    let head = |variant: &Variant| (variant.name.clone(), variant.id, variant.payload.clone(), variant.empty.clone());
    let same_variant = |(old, new): (&Variant, &Variant)| head(old) == head(new);
    old.variants.len() == new.variants.len()
        && old.variants.iter().zip(&new.variants).all(same_variant)
        && old.dependence == new.dependence
        && (old.recursive, old.default, &old.derives, &old.unknown, &old.json)
            == (new.recursive, new.default, &new.derives, &new.unknown, &new.json)
        && old.infallible == new.infallible
}

/// Replaces shared types, and the forms beside them, by paths to those of the base.
fn replace(modules: &mut [Module], path: &mut Key, alike: &Set<Key>, base: &Path) {
    for module in modules {
        path.push(module.name.clone());
        let shared = |name: &Ident| Item::Shared(absolute(base, &below(path, name)));
        let is_alike = |name: &Ident| alike.contains(&below(path, name));
        let mut items = Vec::with_capacity(module.items.len());
        for item in module.items.drain(..) {
            let (name, dependence) = match &item {
                Item::Struct(item) => (&item.name, &item.dependence),
                Item::Enum(item) => (&item.name, &item.dependence),
                _ => (&module.name, &None),
            };
            if matches!(item, Item::Struct(_) | Item::Enum(_)) && is_alike(name) {
                items.push(shared(name));
                items.extend(dependence.iter().map(|dependence| shared(&dependence.form)));
            } else {
                items.push(item);
            }
        }
        module.items = items;
        module.prelude = Prelude::find(&module.items);
        replace(&mut module.modules, path, alike, base);
        path.pop();
    }
}
