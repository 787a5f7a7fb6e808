//! Completion: the names and marks that may stand at a place.

use std::collections::BTreeSet;
use std::ops::Range;

use gen_lsp_types as lsp;
use typewright_language::schema::{Combinator, Kind, Schema};
use typewright_language::source::{Lint, Span};

use super::declared::{Declared, word};
use crate::analysis::{Analysis, Place, builtins, known_type};

/// Annotations that schemas use.
const ANNOTATIONS: [&str; 6] = ["any", "internal", "kphp", "read", "readwrite", "write"];

/// The characters that ask for a completion when they are typed.
pub const TRIGGERS: [&str; 9] = [":", ".", "?", "<", "%", "!", "@", "(", "="];

/// The names that may stand at a place.
#[must_use]
pub fn completion(analysis: &Analysis, at: Place<'_>) -> lsp::CompletionList {
    let mut items = Items { analysis, at, word: word(at), found: Vec::new() };
    items.fill();
    lsp::CompletionList { is_incomplete: false, items: items.found, ..lsp::CompletionList::default() }
}

struct Items<'a> {
    analysis: &'a Analysis,
    at: Place<'a>,
    /// The word at the place, which a completion replaces.
    word: Range<usize>,
    found: Vec<lsp::CompletionItem>,
}

impl<'a> Items<'a> {
    fn fill(&mut self) {
        if let Some(comment) = self.comment() {
            return self.lints(comment);
        }
        let declared = Declared::new(self.analysis, self.at, &self.word);
        let typed = self.at.text.get(self.word.start..self.at.offset).unwrap_or_default();
        match (declared.last(), declared.before.is_empty()) {
            ("@", _) => self.annotations(),
            ("!", _) => self.variables(&declared),
            ("=" | "=>", _) => self.results(&declared),
            ("?" | "<" | "," | "(" | "%" | "[", _) => self.types(&declared),
            (":", _) if declared.before.iter().rev().nth(2) == Some(&"{") => self.kinds(),
            (":", _) => {
                self.masks(&declared);
                if !typed.contains('.') || !declared.numbers.iter().any(|mask| typed.starts_with(mask)) {
                    self.types(&declared);
                }
            }
            (_, true) => self.declarations(),
            _ if is_argument(&declared.before) => self.types(&declared),
            _ => self.fields(&declared),
        }
    }

