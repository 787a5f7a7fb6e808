//! A small value of a schema as bytes, for a test that decodes and encodes it.

use typewright_language::schema::{
    BOOL_TRUE_ID, Builtin, Combinator, Field, FieldType, Kind, NatExpr, Schema, TypeExpr, VECTOR_ID, VarOrigin,
};
use typewright_tools::dynamic::Decoder;

/// Values in values are no deeper.
const MAX_DEPTH: usize = 16;
/// A longer array makes no test that anybody reads.
const MAX_LEN: usize = 256;

/// A constructor and the bytes of one of its values.
pub(super) struct Sample<'s> {
    pub(super) constructor: &'s Combinator,
    pub(super) bytes: Vec<u8>,
}

/// A value of the first constructor with fields that has a small one.
pub(super) fn sample(schema: &Schema) -> Option<Sample<'_>> {
    let decoder = Decoder::new(schema);
    let constructors = schema.combinators.iter().filter(|it| matches!(it.kind, Kind::Constructor(_)));
    constructors.filter(|it| is_plain(it)).find_map(|constructor| {
        let mut maker = Maker { schema, bytes: constructor.id.to_le_bytes().to_vec(), number: 0 };
        maker.fields(&constructor.fields, 0)?;
        let bytes = maker.bytes;
        (bytes.len() <= MAX_LEN && decoder.decode(&bytes).is_ok()).then_some(Sample { constructor, bytes })
    })
}

/// Whether a constructor has a name, fields and no parameters.
fn is_plain(constructor: &Combinator) -> bool {
    constructor.name != "_"
        && !constructor.fields.is_empty()
        && constructor.vars.iter().all(|var| var.origin == VarOrigin::Field)
}

/// Makes the bytes of a value; `None` where there is no small one.
struct Maker<'s> {
    schema: &'s Schema,
    bytes: Vec<u8>,
    /// The last number that stands in the value: no two are the same, so that fields in the wrong order are seen.
    number: u8,
}

impl Maker<'_> {
    fn fields(&mut self, fields: &[Field], depth: usize) -> Option<()> {
        fields.iter().filter(|field| field.condition.is_none()).try_for_each(|field| match &field.ty {
            FieldType::Nat(_) => self.push(&[0; 4]),
            FieldType::Value(ty) => self.value(ty, depth),
            FieldType::Repetition(repetition) => match repetition.count {
                NatExpr::Const(0) | NatExpr::Var { plus: 0, .. } => Some(()),
                NatExpr::Const(_) | NatExpr::Var { .. } => None,
            },
            FieldType::Query(_) => None,
        })
    }

    fn value(&mut self, expr: &TypeExpr, depth: usize) -> Option<()> {
        match expr {
            TypeExpr::Builtin { builtin, boxed } => {
                boxed.map_or(Some(()), |id| self.push(&id.to_le_bytes()))?;
                self.builtin(*builtin)
            }
            TypeExpr::Vector { boxed, .. } => {
                if *boxed {
                    self.push(&VECTOR_ID.to_le_bytes())?;
                }
                self.push(&[0; 4])
            }
            TypeExpr::Boxed { ty, args } | TypeExpr::Bare { ty, args } if args.is_empty() && depth < MAX_DEPTH => {
                let schema = self.schema;
                let constructor = schema.combinator(schema.ty(*ty)?.simplest?)?;
                if matches!(expr, TypeExpr::Boxed { .. }) {
                    self.push(&constructor.id.to_le_bytes())?;
                }
                self.fields(&constructor.fields, depth + 1)
            }
            TypeExpr::Boxed { .. } | TypeExpr::Bare { .. } | TypeExpr::Var { .. } => None,
        }
    }

    fn builtin(&mut self, builtin: Builtin) -> Option<()> {
        match builtin {
            Builtin::Nat | Builtin::Int => self.number(4),
            Builtin::Long | Builtin::Int53 => self.number(8),
            Builtin::Float => self.push(&1.5_f32.to_le_bytes()),
            Builtin::Double => self.push(&1.5_f64.to_le_bytes()),
            Builtin::String | Builtin::Bytes => self.push(b"\x02tl\0"),
            Builtin::Int128 => self.number(16),
            Builtin::Int256 => self.number(32),
            Builtin::Int512 => self.number(64),
            Builtin::Bool => self.push(&BOOL_TRUE_ID.to_le_bytes()),
            Builtin::True => Some(()),
            Builtin::Object | Builtin::Function => None,
        }
    }

    /// The next number, in so many bytes.
    fn number(&mut self, len: usize) -> Option<()> {
        self.number = self.number.checked_add(1)?;
        self.push(&[self.number])?;
        self.push(&vec![0; len - 1])
    }

    fn push(&mut self, bytes: &[u8]) -> Option<()> {
        self.bytes.extend_from_slice(bytes);
        (self.bytes.len() <= MAX_LEN).then_some(())
    }
}
