//! The 32 bits that name a combinator: declared, or the CRC32 of its canonical text.

use super::canonical::canonical_text;
use super::collect::Declared;
use super::crc32::crc32;
use super::{IdSource, Kind, Profile};
use crate::maps::Map;
use crate::source::{Diagnostic, Diagnostics, Lint, Span};
use crate::syntax::ast::{Combinator, Field};

/// An id, and where it comes from.
#[derive(Clone, Copy)]
pub(super) struct Id {
    pub(super) value: u32,
    pub(super) source: IdSource,
}

/// The id of every declaration, in their order, and the profile that computes missing ids. A written id always wins; a
/// note reports a different computed one.
pub(super) fn assign(
    declarations: &[Declared<'_>],
    wanted: Option<Profile>,
    diagnostics: &mut Diagnostics,
) -> (Profile, Vec<Id>) {
    let combinators: Vec<_> = declarations.iter().map(|declaration| declaration.ast).collect();
    let (profile, computed) = computed_ids(&combinators, wanted);
    let pairs = declarations.iter().zip(computed);
    let ids: Vec<_> = pairs.map(|(declaration, computed)| choose(declaration, computed, diagnostics)).collect();
    report_duplicates(declarations, &ids, diagnostics);
    (profile, ids)
}

/// The id computed from the text of each combinator, whatever is written, and the profile: the requested one, or the
/// one that the written ids follow.
#[must_use]
pub fn computed_ids(combinators: &[&Combinator], wanted: Option<Profile>) -> (Profile, Vec<u32>) {
    let hashes = |profile| -> Vec<u32> {
        combinators.iter().map(|combinator| crc32(&canonical_text(combinator, profile))).collect()
    };
    match wanted {
        Some(profile) => (profile, hashes(profile)),
        None => detect(combinators, hashes(Profile::Reference), hashes(Profile::Telegram)),
    }
}

/// The profile that the written ids follow: Telegram's, if at least nine tenths of them agree with it, and more than
/// with the reference.
fn detect(combinators: &[&Combinator], reference: Vec<u32>, telegram: Vec<u32>) -> (Profile, Vec<u32>) {
    let declared = || combinators.iter().map(|combinator| combinator.id.map(|id| id.value));
    let agreeing = |computed: &[u32]| {
        declared().zip(computed).filter(|(declared, computed)| *declared == Some(**computed)).count()
    };
    let (agree, others) = (agreeing(&telegram), agreeing(&reference));
    if agree > others && agree * 10 >= declared().flatten().count() * 9 {
        (Profile::Telegram, telegram)
    } else {
        (Profile::Reference, reference)
    }
}

fn choose(declaration: &Declared<'_>, computed: u32, diagnostics: &mut Diagnostics) -> Id {
    let Some(declared) = declaration.ast.id else { return Id { value: computed, source: IdSource::Computed } };
    if declared.value != computed {
        let name = &declaration.ast.name.text;
        let note = format!("`{name}` keeps its id {:08x}; its text gives {computed:08x}", declared.value);
        diagnostics.push(Diagnostic::lint(Lint::IdMismatch, declared.span, note));
    }
    Id { value: declared.value, source: IdSource::Declared }
}

/// Reports ids of several definitions. Two constructors are an error, since a decoder cannot tell them apart. With a
/// function it is a warning: TDLib gives its own functions the ids of Telegram's, on purpose.
fn report_duplicates(declarations: &[Declared<'_>], ids: &[Id], diagnostics: &mut Diagnostics) {
    let mut seen: Map<u32, [Option<&Declared<'_>>; 2]> = Map::default();
    for (declaration, id) in declarations.iter().zip(ids) {
        seen.change(id.value, |[constructor, function]| {
            let (own, other) = match declaration.kind {
                Kind::Constructor(_) => (constructor, function),
                Kind::Function => (function, constructor),
            };
            if let Some(first) = own.or(*other) {
                diagnostics.push(duplicate(declaration, first, id.value));
            }
            own.get_or_insert(declaration);
        });
    }
}

fn duplicate(declaration: &Declared<'_>, first: &Declared<'_>, id: u32) -> Diagnostic {
    let name = &declaration.ast.name.text;
    let first_name = &first.ast.name.text;
    let span = place(declaration);
    if is_start_of(declaration.ast, first.ast) || is_start_of(first.ast, declaration.ast) {
        let message = format!("`{name}` and `{first_name}` share the id {id:08x}: one is the other without its query");
        return Diagnostic::lint(Lint::IdPrefix, span, message).also(place(first), "the other one");
    }
    let diagnostic = if declaration.kind == Kind::Function || first.kind == Kind::Function {
        Diagnostic::lint(Lint::IdShared, span, format!("`{name}` shares the id {id:08x} with `{first_name}`"))
            .remark("clients never read calls, so that only a server could mistake one for the other")
    } else {
        Diagnostic::error(span, format!("the id {id:08x} of `{name}` belongs to `{first_name}` already"))
    };
    diagnostic.also(place(first), "first used here")
}

/// Returns whether `start` has the fields of the function `whole`, except for its query, which comes last: the bytes of
/// the two together are a call.
fn is_start_of(start: &Combinator, whole: &Combinator) -> bool {
    let Some((query, fields)) = whole.fields.split_last() else { return false };
    let same = |(left, right): (&Field, &Field)| !left.bang && left.to_string() == right.to_string();
    query.bang && fields.len() == start.fields.len() && fields.iter().zip(&start.fields).all(same)
}

/// The place of the id, or of the name that it is computed from.
fn place(declaration: &Declared<'_>) -> Span {
    declaration.ast.id.map_or(declaration.ast.name.span, |id| id.span)
}
