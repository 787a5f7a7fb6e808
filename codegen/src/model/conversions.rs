//! Conversions between types that differ in two layers.

use typewright_language::maps::Set;

use super::item_index::{Found, ItemIndex, Key, absolute, each_path, resolve};
use super::items::{
    Arm, ArmTarget, Change, Conversion, ConversionBody, Enum, Field, FieldChange, Ident, Path, Presence, RustType,
    Struct, Variant, Word,
};

/// The conversions from `old` to `new`, then those back. `base` is the path of `old`, and `alike` are the shared types.
pub(super) fn conversions(old: &ItemIndex<'_>, new: &ItemIndex<'_>, base: &Path, alike: &Set<Key>) -> Vec<Conversion> {
    let pairs = Pairs::find(old, new, alike);
    let mut conversions = pairs.conversions(base, Direction::Forth);
    conversions.extend(pairs.conversions(base, Direction::Back));
    conversions
}

/// The direction: from the base to the new bindings, or back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Direction {
    Forth,
    Back,
}

/// The reach of a conversion.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Level {
    /// Every value converts.
    Total,
    /// Some values convert.
    Partial,
    /// No value converts.
    Never,
}

/// The types that both bindings have under one key, and the structs that both have of one constructor: their places in
/// the base and in the others, unless they are alike.
struct Pairs<'a> {
    old: &'a ItemIndex<'a>,
    new: &'a ItemIndex<'a>,
    alike: &'a Set<Key>,
    pairs: Set<(usize, usize)>,
}

impl<'a> Pairs<'a> {
    fn find(old: &'a ItemIndex<'a>, new: &'a ItemIndex<'a>, alike: &'a Set<Key>) -> Self {
        let is_function = |key: &Key| key.first().is_some_and(|root| root.as_str() == "functions");
        let mut pairs = Set::new();
        let mut add = |left: &Key, right: &Key| {
            let differ = !(left == right && alike.contains(right)) && is_function(left) == is_function(right);
            let places = old.place(left).zip(new.place(right));
            pairs.extend(places.filter(|_| differ));
        };
        new.items.iter().for_each(|(key, _)| add(key, key));
        for (left, right) in [(&old.constructors, &new.constructors), (&old.functions, &new.functions)] {
            for (name, key) in right.iter() {
                left.get(name).into_iter().for_each(|other| add(other, key));
            }
        }
        Self { old, new, alike, pairs }
    }

    fn conversions(&self, base: &Path, direction: Direction) -> Vec<Conversion> {
        let forth = direction == Direction::Forth;
        let (source, target) = if forth { (self.old, self.new) } else { (self.new, self.old) };
        let pairs = self.pairs.as_slice().iter().map(|(old, new)| if forth { (*old, *new) } else { (*new, *old) });
        let pairs: Vec<_> = pairs.collect();
        let levels = Levels::settle(source, target, &pairs, self.alike);
        let path = |key: &Key, is_old: bool| if is_old { absolute(base, key) } else { Path::local(key.clone()) };
        let conversion = |(from, to): &(usize, usize)| {
            let level = levels.level(*from, *to).filter(|level| *level < Level::Never)?;
            let body = levels.body(*from, *to)?;
            let ((from, source), (to, target)) = (source.items.get(*from)?, target.items.get(*to)?);
            Some(Conversion {
                from: path(from, forth),
                from_lends: source.lends(),
                to: path(to, !forth),
                to_lends: target.lends(),
                tl_name: source.tl_name().to_owned(),
                total: level == Level::Total,
                body,
            })
        };
        pairs.iter().filter_map(conversion).collect()
    }
}

/// The level of each pair.
struct Levels<'a> {
    source: &'a ItemIndex<'a>,
    target: &'a ItemIndex<'a>,
    alike: &'a Set<Key>,
    /// The other place of each pair that a place of the source is part of, and the level of the pair.
    levels: Vec<Vec<(usize, Level)>>,
}

