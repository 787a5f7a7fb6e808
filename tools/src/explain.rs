//! Everything known about a name of a schema, the same for every format.

use typewright::model::{Call, CallError, Field, Model, Presence, Response, Struct};
use typewright_language::schema::{
    BoxedBuiltin, BoxedContents, Builtin, CallFacts, Combinator, CombinatorId, ErrorId, FieldType, Kind, KnownError,
    Schema, Type, TypeExpr, TypeId,
};

use crate::rust_path::{Found, find};

/// Everything about one thing.
#[derive(Debug, Default)]
pub struct Page {
    /// `Method`, `Constructor`, `Type`, `Error`.
    pub kind: &'static str,
    /// `phone.requestCall`
    pub name: String,
    /// In Markdown; empty where nothing is known.
    pub description: String,
    /// The declaration.
    pub tl: Option<String>,
    /// The fields, in the order of the wire.
    pub rows: Vec<Row>,
    /// The result of a function, the type of a constructor.
    pub result: Option<String>,
    /// The known callers: question and answer.
    pub callers: Vec<(&'static str, bool)>,
    /// Its errors; none where they are unknown.
    pub errors: Option<Vec<ErrorRow>>,
    /// The number of errors that any method may raise.
    pub common_errors: usize,
    /// Lists of names, each under a heading.
    pub lists: Vec<(&'static str, Vec<String>)>,
    /// An example in Rust.
    pub rust: Option<String>,
}

/// A parameter or an attribute.
#[derive(Debug)]
pub struct Row {
    pub name: String,
    pub ty: String,
    /// In Markdown.
    pub description: String,
    /// `true` if a caller must give it.
    pub required: bool,
}

/// An error under one of its codes.
#[derive(Debug)]
pub struct ErrorRow {
    pub code: i32,
    pub name: String,
    /// In Markdown.
    pub description: String,
}

/// A schema and its model.
#[derive(Clone, Copy)]
pub struct Api<'a> {
    pub schema: &'a Schema,
    pub model: &'a Model,
}

impl Api<'_> {
    pub fn combinator(self, id: CombinatorId, combinator: &Combinator) -> Page {
        let is_function = combinator.kind == Kind::Function;
        let facts = self.schema.documentation.calls.get(id).filter(|_| is_function);
        let found = find(self.model, if is_function { "functions" } else { "" }, combinator);
        Page {
            kind: if is_function { "Method" } else { "Constructor" },
            name: combinator.name.clone(),
            description: combinator.docs.text.clone(),
            rows: rows(combinator, found.as_ref().map(|found| found.item)),
            result: Some(combinator.declaration.part(&combinator.declaration.result).to_owned()),
            callers: facts.map(callers).unwrap_or_default(),
            errors: facts.and_then(|facts| facts.errors.as_deref()).map(|ids| self.error_rows(ids)),
            common_errors: if is_function { self.schema.documentation.common.len() } else { 0 },
            rust: found.as_ref().map(example),
            tl: Some(combinator.declaration.text.clone()),
            ..Page::default()
        }
    }

    pub fn ty(self, id: TypeId, ty: &Type) -> Page {
        let constructors = ty.constructors.iter().filter_map(|id| Some(self.schema.combinator(*id)?.name.clone()));
        let returning =
            |combinator: &&Combinator| combinator.kind == Kind::Function && combinator.result.declared() == Some(id);
        let methods = self.schema.combinators.iter().filter(returning).map(|method| method.name.clone());
        Page {
            kind: "Type",
            name: ty.name.clone(),
            description: ty.docs.text.clone(),
            lists: vec![
                ("Possible values (constructors)", constructors.collect()),
                ("Methods that return an object of this type", methods.collect()),
            ],
            ..Page::default()
        }
    }

    /// A builtin value that has an id.
    pub fn builtin(self, builtin: &BoxedBuiltin) -> Page {
        Page {
            kind: "Constructor",
            name: builtin.name.to_owned(),
            description: builtin.description().to_owned(),
            result: Some(builtin.ty.to_owned()),
            tl: Some(builtin.tl()),
            ..Page::default()
        }
    }

    /// A builtin type; none if no builtin has the name.
    pub fn builtin_type(self, name: &str) -> Option<Page> {
        let values: Vec<_> = self.schema.builtins.iter().filter(|it| it.ty == name).collect();
        let first = values.first()?;
        let is_result = |expr: &TypeExpr| match (expr, first.contents) {
            (TypeExpr::Vector { boxed, .. }, BoxedContents::Vector) => *boxed,
            (TypeExpr::Builtin { builtin, .. }, BoxedContents::Bool(_)) => *builtin == Builtin::Bool,
            (TypeExpr::Builtin { boxed, .. }, BoxedContents::Value(_)) => *boxed == Some(first.id),
            _ => false,
        };
        let methods = self.schema.combinators.iter().filter(|it| it.kind == Kind::Function && is_result(&it.result));
        Some(Page {
            kind: "Type",
            name: name.to_owned(),
            lists: vec![
                ("Possible values (constructors)", values.iter().map(|it| it.name.to_owned()).collect()),
                ("Methods that return an object of this type", methods.map(|it| it.name.clone()).collect()),
            ],
            ..Page::default()
        })
    }

