//! A value of a schema as bytes, for a test that decodes and encodes it.

use typewright_language::schema::{Combinator, CombinatorId, Kind, Schema, VarOrigin};
use typewright_tools::sample::Sampler;

/// A longer array is unreadable in a test.
const MAX_LEN: usize = 256;

/// A constructor and the bytes of one of its values.
pub(super) struct Sample<'s> {
    pub(super) constructor: &'s Combinator,
    pub(super) bytes: Vec<u8>,
}

/// A value of the first constructor with fields that has a short one.
pub(super) fn sample(schema: &Schema) -> Option<Sample<'_>> {
    let mut sampler = Sampler::new(schema, 0);
    let constructors = (0..).map(CombinatorId).zip(&schema.combinators).filter(|(_, it)| is_plain(it));
    constructors.into_iter().find_map(|(id, constructor)| {
        // The second edge value has all optional fields, the first none.
        let values = sampler.values(id, 2).into_iter().rev();
        let bytes = values.into_iter().find(|bytes| bytes.len() <= MAX_LEN)?;
        Some(Sample { constructor, bytes })
    })
}

/// Returns whether it is a constructor with a name, fields and no parameters.
fn is_plain(combinator: &Combinator) -> bool {
    matches!(combinator.kind, Kind::Constructor(_))
        && combinator.name != "_"
        && !combinator.fields.is_empty()
        && combinator.vars.iter().all(|var| var.origin == VarOrigin::Field)
}
