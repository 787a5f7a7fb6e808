//! Types as a caller writes them, resolved against a schema.

use super::names::{Member, Named, Names};
use super::resolve::Resolver;
use super::{BoxedContents, Builtin, CombinatorId, Kind, Schema, TypeExpr, TypeId};
use crate::source::{Diagnostics, FileId, SourceMap, Span};
use crate::syntax;

impl Schema {
    /// Parses a type: `Vector<long>`, `vector int`, `%User`. `file` holds it and nothing else.
    ///
    /// A type has no variables, so `#` and names of template parameters are errors. None if there is an error; it
    /// points into `file`, and the files that the schema was read from are those before it in `sources`.
    pub fn parse_type(&self, sources: &SourceMap, file: FileId, diagnostics: &mut Diagnostics) -> Option<TypeExpr> {
        let end = u32::try_from(sources.get(file)?.text().len()).ok()?;
        let written = syntax::type_at(sources, Span { file, start: 0, end }, diagnostics)?;
        let (names, members) = (self.names(), self.members());
        let mut resolver = Resolver::new(&names, &self.types, &members, sources, diagnostics);
        resolver.type_expr(&written)
    }

    fn members(&self) -> Vec<Member<'_>> {
        let members = self.combinators.iter();
        members.map(|it| Member { name: &it.name, kind: it.kind, span: it.name_span }).collect()
    }

    /// The first declaration of a name that several layers declare counts.
    fn names(&self) -> Names<'_> {
        let mut names = Names::new(self.types.len() + self.combinators.len());
        for (id, ty) in (0..).map(TypeId).zip(&self.types).filter(|(_, ty)| !ty.is_of_object) {
            names.set(&ty.name, Named::Type(id));
        }
        for it in &self.builtins {
            if let BoxedContents::Value(builtin) = it.contents {
                names.set(it.ty, Named::Builtin { builtin, boxed: Some(it.id) });
            }
        }
        for name in &self.opaque {
            names.set(name, Named::Builtin { builtin: Builtin::Object, boxed: None });
        }
        for (id, it) in (0..).map(CombinatorId).zip(&self.combinators).filter(|(_, it)| it.name != "_") {
            let named = match (it.kind, names.get(&it.name)) {
                (_, Some(Named::Constructor { id, ty, .. })) => Named::Constructor { id, ty, repeated: true },
                (_, Some(_)) => continue,
                (Kind::Constructor(ty), None) => Named::Constructor { id, ty, repeated: false },
                (Kind::Function, None) => Named::Function(id),
            };
            names.set(&it.name, named);
        }
        names
    }
}
