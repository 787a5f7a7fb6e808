//! The declarations of a schema by name. The number of a type comes from all of its constructors.

use std::collections::{BTreeMap, HashMap};

use super::nouns::{EMPTY, FINAL, OVERLAP, UNNAMED};
use crate::schema::{Profile, canonical_text, crc32};
use crate::syntax::ast::{self, ConstraintKind, Expr, ExprKind, Item, Name, ParamKind, Section};

/// A declaration of a constructor or function.
pub(super) struct Declaration<'a> {
    pub(super) name: &'a str,
    pub(super) id: u32,
    /// None for `int ? = Int`.
    pub(super) body: Option<&'a ast::Combinator>,
    /// Its result.
    pub(super) result: &'a Name,
}

/// A type.
#[derive(Default)]
pub(super) struct Row {
    pub(super) number: u32,
    pub(super) flags: u32,
    pub(super) params: Vec<ParamKind>,
    /// Indices of its constructors.
    pub(super) constructors: Vec<usize>,
    /// Not declared by the schema but known to the language: it is written only if something uses it.
    pub(super) supplied: bool,
    pub(super) used: bool,
}

/// The declarations of a schema.
#[derive(Default)]
pub(super) struct Table<'a> {
    /// In the order of the file: `strcmp`, as the reference does it.
    pub(super) types: BTreeMap<&'a str, Row>,
    pub(super) constructors: Vec<Declaration<'a>>,
    pub(super) functions: Vec<Declaration<'a>>,
    /// The type of each constructor.
    by_constructor: HashMap<&'a str, &'a str>,
}

impl<'a> Table<'a> {
    /// The table of some files, and of those declarations of `known` whose names and types they lack.
    pub(super) fn new(files: &'a [ast::File], known: &'a ast::File, profile: Profile) -> Self {
        let mut table = Self::default();
        files.iter().flat_map(|file| &file.items).for_each(|item| table.add(item, profile));
        let mut supplied = Self::default();
        known.items.iter().for_each(|item| supplied.add(item, Profile::Reference));
        for declaration in supplied.constructors {
            let row = table.types.get(declaration.result.text.as_str());
            if row.is_none_or(|row| row.supplied) && !table.by_constructor.contains_key(declaration.name) {
                table.constructor(declaration, true);
            }
        }
        for row in table.types.values_mut() {
            row.finish(&mut table.constructors);
        }
        table.functions.sort_by_key(|function| function.name);
        table
    }

    fn add(&mut self, item: &'a Item, profile: Profile) {
        match item {
            Item::Combinator(ast) => {
                let id = ast.id.map_or_else(|| crc32(&canonical_text(ast, profile)), |id| id.value);
                let found = Declaration { name: &ast.name.text, id, body: Some(ast), result: &ast.result.name };
                match ast.section {
                    Section::Types => self.constructor(found, false),
                    Section::Functions => self.functions.push(found),
                }
            }
            Item::Builtin(ast) => {
                let text = || format!("{} ? = {}", ast.name, ast.result);
                let id = ast.id.map_or_else(|| crc32(&text()), |id| id.value);
                self.constructor(Declaration { name: &ast.name.text, id, body: None, result: &ast.result }, false);
            }
            Item::Constraint(ast) => match ast.kind {
                ConstraintKind::New => {}
                ConstraintKind::Final => self.types.entry(&ast.ty.text).or_default().flags |= FINAL,
                ConstraintKind::Empty => self.types.entry(&ast.ty.text).or_default().flags |= FINAL | EMPTY,
            },
            Item::Section(_) | Item::Layer(_) | Item::Partial(_) => {}
        }
    }

    fn constructor(&mut self, declaration: Declaration<'a>, supplied: bool) {
        let row = self.types.entry(&declaration.result.text).or_default();
        if row.constructors.is_empty() {
            row.params = declaration.body.map(params).unwrap_or_default();
            row.supplied = supplied;
        }
        row.constructors.push(self.constructors.len());
        if declaration.name != "_" {
            self.by_constructor.insert(declaration.name, &declaration.result.text);
        }
        self.constructors.push(declaration);
    }

    /// The type that a constructor's name stands for.
    pub(super) fn type_of(&self, constructor: &str) -> Option<&'a str> {
        self.by_constructor.get(constructor).copied()
    }
}

impl Row {
    fn finish(&mut self, constructors: &mut [Declaration<'_>]) {
        let mine = || self.constructors.iter().filter_map(|&index| constructors.get(index));
        self.number = mine().fold(0, |number, constructor| number ^ constructor.id);
        // Results that differ only in constants are distinct; a variable is equal to anything.
        let open = |one: &Declaration<'_>| one.body.is_none_or(|body| body.result.args.iter().all(is_name));
        if self.constructors.len() > 1 && (self.params.is_empty() || mine().any(open)) {
            self.flags |= OVERLAP;
        }
        if let Some(unnamed) =
            self.constructors.iter().position(|&index| constructors.get(index).is_some_and(|one| one.name == "_"))
        {
            self.flags |= UNNAMED;
            // The reference swaps it with the last one.
            let last = self.constructors.len() - 1;
            self.constructors.swap(unnamed, last);
        }
    }
}

fn is_name(arg: &Expr) -> bool {
    matches!(&arg.kind, ExprKind::Apply { args, .. } if args.is_empty())
}

/// The kinds of the parameters of the type that a constructor makes.
fn params(ast: &ast::Combinator) -> Vec<ParamKind> {
    let kind = |arg: &Expr| match &arg.kind {
        ExprKind::Nat(_) | ExprKind::Add(..) => ParamKind::Nat,
        ExprKind::Apply { head, .. } => {
            let param = ast.params.iter().find(|param| param.name.text == head.text);
            param.map_or(ParamKind::Type, |param| param.kind)
        }
        ExprKind::Hash | ExprKind::Bare(_) => ParamKind::Type,
    };
    ast.result.args.iter().map(kind).collect()
}
