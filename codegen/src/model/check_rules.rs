//! Checks that every rule matches something, and something of the right kind.

use typewright_language::maps;
use typewright_language::schema::{Combinator, Rules, Schema, Type, TypeExpr, TypeId};
use typewright_language::source::{Diagnostic, Diagnostics, Level, Span, nearest};

use super::options::ModelOptions;

/// The number of errors with a suggestion: each suggestion costs a look at every name.
const MAX_SUGGESTIONS: usize = 100;

/// Returns whether every rule fits at least one of the schemas. Each rule that fits none is an error, and the first
/// schema gives the reason.
pub fn check_rules(schemas: &[&Schema], options: &ModelOptions, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.count(Level::Error);
    let names: Vec<_> = schemas.iter().map(|schema| Names::collect(schema, options)).collect();
    let mut check = Check { names: &names, suggestions: MAX_SUGGESTIONS, diagnostics };
    check.all("derive", &options.extra_derives, Target::Names);
    check.all("attribute", &options.attributes, Target::Any);
    check.all("hook", &options.hooks, Target::Names);
    check.all("extern type", &options.extern_types, Target::Type);
    check.all("rename", &options.renames, Target::Renamed);
    check.all("string type", &options.strings, Target::Any);
    check.all("bytes type", &options.bytes, Target::Any);
    check.all("mask", &options.masks, Target::Any);
    check.all("JSON", &options.json_of, Target::Names);
    check.all("nullable field", &options.nullable, Target::One);
    diagnostics.count(Level::Error) == before
}

/// The targets that a kind of rule allows.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    /// Definitions or fields, by name or by pattern.
    Any,
    /// Definitions, by name or by pattern.
    Names,
    /// A definition or a field, by name.
    One,
    /// The same, or a variant alone.
    Renamed,
    /// A type without parameters.
    Type,
}

/// The names of a schema.
struct Names<'a> {
    schema: &'a Schema,
    options: &'a ModelOptions,
    /// Indices of types and of combinators.
    types: maps::Names<usize>,
    combinators: maps::Names<usize>,
}

impl<'a> Names<'a> {
    fn collect(schema: &'a Schema, options: &'a ModelOptions) -> Self {
        let (mut types, mut combinators) = (maps::Names::default(), maps::Names::default());
        schema.types.iter().enumerate().for_each(|(index, ty)| types.insert(&ty.name, index));
        schema.combinators.iter().enumerate().for_each(|(index, it)| combinators.insert(&it.name, index));
        Self { schema, options, types, combinators }
    }

