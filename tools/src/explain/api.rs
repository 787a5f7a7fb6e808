//! Makes the pages of a schema.

use typewright::model::Model;
use typewright_language::schema::{
    BoxedBuiltin, BoxedContents, Builtin, CallFacts, Combinator, CombinatorId, Docs, ErrorId, Field, FieldType, Kind,
    KnownError, Schema, Type, TypeExpr, TypeId,
};

use super::nouns::{Caller, ErrorRow, List, Name, Needs, Page, Row, Shown, Target};
use super::uses::Uses;
use super::wire::Lengths;
use super::{json, markdown, rust};
use crate::reconcile::{self, lower_first};
use crate::rust_path::RustPaths;
use crate::weigh::{Counts, Scale};

/// A schema and its model, with all that pages ask more than once.
pub struct Api<'a> {
    pub schema: &'a Schema,
    paths: RustPaths<'a>,
    uses: Uses,
    lengths: Lengths,
    /// None for a schema so large that the needs of all its definitions would take too long.
    scale: Option<Scale<'a>>,
}

/// The number of definitions up to which the needs of each are counted: that takes time in proportion to its square.
const MAX_WEIGHED: usize = 20_000;

impl<'a> Api<'a> {
    #[must_use]
    pub fn new(schema: &'a Schema, model: &'a Model) -> Self {
        let is_small = schema.types.len() + schema.combinators.len() <= MAX_WEIGHED;
        Self {
            schema,
            paths: RustPaths::new(model),
            uses: Uses::new(schema),
            lengths: Lengths::new(schema),
            scale: is_small.then(|| Scale::new(schema)),
        }
    }

    #[must_use]
    pub fn combinator(&self, id: CombinatorId, combinator: &Combinator) -> Page {
        let is_function = combinator.kind == Kind::Function;
        let facts = self.schema.documentation.calls.get(id).filter(|_| is_function);
        let found = self.paths.of_combinator(combinator);
        let object = found.and_then(|found| found.item.json.as_ref());
        Page {
            kind: if is_function { "Method" } else { "Constructor" },
            name: combinator.name.clone(),
            id: Some(combinator.id),
            description: in_markdown(&combinator.docs),
            tl: Some(combinator.declaration.text.clone()),
            rows: self.rows(combinator),
            result: Some(self.result(combinator)),
            callers: facts.map(callers).unwrap_or_default(),
            errors: facts.and_then(|facts| facts.errors.as_deref()).map(|ids| self.error_rows(ids)),
            common_errors: if is_function { self.schema.documentation.common.len() } else { 0 },
            lists: Vec::new(),
            rust: found.map(|found| rust::of_struct(&self.paths, found)),
            json: object.map(|object| json::skeleton(object, combinator)),
            wire: self.lengths.rows(combinator),
            needs: self.needs(|scale| scale.needs_of_combinator(id)),
        }
    }

    #[must_use]
    pub fn ty(&self, id: TypeId, ty: &Type) -> Page {
        let rust = self.paths.of_type(&ty.name).map(|(path, item)| rust::of_enum(path, item));
        Page {
            kind: "Type",
            name: ty.name.clone(),
            description: in_markdown(&ty.docs),
            lists: vec![
                self.list("Possible values (constructors)", &ty.constructors),
                self.list("Methods that return an object of this type", self.uses.returning(id)),
                List { is_aside: true, ..self.list("Used by", self.uses.holding(id)) },
            ],
            rust,
            needs: self.needs(|scale| scale.needs_of_type(id)),
            ..Page::default()
        }
    }

    /// A builtin value that has an id.
    #[must_use]
    pub fn builtin(&self, builtin: &BoxedBuiltin) -> Page {
        Page {
            kind: "Constructor",
            name: builtin.name.to_owned(),
            id: Some(builtin.id),
            description: builtin.description().to_owned(),
            result: Some(Shown { tl: builtin.ty.to_owned(), name: None, array: false }),
            tl: Some(builtin.tl()),
            ..Page::default()
        }
    }

