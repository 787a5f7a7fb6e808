//! Types all of whose values TL can carry, so that encoding them needs no `Result`.
//!
//! A value cannot be encoded where its parts may disagree (fields that share a bit, a number and the elements that it counts, a bit
//! and the field under it), or where it may hold something that has no bytes: an `Object` that came as JSON, an element that is
//! `null`, a type of the caller's.

use typewright_language::maps::Set;

use super::item_index::{Found, FoundMut, ItemIndex, Key, each_path_of, each_type_mut, resolve, unmark_holders};
use super::items::{Enum, Form, Mask, Model, Path, RustType, Step, Struct, Word};

/// Marks the types whose values can always be encoded.
pub(super) fn mark(model: &mut Model) {
    let able = able(&ItemIndex::new(model));
    each_type_mut(&mut model.modules, &mut |key, found| {
        let (FoundMut::Struct(Struct { infallible, .. }) | FoundMut::Enum(Enum { infallible, .. })) = found;
        *infallible = able.contains(key);
    });
}

/// The keys of these types: all but those that may fail by themselves, and those that hold one that may.
fn able(index: &ItemIndex<'_>) -> Set<Key> {
    let mut able = vec![true; index.items.len()];
    let mut holders = vec![Vec::new(); index.items.len()];
    let mut open = Vec::new();
    for ((place, (key, item)), able) in index.items.iter().enumerate().zip(&mut able) {
        let mut may_fail = match item {
            Found::Struct(item) => struct_may_fail(item),
            Found::Enum(item) => enum_may_fail(item),
        };
        each_held(*item, &mut |path| match index.place(&resolve(key, path)).and_then(|held| holders.get_mut(held)) {
            Some(holders) => holders.push(place),
            None => may_fail = true,
        });
        if may_fail {
            *able = false;
            open.push(place);
        }
    }
    unmark_holders(open, &holders, &mut able);
    index.marked(&able)
}

fn struct_may_fail(item: &Struct) -> bool {
    let shares = |word: &Word| word.bits.iter().any(|bit| bit.fields.len() > 1);
    let disagrees = |word: &Word| word.kept && !word.bits.is_empty();
    !item.bytes
        || item.dependence.is_some()
        || item.plan.words.iter().any(|word| shares(word) || disagrees(word))
        || item.plan.steps.iter().any(step_may_fail)
        || item.fields.iter().any(|field| holds_object(&field.ty))
}

fn enum_may_fail(item: &Enum) -> bool {
    !item.bytes || item.dependence.is_some() || item.unknown.is_some() || item.variants.is_empty()
}

fn step_may_fail(step: &Step) -> bool {
    match step {
        Step::Word(_) => false,
        Step::Flag { mask, .. } => matches!(mask, Mask::Nat(_)),
        Step::Value { form, .. } => form_may_fail(form),
        Step::ValueIf { mask, form, .. } => matches!(mask, Mask::Nat(_)) || form_may_fail(form),
    }
}

fn form_may_fail(form: &Form) -> bool {
    match form {
        Form::Number(_) | Form::Plain(_) | Form::Bare | Form::Empty => false,
        Form::ByteString | Form::StringBytes | Form::Lossy => false,
        Form::Vector { item: inner, .. } | Form::Tagged { inner, .. } | Form::InBox(inner) => form_may_fail(inner),
        Form::Framed(_)
        | Form::Dependent { .. }
        | Form::Param(_)
        | Form::Repeated { .. }
        | Form::Nullable { .. }
        | Form::Response { .. } => true,
    }
}

fn holds_object(ty: &RustType) -> bool {
    match ty {
        RustType::Object => true,
        RustType::Vec(inner) | RustType::Box(inner) | RustType::Option(inner) => holds_object(inner),
        _ => false,
    }
}

/// Calls `visit` with the path of every type that a value holds.
fn each_held<'a>(item: Found<'a>, visit: &mut dyn FnMut(&'a Path)) {
    match item {
        Found::Struct(item) => item.fields.iter().for_each(|field| each_path_of(&field.ty, visit)),
        Found::Enum(item) => item.variants.iter().filter_map(|it| it.payload.as_ref()).for_each(|it| visit(&it.path)),
    }
}
