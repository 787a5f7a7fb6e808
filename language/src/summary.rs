//! The numbers that a run reports.

use crate::schema::{Docs, Kind, Profile, Schema};

/// Numbers about a schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The layer, if a comment or an option states it.
    pub layer: Option<u32>,
    /// The rules by which missing ids were computed.
    pub profile: Profile,
    /// Declared types, without builtins.
    pub types: usize,
    /// Constructors, without builtins.
    pub constructors: usize,
    /// Functions.
    pub functions: usize,
    /// The documented part.
    pub coverage: Coverage,
}

impl Summary {
    /// Counts the definitions of a schema.
    #[must_use]
    pub fn new(schema: &Schema) -> Self {
        let functions = schema.combinators.iter().filter(|combinator| combinator.kind == Kind::Function).count();
        Self {
            layer: schema.layer,
            profile: schema.profile,
            types: schema.types.len(),
            constructors: schema.combinators.len() - functions,
            functions,
            coverage: Coverage::new(schema),
        }
    }
}

/// The documented part of a schema. It shows what a reader loses when a source changes its format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Types, constructors and functions with a description.
    pub described_definitions: usize,
    /// Fields with a description.
    pub described_fields: usize,
    /// Functions with errors of their own.
    pub functions_with_errors: usize,
    /// Functions with known callers.
    pub functions_with_availability: usize,
    /// Errors, each once.
    pub errors: usize,
}

impl Coverage {
    fn new(schema: &Schema) -> Self {
        let described = |docs: &Docs| !docs.text.is_empty();
        let types = schema.types.iter().filter(|ty| described(&ty.docs)).count();
        let combinators = schema.combinators.iter().filter(|combinator| described(&combinator.docs)).count();
        let fields = schema.combinators.iter().flat_map(|combinator| &combinator.fields);
        let calls = schema.documentation.calls.values();
        Self {
            described_definitions: types + combinators,
            described_fields: fields.filter(|field| described(&field.docs)).count(),
            functions_with_errors: calls.clone().filter(|facts| !facts.own_errors().is_empty()).count(),
            functions_with_availability: calls.filter(|facts| facts.says_who_may_call()).count(),
            errors: schema.documentation.errors.len(),
        }
    }
}