    /// A builtin type; none if no builtin has the name.
    #[must_use]
    pub fn builtin_type(&self, name: &str) -> Option<Page> {
        let values: Vec<_> = self.schema.builtins.iter().filter(|it| it.ty == name).collect();
        let first = values.first()?;
        let is_result = |expr: &TypeExpr| match (expr, first.contents) {
            (TypeExpr::Vector { boxed, .. }, BoxedContents::Vector) => *boxed,
            (TypeExpr::Builtin { builtin, .. }, BoxedContents::Bool(_)) => *builtin == Builtin::Bool,
            (TypeExpr::Builtin { boxed, .. }, BoxedContents::Value(_)) => *boxed == Some(first.id),
            _ => false,
        };
        let builtin = |it: &&BoxedBuiltin| Name { text: it.name.to_owned(), target: None };
        Some(Page {
            kind: "Type",
            name: name.to_owned(),
            lists: vec![
                List {
                    title: "Possible values (constructors)",
                    names: values.iter().map(builtin).collect(),
                    is_aside: false,
                },
                self.matching("Methods that return an object of this type", |it| {
                    it.kind == Kind::Function && is_result(&it.result)
                }),
            ],
            ..Page::default()
        })
    }

    /// A builtin type whose values carry an id of their own, `Object` or `function`; none if no such builtin has the name.
    #[must_use]
    pub fn any_value(&self, name: &str) -> Option<Page> {
        let builtin = Builtin::of_any_id(name)?;
        let holds = |expr: &TypeExpr| matches!(expr, TypeExpr::Builtin { builtin: held, .. } if *held == builtin);
        let uses = |combinator: &Combinator| {
            let mut found = combinator.result.any(&mut |expr| holds(expr));
            combinator.walk_fields(&mut |field| {
                found |= field.ty.as_value().is_some_and(|expr| expr.any(&mut |expr| holds(expr)));
            });
            found
        };
        Some(Page {
            kind: "Type",
            name: name.to_owned(),
            description: builtin.description().to_owned(),
            lists: vec![self.matching("Constructors and methods that use it", uses)],
            ..Page::default()
        })
    }

    #[must_use]
    pub fn error(&self, id: ErrorId, error: &KnownError) -> Page {
        const TITLE: &str = "Methods that raise it";
        let is_common = self.uses.is_common(id);
        let any = || List { title: TITLE, names: vec![Name { text: "any".to_owned(), target: None }], is_aside: false };
        Page {
            kind: "Error",
            name: error.name.clone(),
            description: error.description.clone(),
            errors: Some(self.error_rows(&[id])),
            lists: vec![if is_common { any() } else { self.list(TITLE, self.uses.raising(id)) }],
            ..Page::default()
        }
    }

