//! Claims: the names that definitions want, and the resolution of conflicts.
//!
//! Names that differ in TL may be equal in Rust (`getUser`, `get_user`). The order of the schema must not decide which
//! definition keeps the name: a definition inserted above another would take it away. So all claims are settled
//! together. Definitions whose names differ from TL's only in the case of the first letter come first, then the others
//! in the byte order of their names. Later ones get a number that no definition wants. A name that the caller chose
//! must be free; otherwise it is an error.

use typewright_language::maps::{Names, order_of_names};
use typewright_language::source::{Diagnostic, Diagnostics, Span};

use super::items::{Ident, Scope};

/// A module and a name in it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The path of the module from the root.
    pub module: Vec<Ident>,
    /// The name.
    pub name: Ident,
}

/// A name that a definition wants in a module.
pub(super) struct Claim {
    pub module: Vec<Ident>,
    /// The definition.
    pub tl_name: String,
    pub wanted: String,
    /// `true` if the caller chose it.
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
    pub(super) fn settle(&mut self, claims: &[Claim], diagnostics: &mut Diagnostics) -> Vec<Place> {
        let ranks: Vec<_> = claims.iter().map(Claim::rank).collect();
        let ranks: Vec<_> = ranks.iter().map(String::as_str).collect();
        let (mut places, mut late) = (vec![None; claims.len()], Vec::new());
        for index in order_of_names(&ranks) {
            let (Some(place), Some(claim)) = (places.get_mut(index), claims.get(index)) else { continue };
            if self.scope(claim).is_none_or(|scope| scope.is_free(&claim.wanted)) {
                *place = Some(self.claim(claim));
            } else {
                self.check(claim, diagnostics);
                late.push(index);
            }
        }
        for index in late {
            if let (Some(place), Some(claim)) = (places.get_mut(index), claims.get(index)) {
                *place = Some(self.claim(claim));
            }
        }
        places.into_iter().flatten().collect()
    }

    /// The names of all items of all modules.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.modules.iter().flat_map(|(_, scope)| scope.names())
    }

    fn scope(&self, claim: &Claim) -> Option<&Scope> {
        self.modules.get(&claim.path())
    }

    fn claim(&mut self, claim: &Claim) -> Place {
        let path = claim.path();
        let name = match self.modules.get_mut(&path) {
            Some(scope) => scope.claim(&claim.wanted),
            None => {
                let mut scope = Scope::for_module();
                let name = scope.claim(&claim.wanted);
                self.modules.insert(&path, scope);
                name
            }
        };
        let holder = Holder { tl_name: claim.tl_name.clone(), renamed: claim.renamed };
        self.holders.insert(&format!("{path}::{}", name.unraw()), holder);
        Place { module: claim.module.clone(), name }
    }

    /// Reports a taken name that the caller chose, for this definition or for the other.
    fn check(&self, claim: &Claim, diagnostics: &mut Diagnostics) {
        let holder = self.holders.get(&format!("{}::{}", claim.path(), claim.wanted));
        let (renamed, other) = match holder {
            // The enums of functions are no definitions, and so have no name in TL.
            Some(holder) if holder.renamed && claim.tl_name.is_empty() => (&holder.tl_name, None),
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

    /// The rank of a claim: the least one gets the name. Parts of names are separated by a byte that is less than any letter.
    fn rank(&self) -> String {
        format!("{}{}\0{}", if self.is_exact() { 'a' } else { 'z' }, self.tl_name, self.wanted)
    }

    /// Returns whether the Rust name begins with the TL name, except for the case of the first letter.
    fn is_exact(&self) -> bool {
        let last = self.tl_name.rsplit('.').next().unwrap_or_default();
        let (mut tl, mut rust) = (last.chars(), self.wanted.chars());
        let first = (tl.next().map(|first| first.to_ascii_uppercase()), rust.next());
        first.0 == first.1 && rust.as_str().starts_with(tl.as_str())
    }
}

/// The error for a name that the caller chose and `other` has. Without `other`, generated code needs the name.
pub(super) fn clash(renamed: &str, name: &str, other: Option<&str>) -> Diagnostic {
    let (whose, help) = match other {
        Some(other) => {
            (format!("`{other}` has that name in Rust"), format!("choose another name, or rename `{other}` as well"))
        }
        None => ("generated modules need that name".to_owned(), "choose another name".to_owned()),
    };
    Diagnostic::error(Span::NOWHERE, format!("cannot rename `{renamed}` to `{name}`: {whose}")).help(help)
}
