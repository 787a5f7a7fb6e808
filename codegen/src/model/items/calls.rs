//! Enums of functions, which servers decode requests into.

use super::attribute::Docs;
use super::ident::Ident;
use super::path::Path;

/// The functions of a module and of the namespaces in it, as an enum.
#[derive(Clone, Debug)]
pub struct Calls {
    /// Its name: `Call`, unless a function has that.
    pub name: Ident,
    /// Its documentation.
    pub docs: Docs,
    /// `true` if the structs of its functions derive `Debug`.
    pub debug: bool,
    /// `true` if it borrows from the bytes that it was decoded from.
    pub lends: bool,
    /// The name for messages: `a function of phone`.
    pub expected: String,
    /// A variant for each function of the module, in the order of the schema.
    pub functions: Vec<CallVariant>,
    /// A variant for each namespace, sorted by name.
    pub namespaces: Vec<CallNamespace>,
    /// The variant that keeps unknown functions as bytes; only the outermost enum has one.
    pub unknown: Option<Ident>,
}

/// A function in [`Calls`].
#[derive(Clone, Debug)]
pub struct CallVariant {
    /// Its name.
    pub name: Ident,
    /// The name in the schema.
    pub tl_name: String,
    /// The declaration.
    pub tl: String,
    /// The id.
    pub id: u32,
    /// The struct.
    pub path: Path,
    /// `true` if that struct borrows from the bytes that it was decoded from.
    pub lends: bool,
    /// The number of its queries, each of which is kept as bytes.
    pub queries: usize,
    /// The field of the query that it wraps: the one whose response it returns, or else the first.
    pub query: Option<Ident>,
    /// `true` if the struct lies in a `Box`.
    pub boxed: bool,
}

/// The functions of a namespace in [`Calls`].
#[derive(Clone, Debug)]
pub struct CallNamespace {
    /// The variant.
    pub name: Ident,
    /// The enum.
    pub path: Path,
    /// `true` if that enum borrows from the bytes that it was decoded from.
    pub lends: bool,
}
