//! Errors by name, as mtcute has them: each with its code, and the methods that throw it beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::json_reader::Reader;
use super::{ErrorDatabase, ErrorRecord, Methods, pattern};
use crate::pages::safe_markdown::safe_markdown;
use crate::pages::{input, markdown};
use crate::source::json::{Members, Node};
use crate::source::{Diagnostic, Lint};

/// Returns whether an object has errors by name: objects with a code of their own.
pub(super) fn is_meant(members: &Members<'_>) -> bool {
    let is_error = |value: Node<'_>| value.members().is_some_and(|error| member(&error, &["code", "codes"]).is_some());
    let first = member(members, &["errors"]).and_then(Node::members).and_then(|errors| errors.into_iter().next());
    first.is_some_and(|(_, value)| is_error(value))
}

/// The member under the first of some keys that an object has.
fn member<'t>(members: &Members<'t>, keys: &[&str]) -> Option<Node<'t>> {
    let find = |wanted: &&str| members.iter().find(|(key, _)| key.string().is_some_and(|key| key == **wanted));
    keys.iter().find_map(find).map(|(_, value)| *value)
}

impl Reader<'_> {
    /// An object whose `errors` are by name.
    pub(super) fn by_name(&mut self, members: Members<'_>, database: &mut ErrorDatabase) {
        let mut codes = BTreeMap::new();
        let errors = member(&members, &["errors"]).and_then(Node::members).unwrap_or_default();
        for (key, value) in errors {
            let Some(name) = self.string(key) else { continue };
            self.named_error(Some(&name), value);
            codes.insert(
                name,
                value.members().and_then(|error| member(&error, &["code", "codes"])).map_or(vec![], codes_of),
            );
        }
        for (key, value) in members {
            match key.string().unwrap_or_default().as_str() {
                "throws" => self.throws(value, &codes),
                "userOnly" => database.user_only = self.names_or_keys(value),
                "botOnly" => database.bot_only = self.names_or_keys(value),
                // `base` has the classes of codes, which are no errors.
                "errors" | "base" => {}
                other => self.diagnostics.push(Diagnostic::lint(
                    Lint::SourceForm,
                    key.span(),
                    format!("unknown key {} is ignored", input::quoted(other)),
                )),
            }
        }
    }

    /// One error, under a key or with its `name`; a class of errors is none.
    pub(super) fn named_error(&mut self, key: Option<&str>, value: Node<'_>) {
        let Some(error) = self.members(value, "an object, an error") else { return };
        if member(&error, &["base"]).is_some_and(|base| base.number() == Some(true)) {
            return;
        }
        let name = member(&error, &["name"]).and_then(Node::string).or_else(|| key.map(str::to_owned));
        let codes = member(&error, &["code", "codes"]).map_or(vec![], codes_of);
        let Some(name) = name.filter(|name| !name.is_empty() && !codes.is_empty()) else {
            let error = Diagnostic::error(value.span(), "an error needs a code and a name");
            self.diagnostics.push(error.help("write `code` and `name`, as in `{\"code\": 400, \"name\": \"A\"}`"));
            return;
        };
        let text = member(&error, &["description"]).and_then(Node::string).unwrap_or_default();
        let (text, unbraced) = pattern::unbraced(&text);
        let name = pattern::normal(&name);
        let text = pattern::numbered(&name, safe_markdown(&markdown::inline(&text)));
        let first = |names: Node<'_>| names.items()?.into_iter().next()?.string();
        let parameter = member(&error, &["_paramNames"]).and_then(first).or(unbraced);
        for code in codes {
            self.collector.add(ErrorRecord {
                code,
                name: name.clone(),
                methods: Methods::Some(BTreeSet::new()),
                description: Some(text.clone()).filter(|text| !text.is_empty()),
                parameter: parameter.clone(),
                sources: vec![value.span()],
            });
        }
    }

    /// Method → names of errors, whose codes stand elsewhere.
    fn throws(&mut self, value: Node<'_>, codes: &BTreeMap<String, Vec<i32>>) {
        for (key, value) in self.members(value, "an object of names by method").unwrap_or_default() {
            let Some(method) = self.string(key) else { continue };
            let items = value.items().or_else(|| self.expected(value, "a list of errors"));
            for item in items.unwrap_or_default() {
                let Some(name) = self.string(item) else { continue };
                let Some(codes) = codes.get(&name) else {
                    let why = format!("{} is not among `errors` and is ignored", input::quoted(&name));
                    self.diagnostics.push(Diagnostic::lint(Lint::SourceForm, item.span(), why));
                    continue;
                };
                for code in codes {
                    self.collector.add(ErrorRecord {
                        code: *code,
                        name: pattern::normal(&name),
                        methods: Methods::Some(BTreeSet::from([method.clone()])),
                        description: None,
                        parameter: None,
                        sources: vec![item.span()],
                    });
                }
            }
        }
    }

    /// A list of names, or an object whose keys are names.
    fn names_or_keys(&mut self, value: Node<'_>) -> Option<BTreeSet<String>> {
        match value.members() {
            Some(members) => Some(members.iter().filter_map(|(key, _)| key.string()).collect()),
            None => self.names(value),
        }
    }
}

/// `400`, `"400"` or `"400 403"`.
fn codes_of(value: Node<'_>) -> Vec<i32> {
    match value.string() {
        Some(text) => text.split([' ', ',']).filter_map(|code| code.parse().ok()).collect(),
        None => value.number().into_iter().collect(),
    }
}
