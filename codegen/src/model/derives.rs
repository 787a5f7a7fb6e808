//! Derives of the standard library, kept where rustc accepts them.
//!
//! A rule such as `derive("*", ["Eq"])` may match types that cannot derive the trait: a `double` has no `Eq`, nor has
//! any type that holds one. This step leaves the derive out of such types and of all types that hold them, and a note
//! lists them. Derives of other crates stay, since their requirements are unknown. A type with hooks counts as having
//! every trait, since its hooks may implement it.

use std::fmt;

use typewright_language::maps::Set;
use typewright_language::source::{Diagnostic, Diagnostics, Level, Span};

use super::item_index::{Found, FoundMut, ItemIndex, Key, below, each_type_mut, resolve, unmark_holders};
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
        let refusal = settled.settle(of, &index, options);
        if !refusal.causes.is_empty() {
            diagnostics.push(refusal.diagnostic(of.name, &index, naming, options));
        }
    }
    let keys: Vec<_> = index.items.into_iter().map(|(key, _)| key).collect();
    apply(&mut model.modules, &keys, &settled);
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
    able: Vec<(&'static str, Vec<bool>)>,
}

/// The types that a trait is left out of.
#[derive(Default)]
struct Refusal {
    /// The number of types that should have it.
    asked: usize,
    /// The places of the types that it is left out of.
    places: Vec<usize>,
    /// Sentences about the types that lack it by themselves.
    causes: Vec<String>,
    /// The places of the types that hold those types.
    holders: Vec<usize>,
}

impl Settled {
    /// Finds the types that have a trait: those that request it, except those that hold something without it.
    fn settle(&mut self, of: &Trait, index: &ItemIndex<'_>, options: &ModelOptions) -> Refusal {
        let mut able: Vec<_> = index.items.iter().map(|(_, item)| asks_for(*item, of.name)).collect();
        let asked = able.iter().filter(|asks| **asks).count();
        let mut refusal = Refusal { asked, ..Refusal::default() };
        let mut holders = vec![Vec::new(); able.len()];
        for (place, (key, item)) in index.items.iter().enumerate().filter(|(place, _)| able.get(*place) == Some(&true))
        {
            let needs = Needs::find(of.name, *item);
            let mut without = None;
            for (path, holder) in &needs.paths {
                let Some(held) = index.place(&resolve(key, path)) else { continue };
                holders.get_mut(held).into_iter().for_each(|holders| holders.push(place));
                let hooks = index.items.get(held).map_or(&[][..], |(_, item)| item.hooks());
                if able.get(held) == Some(&false) && hooks.is_empty() {
                    without.get_or_insert((path, holder));
                }
            }
            let forgotten = if of.name == "Default" { forgets(*item, options) } else { None };
            let cause = self.supertrait(of, place, *item).or(forgotten).or(needs.lacks).or_else(|| {
                let (path, holder) = without?;
                let held = path.segments.last().map_or("", Ident::unraw);
                Some(format!("{holder} holds `{held}`, which does not derive it"))
            });
            if let Some(cause) = cause {
                refusal.causes.push(cause);
                refusal.places.push(place);
            }
        }
        for place in &refusal.places {
            able.get_mut(*place).into_iter().for_each(|able| *able = false);
        }
        let before = able.clone();
        unmark_holders(refusal.places.clone(), &holders, &mut able);
        refusal.holders = (0..able.len()).filter(|place| before.get(*place) != able.get(*place)).collect();
        refusal.places.extend_from_slice(&refusal.holders);
        self.able.push((of.name, able));
        refusal
    }

    /// The missing requirement: a trait that `of` requires and a type lacks.
    fn supertrait(&self, of: &Trait, place: usize, item: Found<'_>) -> Option<String> {
        let has = |name: &str| self.has(name, place) || !item.hooks().is_empty();
        let missing = of.supertraits.iter().find(|name| !has(name))?;
        Some(format!("`{}` does not derive `{missing}`", item.tl_name()))
    }

    fn has(&self, name: &str, place: usize) -> bool {
        self.able.iter().any(|(other, able)| *other == name && able.get(place) == Some(&true))
    }
}

