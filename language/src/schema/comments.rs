//! Last pass: comments become the documentation of types, combinators and fields.

use super::collect::Declared;
use super::names::{Named, Names};
use super::predeclared::is_builtin;
use super::{Field, FieldType, Kind, Schema};
use crate::maps;
use crate::source::{Diagnostic, Diagnostics, Lint, SourceMap};
use crate::syntax::{self, ast};

/// Hands out the documentation of `declarations`, which the combinators of `schema` were made of.
pub(super) fn attach(
    schema: &mut Schema,
    declarations: &[Declared<'_>],
    names: &Names<'_>,
    sources: &SourceMap,
    diagnostics: &mut Diagnostics,
) {
    for (declaration, combinator) in declarations.iter().zip(&mut schema.combinators) {
        let Declared { ast, file, .. } = declaration;
        if ast.comments.is_empty() {
            continue;
        }
        let text = sources.get(file.id).map_or("", |file| file.text());
        let docs = syntax::docs(file, text, ast);
        combinator.docs.text = docs.description;
        let mut fields = maps::Names::default();
        docs.fields.into_iter().for_each(|(name, text)| fields.insert(&name, Some(text)));
        document(&mut combinator.fields, &mut fields);
        for (name, _) in fields.iter().filter(|(_, text)| text.is_some()) {
            diagnostics.push(absent(declaration, name, format!("`{}` has no field `{name}`", ast.name.text)));
        }
        let Some((class, text)) = docs.class else { continue };
        let described = match (names.get(&class), declaration.kind) {
            (Some(Named::Type(id)), _) => Some(id),
            // Each constructor of `Object` has a type of its own.
            (_, Kind::Constructor(id)) if ast.result.name.text == class => Some(id),
            _ => None,
        };
        match described.and_then(|id| schema.types.get_mut(id.0 as usize)) {
            Some(ty) => ty.docs.text = text,
            // A builtin type needs no description.
            None if is_builtin(&class, names) || ast.result.name.text == class => {}
            None => diagnostics.push(absent(declaration, &class, format!("no constructor returns `{class}`"))),
        }
    }
}

/// Moves the documentation of each field from `docs` to the field.
fn document(fields: &mut [Field], docs: &mut maps::Names<Option<String>>) {
    for field in fields {
        if let Some(text) = field.name.as_ref().and_then(|name| docs.get_mut(name)?.take()) {
            field.docs.text = text;
        }
        if let FieldType::Repetition(repetition) = &mut field.ty {
            document(&mut repetition.fields, docs);
        }
    }
}

/// A warning at a comment about a `name` that does not exist.
fn absent(declaration: &Declared<'_>, name: &str, message: String) -> Diagnostic {
    let comments = declaration.file.comments.get(declaration.ast.comments.clone()).unwrap_or_default();
    let mentions = |comment: &&ast::Comment| comment.text.contains(name);
    let place = comments.iter().find(mentions).map_or(declaration.ast.name.span, |comment| comment.span);
    Diagnostic::lint(Lint::DocsAbsent, place, message).label("but it is described here")
}