impl<'a> Levels<'a> {
    /// Starts with the best level for all pairs and lowers those that do not hold, until all do.
    fn settle(
        source: &'a ItemIndex<'a>,
        target: &'a ItemIndex<'a>,
        pairs: &[(usize, usize)],
        alike: &'a Set<Key>,
    ) -> Self {
        let mut levels = vec![Vec::new(); source.items.len()];
        // A type converts no better than the types that it holds.
        let mut holders = vec![Vec::new(); source.items.len()];
        for pair in pairs {
            levels.get_mut(pair.0).into_iter().for_each(|levels| levels.push((pair.1, Level::Total)));
            let Some((key, item)) = source.items.get(pair.0) else { continue };
            each_path(*item, &mut |path| {
                let holders = source.place(&resolve(key, path)).and_then(|held| holders.get_mut(held));
                holders.into_iter().for_each(|holders| holders.push(*pair));
            });
        }
        let mut this = Self { source, target, alike, levels };
        let mut open = pairs.to_vec();
        while let Some((from, to)) = open.pop() {
            let level = this.judge(from, to);
            let Some(pairs) = this.levels.get_mut(from) else { continue };
            let Some((_, known)) = pairs.iter_mut().find(|(other, known)| *other == to && *known < level) else {
                continue;
            };
            *known = level;
            for holder in holders.get(from).into_iter().flatten() {
                open.push(*holder);
            }
            // An only constructor that became one of several has a pair as a type and one as a constructor.
            open.extend(pairs.iter().filter(|(other, _)| *other != to).map(|(other, _)| (from, *other)));
        }
        this
    }

    fn level(&self, from: usize, to: usize) -> Option<Level> {
        self.levels.get(from)?.iter().find(|(other, _)| *other == to).map(|(_, level)| *level)
    }

    fn judge(&self, from: usize, to: usize) -> Level {
        match self.body(from, to) {
            None => Level::Never,
            Some(ConversionBody::Fields { fields, gone }) => {
                let partial = !gone.is_empty() || fields.iter().any(|(_, change)| may_fail(change));
                if partial { Level::Partial } else { Level::Total }
            }
            Some(ConversionBody::Arms(arms)) => {
                let partial = arms.iter().any(|arm| arm.to.as_ref().is_none_or(|to| to.partial));
                if partial { Level::Partial } else { Level::Total }
            }
            Some(ConversionBody::Variant(to)) if to.partial => Level::Partial,
            Some(ConversionBody::Variant(_)) => Level::Total,
        }
    }

    /// The body of a conversion; none if no value converts.
    fn body(&self, from: usize, to: usize) -> Option<ConversionBody> {
        let (&(ref from, source), &(ref to, target)) = (self.source.items.get(from)?, self.target.items.get(to)?);
        if source.has_params() || target.has_params() {
            return None;
        }
        match (source, target) {
            (Found::Struct(source), Found::Struct(target)) => self.fields((from, source), (to, target)),
            (Found::Enum(source), Found::Enum(target)) => {
                let mut arms = Vec::new();
                for variant in &source.variants {
                    arms.push(self.arm((from, variant), (to, target)));
                }
                arms.extend(source.unknown.as_ref().map(|name| arm_of_unknown(name, target.unknown.as_ref())));
                arms.iter().any(|arm| arm.to.is_some()).then_some(ConversionBody::Arms(arms))
            }
            (Found::Enum(source), Found::Struct(target)) => {
                let mut arms = Vec::new();
                for variant in &source.variants {
                    arms.push(self.arm_to_struct((from, variant), (to, target)));
                }
                arms.extend(source.unknown.as_ref().map(|name| arm_of_unknown(name, None)));
                arms.iter().any(|arm| arm.to.is_some()).then_some(ConversionBody::Arms(arms))
            }
            // An only constructor became one of several.
            (Found::Struct(source), Found::Enum(target)) => {
                let variant = target.variants.iter().find(|variant| variant.tl_name == source.tl_name)?;
                let change = match &variant.payload {
                    None => None,
                    Some(payload) => Some(self.change_of_keys(from, &resolve(to, &payload.path))?),
                };
                Some(ConversionBody::Variant(target_of(variant, change)))
            }
        }
    }

