//! Diagnostics for names that nothing declares.

use super::Kind;
use super::builtin::SINGLES;
use super::resolve::Resolver;
use crate::source::{Diagnostic, nearest};
use crate::syntax::ast::{Name, ParamKind};

/// The limit of errors with a suggestion: each suggestion costs a look at every name.
const MAX_SUGGESTIONS: usize = 20;

/// Types of other languages, and the builtin that holds their values.
const FOREIGN: [(&str, &str); 19] = [
    ("bool", "Bool"),
    ("boolean", "Bool"),
    ("f32", "float"),
    ("f64", "double"),
    ("float32", "float"),
    ("float64", "double"),
    ("i32", "int"),
    ("i64", "long"),
    ("int8", "int"),
    ("int16", "int"),
    ("integer", "int"),
    ("str", "string"),
    ("text", "string"),
    ("u32", "int"),
    ("u64", "long"),
    ("uint8", "int"),
    ("uint16", "int"),
    ("uint32", "int"),
    ("uint64", "long"),
];

impl Resolver<'_, '_> {
    /// The error for a name that no type has.
    pub(super) fn unknown_type(&self, name: &Name) -> Diagnostic {
        let text = &name.text;
        if self.scope.var(text, ParamKind::Nat).is_some() {
            return Diagnostic::error(name.span, format!("`{text}` is a number, and a type is needed here"));
        }
        let error = Diagnostic::error(name.span, format!("unknown type `{text}`")).label(if name.is_type() {
            "no constructor returns it"
        } else {
            "no constructor has this name"
        });
        self.suggest(error, text)
    }

    /// The error for a type in a function's result that nothing declares; another schema may. Only a whole result can be
    /// `opaque`: nothing says where an argument ends.
    pub(super) fn unknown_response(&self, name: &Name, is_whole: bool) -> Diagnostic {
        let text = &name.text;
        let bytes =
            if is_whole { format!(", keep its values as bytes (`opaque = [\"{text}\"]`),") } else { String::new() };
        self.unknown_type(name).help(format!("declare it{bytes} or name a Rust type for it in `extern_types`"))
    }

    fn suggest(&self, error: Diagnostic, name: &str) -> Diagnostic {
        if self.errors >= MAX_SUGGESTIONS {
            return error;
        }
        let builtin =
            FOREIGN.iter().find(|(foreign, _)| foreign.eq_ignore_ascii_case(name)).map(|(_, builtin)| *builtin);
        let near = builtin.or_else(|| nearest(name, self.type_names())).or_else(|| self.in_another_namespace(name));
        match near {
            Some(near) => error.did_you_mean(near),
            None => error,
        }
    }

    /// Every name of a type that a field may have.
    fn type_names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for ty in self.types {
            names.push(ty.name.as_str());
        }
        for constructor in self.members.iter().filter(|member| member.kind != Kind::Function) {
            names.push(constructor.name);
        }
        for single in &SINGLES {
            names.extend_from_slice(&[single.constructor, single.ty]);
        }
        names.extend_from_slice(&["vector", "Vector", "Bool"]);
        names
    }

    /// `auth.Code`, where `Code` was written.
    fn in_another_namespace(&self, name: &str) -> Option<&str> {
        let wanted = name.rsplit('.').next();
        self.type_names().into_iter().find(|candidate| candidate.rsplit('.').next() == wanted)
    }

    /// Adds the name to write instead of that of an undeclared `#`, or its declaration.
    pub(super) fn suggest_var(&self, error: Diagnostic, name: &str) -> Diagnostic {
        let near = if self.errors < MAX_SUGGESTIONS { nearest(name, self.scope.visible_numbers()) } else { None };
        let inside = if self.scope.is_nested() { ", in this `[...]` or around it" } else { "" };
        match near {
            Some(near) => error.did_you_mean(near),
            None => error.fix(
                format!("declare `{name}:#` to the left{inside}"),
                self.current_field.at_start(),
                format!("{name}:# "),
            ),
        }
    }
}
