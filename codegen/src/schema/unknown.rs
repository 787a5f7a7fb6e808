//! What to say about a type that nothing declares.

use super::ParamKind;
use super::resolve::Resolver;
use crate::source::Diagnostic;
use crate::syntax::ast::Name;

impl Resolver<'_, '_> {
    pub(super) fn unknown_type(&mut self, name: &Name) -> Diagnostic {
        let text = &name.text;
        if self.scope.var(text, ParamKind::Nat).is_some() {
            return Diagnostic::error(name.span, format!("`{text}` is a number, and a type is needed here"));
        }
        let error = Diagnostic::error(name.span, format!("unknown type `{text}`"));
        error.label(if name.is_type() { "no constructor returns it" } else { "no constructor has this name" })
    }
}