    fn arm(&self, (from, variant): (&Key, &Variant), (to, target): (&Key, &Enum)) -> Arm {
        let other = target.variants.iter().find(|other| other.tl_name == variant.tl_name);
        let found = other.and_then(|other| {
            let change = match (&variant.payload, &other.payload) {
                (None, None) => None,
                (Some(source), Some(target)) => {
                    Some(self.change_of_keys(&resolve(from, &source.path), &resolve(to, &target.path))?)
                }
                _ => return None,
            };
            Some(target_of(other, change))
        });
        arm_of(variant, found)
    }

    fn arm_to_struct(&self, (from, variant): (&Key, &Variant), (to, target): (&Key, &Struct)) -> Arm {
        let payload = variant.payload.as_ref().filter(|_| variant.tl_name == target.tl_name);
        let found = payload.and_then(|payload| {
            let change = self.change_of_keys(&resolve(from, &payload.path), to)?;
            let partial = is_partial(&change);
            Some(ArmTarget { variant: None, boxed: false, change: Some(change), partial })
        });
        arm_of(variant, found)
    }

    fn fields(&self, (from, source): (&Key, &Struct), (to, target): (&Key, &Struct)) -> Option<ConversionBody> {
        let old = |name: &Ident| source.fields.iter().find(|field| field.name == *name);
        let change = |field: &Field| {
            let change = match old(&field.name) {
                None => match field.presence {
                    Presence::Optional => FieldChange::Nothing,
                    Presence::Flag => FieldChange::NotSet,
                    Presence::Kept => FieldChange::NoBits,
                    Presence::Always => return None,
                },
                Some(known) => self.field((from, known), (to, field))?,
            };
            Some((field.name.clone(), change))
        };
        let mut fields = target.fields.iter().map(change).collect::<Option<Vec<_>>>()?;
        for (name, change) in &mut fields {
            let bits = announcing(target, name) & !announcing(source, name);
            if *change == FieldChange::Same && bits != 0 {
                *change = FieldChange::UnlessBits(bits);
            }
        }
        let dropped = source.fields.iter().filter(|field| target.fields.iter().all(|other| other.name != field.name));
        let gone = dropped.map(|field| match field.presence {
            Presence::Always => None,
            presence => Some((field.name.clone(), presence)),
        });
        Some(ConversionBody::Fields { fields, gone: gone.collect::<Option<_>>()? })
    }

    fn field(&self, (from, source): (&Key, &Field), (to, target): (&Key, &Field)) -> Option<FieldChange> {
        let change = self.change(from, &source.ty, to, &target.ty);
        match (source.presence, target.presence, change) {
            (Presence::Flag, Presence::Flag, _) => Some(FieldChange::Same),
            (Presence::Kept, Presence::Kept, _) => Some(FieldChange::Same),
            (Presence::Flag | Presence::Kept, _, _) | (_, Presence::Flag | Presence::Kept, _) => None,
            (Presence::Optional, Presence::Optional, None) => Some(FieldChange::UnlessSome),
            (Presence::Always, _, None) => match (&source.ty, &target.ty) {
                (RustType::Vec(_), RustType::Vec(_)) if target.presence == Presence::Always => {
                    Some(FieldChange::UnlessAny)
                }
                _ => None,
            },
            (Presence::Optional, Presence::Always, None) => None,
            (left, right, Some(Change::Same)) if left == right => Some(FieldChange::Same),
            (Presence::Always, Presence::Always, Some(change)) => Some(FieldChange::Value(change)),
            (Presence::Always, Presence::Optional, Some(change)) => Some(FieldChange::Wrapped(change)),
            (Presence::Optional, Presence::Optional, Some(change)) => Some(FieldChange::Optional(change)),
            (Presence::Optional, Presence::Always, Some(change)) => Some(FieldChange::Mandatory(change)),
        }
    }

