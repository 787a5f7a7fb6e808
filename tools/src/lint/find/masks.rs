//! Masks and their bits.

use std::collections::BTreeMap;

use typewright_language::maps::Ids;
use typewright_language::schema::{
    Builtin, Combinator, Field, FieldType, MaskBits, Rules, Schema, TypeExpr, VarId, uses_in_expr, uses_in_fields,
};
use typewright_language::source::{Diagnostic, Diagnostics, Lint, Span};

pub(in crate::lint) fn check(schema: &Schema, diagnostics: &mut Diagnostics) {
    for combinator in &schema.combinators {
        let mut found = Found { used: uses_in_fields(&combinator.fields), ..Found::default() };
        uses_in_expr(&combinator.result, &mut found.used);
        combinator.walk_fields(&mut |field| found.field(field));
        found.masks(combinator, diagnostics);
        found.boxed_true(diagnostics);
    }
}

/// The uses of the `#` variables of a combinator.
#[derive(Default)]
struct Found<'a> {
    /// Every `#` field, by its variable.
    masks: BTreeMap<VarId, &'a Field>,
    /// The fields of each bit.
    bits: BTreeMap<VarId, BTreeMap<u8, Vec<&'a Field>>>,
    /// Variables that something else depends on.
    used: Ids<VarId>,
    /// Each `True` under a bit.
    boxed: Vec<&'a Field>,
}

impl<'a> Found<'a> {
    fn field(&mut self, field: &'a Field) {
        if let Some(condition) = field.condition {
            self.bits.entry(condition.mask).or_default().entry(condition.bit).or_default().push(field);
        }
        match &field.ty {
            FieldType::Nat(var) => _ = self.masks.insert(*var, field),
            FieldType::Value(TypeExpr::Builtin { builtin: Builtin::True, boxed: Some(_) })
                if field.condition.is_some() =>
            {
                self.boxed.push(field);
            }
            FieldType::Value(_) | FieldType::Query(_) | FieldType::Repetition(_) => {}
        }
    }

    fn masks(&self, combinator: &Combinator, diagnostics: &mut Diagnostics) {
        for (var, field) in &self.masks {
            let name = field.name.as_deref().unwrap_or("#");
            match self.bits.get(var) {
                Some(bits) => {
                    if MaskBits::choose(&Rules::default(), combinator, field) == MaskBits::Computed {
                        unused_bits(name, field.span, bits, diagnostics);
                    }
                    bits.iter().for_each(|(bit, fields)| shared_bit(name, *bit, fields, diagnostics));
                }
                None if is_mask(name) && !self.used.contains(*var) => {
                    let message = format!("no field of `{}` depends on `{name}`", combinator.name);
                    diagnostics.push(
                        Diagnostic::lint(Lint::MaskUnused, field.span, message)
                            .remark("it becomes a field in Rust, since no other field determines its value"),
                    );
                }
                None => {}
            }
        }
    }

    fn boxed_true(&self, diagnostics: &mut Diagnostics) {
        for field in &self.boxed {
            let name = field.name.as_deref().unwrap_or("_");
            let message = format!("`{name}` is a `True` under a bit: 4 bytes without information");
            diagnostics.push(Diagnostic::lint(Lint::TrueBoxed, field.span, message).help("write `true`"));
        }
    }
}

/// Returns whether a `#` of this name holds bits. A `#` of another name may be a plain number.
fn is_mask(name: &str) -> bool {
    name == "#" || ["flags", "mask"].iter().any(|word| name.contains(word))
}

/// Bits below the highest one without a field. Those of a kept mask may have a meaning of their own.
fn unused_bits(name: &str, place: Span, bits: &BTreeMap<u8, Vec<&Field>>, diagnostics: &mut Diagnostics) {
    let Some((highest, _)) = bits.last_key_value() else { return };
    let unused: Vec<_> = (0..*highest).filter(|bit| !bits.contains_key(bit)).map(|bit| bit.to_string()).collect();
    let message = match unused.as_slice() {
        [] => return,
        [bit] => format!("bit {bit} of `{name}` has no field"),
        _ => format!("bits {} of `{name}` have no field", unused.join(", ")),
    };
    diagnostics.push(
        Diagnostic::lint(Lint::BitUnused, place, message)
            .remark("a bit that had a field in an earlier layer must not get another one"),
    );
}

fn shared_bit(mask: &str, bit: u8, fields: &[&Field], diagnostics: &mut Diagnostics) {
    let [first, others @ ..] = fields else { return };
    let Some(last) = others.last() else { return };
    let names: Vec<_> = fields.iter().map(|field| format!("`{}`", field.name.as_deref().unwrap_or("_"))).collect();
    let message =
        format!("{} share bit {bit} of `{mask}`: they are present together or absent together", names.join(", "));
    diagnostics.push(Diagnostic::lint(Lint::BitShared, last.span, message).also(first.span, "the first of them"));
}
