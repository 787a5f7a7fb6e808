//! The official list and its relatives, by code or by method.

use std::collections::BTreeSet;

use super::json_reader::Reader;
use super::{ErrorDatabase, ErrorRecord, Methods, pattern};
use crate::pages::safe_markdown::safe_markdown;
use crate::pages::{input, markdown};
use crate::source::json::{Members, Node};
use crate::source::{Diagnostic, Lint, Span};

impl Reader<'_> {
    /// An object whose keys name their contents.
    pub(super) fn envelope(&mut self, members: Members<'_>, database: &mut ErrorDatabase) {
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
    pub(super) fn by_method(&mut self, members: Members<'_>) {
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
}

/// A key as a code.
fn code(key: Node<'_>) -> Option<i32> {
    key.string()?.parse().ok()
}
