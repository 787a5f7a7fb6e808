//! Conditions: the mask and the bit that announce a field.
//!
//! Several fields on one bit are legal, and so is a `#` that nothing refers to.

use super::Condition;
use super::resolve::Resolver;
use crate::source::{Diagnostic, Lint};
use crate::syntax::ast;

impl<'a> Resolver<'a, '_> {
    /// `flags.0?`
    pub(super) fn condition(&mut self, condition: &'a ast::Condition) -> Option<Condition> {
        let mask = self.nat_var(&condition.mask, "a condition needs a `#` field");
        let Some(bit) = condition.bit else {
            let mask = &condition.mask.text;
            let error = Diagnostic::error(condition.span, format!("this condition does not say which bit of `{mask}`"));
            return self.reject(error.did_you_mean(format!("{mask}.0?")));
        };
        let Some(number) = u8::try_from(bit.value).ok().filter(|bit| *bit < 32) else {
            let error = format!("bit {} is out of range: a `#` has the bits 0 to 31", bit.value);
            return self.reject(Diagnostic::error(bit.span, error));
        };
        Some(Condition { mask: mask?, bit: number })
    }

    /// Warns of `flags2:flags.0?#`, which tools read differently.
    pub(super) fn warn_conditional_nat(&mut self, field: &ast::Field, name: Option<&ast::Name>) {
        if field.condition.is_none() {
            return;
        }
        let name = name.map_or("this `#`".to_owned(), |name| format!("`{}`", name.text));
        let warning = Diagnostic::lint(
            Lint::MaskConditional,
            field.span,
            format!("{name} is itself conditional; where it is absent, it is 0"),
        )
        .remark("the reference parser reads conditions on it as conditions on the first `#` of the declaration");
        self.diagnostics.push(warning);
    }
}
