//! First pass: the declared names and their kinds.

use super::names::{Member, Named, Names};
use super::{CombinatorId, Docs, Kind, Type, TypeId, predeclared};
use crate::maps::{self, Map};
use crate::source::{Diagnostic, Diagnostics, Span};
use crate::syntax::ast::{self, ConstraintKind, ExprKind, Item, ParamKind, Section};

/// The declarations of all files, in their order.
pub(super) struct Collected<'a> {
    pub(super) names: Names<'a>,
    pub(super) types: Vec<Type>,
    /// Those that become [`Combinator`](super::Combinator)s: all but builtins and those that cannot be kept.
    pub(super) declarations: Vec<Declared<'a>>,
}

/// A constructor or a function.
#[derive(Clone, Copy)]
pub(super) struct Declared<'a> {
    pub(super) ast: &'a ast::Combinator,
    pub(super) kind: Kind,
    /// The file that it stands in.
    pub(super) file: &'a ast::File,
}

impl<'a> Declared<'a> {
    /// The declaration as uses of its name see it.
    pub(super) fn member(&self) -> Member<'a> {
        Member { name: &self.ast.name.text, kind: self.kind, span: self.ast.name.span }
    }
}

/// Collects the declarations of all files.
///
/// An opaque or external type that no file declares gets no constructors and no place.
pub(super) fn collect<'a>(
    files: &'a [ast::File],
    opaque: &'a [String],
    external: &'a [String],
    diagnostics: &mut Diagnostics,
) -> Collected<'a> {
    let items = files.iter().map(|file| file.items.len()).sum();
    let collected = Collected { names: Names::new(items), types: Vec::new(), declarations: Vec::with_capacity(items) };
    let mut collector = Collector {
        collected,
        layered: maps::Names::default(),
        unnamed: Map::default(),
        of_object: maps::Names::default(),
        closed: maps::Names::default(),
    };
    for file in files {
        for item in &file.items {
            match item {
                Item::Combinator(ast) => collector.combinator(file, ast, diagnostics),
                Item::Builtin(builtin) => {
                    predeclared::question_mark(builtin, &mut collector.collected.names, diagnostics)
                }
                Item::Constraint(constraint) => collector.constraint(constraint, diagnostics),
                // A partial application names a type that already exists.
                Item::Partial(_) | Item::Section(_) | Item::Layer(_) => {}
            }
        }
    }
    for (undeclared, is_external) in [(opaque, false), (external, true)] {
        for name in undeclared {
            if ast::is_type_name(name) && collector.collected.names.get(name).is_none() {
                collector.new_type(name, Vec::new(), Span::NOWHERE);
                collector.collected.types.last_mut().into_iter().for_each(|ty| ty.is_external = is_external);
            }
        }
    }
    let mut collected = collector.collected;
    for broken in files.iter().flat_map(|file| &file.broken) {
        for name in broken.name.iter().chain(&broken.result) {
            collected.names.set_if_free(&name.text, Named::Unreadable);
        }
    }
    collected
}

struct Collector<'a> {
    collected: Collected<'a>,
    /// Where a name was declared, by name and layer, for names that several layers declare.
    layered: maps::Names<Span>,
    /// The `_` of a type.
    unnamed: Map<TypeId, Span>,
    /// The type of each constructor of `Object`.
    of_object: maps::Names<TypeId>,
    /// Types that may have no further constructors.
    closed: maps::Names<&'a ast::Constraint>,
}

impl<'a> Collector<'a> {
    fn combinator(&mut self, file: &'a ast::File, ast: &'a ast::Combinator, diagnostics: &mut Diagnostics) {
        let checked = match ast.section {
            Section::Types => self.constructor(ast, diagnostics),
            Section::Functions => self.function(ast, diagnostics),
        };
        let Some(kind) = checked else { return };
        let id = CombinatorId(index(self.collected.declarations.len()));
        if let Kind::Constructor(ty) = kind
            && let Some(ty) = self.collected.types.get_mut(ty.0 as usize)
        {
            ty.constructors.push(id);
        }
        self.collected.declarations.push(Declared { ast, kind, file });
    }

