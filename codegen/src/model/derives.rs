//! Derives of the standard library, kept where rustc accepts them.
//!
//! A rule such as `derive("*", ["Eq"])` may match types that cannot derive the trait: a `double` has no `Eq`, nor has
//! any type that holds one. This step leaves the derive out of such types and of all types that hold them, and a note
//! lists them. Derives of other crates stay, since their requirements are unknown. A type with hooks counts as having
//! every trait, since its hooks may implement it.

use std::collections::{BTreeMap, BTreeSet};

use typewright_language::source::{Diagnostic, Diagnostics, Level, Span};

use super::item_index::{Found, FoundMut, ItemIndex, Key, each_type_mut, resolve};
use super::items::{Attribute, Enum, Field, Model, Module, Path, Presence, RustType, StringType, Struct};
use super::items::{BytesType, Ident};
use super::naming::Naming;
use super::options::ModelOptions;

/// The most types that a note names.
const MAX_NAMED: usize = 5;

/// A trait that the standard library derives.
struct Trait {
    name: &'static str,
    /// The traits that it requires.
    supertraits: &'static [&'static str],
}

/// Each comes after the traits that it requires.
const TRAITS: [Trait; 9] = [
    Trait { name: "Clone", supertraits: &[] },
    Trait { name: "Copy", supertraits: &["Clone"] },
    Trait { name: "Debug", supertraits: &[] },
    Trait { name: "Default", supertraits: &[] },
    Trait { name: "PartialEq", supertraits: &[] },
    Trait { name: "Eq", supertraits: &["PartialEq"] },
    Trait { name: "PartialOrd", supertraits: &["PartialEq"] },
    Trait { name: "Ord", supertraits: &["Eq", "PartialOrd"] },
    Trait { name: "Hash", supertraits: &[] },
];

/// Removes each derive of the standard library that rustc would refuse.
pub(super) fn settle(model: &mut Model, naming: &Naming, options: &ModelOptions, diagnostics: &mut Diagnostics) {
    let index = ItemIndex::new(model);
    let mut settled = Settled::default();
    for of in &TRAITS {
        let (asked, refusal) = settled.settle(of, &index, options);
        if !refusal.types.is_empty() {
            diagnostics.push(refusal.diagnostic(of.name, asked, naming, options));
        }
    }
    apply(&mut model.modules, &settled);
}

/// The trait of the standard library that a path names: `Eq`, `core::cmp::Eq`.
fn std_trait(path: &Path) -> Option<&'static str> {
    let (last, crates) = path.segments.split_last()?;
    let is_std = crates.first().is_none_or(|first| ["core", "std"].contains(&first.as_str()));
    TRAITS.iter().map(|it| it.name).find(|name| is_std && *name == last.as_str())
}

fn asks_for(item: Found<'_>, name: &str) -> bool {
    item.derives().iter().any(|path| std_trait(path) == Some(name))
}

/// The types that have each trait.
#[derive(Default)]
struct Settled {
    able: BTreeMap<&'static str, BTreeSet<Key>>,
}

/// The types that a trait is left out of.
#[derive(Default)]
struct Refusal {
    types: BTreeSet<Key>,
    /// Sentences about the types that lack it by themselves.
    causes: Vec<String>,
    /// The types that hold those types.
    holders: Vec<Key>,
}

impl Settled {
    /// Finds the types that have a trait: those that request it, except those that hold something without it. The
    /// number counts the requests.
    fn settle(&mut self, of: &Trait, index: &ItemIndex<'_>, options: &ModelOptions) -> (usize, Refusal) {
        let asking = index.items.iter().filter(|(_, item)| asks_for(**item, of.name));
        let mut able: BTreeSet<Key> = asking.clone().map(|(key, _)| key.clone()).collect();
        let asked = able.len();
        let mut refusal = Refusal::default();
        let mut holders: BTreeMap<Key, Vec<&Key>> = BTreeMap::new();
        let mut open = Vec::new();
        for (key, item) in asking {
            let needs = Needs::find(of.name, *item);
            let forgotten = if of.name == "Default" { forgets(*item, options) } else { None };
            let cause = self.supertrait(of, key, *item, index).or(forgotten).or(needs.lacks).or_else(|| {
                let held = needs.paths.iter().map(|(path, holder)| (resolve(key, path), holder));
                let mut without = held.filter(|(held, _)| {
                    index.items.get(held).is_some_and(|item| !asks_for(*item, of.name) && item.hooks().is_empty())
                });
                without
                    .next()
                    .map(|(held, holder)| format!("{holder} holds `{}`, which does not derive it", last(&held)))
            });
            needs.paths.iter().for_each(|(path, _)| holders.entry(resolve(key, path)).or_default().push(key));
            if let Some(cause) = cause {
                refusal.causes.push(cause);
                open.push(key);
            }
        }
        open.iter().for_each(|key| _ = able.remove(*key) && refusal.types.insert((*key).clone()));
        while let Some(key) = open.pop() {
            for holder in holders.get(key).into_iter().flatten() {
                if able.remove(*holder) {
                    refusal.types.insert((*holder).clone());
                    refusal.holders.push((*holder).clone());
                    open.push(holder);
                }
            }
        }
        refusal.holders.sort();
        self.able.insert(of.name, able);
        (asked, refusal)
    }

