//! Accessors: the fields that several variants of an enum have, with one type in all of them, and constants of unit variants.

use typewright_language::maps::Names;
use typewright_language::schema::CombinatorId;

use super::fields::Fields;
use super::items::{Accessor, Accessors, Field, Ident, Presence, Scope, UnitConstants, Variant, snake};
use super::view::View;

/// The holders of a field: each a variant and the field in it.
type Holders<'a> = Vec<(&'a Variant, Field)>;

/// The accessors of an enum, in the order in which its variants have the fields first. `unknown` is `true` if it keeps
/// unknown constructors, which have no fields.
pub(super) fn find(variants: &[Variant], constructors: &[CombinatorId], unknown: bool, view: View<'_>) -> Accessors {
    Accessors { fields: fields(variants, constructors, unknown, view), constants: constants(variants) }
}

fn fields(variants: &[Variant], constructors: &[CombinatorId], unknown: bool, view: View<'_>) -> Vec<Accessor> {
    let mut order = Vec::new();
    let mut fields: Names<Holders<'_>> = Names::default();
    for (variant, id) in variants.iter().zip(constructors).filter(|(variant, _)| variant.payload.is_some()) {
        for field in translate(*id, view) {
            let name = field.name.clone();
            fields.change(name.as_str(), |holders| holders.push((variant, field)));
            if fields.get(name.as_str()).is_some_and(|holders| holders.len() == 1) {
                order.push(name);
            }
        }
    }
    let all = if unknown { usize::MAX } else { variants.len() };
    let copies = view.options.compat.is_some() && view.options.derives_clone();
    order.into_iter().filter_map(|name| accessor(name.clone(), fields.get(name.as_str())?, all, copies)).collect()
}

/// The fields of a constructor, as the module of its enum writes their types.
fn translate(id: CombinatorId, view: View<'_>) -> Vec<Field> {
    let found = view.schema.combinator(id).zip(view.naming.combinator(id));
    found.map_or_else(Vec::new, |(combinator, place)| Fields::translate(combinator, id, &place.name, view).fields)
}

/// The accessor of a field; none unless several of `all` variants have it, and every one of them with the same type.
/// `copies` says whether one that every variant has returns a copy, as grammers' do.
fn accessor(field: Ident, holders: &Holders<'_>, all: usize, copies: bool) -> Option<Accessor> {
    let [(_, first), rest @ ..] = holders.as_slice() else { return None };
    let is_flag = |field: &Field| field.presence == Presence::Flag;
    let alike = |field: &Field| field.ty == first.ty && is_flag(field) == is_flag(first);
    if rest.is_empty() || !rest.iter().all(|(_, field)| alike(field)) {
        return None;
    }
    let absent = holders.iter().any(|(_, field)| field.presence == Presence::Optional);
    let optional = absent || holders.len() != all;
    Some(Accessor {
        field,
        ty: first.ty.clone(),
        optional,
        copies: copies && !optional,
        variants: holders.iter().map(|(variant, field)| (variant.name.clone(), field.presence)).collect(),
    })
}

/// The constants of unit variants. Structs have theirs from the runtime's `Combinator`.
fn constants(variants: &[Variant]) -> Vec<UnitConstants> {
    let mut scope = Scope::default();
    let units = variants.iter().filter(|variant| variant.payload.is_none());
    let constants = units.filter_map(|variant| {
        let name = snake(variant.name.unraw(), "").to_ascii_uppercase();
        Some(UnitConstants {
            id_name: scope.claim(&format!("{name}_ID")),
            id: variant.id?,
            name_name: scope.claim(&format!("{name}_NAME")),
            tl_name: variant.tl_name.clone(),
        })
    });
    constants.collect()
}