    fn ty(&self, name: &str) -> Option<&'a Type> {
        self.schema.types.get(*self.types.get(name)?)
    }

    fn all(&self) -> Vec<&str> {
        self.types.names().chain(self.combinators.names()).collect()
    }

    fn has_below(&self, prefix: &str) -> bool {
        let after = [&self.types, &self.combinators].map(|names| names.first_from(prefix));
        prefix.is_empty() || after.iter().flatten().any(|name| name.starts_with(prefix))
    }

    /// The combinator and the name of its field.
    fn field<'p>(&self, pattern: &'p str) -> Option<(&'a Combinator, &'p str)> {
        let (combinator, field) = pattern.rsplit_once('.')?;
        Some((self.schema.combinators.get(*self.combinators.get(combinator)?)?, field))
    }

    /// Returns whether any definition uses a type.
    fn uses(&self, name: &str) -> bool {
        let is_it =
            |expr: &TypeExpr| expr.declared().is_some_and(|id| self.schema.ty(id).is_some_and(|ty| ty.name == name));
        self.schema.combinators.iter().any(|combinator| {
            let mut uses = combinator.result.any(&mut |expr| is_it(expr));
            combinator.walk_fields(&mut |field| {
                uses |= field.ty.as_value().is_some_and(|expr| expr.any(&mut |expr| is_it(expr)))
            });
            uses
        })
    }

    /// The problem with a rule.
    fn problem<'p>(&'p self, pattern: &'p str, target: Target) -> Option<Problem<'p>> {
        if let Some(prefix) = pattern.strip_suffix('*') {
            return self.problem_with_prefix(prefix, target);
        }
        if let (Target::Renamed, Some((ty, constructor))) = (target, pattern.split_once("::")) {
            return self.problem_with_variant(ty, constructor);
        }
        match target {
            Target::Type => self.problem_with_type(pattern),
            _ if self.ty(pattern).is_some() || self.combinators.contains(pattern) => None,
            Target::Names => Some(self.unknown(pattern, "no such type, constructor or function")),
            Target::Any | Target::One | Target::Renamed => self.problem_with_field(pattern),
        }
    }

    fn problem_with_prefix<'p>(&'p self, prefix: &str, target: Target) -> Option<Problem<'p>> {
        if !(prefix.is_empty() || prefix.ends_with('.')) {
            return Some(Problem::new("`*` stands alone, or after the dot of a namespace", Near::Nothing));
        }
        match target {
            Target::One | Target::Renamed | Target::Type => {
                Some(Problem::new("expected a name, not a pattern", Near::Help("write a rule for each name")))
            }
            Target::Any | Target::Names if self.has_below(prefix) => None,
            Target::Any | Target::Names => Some(Problem::new(format!("no name starts with `{prefix}`"), Near::Nothing)),
        }
    }

    fn problem_with_type<'p>(&'p self, name: &'p str) -> Option<Problem<'p>> {
        match self.ty(name) {
            Some(ty) if !ty.params.is_empty() => Some(Problem::new("the type has parameters", Near::Nothing)),
            // An undeclared type exists only because of the rule.
            Some(ty) if !ty.constructors.is_empty() || self.uses(name) => None,
            _ => {
                let others = self.types.names().filter(|other| *other != name);
                Some(Problem::new("no such type", Near::Names(name, others.collect())))
            }
        }
    }

    /// The problem with the variant of a constructor alone.
    fn problem_with_variant<'p>(&'p self, name: &'p str, constructor: &'p str) -> Option<Problem<'p>> {
        let Some((id, ty)) = self.types.get(name).and_then(|index| self.type_at(*index)) else {
            return Some(Problem::new("no such type", Near::Names(name, self.types.names().collect())));
        };
        if self.options.single(self.schema, id).is_some() {
            return Some(Problem::new("the type is a struct, and has no variants", Near::Help("rename the type")));
        }
        let constructors: Vec<_> =
            ty.constructors.iter().filter_map(|id| Some(self.schema.combinator(*id)?.name.as_str())).collect();
        let problem = "the type has no such constructor";
        (!constructors.contains(&constructor)).then(|| Problem::new(problem, Near::Names(constructor, constructors)))
    }

    fn type_at(&self, index: usize) -> Option<(TypeId, &'a Type)> {
        let id = TypeId(u32::try_from(index).ok()?);
        Some((id, self.schema.ty(id)?))
    }

    fn problem_with_field<'p>(&'p self, pattern: &'p str) -> Option<Problem<'p>> {
        if let Some(field) = pattern.strip_prefix("*.") {
            let mut fields = maps::Set::new();
            self.schema.combinators.iter().for_each(|combinator| fields.extend(field_names(combinator)));
            let problem = "no constructor or function has such a field";
            return (!fields.contains(&field))
                .then(|| Problem::new(problem, Near::Names(field, fields.as_slice().to_vec())));
        }
        let Some((combinator, field)) = self.field(pattern) else {
            return Some(self.unknown(pattern, "no such type, constructor, function or field"));
        };
        let fields = field_names(combinator);
        let problem =
            || Problem::new(format!("`{}` has no such field", combinator.name), Near::Names(field, fields.clone()));
        (!fields.contains(&field)).then(problem)
    }

    fn unknown<'p>(&'p self, name: &'p str, problem: &str) -> Problem<'p> {
        Problem::new(problem, Near::Names(name, self.all()))
    }
}

/// A problem with a rule.
struct Problem<'a> {
    text: String,
    near: Near<'a>,
}

/// The source of the help for a rule.
enum Near<'a> {
    Nothing,
    Help(&'static str),
    /// A name, and the candidates for the intended one.
    Names(&'a str, Vec<&'a str>),
}

impl<'a> Problem<'a> {
    fn new(text: impl Into<String>, near: Near<'a>) -> Self {
        Self { text: text.into(), near }
    }
}

/// The names of a combinator's fields.
fn field_names(combinator: &Combinator) -> Vec<&str> {
    let mut found = Vec::new();
    combinator.walk_fields(&mut |field| found.extend(field.name.as_deref()));
    found
}

struct Check<'a> {
    names: &'a [Names<'a>],
    suggestions: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn all<T>(&mut self, choice: &str, rules: &Rules<T>, target: Target) {
        rules.patterns().for_each(|pattern| self.one(choice, pattern, target));
    }

    fn one(&mut self, choice: &str, pattern: &str, target: Target) {
        let mut problems: Vec<_> = self.names.iter().map_while(|names| names.problem(pattern, target)).collect();
        if problems.len() < self.names.len() || problems.is_empty() {
            return;
        }
        let Problem { text, near } = problems.swap_remove(0);
        let error = Diagnostic::error(Span::NOWHERE, format!("{choice} for `{pattern}`: {text}"));
        let help = self.help(near);
        self.diagnostics.push(help.into_iter().fold(error, Diagnostic::help));
    }

    fn help(&mut self, near: Near<'_>) -> Option<String> {
        let (name, candidates) = match near {
            Near::Nothing => return None,
            Near::Help(help) => return Some(help.to_owned()),
            Near::Names(name, candidates) => (name, candidates),
        };
        self.suggestions = self.suggestions.checked_sub(1)?;
        nearest(name, candidates).map(|near| format!("did you mean `{near}`?"))
    }
}
