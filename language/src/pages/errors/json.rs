//! The official list and its relatives.

use std::collections::{BTreeMap, BTreeSet};

use super::collect::Collector;
use super::{ErrorDatabase, ErrorRecord, Methods, by_name, pattern};
use crate::pages::safe_markdown::safe_markdown;
use crate::pages::{input, markdown};
use crate::source::json::{self, Members, Node};
use crate::source::{Diagnostic, Diagnostics, FileId, Lint, Span};

/// Reads a database by its shape.
pub(super) fn read(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Option<ErrorDatabase> {
    let root = json::read(text, file, diagnostics)?;
    let mut reader = Reader { collector: Collector::default(), descriptions: BTreeMap::new(), diagnostics };
    if let Some(items) = root.items() {
        items.into_iter().for_each(|item| reader.named_error(None, item));
        return Some(ErrorDatabase { records: reader.finish(), ..ErrorDatabase::default() });
    }
    let members = reader.members(root, "an object, an error database")?;
    let named = |wanted: &str| members.iter().any(|(key, _)| key.string().is_some_and(|key| key == wanted));
    let mut database = ErrorDatabase::default();
    if by_name::is_meant(&members) {
        reader.by_name(members, &mut database);
    } else if named("errors") || named("result") {
        reader.envelope(members, &mut database);
    } else {
        reader.by_method(members);
    }
    database.records = reader.finish();
    Some(database)
}

pub(super) struct Reader<'d> {
    pub(super) collector: Collector,
    /// By name.
    descriptions: BTreeMap<String, String>,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl Reader<'_> {
    fn finish(self) -> Vec<ErrorRecord> {
        let mut records = self.collector.finish();
        for record in &mut records {
            if record.description.is_none() {
                record.description = self.descriptions.get(&record.name).cloned();
            }
        }
        records
    }

    /// An object whose keys say what is in it.
    fn envelope(&mut self, members: Members<'_>, database: &mut ErrorDatabase) {
        for (key, value) in members {
            match key.string().unwrap_or_default().as_str() {
                "errors" => self.by_code(value),
                "result" => self.result(value),
                "descriptions" | "human_result" => self.descriptions(value),
                "user_only" => database.user_only = self.names(value),
                "bot_only" => database.bot_only = self.names(value),
                "business_supported" => database.business_supported = self.names(value),
                "unauthed_allowed" => database.unauthed_allowed = self.names(value),
                "layer" => database.layer = value.number().or_else(|| self.expected(value, "the number of a layer")),
                "ok" => {}
                other => self.diagnostics.push(Diagnostic::lint(
                    Lint::SourceForm,
                    key.span(),
                    format!("unknown key {} is ignored", input::quoted(other)),
                )),
            }
        }
    }

    /// The `result` of v2, v3 and v4: by code, or by method.
    fn result(&mut self, value: Node<'_>) {
        let by_code = |members: &Members<'_>| members.first().is_none_or(|(key, _)| code(*key).is_some());
        match value.members() {
            Some(members) if !by_code(&members) => self.by_method(members),
            _ => self.by_code(value),
        }
    }

    /// Code → name → list of methods, or code → method → object of names.
    fn by_code(&mut self, value: Node<'_>) {
        for (key, inner) in self.members(value, "an object of errors by code").unwrap_or_default() {
            let Some(code) = code(key).or_else(|| self.expected(key, "a code such as \"400\"")) else { continue };
            for (key, value) in self.members(inner, "an object of errors by name or by method").unwrap_or_default() {
                match value.members() {
                    Some(names) => self.names_of_method(code, key, &names),
                    None => self.methods_of_name(code, key, value),
                }
            }
        }
    }

    fn names_of_method(&mut self, code: i32, method: Node<'_>, names: &Members<'_>) {
        let Some(method) = self.string(method) else { return };
        for (name, _) in names {
            let Some(written) = self.string(*name) else { continue };
            self.add(code, &written, Methods::Some(BTreeSet::from([method.clone()])), name.span());
        }
    }

    fn methods_of_name(&mut self, code: i32, name: Node<'_>, methods: Node<'_>) {
        let Some(written) = self.string(name) else { return };
        if written.contains('.') && !written.contains(' ') {
            let error = Diagnostic::error(
                name.span(),
                format!("expected the name of an error, found {}", input::quoted(&written)),
            );
            self.diagnostics.push(error.help("list methods under the names of errors"));
            return;
        }
        let Some(methods) = self.names(methods) else { return };
        let methods = if methods.is_empty() { Methods::All } else { Methods::Some(methods) };
        self.add(code, &written, methods, name.span());
    }

    /// Method → list of errors, each with its code, name and description.
    fn by_method(&mut self, members: Members<'_>) {
        for (key, value) in members {
            let Some(method) = self.string(key) else { continue };
            if method == "ok" {
                continue;
            }
            let Some(errors) = value.items() else {
                self.expected::<()>(value, "a list of objects, the errors of a method");
                continue;
            };
            for error in errors {
                self.error_of_method(&method, error);
            }
        }
    }

    fn error_of_method(&mut self, method: &str, error: Node<'_>) {
        let Some(members) = self.members(error, "an object, an error") else { return };
        let get = |wanted: &str| {
            members.iter().find(|(key, _)| key.string().is_some_and(|key| key == wanted)).map(|(_, value)| *value)
        };
        let (Some(code), Some(name)) = (get("error_code"), get("error_message")) else {
            let error = Diagnostic::error(error.span(), "an error needs a code and a name");
            self.diagnostics.push(error.help("write `error_code`, `error_message` and `error_description`"));
            return;
        };
        let Some(number) = code.number().or_else(|| self.expected(code, "a number, the code")) else { return };
        let Some(written) = self.string(name) else { return };
        if let Some(description) = get("error_description") {
            self.description(&written, description);
        }
        self.add(number, &written, Methods::Some(BTreeSet::from([method.to_owned()])), name.span());
    }

    fn descriptions(&mut self, value: Node<'_>) {
        for (key, value) in self.members(value, "an object of descriptions by name").unwrap_or_default() {
            if let Some(written) = self.string(key) {
                self.description(&written, value);
            }
        }
    }

    fn description(&mut self, written: &str, value: Node<'_>) {
        let Some(text) = self.string(value) else { return };
        let name = pattern::normal(written);
        let text = pattern::numbered(&name, safe_markdown(&markdown::inline(&text)));
        if !text.is_empty() {
            self.descriptions.entry(name).or_insert(text);
        }
    }

    fn add(&mut self, code: i32, written: &str, methods: Methods, span: Span) {
        let name = pattern::normal(written);
        if name.is_empty() {
            self.diagnostics.push(Diagnostic::error(span, "an error needs a name"));
            return;
        }
        let sources = vec![span];
        self.collector.add(ErrorRecord { code, name, methods, description: None, parameter: None, sources });
    }

    /// The members of an object. A duplicate key is a warning, and both of its values count.
    pub(super) fn members<'t>(&mut self, value: Node<'t>, expected: &str) -> Option<Members<'t>> {
        let members = value.members().or_else(|| self.expected(value, expected))?;
        let mut seen = BTreeMap::new();
        for (key, _) in &members {
            if let Some(first) = key.string().and_then(|written| seen.insert(written, key.span())) {
                let warning = Diagnostic::lint(Lint::SourceForm, key.span(), "duplicate key");
                self.diagnostics.push(warning.also(first, "the first one"));
            }
        }
        Some(members)
    }

    pub(super) fn string(&mut self, value: Node<'_>) -> Option<String> {
        value.string().or_else(|| self.expected(value, "a string"))
    }

    /// A list of names. An item that is no string is an error, and the others count.
    pub(super) fn names(&mut self, value: Node<'_>) -> Option<BTreeSet<String>> {
        let items = value.items().or_else(|| self.expected(value, "a list of methods"))?;
        Some(items.into_iter().filter_map(|item| self.string(item)).collect())
    }

    pub(super) fn expected<T>(&mut self, value: Node<'_>, expected: &str) -> Option<T> {
        let message = format!("expected {expected}, found {}", value.shown());
        self.diagnostics.push(Diagnostic::error(value.span(), message));
        None
    }
}

/// The code that a key is.
fn code(key: Node<'_>) -> Option<i32> {
    key.string()?.parse().ok()
}
