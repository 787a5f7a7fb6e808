//! Types with parameters: the parameters that the bytes of a value depend on.

use super::ident::Ident;
use super::path::Path;

/// The parameters that the bytes of a value depend on besides the value. A separate struct, the form, holds them. TL
/// types with parameters have a form, and so have the element structs of `n*[ ... ]`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependence {
    /// The name of the form.
    pub form: Ident,
    /// The fields of the form.
    pub params: Vec<Param>,
}

impl Dependence {
    /// The parameters that are types; none of a type whose bytes depend on nothing.
    pub fn types(of: Option<&Self>) -> impl Iterator<Item = &TypeParam> {
        of.map_or(&[][..], |dependence| &dependence.params).iter().filter_map(|param| param.ty.as_ref())
    }

    /// The type parameters of the value's own type.
    pub fn generics(&self) -> impl Iterator<Item = &Ident> {
        Self::types(Some(self)).map(|ty| &ty.generic)
    }
}

/// A parameter: a number, or a type and how its values lie on the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// The field of the form.
    pub name: Ident,
    /// The type; none for a number.
    pub ty: Option<TypeParam>,
}

/// A type that is a parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeParam {
    /// The type.
    pub generic: Ident,
    /// The type parameter for the form of its values.
    pub form: Ident,
}

/// The form of a [`Payload`](super::Payload), made of the parameters of its enum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PayloadForm {
    /// The form.
    pub form: Path,
    /// The parameters that it takes from the form of the enum.
    pub params: Vec<Param>,
}
