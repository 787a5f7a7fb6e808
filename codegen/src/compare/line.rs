//! The line of a declaration and what stands where in it.

use std::fmt::Display;
use std::ops::Range;

use crate::schema::{Combinator, Kind};
use crate::source::{Diagnostics, SourceMap};
use crate::syntax::{self, ast, ast::Item};

/// A declaration on one line, as its tree prints itself, and where its parts are in bytes.
#[derive(Default)]
pub(super) struct Line {
    pub(super) name: Range<usize>,
    pub(super) id: Range<usize>,
    /// All `{...}` together.
    pub(super) params: Range<usize>,
    pub(super) fields: Vec<FieldParts>,
    pub(super) result: Range<usize>,
}

/// Where a field is.
#[derive(Clone, Default)]
pub(super) struct FieldParts {
    pub(super) whole: Range<usize>,
    pub(super) name: Range<usize>,
    /// `flags.0?`; empty where there is none.
    pub(super) condition: Range<usize>,
    pub(super) ty: Range<usize>,
}

impl Line {
    /// That of a combinator.
    pub(super) fn of(combinator: &Combinator) -> Self {
        let mut sources = SourceMap::new();
        let section = if combinator.kind == Kind::Function { "---functions---" } else { "---types---" };
        let file = sources.add("declaration", format!("{section}\n{}", combinator.tl));
        let tree = syntax::parse(&sources, file, &mut Diagnostics::new());
        match tree.items.into_iter().next_back() {
            Some(Item::Combinator(written)) => Self::walk(&written),
            _ => Self::default(),
        }
    }

    /// Goes along the line as the tree prints it.
    fn walk(written: &ast::Combinator) -> Self {
        let mut at = written.annotations.iter().map(|annotation| annotation.value.len() + 2).sum();
        let name = take(&mut at, &written.name);
        let id = written.id.map_or(name.clone(), |id| take(&mut at, &id));
        let params_start = at + 1;
        written.params.iter().for_each(|param| at += 1 + length(param));
        let params = params_start.min(at)..at;
        let fields = written.fields.iter().map(|field| FieldParts::walk(field, &mut at)).collect();
        at += if written.fat_arrow { 4 } else { 3 };
        let result = take(&mut at, &written.result);
        Self { name, id, params, fields, result }
    }

    /// The parts of a field.
    pub(super) fn field(&self, index: usize) -> FieldParts {
        self.fields.get(index).cloned().unwrap_or_default()
    }
}

impl FieldParts {
    fn walk(field: &ast::Field, at: &mut usize) -> Self {
        *at += 1;
        let start = *at;
        let end = start + length(field);
        let name = field.name.as_ref().map_or(start..start, |name| take(at, name));
        *at += usize::from(field.name.is_some());
        let condition = field.condition.as_ref().map_or(*at..*at, |condition| take(at, condition));
        let ty = *at..end;
        *at = end;
        Self { whole: start..end, name, condition, ty }
    }
}

/// Steps over what prints here.
fn take(at: &mut usize, printed: &impl Display) -> Range<usize> {
    let start = *at;
    *at += length(printed);
    start..*at
}

fn length(printed: &impl Display) -> usize {
    printed.to_string().len()
}
