//! The 32 bits that name a combinator: declared, or the CRC32 of its canonical text.

use std::collections::HashMap;

use super::collect::Declaration;
use super::{IdSource, Kind, Profile, canonical_text};
use crate::source::{Diagnostic, Diagnostics, Span};

/// An id, and where it comes from.
#[derive(Clone, Copy)]
pub(super) struct Id {
    pub(super) value: u32,
    pub(super) source: IdSource,
}

/// The CRC32 (IEEE) of a canonical text.
#[must_use]
pub fn crc32(text: &str) -> u32 {
    crc32fast::hash(text.as_bytes())
}

/// The profile that the written ids speak of: Telegram's, if at least nine tenths of them agree with it and more than
/// with the reference.
pub(super) fn detect(declarations: &[Declaration<'_>]) -> Profile {
    let (mut declared, mut telegram, mut reference) = (0_usize, 0_usize, 0_usize);
    for Declaration { ast, .. } in declarations {
        let Some(id) = ast.id else { continue };
        declared += 1;
        telegram += usize::from(id.value == crc32(&canonical_text(ast, Profile::Telegram)));
        reference += usize::from(id.value == crc32(&canonical_text(ast, Profile::Reference)));
    }
    if telegram > reference && telegram * 10 >= declared * 9 { Profile::Telegram } else { Profile::Reference }
}

/// The id of every declaration, in their order. An id that is written always wins; a note says so where the text gives
/// another one.
pub(super) fn assign(declarations: &[Declaration<'_>], profile: Profile, diagnostics: &mut Diagnostics) -> Vec<Id> {
    let ids: Vec<_> = declarations.iter().map(|declaration| assign_one(declaration, profile, diagnostics)).collect();
    report_duplicates(declarations, &ids, diagnostics);
    ids
}

fn assign_one(declaration: &Declaration<'_>, profile: Profile, diagnostics: &mut Diagnostics) -> Id {
    let computed = crc32(&canonical_text(declaration.ast, profile));
    let Some(declared) = declaration.ast.id else { return Id { value: computed, source: IdSource::Computed } };
    if declared.value != computed {
        let note = format!(
            "`{}` keeps its id {:08x}; its text gives {computed:08x}",
            declaration.ast.name.text, declared.value
        );
        diagnostics.push(Diagnostic::note(declared.span, note));
    }
    Id { value: declared.value, source: IdSource::Declared }
}

/// Ids must differ among constructors and among functions. A constructor and a function may share one, since they are
/// read in different places, but rarely do so on purpose.
fn report_duplicates(declarations: &[Declaration<'_>], ids: &[Id], diagnostics: &mut Diagnostics) {
    let mut seen: HashMap<u32, [Option<&Declaration<'_>>; 2]> = HashMap::with_capacity(ids.len());
    for (declaration, id) in declarations.iter().zip(ids) {
        let [constructor, function] = seen.entry(id.value).or_default();
        let (own, other) = match declaration.kind {
            Kind::Constructor(_) => (constructor, function),
            Kind::Function => (function, constructor),
        };
        let name = &declaration.ast.name.text;
        if let Some(first) = *own {
            let message = format!("id {:08x} of `{name}` is taken by `{}`", id.value, first.ast.name.text);
            diagnostics.push(Diagnostic::error(place(declaration), message).also(place(first), "first used here"));
        } else if let Some(first) = *other {
            let message = format!("`{name}` shares the id {:08x} with `{}`", id.value, first.ast.name.text);
            diagnostics.push(
                Diagnostic::warning(place(declaration), message)
                    .also(place(first), "first used here")
                    .remark("one is a constructor and the other a function, so that no reader can confuse them"),
            );
        }
        own.get_or_insert(declaration);
    }
}

/// Where the id is written, or the name that it is computed from.
fn place(declaration: &Declaration<'_>) -> Span {
    declaration.ast.id.map_or(declaration.ast.name.span, |id| id.span)
}