    fn needs(&self, counts: impl Fn(&Scale<'_>) -> Counts) -> Option<Needs> {
        self.scale.as_ref().map(|scale| Needs { counts: counts(scale), whole: scale.whole() })
    }

    /// A row for each code of each error.
    fn error_rows(&self, ids: &[ErrorId]) -> Vec<ErrorRow> {
        let errors = ids.iter().filter_map(|id| Some((*id, self.schema.documentation.error(*id)?)));
        let mut rows: Vec<_> = errors
            .flat_map(|(id, error)| {
                error.codes.iter().map(move |code| ErrorRow {
                    code: *code,
                    name: Name { text: error.name.clone(), target: Some(Target::Error(id)) },
                    description: error.description.clone(),
                })
            })
            .collect();
        rows.sort_by(|a, b| (a.code, &a.name.text).cmp(&(b.code, &b.name.text)));
        rows
    }

    /// The errors that any method may raise.
    #[must_use]
    pub fn common_errors(&self) -> Vec<ErrorRow> {
        self.error_rows(&self.schema.documentation.common)
    }

    fn list(&self, title: &'static str, ids: &[CombinatorId]) -> List {
        let name = |id: &CombinatorId| {
            let text = self.schema.combinator(*id)?.name.clone();
            Some(Name { text, target: Some(Target::Combinator(*id)) })
        };
        List { title, names: ids.iter().filter_map(name).collect(), is_aside: false }
    }

    fn matching(&self, title: &'static str, test: impl Fn(&Combinator) -> bool) -> List {
        let all = (0..).map(CombinatorId).zip(&self.schema.combinators);
        let ids: Vec<_> = all.filter(|(_, combinator)| test(combinator)).map(|(id, _)| id).collect();
        self.list(title, &ids)
    }

    /// The fields of the schema, except computed ones. The struct decides which fields those are.
    fn rows(&self, combinator: &Combinator) -> Vec<Row> {
        let declaration = &combinator.declaration;
        let item = self.paths.of_combinator(combinator).map(|found| found.item);
        let in_struct = |label: &str| item.and_then(|item| item.fields.iter().find(|field| field.key == label));
        let fields = combinator.fields.iter().zip(&declaration.fields);
        let named = fields.filter_map(|(field, places)| Some((field, field.name.as_ref()?, places)));
        let shown =
            named.filter(|(field, ..)| !matches!(field.ty, FieldType::Nat(_)) || in_struct(&field.label).is_some());
        shown
            .map(|(field, name, places)| Row {
                name: name.clone(),
                ty: self.shown(
                    declaration.part(&places.body()),
                    reconcile::plain(self.schema, field, combinator),
                    field.ty.as_value(),
                ),
                description: in_markdown(&field.docs),
                required: field.condition.is_none(),
                random: in_struct(&field.label).is_some_and(|field| field.random),
                may_be_empty: combinator.kind == Kind::Function && self.may_be_empty(field),
            })
            .collect()
    }

    fn result(&self, combinator: &Combinator) -> Shown {
        let shown = reconcile::shown(self.schema, &combinator.result, combinator);
        self.shown(combinator.declaration.part(&combinator.declaration.result), shown, Some(&combinator.result))
    }

    fn shown(&self, tl: &str, shown: Option<reconcile::Shown>, expr: Option<&TypeExpr>) -> Shown {
        let mut inner = expr;
        while let Some(TypeExpr::Vector { item, .. }) = inner {
            inner = Some(item);
        }
        let declared = inner.and_then(TypeExpr::declared);
        let declared = declared.filter(|id| self.schema.ty(*id).is_some_and(|ty| !ty.constructors.is_empty()));
        let array = shown.as_ref().is_some_and(|shown| shown.array);
        // A type that is kept as bytes is an `Object` here, and has its name in the declaration alone.
        let is_object = matches!(inner, Some(TypeExpr::Builtin { builtin: Builtin::Object, .. }));
        let name = shown.map(|shown| Name {
            text: if is_object { last_word(tl).to_owned() } else { shown.name },
            target: declared.map(Target::Type),
        });
        Shown { tl: tl.to_owned(), name, array }
    }

    /// Returns whether a constructor of the field's type stands for its absence: `inputUserEmpty` of `InputUser`.
    fn may_be_empty(&self, field: &Field) -> bool {
        let ty = field.ty.as_value().and_then(TypeExpr::declared).and_then(|id| self.schema.ty(id));
        ty.is_some_and(|ty| {
            let empty = format!("{}Empty", lower_first(&ty.name));
            ty.constructors.iter().filter_map(|id| self.schema.combinator(*id)).any(|it| it.name == empty)
        })
    }
}

/// The last name in a type: `User` in `flags.0?Vector<User>`.
fn last_word(tl: &str) -> &str {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    tl.trim_end_matches(|c| !is_word(c)).rsplit(|c| !is_word(c)).next().unwrap_or_default()
}

/// The text of a page, or that of a comment with its markup escaped.
fn in_markdown(docs: &Docs) -> String {
    if docs.page.is_some() { docs.text.clone() } else { markdown::escape(&docs.text) }
}

fn callers(facts: &CallFacts) -> Vec<(Caller, bool)> {
    let all = [
        (Caller::Users, facts.users),
        (Caller::Bots, facts.bots),
        (Caller::Business, facts.business),
        (Caller::Unauthed, facts.unauthed),
    ];
    all.into_iter().filter_map(|(caller, answer)| Some((caller, answer?))).collect()
}
