//! Lookup of combinators: by the id that bytes begin with, and by the name that a value states.

use std::collections::{BTreeMap, BTreeSet};

use super::envelope::Envelope;
use super::error::EncodeError;
use super::expect::name_of;
use super::plain_value::Plain;
use typewright_language::schema::{BoxedBuiltin, Combinator, MaskBits, Rules, Schema, TypeId};
use typewright_language::source::nearest;

/// The combinators of a schema by id.
#[derive(Debug)]
pub(super) struct Ids<'s> {
    pub(super) schema: &'s Schema,
    /// The masks that are computed, and those that are kept.
    pub(super) masks: Rules<MaskBits>,
    /// Those that may stand where a boxed value of any type is expected.
    any: BTreeMap<u32, &'s Combinator>,
    /// The named constructors of each type.
    constructors: BTreeMap<(TypeId, u32), &'s Combinator>,
    /// Names that several of those in `any` have.
    shared_names: BTreeSet<&'s str>,
}

impl<'s> Ids<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        let alone = schema.combinators.iter().filter(|it| schema.is_self_describing(it));
        let any: BTreeMap<_, _> = alone.map(|it| (it.id, it)).collect();
        let mut constructors = BTreeMap::new();
        for (id, ty) in (0..).map(TypeId).zip(&schema.types) {
            for combinator in ty.constructors.iter().filter_map(|id| schema.combinator(*id)).filter(|it| it.name != "_")
            {
                constructors.entry((id, combinator.id)).or_insert(combinator);
            }
        }
        let mut names = BTreeSet::new();
        let shared_names = any.values().map(|it| it.name.as_str()).filter(|name| !names.insert(*name)).collect();
        Self { schema, masks: Rules::default(), any, constructors, shared_names }
    }

    /// The combinator of an id, where a value of any type may stand.
    pub(super) fn any(&self, id: u32) -> Option<&'s Combinator> {
        self.any.get(&id).copied()
    }

    /// The constructor of a type that has an id.
    pub(super) fn constructor(&self, ty: TypeId, id: u32) -> Option<&'s Combinator> {
        self.constructors.get(&(ty, id)).copied()
    }

    /// The envelope of an id, unless the schema has something else of this id.
    pub(super) fn envelope(&self, id: u32) -> Option<Envelope> {
        let envelope = Envelope::of_id(id)?;
        self.any(id).is_none_or(|it| it.name == envelope.name() && !envelope.is_declarable()).then_some(envelope)
    }

    /// The builtin value of an id.
    pub(super) fn builtin(&self, id: u32) -> Option<&'s BoxedBuiltin> {
        self.schema.builtins.iter().find(|it| it.id == id)
    }

    /// The name of an id, for messages.
    pub(super) fn name(&self, id: u32) -> Option<&'s str> {
        let declared = self.schema.combinators.iter().find(|it| it.id == id).map(|it| it.name.as_str());
        let envelope = || Envelope::of_id(id).map(Envelope::name);
        declared.or_else(envelope).or_else(|| self.builtin(id).map(|it| it.name))
    }

    /// The name that tells a combinator from all others: with its id where several share the name.
    pub(super) fn unique_name(&self, combinator: &Combinator) -> String {
        match self.shared_names.contains(combinator.name.as_str()) {
            true => format!("{}#{:08x}", combinator.name, combinator.id),
            false => combinator.name.clone(),
        }
    }
}

/// The combinators of a schema by name.
#[derive(Debug)]
pub(super) struct Names<'s> {
    pub(super) schema: &'s Schema,
    /// The masks that are computed, and those that are kept.
    pub(super) masks: Rules<MaskBits>,
    by_name: BTreeMap<&'s str, Vec<&'s Combinator>>,
}

impl<'s> Names<'s> {
    pub(super) fn new(schema: &'s Schema) -> Self {
        let mut by_name = BTreeMap::<_, Vec<_>>::new();
        for combinator in &schema.combinators {
            by_name.entry(combinator.name.as_str()).or_default().push(combinator);
        }
        Self { schema, masks: Rules::default(), by_name }
    }

    fn all(&self, name: &str) -> &[&'s Combinator] {
        self.by_name.get(name).map_or(&[], Vec::as_slice)
    }

    /// The envelope that a value names, unless the schema has something else of this name.
    pub(super) fn envelope(&self, value: &Plain) -> Option<Envelope> {
        let Some(Plain::Text(name)) = value.get("_") else { return None };
        let envelope = Envelope::ALL.into_iter().find(|envelope| envelope.name() == name)?;
        self.all(name).iter().all(|it| it.id == envelope.id() && !envelope.is_declarable()).then_some(envelope)
    }

    /// The builtin value that a value names, unless the schema has something else of this name.
    pub(super) fn builtin(&self, value: &Plain) -> Option<&'s BoxedBuiltin> {
        let Some(Plain::Text(name)) = value.get("_") else { return None };
        self.schema.builtins.iter().find(|it| it.name == name && self.all(name).is_empty())
    }

    /// The combinator that the `_` of a value names, among those that fit its place.
    pub(super) fn named(
        &self,
        value: &Plain,
        wanted: &str,
        fits: impl Fn(&Combinator) -> bool,
    ) -> Result<&'s Combinator, EncodeError> {
        let text = name_of(value)?;
        let (name, id) = match text.split_once('#') {
            Some((name, digits)) => (name, u32::from_str_radix(digits, 16).ok()),
            None => (text, None),
        };
        let mut found = self.all(name).iter().filter(|it| fits(it) && (name == text || Some(it.id) == id));
        match (found.next(), found.next()) {
            (Some(only), None) => Ok(only),
            (Some(one), Some(other)) => {
                let choice = format!("`{name}#{:08x}` or `{name}#{:08x}`", one.id, other.id);
                Err(EncodeError::new(choice, format!("{text:?}, the name of both")))
            }
            (None, _) => Err(EncodeError::new(self.suggestion(name, wanted, fits), format!("{text:?}"))),
        }
    }

    /// The expectation `wanted`, with the name that `name` may misspell.
    fn suggestion(&self, name: &str, wanted: &str, fits: impl Fn(&Combinator) -> bool) -> String {
        let fitting = self.by_name.iter().filter(|(_, all)| all.iter().any(|it| fits(it))).map(|(name, _)| *name);
        match nearest(name, fitting) {
            Some(meant) => format!("{wanted}, such as {meant:?}"),
            None => wanted.to_owned(),
        }
    }
}