    /// The missing requirement: a trait that `of` requires and a type lacks.
    fn supertrait(&self, of: &Trait, key: &Key, item: Found<'_>, index: &ItemIndex<'_>) -> Option<String> {
        let has = |name: &str| self.has(name, key) || !item.hooks().is_empty();
        let missing = of.supertraits.iter().find(|name| !has(name))?;
        let tl_name = index.items.get(key).map_or("", |item| item.tl_name());
        Some(format!("`{tl_name}` does not derive `{missing}`"))
    }

    fn has(&self, name: &str, key: &Key) -> bool {
        self.able.get(name).is_some_and(|able| able.contains(key))
    }
}

impl Refusal {
    /// A note, or a warning if a rule names one of the types.
    fn diagnostic(&self, name: &str, asked: usize, naming: &Naming, options: &ModelOptions) -> Diagnostic {
        let exact = options
            .extra_derives
            .iter()
            .filter(|(_, derives)| derives.iter().any(|path| std_trait(path) == Some(name)));
        let mut named = exact.filter_map(|(pattern, _)| naming.named(pattern));
        let named = named.any(|place| {
            let key: Key = place.module.iter().chain([&place.name]).cloned().collect();
            self.types.contains(&key)
        });
        let message = format!("derive `{name}` left out of {} of {asked} types that should have it", self.types.len());
        let note = Diagnostic::error(Span::NOWHERE, message);
        let note = Diagnostic { level: if named { Level::Warning } else { Level::Note }, ..note };
        let note = self.causes.iter().take(MAX_NAMED).fold(note, Diagnostic::remark);
        let note = match self.causes.len().saturating_sub(MAX_NAMED) {
            0 => note,
            more => note.remark(format!("and {more} more like these")),
        };
        match self.holders.as_slice() {
            [] => note,
            holders => {
                let names: Vec<_> = holders.iter().take(MAX_NAMED).map(|key| format!("`{}`", path(key))).collect();
                let more = holders.len().saturating_sub(MAX_NAMED);
                let more = if more == 0 { String::new() } else { format!(" and {more} more") };
                note.remark(format!("through these: {}{more}", names.join(", ")))
            }
        }
    }
}

fn last(key: &Key) -> &str {
    key.last().map_or("", Ident::unraw)
}

fn path(key: &Key) -> Path {
    Path::local(key.clone())
}

/// The needs of an item for a trait.
#[derive(Default)]
struct Needs<'a> {
    /// The reason that it cannot have the trait, whatever other items have.
    lacks: Option<String>,
    /// The items that must have the trait as well, and the holder of each.
    paths: Vec<(&'a Path, String)>,
}

impl<'a> Needs<'a> {
    fn find(name: &str, item: Found<'a>) -> Self {
        let mut needs = Self::default();
        match item {
            Found::Struct(item) => needs.add_struct(name, item),
            Found::Enum(item) if name == "Default" => needs.add_default(item),
            Found::Enum(item) => needs.add_enum(name, item),
        }
        needs
    }

    fn add_struct(&mut self, name: &str, item: &'a Struct) {
        for field in &item.fields {
            if !(field.presence == Presence::Optional && name == "Default") {
                self.add_type(name, &field.ty, &field_name(item, field));
            }
        }
    }

    /// The default is the simplest value.
    fn add_default(&mut self, item: &'a Enum) {
        if item.variants.is_empty() {
            self.lack(format!("`{}` has no constructor", item.tl_name));
        }
        let payload = item.simplest.payload.as_ref();
        self.paths.extend(payload.map(|payload| (&payload.path, format!("`{}`", item.tl_name))));
    }