    /// The part of the comment around the place that stands before it.
    fn comment(&self) -> Option<&'a str> {
        let offset = self.at.offset;
        let around = |span: Span| span.range().start < offset && offset <= span.range().end;
        let comment = self.at.source.file.comments.iter().find(|comment| around(comment.span))?;
        self.at.text.get(comment.span.range().start..offset)
    }

    /// The ids of lints, inside of `typewright: allow(`.
    fn lints(&mut self, comment: &str) {
        let Some((_, list)) = comment.rsplit_once("allow(").or_else(|| comment.rsplit_once("allow-file(")) else {
            return;
        };
        if !comment.contains("typewright:") || list.contains(')') {
            return;
        }
        for lint in Lint::ALL {
            let detail = format!("{}: {}", lint.name(), lint.about().summary);
            self.add(lint.id(), lsp::CompletionItemKind::Constant, &detail);
        }
    }

    fn annotations(&mut self) {
        let written = self.analysis.files.iter().flat_map(|source| source.combinators());
        let written = written.flat_map(|(it, _)| &it.annotations).map(|it| it.value.as_str());
        let names: BTreeSet<&str> = ANNOTATIONS.into_iter().chain(written).collect();
        names.into_iter().for_each(|name| self.add(name, lsp::CompletionItemKind::Keyword, "annotation"));
    }

    fn variables(&mut self, declared: &Declared<'_>) {
        for name in &declared.type_variables {
            self.add(name, lsp::CompletionItemKind::TypeParameter, "template variable");
        }
    }

    fn kinds(&mut self) {
        self.add("Type", lsp::CompletionItemKind::Keyword, "a type");
        self.add("#", lsp::CompletionItemKind::Keyword, "a number");
    }

    /// Boxed types, and in a function the variables that may be its result.
    fn results(&mut self, declared: &Declared<'_>) {
        self.variables(declared);
        self.boxed_types();
        if declared.is_function {
            let boxed = builtins().filter(|known| known.name.starts_with(|first: char| first.is_ascii_uppercase()));
            boxed.for_each(|known| self.add(known.name, lsp::CompletionItemKind::Class, known.description));
        }
    }

    /// Everything that a field or an argument may be.
    fn types(&mut self, declared: &Declared<'_>) {
        self.variables(declared);
        for name in &declared.numbers {
            self.add(name, lsp::CompletionItemKind::Variable, "number");
        }
        builtins().for_each(|known| self.add(known.name, lsp::CompletionItemKind::Keyword, known.description));
        self.boxed_types();
        let analysis = self.analysis;
        if let Some(schema) = analysis.schema.as_deref() {
            for constructor in schema.combinators.iter().filter(|it| may_be_bare(schema, it)) {
                let detail = constructor.declaration.text.as_str();
                self.add(&constructor.name, lsp::CompletionItemKind::Struct, detail);
            }
        }
    }

    fn boxed_types(&mut self) {
        let analysis = self.analysis;
        let schema = analysis.schema.as_deref();
        let types = schema.iter().flat_map(|schema| &schema.types).filter(|ty| !ty.is_of_object);
        for ty in types.filter(|ty| known_type(schema, &ty.name).is_none()) {
            let detail = match ty.constructors.len() {
                1 => "1 constructor".to_owned(),
                count => format!("{count} constructors"),
            };
            self.add(&ty.name, lsp::CompletionItemKind::Class, &detail);
        }
    }

    /// `flags.3?`: each mask with its next free bit.
    fn masks(&mut self, declared: &Declared<'_>) {
        for mask in &declared.numbers {
            if let Some(bit) = declared.next_bit(mask) {
                self.add(&format!("{mask}.{bit}?"), lsp::CompletionItemKind::Field, "the next free bit");
            }
        }
    }

    /// A further field.
    fn fields(&mut self, declared: &Declared<'_>) {
        let masks = declared.numbers.iter().filter(|name| name.starts_with("flags")).count();
        let name = if masks == 0 { "flags:#".to_owned() } else { format!("flags{}:#", masks + 1) };
        self.add(&name, lsp::CompletionItemKind::Field, "a mask, whose bits announce fields");
    }

    /// The start of a declaration.
    fn declarations(&mut self) {
        for (text, detail) in [
            ("---functions---", "functions stand below"),
            ("---types---", "constructors stand below"),
            ("Final", "no further constructor of a type"),
            ("New", "no constructor of a type before"),
            ("Empty", "no constructor of a type at all"),
        ] {
            self.add(text, lsp::CompletionItemKind::Keyword, detail);
        }
    }

    fn add(&mut self, label: &str, kind: lsp::CompletionItemKind, detail: &str) {
        let span = Span::new(self.at.source.file.id, self.word.clone());
        let range = self.analysis.range(self.at.source, span);
        let edit = lsp::TextEdit { range, new_text: label.to_owned() };
        self.found.push(lsp::CompletionItem {
            label: label.to_owned(),
            kind: Some(kind),
            detail: Some(detail.to_owned()),
            text_edit: Some(lsp::CompletionItemTextEdit::TextEdit(edit)),
            ..lsp::CompletionItem::default()
        });
    }
}

/// Returns whether the next word is an argument: a round or an angle bracket is open.
fn is_argument(lexemes: &[&str]) -> bool {
    let mut depth = 0usize;
    for lexeme in lexemes.iter().rev() {
        match *lexeme {
            ">" | ")" => depth += 1,
            "<" | "(" if depth == 0 => return true,
            "<" | "(" => depth -= 1,
            _ => {}
        }
    }
    false
}

/// Returns whether a constructor may stand for its type: it is the only one.
fn may_be_bare(schema: &Schema, combinator: &Combinator) -> bool {
    let Kind::Constructor(ty) = combinator.kind else { return false };
    schema.ty(ty).is_some_and(|ty| ty.constructors.len() == 1 && !ty.is_of_object) && combinator.name != "_"
}