    /// Enters a constructor and its type. None if it is a builtin, or cannot be kept.
    fn constructor(&mut self, ast: &'a ast::Combinator, diagnostics: &mut Diagnostics) -> Option<Kind> {
        if predeclared::constructor(ast, &mut self.collected.names, diagnostics) {
            return None;
        }
        let mut params = maps::Names::default();
        ast.params.iter().zip(0..).for_each(|(param, index)| params.insert(&param.name.text, index));
        let name = &ast.result.name;
        if params.contains(&name.text) {
            let error = Diagnostic::error(name.span, "only functions can return a type variable");
            diagnostics.push(error.help("put the function below `---functions---`"));
            return None;
        }
        if !name.is_type() {
            diagnostics.push(lower_case_result(name));
            return None;
        }
        let ty = self.type_of(ast, &params);
        self.report_closed(ast, diagnostics);
        let id = CombinatorId(index(self.collected.declarations.len()));
        let named = Named::Constructor { id, ty, repeated: false };
        let fresh =
            if ast.name.text == "_" { self.unnamed(ast, ty, diagnostics) } else { self.name(ast, named, diagnostics) };
        fresh.then_some(Kind::Constructor(ty))
    }

    fn function(&mut self, ast: &'a ast::Combinator, diagnostics: &mut Diagnostics) -> Option<Kind> {
        let name = &ast.name;
        if predeclared::is_builtin(&name.text, &self.collected.names) {
            let error = format!("`{}` is a builtin and cannot be a function", name.text);
            diagnostics.push(Diagnostic::error(name.span, error).help("rename the function"));
            return None;
        }
        if name.text == "_" {
            diagnostics
                .push(Diagnostic::error(name.span, "a function needs a name").help("only a constructor can be `_`"));
            return None;
        }
        let id = CombinatorId(index(self.collected.declarations.len()));
        self.name(ast, Named::Function(id), diagnostics).then_some(Kind::Function)
    }

    /// Enters the name of a combinator. Returns `false` if it is taken: constructors and functions share one name
    /// space, but a layer may declare a name of another layer anew.
    fn name(&mut self, ast: &'a ast::Combinator, named: Named, diagnostics: &mut Diagnostics) -> bool {
        let name = ast.name.text.as_str();
        let first = match self.collected.names.get(name) {
            None => {
                self.collected.names.set(name, named);
                return true;
            }
            Some(Named::Constructor { id, .. } | Named::Function(id)) => self.collected.declarations.get(id.0 as usize),
            Some(_) => None,
        };
        let Some(&first) = first else { return false };
        let key = |layer: Option<u32>| format!("{name} {layer:?}");
        let (earlier, here) = (key(first.ast.layer), key(ast.layer));
        if !self.layered.contains(&earlier) {
            self.layered.insert(&earlier, first.ast.name.span);
        }
        if let Some(&taken) = self.layered.get(&here) {
            diagnostics.push(duplicate(ast, taken, &first));
            return false;
        }
        self.layered.insert(&here, ast.name.span);
        if let Some(Named::Constructor { id, ty, .. }) = self.collected.names.get(name) {
            self.collected.names.set(name, Named::Constructor { id, ty, repeated: true });
        }
        true
    }

    fn unnamed(&mut self, ast: &ast::Combinator, ty: TypeId, diagnostics: &mut Diagnostics) -> bool {
        let span = ast.name.span;
        let first = self.unnamed.get(ty).copied().unwrap_or(span);
        if first == span {
            self.unnamed.insert(ty, span);
        } else {
            let message = format!("`{}` already has an unnamed constructor", ast.result.name.text);
            diagnostics.push(Diagnostic::error(span, message).also(first, "the first one"));
        }
        first == span
    }

    /// The type of a constructor's result, which its first constructor declares.
    fn type_of(&mut self, ast: &'a ast::Combinator, params: &maps::Names<usize>) -> TypeId {
        let name = ast.result.name.text.as_str();
        if let Some(Named::Type(id)) = self.collected.names.get(name) {
            return id;
        }
        if predeclared::is_object(name, &self.collected.names) {
            return self.type_of_object(ast);
        }
        let kinds = ast.result.args.iter().map(|arg| match &arg.kind {
            ExprKind::Nat(_) | ExprKind::Add(..) => ParamKind::Nat,
            ExprKind::Apply { head, args } if args.is_empty() => {
                let param = params.get(&head.text).and_then(|index| ast.params.get(*index));
                param.map_or(ParamKind::Type, |param| param.kind)
            }
            ExprKind::Apply { .. } | ExprKind::Hash | ExprKind::Bare(_) => ParamKind::Type,
        });
        self.new_type(&ast.result.name.text, kinds.collect(), ast.result.span)
    }