    /// A builtin type whose values carry an id of their own, `Object` or `function`; none if no such builtin has the name.
    pub fn any_value(self, name: &str) -> Option<Page> {
        let builtin = Builtin::of_any_id(name)?;
        let holds = |expr: &TypeExpr| matches!(expr, TypeExpr::Builtin { builtin: held, .. } if *held == builtin);
        let users = self.schema.combinators.iter().filter(|combinator| {
            let mut found = combinator.result.any(&mut |expr| holds(expr));
            combinator.walk_fields(&mut |field| {
                found |= field.ty.as_value().is_some_and(|expr| expr.any(&mut |expr| holds(expr)));
            });
            found
        });
        Some(Page {
            kind: "Type",
            name: name.to_owned(),
            description: builtin.description().to_owned(),
            lists: vec![("Constructors and methods that use it", users.map(|user| user.name.clone()).collect())],
            ..Page::default()
        })
    }

    pub fn error(self, id: ErrorId, error: &KnownError) -> Page {
        let documentation = &self.schema.documentation;
        let raising = documentation.calls.iter().filter(|(_, facts)| facts.own_errors().contains(&id));
        let names = raising.filter_map(|(id, _)| Some(self.schema.combinator(id)?.name.clone()));
        let methods: Vec<_> = if documentation.common.contains(&id) { vec!["any".to_owned()] } else { names.collect() };
        Page {
            kind: "Error",
            name: error.name.clone(),
            description: error.description.clone(),
            errors: Some(self.error_rows(&[id])),
            lists: vec![("Methods that raise it", methods)],
            ..Page::default()
        }
    }

    /// A row for each code of each error.
    fn error_rows(self, ids: &[ErrorId]) -> Vec<ErrorRow> {
        let errors = ids.iter().filter_map(|id| self.schema.documentation.error(*id));
        let mut rows: Vec<_> = errors
            .flat_map(|error| {
                error.codes.iter().map(|code| ErrorRow {
                    code: *code,
                    name: error.name.clone(),
                    description: error.description.clone(),
                })
            })
            .collect();
        rows.sort_by(|a, b| (a.code, &a.name).cmp(&(b.code, &b.name)));
        rows
    }
}

/// The fields of the schema, except computed ones. The struct decides what a caller may leave out.
fn rows(combinator: &Combinator, item: Option<&Struct>) -> Vec<Row> {
    let declaration = &combinator.declaration;
    let in_struct = |name: &str| item.and_then(|item| item.fields.iter().find(|field| field.name.unraw() == name));
    let fields = combinator.fields.iter().zip(&declaration.fields);
    let named = fields.filter_map(|(field, places)| Some((field, field.name.as_ref()?, places)));
    let shown = named.filter(|(field, name, _)| !matches!(field.ty, FieldType::Nat(_)) || in_struct(name).is_some());
    shown
        .map(|(field, name, places)| Row {
            name: name.clone(),
            ty: declaration.part(&places.body()).to_owned(),
            description: field.docs.text.clone(),
            required: field.condition.is_none(),
        })
        .collect()
}

fn callers(facts: &CallFacts) -> Vec<(&'static str, bool)> {
    let all = [
        ("Can users use this method", facts.users),
        ("Can bots use this method", facts.bots),
        ("Can bots use this method over a business connection", facts.business),
        ("Can this method be used before logging in", facts.unauthed),
    ];
    all.into_iter().filter_map(|(question, answer)| Some((question, answer?))).collect()
}

/// Code that makes a value of a struct.
fn example(Found { path, item }: &Found<'_>) -> String {
    let name = &item.name;
    let fields = item.fields.iter().filter(|field| field.is_asked_for()).map(|field| field.name.to_string());
    let asked: Vec<_> = fields.chain(item.random().map(|_| "&mut rng".to_owned())).collect();
    let value = match (item.new, item.fields.is_empty()) {
        (true, _) => format!("{name}::new({})", asked.join(", ")),
        (false, true) => name.to_string(),
        (false, false) => format!("{name} {{ {} }}", asked.join(", ")),
    };
    let set: String = item.fields.iter().filter_map(setter).take(2).collect();
    let import = path.join("::");
    match &item.call {
        Some(call) => format!("use {import}::{name};\n\nlet call = {value}{set};\n{}", response(call)),
        None => format!("use {import}::{name};\n\nlet value = {value}{set};"),
    }
}

fn setter(field: &Field) -> Option<String> {
    let setter = field.setter.as_ref()?;
    let value = if field.presence == Presence::Flag { "true" } else { field.name.as_str() };
    (!field.random).then(|| format!(".{setter}({value})"))
}

fn response(call: &Call) -> String {
    let error = match &call.error {
        CallError::Known(path) => {
            format!("\n// or, if it fails, its `Error`: {}", path.segments.last().map_or("", |name| name.as_str()))
        }
        CallError::Any | CallError::OfQuery => String::new(),
    };
    match call.response {
        Response::Value { .. } => format!("let response = call.response_from_bytes(&bytes)?;{error}"),
        Response::Query { .. } => {
            format!("let response = call.response_from_bytes(&bytes)?; // the response of the query{error}")
        }
    }
}
