//! Claims: the names that definitions want, and what they get where several want one.
//!
//! Names that differ in TL may be equal in Rust (`getUser`, `get_user`). Who gets the name must not depend on who comes first in the
//! schema, or a definition that someone puts above another takes its name away. So claims are settled together: first come names that
//! Rust only writes with another first letter, then the others in the order of their bytes. Whoever comes too late gets a number
//! that nobody wants. A name that the caller chose has to be free: it is an error if not.

use std::cmp::Ordering;

use typewright_language::maps::Names;
use typewright_language::source::{Diagnostic, Diagnostics, Span};

use super::items::{Ident, Scope};
use super::naming::Place;

/// A name that a definition wants in a module.
pub(super) struct Claim {
    pub module: Vec<Ident>,
    /// The definition.
    pub tl_name: String,
    pub wanted: String,
    /// Whether the caller chose it.
    pub renamed: bool,
}

/// The holder of a name.
struct Holder {
    tl_name: String,
    renamed: bool,
}

/// The names of all modules.
#[derive(Default)]
pub(super) struct Scopes {
    /// By path: `types::phone`.
    modules: Names<Scope>,
    /// By path and name.
    holders: Names<Holder>,
}

impl Scopes {
    /// Gives each claim a place; names that were settled before are taken.
    pub(super) fn settle(&mut self, claims: Vec<Claim>, diagnostics: &mut Diagnostics) -> Vec<Place> {
        let mut order: Vec<_> = claims.iter().enumerate().collect();
        order.sort_by(|(_, a), (_, b)| a.rank(b));
        let mut places: Vec<Option<Place>> = claims.iter().map(|_| None).collect();
        let mut put = |index: usize, place| places.get_mut(index).into_iter().for_each(|slot| *slot = Some(place));
        let (mut late, mut place) = (Vec::new(), None);
        for (index, claim) in order {
            if self.is_free(claim) {
                place.replace(self.claim(claim)).into_iter().for_each(drop);
                place.take().into_iter().for_each(|place| put(index, place));
            } else {
                self.check(claim, diagnostics);
                late.push((index, claim));
            }
        }
        late.into_iter().for_each(|(index, claim)| put(index, self.claim(claim)));
        places.into_iter().flatten().collect()
    }

    /// The names of all items of all modules.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.modules.iter().flat_map(|(_, scope)| scope.names())
    }

    fn is_free(&mut self, claim: &Claim) -> bool {
        self.scope(claim).is_free(&claim.wanted)
    }

    fn claim(&mut self, claim: &Claim) -> Place {
        let name = self.scope(claim).claim(&claim.wanted);
        let holder = Holder { tl_name: claim.tl_name.clone(), renamed: claim.renamed };
        self.holders.insert(&format!("{}::{}", claim.path(), name.unraw()), holder);
        Place { module: claim.module.clone(), name }
    }

    fn scope(&mut self, claim: &Claim) -> &mut Scope {
        let path = claim.path();
        if self.modules.get(&path).is_none() {
            self.modules.insert(&path, Scope::for_module());
        }
        self.modules.get_mut(&path)
    }

    /// A claim whose name is taken is an error if the caller chose the name, for this definition or for the other.
    fn check(&self, claim: &Claim, diagnostics: &mut Diagnostics) {
        let holder = self.holders.get(&format!("{}::{}", claim.path(), claim.wanted));
        let (renamed, other) = match holder {
            Some(holder) if claim.renamed => (&claim.tl_name, Some(holder.tl_name.as_str())),
            Some(holder) if holder.renamed => (&holder.tl_name, Some(claim.tl_name.as_str())),
            None if claim.renamed => (&claim.tl_name, None),
            _ => return,
        };
        diagnostics.push(clash(renamed, &claim.wanted, other));
    }
}

impl Claim {
    fn path(&self) -> String {
        self.module.iter().map(Ident::as_str).collect::<Vec<_>>().join("::")
    }

    fn rank(&self, other: &Self) -> Ordering {
        let key = |claim: &Self| (!claim.is_exact(), claim.tl_name.clone(), claim.wanted.clone());
        key(self).cmp(&key(other))
    }

    /// Whether Rust's name is TL's but for the case of the first letter.
    fn is_exact(&self) -> bool {
        let last = self.tl_name.rsplit('.').next().unwrap_or_default();
        let mut rest = (last.chars(), self.wanted.chars());
        let first = (rest.0.next(), rest.1.next());
        first.0.map(|first| first.to_ascii_uppercase()) == first.1 && self.wanted.starts_with(|_| true) && {
            let (tl, rust) = rest;
            rust.as_str().starts_with(tl.as_str())
        }
    }
}

/// The error for a name that the caller chose and another definition has; none if generated code needs it.
pub(super) fn clash(renamed: &str, name: &str, other: Option<&str>) -> Diagnostic {
    let whose = other.map_or_else(|| "generated code needs it".to_owned(), |other| format!("`{other}` is called so too"));
    let error = Diagnostic::error(Span::NOWHERE, format!("rename for `{renamed}` to `{name}`: {whose}"));
    error.help("choose a name that is free, or rename the other as well")
}
