//! One page compared with one definition, row by row.

use super::nouns::{Finding, Known};
use super::rules::{self, Shown};
use typewright_language::pages::{Page, PageKind, Param};
use typewright_language::schema::{Combinator, Field};
use typewright_language::source::{Level, Span};

/// All differences of a page and a definition.
pub(super) fn compare(known: &Known<'_>, combinator: &Combinator, page: &Page) -> Vec<Finding> {
    let mut comparison = Comparison { known, combinator, page, findings: Vec::new() };
    comparison.rows();
    comparison.hidden_fields();
    comparison.result();
    comparison.findings
}

struct Comparison<'a> {
    known: &'a Known<'a>,
    combinator: &'a Combinator,
    page: &'a Page,
    findings: Vec<Finding>,
}

impl<'a> Comparison<'a> {
    fn say(&mut self, level: Level, page: Span, schema: Span, message: String) {
        self.findings.push(Finding { level, message, page, schema });
    }

    /// The heading of the page, for findings about all of it.
    fn heading(&self) -> Span {
        self.page.name.span
    }

    fn params(&self) -> &'a [Param] {
        self.page.params.as_deref().unwrap_or_default()
    }

    /// The name that the schema has for the field of a row.
    fn field_name(&self, param: &'a Param) -> &'a str {
        rules::renamed(self.known, self.combinator, &param.name.value)
    }

    /// The field that a row is about, and its place in the order of the wire.
    fn field(&self, param: &'a Param) -> Option<(usize, &'a Field)> {
        let name = self.field_name(param);
        let named = |(_, field): &(usize, &Field)| field.name.as_deref() == Some(name);
        self.combinator.fields.iter().enumerate().find(named)
    }

    /// Each row: it has a field, in the same order, of the same type, and asks for no more and no less.
    fn rows(&mut self) {
        let mut last = 0;
        for param in self.params() {
            let Some((place, field)) = self.field(param) else {
                self.without_field(param);
                continue;
            };
            if place < last {
                let message = format!("`{}` is in another order than in the schema", param.name.value);
                self.say(Level::Warning, param.span, field.span, message);
            }
            last = place.max(last);
            self.row(param, field);
        }
    }

    /// A row without a field in the schema. The client adds one itself: the mark-up of a text.
    fn without_field(&mut self, param: &Param) {
        let name = &param.name.value;
        let after_entities = self.params().iter().any(|param| param.name.value == "entities");
        let (level, message) = if name == "parse_mode" && after_entities {
            (Level::Note, "`parse_mode` is the client's own: it turns marked-up text into `entities`".to_owned())
        } else {
            (Level::Warning, format!("`{}` has no parameter `{name}`", self.combinator.name))
        };
        self.say(level, param.name.span, self.combinator.name_span, message);
    }

    fn row(&mut self, param: &Param, field: &Field) {
        let Some(plain) = rules::plain(self.known.schema, field, self.combinator) else { return };
        let retyped = rules::retyped(self.combinator, &param.name.value, &plain);
        let shown = retyped.as_ref().map_or(&plain, |(shown, _)| shown);
        let name = &param.name.value;
        let found = Shown { name: param.ty.name.clone().unwrap_or_default(), array: param.ty.array };
        match &retyped {
            Some((shown, why)) if *shown == found => {
                let message = format!("`{name}` is {} on the wire: {why}", describe(&plain));
                self.say(Level::Note, param.ty.span, field.span, message);
            }
            _ if found == plain => {}
            _ => {
                let message = format!("the page calls `{name}` {}, the schema {}", describe(&found), describe(&plain));
                self.say(Level::Warning, param.ty.span, field.span, message);
            }
        }
        self.required(param, field, shown);
    }

    /// Compares the Required column with the wire.
    fn required(&mut self, param: &Param, field: &Field, shown: &Shown) {
        let name = &param.name.value;
        match (param.required, field.condition) {
            (None, _) | (Some(true), None) | (Some(false), Some(_)) => {}
            (Some(true), Some(_)) => {
                let message = format!("the page requires `{name}`, which the wire may leave out");
                self.say(Level::Warning, param.span, field.span, message);
            }
            (Some(false), None) => match rules::left_out(self.known, self.combinator, name, shown) {
                Some(why) => {
                    let message = format!("`{name}` may be left out by a caller, not on the wire: {why}");
                    self.say(Level::Note, param.span, field.span, message);
                }
                None => {
                    let message = format!("the page calls `{name}` optional, and the wire always carries it");
                    self.say(Level::Warning, param.span, field.span, message);
                }
            },
        }
    }

    /// Fields without a row. A page without any table is no finding, unless a field must be shown.
    fn hidden_fields(&mut self) {
        let combinator = self.combinator;
        for field in &combinator.fields {
            let name = field.name.as_deref().unwrap_or_default();
            if self.params().iter().any(|param| self.field_name(param) == name) {
                continue;
            }
            let (level, message) = match rules::hidden(field) {
                Some(why) => (Level::Note, format!("the page hides `{name}`: {why}")),
                None => (Level::Warning, format!("the page leaves out `{name}`")),
            };
            self.say(level, self.heading(), field.span, message);
        }
    }

    fn result(&mut self) {
        let Some(returned) = &self.page.result else {
            let message = "the page has no return type".to_owned();
            return self.say(Level::Warning, self.heading(), self.combinator.span, message);
        };
        let found = Shown { name: returned.name.clone().unwrap_or_default(), array: returned.array };
        let expected = rules::shown(self.known.schema, &self.combinator.result, self.combinator);
        if let Some(expected) = expected.filter(|expected| *expected != found) {
            let returns = if self.page.kind == PageKind::Method { "returns" } else { "makes" };
            let message = format!(
                "the page says that it {returns} {}, the schema says {}",
                describe(&found),
                describe(&expected)
            );
            self.say(Level::Warning, returned.span, self.combinator.span, message);
        }
    }
}

fn describe(shown: &Shown) -> String {
    let many = if shown.array { "an array of " } else { "" };
    format!("{many}`{}`", shown.name)
}
