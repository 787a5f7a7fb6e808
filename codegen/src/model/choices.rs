//! Choices by name that match nothing, or not what they should.

use std::collections::BTreeMap;

use super::ModelOptions;
use super::rules::Rules;
use typewright_language::schema::{Combinator, FieldType, Schema, Type};
use typewright_language::source::{Diagnostic, Diagnostics, Level, Span, nearest};

/// How many errors come with a suggestion. Each costs a look at every name.
const MAX_SUGGESTIONS: usize = 100;

/// Whether every choice is for something.
pub(super) fn check(schema: &Schema, options: &ModelOptions, diagnostics: &mut Diagnostics) -> bool {
    let before = diagnostics.count(Level::Error);
    let names = Names::of(schema);
    let mut check = Check { names: &names, suggestions: MAX_SUGGESTIONS, diagnostics };
    check.all("derive", &options.extra_derives, What::Names);
    check.all("attribute", &options.attributes, What::Any);
    check.all("hook", &options.hooks, What::Names);
    check.all("extern type", &options.extern_types, What::Type);
    check.all("rename", &options.renames, What::One);
    check.all("string type", &options.strings, What::Any);
    check.all("bytes type", &options.bytes, What::Any);
    check.all("JSON", &options.json_of, What::Names);
    check.all("nullable field", &options.nullable, What::One);
    diagnostics.count(Level::Error) == before
}

/// What a choice may be for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    /// Whatever a pattern matches, and fields.
    Any,
    /// Whatever a pattern matches.
    Names,
    /// A definition or a field.
    One,
    /// A type without parameters.
    Type,
}

/// All that a schema has names for.
struct Names<'a> {
    schema: &'a Schema,
    /// Indices of types and of combinators.
    types: BTreeMap<&'a str, usize>,
    combinators: BTreeMap<&'a str, usize>,
}

impl<'a> Names<'a> {
    fn of(schema: &'a Schema) -> Self {
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

fn fields(combinator: &Combinator) -> Vec<&str> {
    fn push<'f>(fields: &'f [typewright_language::schema::Field], found: &mut Vec<&'f str>) {
        for field in fields {
            found.extend(field.name.as_deref());
            if let FieldType::Repetition(repetition) = &field.ty {
                push(&repetition.fields, found);
            }
        }
    }
    let mut found = Vec::new();
    push(&combinator.fields, &mut found);
    found
}

struct Check<'a> {
    names: &'a Names<'a>,
    suggestions: usize,
    diagnostics: &'a mut Diagnostics,
}

impl Check<'_> {
    fn all<T>(&mut self, choice: &str, rules: &Rules<T>, what: What) {
        for (pattern, _) in rules.iter() {
            if let Some(problem) = self.problem(pattern, what) {
                let (said, help) = problem;
                let error = Diagnostic::error(Span::NOWHERE, format!("{choice} for `{pattern}`: {said}"));
                self.diagnostics.push(help.into_iter().fold(error, Diagnostic::help));
            }
        }
    }

    /// What is wrong with a pattern, and what to write instead.
    fn problem(&mut self, pattern: &str, what: What) -> Option<(String, Option<String>)> {
        if let Some(prefix) = pattern.strip_suffix('*') {
            if !(prefix.is_empty() || prefix.ends_with('.')) {
                return Some(("`*` stands alone, or after the dot of a namespace".to_owned(), None));
            }
            return match what {
                What::One | What::Type => Some(("it takes the name of one".to_owned(), None)),
                What::Any | What::Names if self.names.has_below(prefix) => None,
                What::Any | What::Names => Some(("no name is below that".to_owned(), None)),
            };
        }
        match (what, self.names.ty(pattern)) {
            (What::Type, Some(ty)) if ty.params.is_empty() => return None,
            (What::Type, Some(_)) => return Some(("it has parameters".to_owned(), None)),
            (What::Type, None) => {
                let near = self.near(pattern, self.names.types.keys().copied().collect());
                return Some(("no type is called so".to_owned(), near));
            }
            (_, Some(_)) => return None,
            _ if self.names.combinators.contains_key(pattern) => return None,
            _ => {}
        }
        match self.names.field(pattern).filter(|_| what != What::Names) {
            Some((combinator, field)) => {
                let fields = fields(combinator);
                if fields.contains(&field) {
                    return None;
                }
                let near = self.near(field, fields);
                Some((format!("`{}` has no such field", combinator.name), near))
            }
            None => {
                let near = self.near(pattern, self.names.all());
                Some(("nothing is called so".to_owned(), near))
            }
        }
    }

    fn near(&mut self, name: &str, candidates: Vec<&str>) -> Option<String> {
        self.suggestions = self.suggestions.checked_sub(1)?;
        nearest(name, candidates).map(|near| format!("did you mean `{near}`?"))
    }
}