    fn add_enum(&mut self, name: &str, item: &'a Enum) {
        for payload in item.variants.iter().filter_map(|variant| variant.payload.as_ref()) {
            if payload.boxed && name == "Copy" {
                self.lack(format!("`{}` holds a box", item.tl_name));
            }
            self.paths.push((&payload.path, format!("`{}`", item.tl_name)));
        }
        if item.unknown.is_some() {
            self.add_type(name, &RustType::Object, &format!("`{}`", item.tl_name));
        }
    }

    fn add_type(&mut self, name: &str, ty: &'a RustType, holder: &str) {
        if let Some(what) = without(name, ty) {
            self.lack(format!("{holder} holds {what}"));
        }
        match ty {
            RustType::Path(path) => self.paths.push((path, holder.to_owned())),
            RustType::Applied { path, args, .. } => {
                self.paths.push((path, holder.to_owned()));
                args.iter().for_each(|arg| self.add_type(name, arg, holder));
            }
            RustType::Vec(_) | RustType::Option(_) if name == "Default" => {}
            RustType::Vec(inner) | RustType::Box(inner) | RustType::Option(inner) => self.add_type(name, inner, holder),
            _ => {}
        }
    }

    fn lack(&mut self, cause: String) {
        self.lacks.get_or_insert(cause);
    }
}

/// The reason why a function has no default: a field that has to be drawn would be 0. One that a rule names alone has one.
fn forgets(item: Found<'_>, options: &ModelOptions) -> Option<String> {
    let Found::Struct(item) = item else { return None };
    let drawn = item.fields.iter().find(|field| field.random)?;
    let named = options.extra_derives.iter().filter(|(pattern, _)| *pattern == item.tl_name);
    let mut asked = named.flat_map(|(_, derives)| derives).filter_map(std_trait);
    let is_drawn = || format!("{} has to be drawn, and would be 0", field_name(item, drawn));
    (!asked.any(|name| name == "Default")).then(is_drawn)
}

fn field_name(item: &Struct, field: &Field) -> String {
    format!("`{}.{}`", item.tl_name, field.name.unraw())
}

/// A type that does not have the trait, whatever it holds.
fn without(name: &str, ty: &RustType) -> Option<&'static str> {
    match (ty, name) {
        (RustType::F32, "Eq" | "Ord" | "Hash") => Some("an `f32`"),
        (RustType::F64, "Eq" | "Ord" | "Hash") => Some("an `f64`"),
        (RustType::Array(64), "Default") => Some("a `[u8; 64]`"),
        (RustType::Object, "Copy" | "PartialOrd" | "Ord") => Some("an `Object`"),
        (RustType::ObjectRef, "PartialOrd" | "Ord") => Some("an `ObjectRef`"),
        (RustType::String(StringType::Borrowed) | RustType::Bytes(BytesType::Borrowed), _) => None,
        (RustType::String(_), "Copy") => Some("a string"),
        (RustType::Bytes(_), "Copy") => Some("bytes"),
        (RustType::Vec(_), "Copy") => Some("a vector"),
        (RustType::Box(_), "Copy") => Some("a box"),
        _ => None,
    }
}

/// Keeps the remaining derives, each once.
fn apply(modules: &mut [Module], settled: &Settled) {
    each_type_mut(modules, &mut |key, mut found| {
        let (FoundMut::Struct(Struct { derives, .. }) | FoundMut::Enum(Enum { derives, .. })) = &mut found;
        let mut seen = BTreeSet::new();
        derives.retain(|derive| std_trait(derive).is_none_or(|name| settled.has(name, key) && seen.insert(name)));
        if let FoundMut::Enum(item) = found {
            choose_default(item);
        }
    });
}

/// Marks the default variant. Rust derives `Default` only if that variant has no fields.
fn choose_default(item: &mut Enum) {
    if !item.derives.iter().any(|derive| std_trait(derive) == Some("Default")) {
        return;
    }
    if item.simplest.payload.is_some() {
        item.derives.retain(|derive| std_trait(derive) != Some("Default"));
        item.default = true;
    } else if let Some(variant) = item.variants.iter_mut().find(|variant| variant.name == item.simplest.name) {
        variant.attributes.push(Attribute::default_variant());
    }
}
