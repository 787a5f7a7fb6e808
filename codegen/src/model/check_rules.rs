//! Checks that every rule matches something, and something of the right kind.

use std::collections::BTreeMap;

use typewright_language::schema::{Combinator, Rules, Schema, Type};
use typewright_language::source::{Diagnostic, Diagnostics, Level, Span, nearest};

use super::options::ModelOptions;

/// The number of errors with a suggestion: each suggestion costs a look at every name.
const MAX_SUGGESTIONS: usize = 100;

/// Whether every rule is right; each that is not is an error.
pub(super) fn check(schema: &Schema, options: &ModelOptions, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.count(Level::Error);
    let names = Names::collect(schema);
    let mut check = Check { names: &names, suggestions: MAX_SUGGESTIONS, diagnostics };
    check.all("derive", &options.extra_derives, Target::Names);
    check.all("attribute", &options.attributes, Target::Any);
    check.all("hook", &options.hooks, Target::Names);
    check.all("extern type", &options.extern_types, Target::Type);
    check.all("rename", &options.renames, Target::One);
    check.all("string type", &options.strings, Target::Any);
    check.all("bytes type", &options.bytes, Target::Any);
    check.all("mask", &options.masks, Target::Any);
    check.all("JSON", &options.json_of, Target::Names);
    check.all("nullable field", &options.nullable, Target::One);
    diagnostics.count(Level::Error) == before
}

/// What a rule may be for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Target {
    /// Definitions or fields, by name or by pattern.
    Any,
    /// Definitions, by name or by pattern.
    Names,
    /// A definition or a field, by name.
    One,
    /// A type without parameters.
    Type,
}

/// The names of a schema.
struct Names<'a> {
    schema: &'a Schema,
    /// Indices of types and of combinators.
    types: BTreeMap<&'a str, usize>,
    combinators: BTreeMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    fn collect(schema: &'a Schema) -> Self {
        let (mut types, mut combinators) = (BTreeMap::new(), BTreeMap::new());
        schema.types.iter().enumerate().for_each(|(index, ty)| _ = types.insert(ty.name.as_str(), index));
        schema.combinators.iter().enumerate().for_each(|(index, it)| _ = combinators.insert(it.name.as_str(), index));
        Self { schema, types, combinators }
    }

    fn ty(&self, name: &str) -> Option<&'a Type> {
        self.schema.types.get(*self.types.get(name)?)
    }

    fn all(&self) -> Vec<&'a str> {
        self.types.keys().chain(self.combinators.keys()).copied().collect()
    }

    fn has_below(&self, prefix: &str) -> bool {
        let after = [&self.types, &self.combinators].map(|names| names.range(prefix..).next());
        prefix.is_empty() || after.iter().flatten().any(|(name, _)| name.starts_with(prefix))
    }

    /// The combinator and the name of its field.
    fn field<'p>(&self, pattern: &'p str) -> Option<(&'a Combinator, &'p str)> {
        let (combinator, field) = pattern.rsplit_once('.')?;
        Some((self.schema.combinators.get(*self.combinators.get(combinator)?)?, field))
    }
}

/// The names of a combinator's fields.
fn field_names(combinator: &Combinator) -> Vec<&str> {
    let mut found = Vec::new();
    combinator.walk_fields(&mut |field| found.extend(field.name.as_deref()));
    found
}

struct Check<'a> {
    names: &'a Names<'a>,
    suggestions: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn all<T>(&mut self, choice: &str, rules: &Rules<T>, target: Target) {
        for (pattern, _) in rules.iter() {
            if let Some(problem) = self.problem(pattern, target) {
                let (problem, help) = problem;
                let error = Diagnostic::error(Span::NOWHERE, format!("{choice} for `{pattern}`: {problem}"));
                self.diagnostics.push(help.into_iter().fold(error, Diagnostic::help));
            }
        }
    }

    /// The problem with a rule, and help.
    fn problem(&mut self, pattern: &str, target: Target) -> Option<(String, Option<String>)> {
        if let Some(prefix) = pattern.strip_suffix('*') {
            return self.problem_with_prefix(prefix, target);
        }
        match target {
            Target::Type => self.problem_with_type(pattern),
            _ if self.names.ty(pattern).is_some() || self.names.combinators.contains_key(pattern) => None,
            Target::Names => self.unknown(pattern, "no such type, constructor or function"),
            Target::Any | Target::One => self.problem_with_field(pattern),
        }
    }

    fn problem_with_prefix(&self, prefix: &str, target: Target) -> Option<(String, Option<String>)> {
        if !(prefix.is_empty() || prefix.ends_with('.')) {
            return Some(("`*` stands alone, or after the dot of a namespace".to_owned(), None));
        }
        match target {
            Target::One | Target::Type => {
                let help = "write a rule for each name".to_owned();
                Some(("expected a name, not a pattern".to_owned(), Some(help)))
            }
            Target::Any | Target::Names if self.names.has_below(prefix) => None,
            Target::Any | Target::Names => Some((format!("no name starts with `{prefix}`"), None)),
        }
    }

    fn problem_with_type(&mut self, name: &str) -> Option<(String, Option<String>)> {
        match self.names.ty(name) {
            Some(ty) if ty.params.is_empty() => None,
            Some(_) => Some(("the type has parameters".to_owned(), None)),
            None => {
                let near = self.near(name, self.names.types.keys().copied().collect());
                Some(("no such type".to_owned(), near))
            }
        }
    }

    fn problem_with_field(&mut self, pattern: &str) -> Option<(String, Option<String>)> {
        let Some((combinator, field)) = self.names.field(pattern) else {
            return self.unknown(pattern, "no such type, constructor, function or field");
        };
        let fields = field_names(combinator);
        if fields.contains(&field) {
            return None;
        }
        let near = self.near(field, fields);
        Some((format!("`{}` has no such field", combinator.name), near))
    }

    fn unknown(&mut self, name: &str, problem: &str) -> Option<(String, Option<String>)> {
        let near = self.near(name, self.names.all());
        Some((problem.to_owned(), near))
    }

    fn near(&mut self, name: &str, candidates: Vec<&str>) -> Option<String> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        nearest(name, candidates).map(|near| format!("did you mean `{near}`?"))
    }
}