impl Refusal {
    /// A note, or a warning if a rule names one of the types.
    fn diagnostic(&self, name: &str, index: &ItemIndex<'_>, naming: &Naming, options: &ModelOptions) -> Diagnostic {
        let exact = options
            .extra_derives
            .iter()
            .filter(|(_, derives)| derives.iter().any(|path| std_trait(path) == Some(name)));
        let mut named = exact.filter_map(|(pattern, _)| naming.named(pattern));
        let named = named.any(|place| {
            index.place(&below(&place.module, &place.name)).is_some_and(|place| self.places.contains(&place))
        });
        let (refused, asked) = (self.places.len(), self.asked);
        let message = format!("derive `{name}` left out of {refused} of {asked} types that should have it");
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
                let named = holders.iter().take(MAX_NAMED).filter_map(|place| index.items.get(*place));
                let names: Vec<_> = named.map(|(key, _)| format!("`{}`", Path::local(key.clone()))).collect();
                let more = holders.len().saturating_sub(MAX_NAMED);
                let more = if more == 0 { String::new() } else { format!(" and {more} more") };
                note.remark(format!("through these: {}{more}", names.join(", ")))
            }
        }
    }
}

/// A type, or a field of one, as messages name it.
#[derive(Clone, Copy)]
struct Holder<'a> {
    tl_name: &'a str,
    field: Option<&'a Field>,
}

impl fmt::Display for Holder<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.field {
            Some(field) => write!(f, "`{}.{}`", self.tl_name, field.name.unraw()),
            None => write!(f, "`{}`", self.tl_name),
        }
    }
}

/// The needs of an item for a trait.
#[derive(Default)]
struct Needs<'a> {
    /// The reason that it cannot have the trait, whatever other items have.
    lacks: Option<String>,
    /// The items that must have the trait as well, and the holder of each.
    paths: Vec<(&'a Path, Holder<'a>)>,
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
                self.add_type(name, &field.ty, Holder { tl_name: &item.tl_name, field: Some(field) });
            }
        }
    }

    /// The default is the simplest value.
    fn add_default(&mut self, item: &'a Enum) {
        if item.variants.is_empty() {
            self.lack(format!("`{}` has no constructor", item.tl_name));
        }
        let holder = Holder { tl_name: &item.tl_name, field: None };
        let payload = item.simplest.payload.as_ref();
        self.paths.extend(payload.map(|payload| (&payload.path, holder)));
    }

    fn add_enum(&mut self, name: &str, item: &'a Enum) {
        let holder = Holder { tl_name: &item.tl_name, field: None };
        for payload in item.variants.iter().filter_map(|variant| variant.payload.as_ref()) {
            if payload.boxed && name == "Copy" {
                self.lack(format!("{holder} holds a box"));
            }
            self.paths.push((&payload.path, holder));
        }
        if item.unknown.is_some() {
            self.add_type(name, &RustType::Object, holder);
        }
    }

    fn add_type(&mut self, name: &str, ty: &'a RustType, holder: Holder<'a>) {
        if let Some(what) = without(name, ty) {
            self.lack(format!("{holder} holds {what}"));
        }
        match ty {
            RustType::Path(path) => self.paths.push((path, holder)),
            RustType::Applied { path, args, .. } => {
                self.paths.push((path, holder));
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
    let mut named = options.extra_derives.iter().filter(|(pattern, _)| *pattern == item.tl_name);
    let asks = |derive: &Path| std_trait(derive) == Some("Default");
    let drawn = Holder { tl_name: &item.tl_name, field: Some(drawn) };
    let is_drawn = || format!("{drawn} has to be drawn, and would be 0");
    (!named.any(|(_, derives)| derives.iter().any(asks))).then(is_drawn)
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
fn apply(modules: &mut [Module], keys: &[Key], settled: &Settled) {
    each_type_mut(modules, &mut |key, mut found| {
        let (FoundMut::Struct(Struct { derives, .. }) | FoundMut::Enum(Enum { derives, .. })) = &mut found;
        let (place, mut seen) = (keys.binary_search(key).ok(), Set::new());
        let has = |name| place.is_some_and(|place| settled.has(name, place));
        derives.retain(|derive| std_trait(derive).is_none_or(|name| has(name) && seen.insert(name)));
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