    /// The type of a constructor of `Object`. Each has one of its own, called like the constructor, since `Object`
    /// holds the values of all types.
    fn type_of_object(&mut self, ast: &'a ast::Combinator) -> TypeId {
        let constructor = ast.name.text.as_str();
        if let Some(id) = self.of_object.get(constructor) {
            return *id;
        }
        let id = self.push_type(&upper_case(&ast.name), Vec::new(), ast.result.span);
        self.of_object.insert(constructor, id);
        self.collected.types.last_mut().into_iter().for_each(|ty| ty.is_of_object = true);
        id
    }

    fn new_type(&mut self, name: &'a str, params: Vec<ParamKind>, span: Span) -> TypeId {
        let id = self.push_type(name, params, span);
        self.collected.names.set(name, Named::Type(id));
        id
    }

    fn push_type(&mut self, name: &str, params: Vec<ParamKind>, span: Span) -> TypeId {
        let id = TypeId(index(self.collected.types.len()));
        self.collected.types.push(Type {
            name: name.to_owned(),
            params,
            is_of_object: false,
            is_external: false,
            constructors: Vec::new(),
            recursion: None,
            simplest: None,
            keeps_unknown: false,
            cycle: None,
            docs: Docs::default(),
            span,
        });
        id
    }

    /// `New T;`, `Final T;`, `Empty T;`
    fn constraint(&mut self, constraint: &'a ast::Constraint, diagnostics: &mut Diagnostics) {
        let ast::Constraint { kind, ty: name, span, .. } = constraint;
        let declared = match self.collected.names.get(&name.text) {
            Some(Named::Type(id)) => self.collected.types.get(id.0 as usize).filter(|ty| !ty.constructors.is_empty()),
            _ => None,
        };
        if let Some(ty) = declared.filter(|_| *kind != ConstraintKind::Final) {
            let word = word(*kind);
            let error = format!("`{word} {0}` says that `{0}` has no constructor above", name.text);
            diagnostics.push(Diagnostic::error(*span, error).also(ty.span, "but here is one"));
        }
        if *kind == ConstraintKind::Empty && self.collected.names.get(&name.text).is_none() {
            self.new_type(&name.text, Vec::new(), *span);
        }
        if *kind != ConstraintKind::New && !self.closed.contains(&name.text) {
            self.closed.insert(&name.text, constraint);
        }
    }

    fn report_closed(&self, ast: &ast::Combinator, diagnostics: &mut Diagnostics) {
        let name = &ast.result.name;
        let Some(constraint) = self.closed.get(&name.text) else { return };
        let error =
            format!("`{}` was declared {}: it cannot have another constructor", name.text, word(constraint.kind));
        diagnostics.push(Diagnostic::error(name.span, error).also(constraint.span, "declared here"));
    }
}

/// The error for a result that is no boxed type.
pub(super) fn lower_case_result(name: &ast::Name) -> Diagnostic {
    Diagnostic::error(
        name.span,
        format!("a result must be a type, and `{}` starts with a lower-case letter", name.text),
    )
    .did_you_mean(upper_case(name))
}

/// A name as that of a type: `auth.Code` of `auth.code`.
fn upper_case(name: &ast::Name) -> String {
    let (namespace, last) = name.text.split_at(name.text.len() - name.last().len());
    let mut last = last.to_owned();
    last.get_mut(..1).into_iter().for_each(str::make_ascii_uppercase);
    format!("{namespace}{last}")
}

fn duplicate(ast: &ast::Combinator, taken: Span, first: &Declared<'_>) -> Diagnostic {
    let name = &ast.name;
    if ast.section == first.ast.section {
        return Diagnostic::error(name.span, format!("duplicate combinator `{}`", name.text))
            .also(taken, "first declared here");
    }
    Diagnostic::error(name.span, format!("`{}` is both a constructor and a function", name.text))
        .also(taken, "first declared here")
        .remark("constructors and functions share one name space")
}

fn word(kind: ConstraintKind) -> &'static str {
    match kind {
        ConstraintKind::New => "New",
        ConstraintKind::Final => "Final",
        ConstraintKind::Empty => "Empty",
    }
}

/// Positions fit: a source has fewer than 2^32 bytes.
fn index(position: usize) -> u32 {
    u32::try_from(position).unwrap_or(u32::MAX)
}