    /// The conversion of a value; none if no value converts.
    fn change(&self, from: &Key, source: &RustType, to: &Key, target: &RustType) -> Option<Change> {
        match (source, target) {
            (RustType::Path(source), RustType::Path(target)) => {
                self.change_of_keys(&resolve(from, source), &resolve(to, target))
            }
            (RustType::Applied { path: source, args, .. }, RustType::Applied { path: target, args: others, .. }) => {
                let (source, target) = (resolve(from, source), resolve(to, target));
                let pairs = args.iter().zip(others);
                let mut same = pairs.map(|(arg, other)| self.change(from, arg, to, other) == Some(Change::Same));
                let change = self.change_of_keys(&source, &target)?;
                // Conversions are for types without parameters.
                (args.is_empty() || (change == Change::Same && same.all(|same| same))).then_some(change)
            }
            (RustType::Applied { path: source, args, .. }, RustType::Path(target))
            | (RustType::Path(source), RustType::Applied { path: target, args, .. })
                if args.is_empty() =>
            {
                self.change_of_keys(&resolve(from, source), &resolve(to, target))
            }
            (RustType::Vec(source), RustType::Vec(target)) => {
                Some(self.change(from, source, to, target)?.within(Change::Vec))
            }
            (RustType::Option(source), RustType::Option(target)) => {
                self.change(from, source, to, target).filter(|change| *change == Change::Same)
            }
            (RustType::Box(source), RustType::Box(target)) => {
                Some(self.change(from, source, to, target)?.within(Change::Box))
            }
            (RustType::Box(source), target) => Some(Change::Unbox(Box::new(self.change(from, source, to, target)?))),
            (source, RustType::Box(target)) => Some(Change::IntoBox(Box::new(self.change(from, source, to, target)?))),
            (RustType::Applied { .. } | RustType::Option(_) | RustType::Param(_) | RustType::Response { .. }, _) => {
                None
            }
            (source, target) => (source == target).then_some(Change::Same),
        }
    }

    fn change_of_keys(&self, from: &Key, to: &Key) -> Option<Change> {
        if from == to && self.alike.contains(from) {
            return Some(Change::Same);
        }
        match self.level(self.source.place(from)?, self.target.place(to)?)? {
            Level::Total => Some(Change::Into),
            Level::Partial => Some(Change::TryInto),
            Level::Never => None,
        }
    }
}

fn target_of(variant: &Variant, change: Option<Change>) -> ArmTarget {
    let boxed = variant.payload.as_ref().is_some_and(|payload| payload.boxed);
    let partial = change.as_ref().is_some_and(is_partial);
    ArmTarget { variant: Some(variant.name.clone()), boxed, change, partial }
}

fn arm_of(variant: &Variant, to: Option<ArmTarget>) -> Arm {
    let boxed = variant.payload.as_ref().is_some_and(|payload| payload.boxed);
    let payload = variant.payload.is_some();
    Arm { variant: variant.name.clone(), tl_name: variant.tl_name.clone(), boxed, payload, to }
}

/// The arm of the variant for unknown constructors, whose values stay unknown if the target keeps them.
fn arm_of_unknown(variant: &Ident, other: Option<&Ident>) -> Arm {
    let to = other.map(|other| ArmTarget {
        variant: Some(other.clone()),
        boxed: false,
        change: Some(Change::Same),
        partial: false,
    });
    Arm { variant: variant.clone(), tl_name: "unknown".to_owned(), boxed: false, payload: true, to }
}

/// The bits of a kept mask that announce fields, by the name of its own field; none of any other field.
fn announcing(item: &Struct, field: &Ident) -> u32 {
    let word = item.plan.words.iter().find(|word| word.kept && word.name == *field);
    word.map_or(0, Word::announcing)
}

/// Returns whether a change of a field may fail.
fn may_fail(change: &FieldChange) -> bool {
    match change {
        FieldChange::Same | FieldChange::Nothing | FieldChange::NotSet | FieldChange::NoBits => false,
        FieldChange::Mandatory(_) | FieldChange::UnlessSome | FieldChange::UnlessAny | FieldChange::UnlessBits(_) => {
            true
        }
        FieldChange::Value(change) | FieldChange::Wrapped(change) | FieldChange::Optional(change) => is_partial(change),
    }
}

fn is_partial(change: &Change) -> bool {
    match change {
        Change::Same | Change::Into => false,
        Change::TryInto => true,
        Change::Vec(inner) | Change::Box(inner) | Change::Unbox(inner) | Change::IntoBox(inner) => is_partial(inner),
    }
}

impl Change {
    /// The change of a `Vec` or a `Box` whose content changes in this way.
    fn within(self, holder: fn(Box<Self>) -> Self) -> Self {
        if self == Self::Same { self } else { holder(Box::new(self)) }
    }
}
