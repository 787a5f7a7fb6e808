//! The outline of a file, and the names of a project.

use gen_lsp_types as lsp;
use typewright_language::source::Span;
use typewright_language::syntax::ast::{Combinator, Field, FieldType, Item, Section};

use crate::analysis::{Analysis, Source};

/// The most symbols that a search finds.
const MAX_FOUND: usize = 500;

/// The declarations of a file, each with its fields.
#[must_use]
pub fn document(analysis: &Analysis, source: &Source) -> Vec<lsp::DocumentSymbol> {
    let symbol = |item: &Item| match item {
        Item::Combinator(combinator) => {
            let children = fields(analysis, source, &combinator.fields);
            let detail = Some(combinator.result.to_string());
            let about = About { name: &combinator.name.text, detail, kind: kind(combinator) };
            Some(new_symbol(analysis, source, about, (item.span(), combinator.name.span), children))
        }
        Item::Builtin(it) => {
            let detail = Some(it.result.text.clone());
            let about = About { name: &it.name.text, detail, kind: lsp::SymbolKind::Constant };
            Some(new_symbol(analysis, source, about, (it.span, it.name.span), Vec::new()))
        }
        Item::Constraint(_) | Item::Partial(_) | Item::Section(_) | Item::Layer(_) => None,
    };
    source.file.items.iter().filter_map(symbol).collect()
}

fn fields(analysis: &Analysis, source: &Source, fields: &[Field]) -> Vec<lsp::DocumentSymbol> {
    let symbol = |field: &Field| {
        let name = field.name.as_ref()?;
        let children = match &field.ty {
            FieldType::Repetition(repetition) => self::fields(analysis, source, &repetition.fields),
            FieldType::Expr(_) => Vec::new(),
        };
        let whole = field.to_string();
        let detail = whole.get(name.text.len() + 1..).map(str::to_owned);
        let about = About { name: &name.text, detail, kind: lsp::SymbolKind::Field };
        Some(new_symbol(analysis, source, about, (field.span, name.span), children))
    };
    fields.iter().filter_map(symbol).collect()
}

/// The parts of a symbol but its places.
struct About<'a> {
    name: &'a str,
    detail: Option<String>,
    kind: lsp::SymbolKind,
}

#[expect(deprecated, reason = "the protocol has a field for it")]
fn new_symbol(
    analysis: &Analysis,
    source: &Source,
    About { name, detail, kind }: About<'_>,
    (whole, name_span): (Span, Span),
    children: Vec<lsp::DocumentSymbol>,
) -> lsp::DocumentSymbol {
    lsp::DocumentSymbol {
        name: name.to_owned(),
        detail,
        kind,
        tags: None,
        deprecated: None,
        range: analysis.range(source, whole),
        selection_range: analysis.range(source, name_span),
        children: (!children.is_empty()).then_some(children),
    }
}

/// The declarations of all files whose names contain the letters of `query` in their order.
#[must_use]
pub fn workspace(analysis: &Analysis, query: &str) -> Vec<lsp::WorkspaceSymbol> {
    let all = analysis.files.iter().flat_map(|source| source.combinators().map(move |(it, _)| (source, it)));
    let matching = all.filter(|(_, it)| is_match(&it.name.text, query)).take(MAX_FOUND);
    let symbol = |(source, it): (&Source, &Combinator)| {
        let location = lsp::Location { uri: source.uri.clone(), range: analysis.range(source, it.name.span) };
        lsp::WorkspaceSymbol {
            location: lsp::WorkspaceSymbolLocation::Location(location),
            data: None,
            base_symbol_information: lsp::BaseSymbolInformation {
                name: it.name.text.clone(),
                kind: kind(it),
                tags: None,
                container_name: Some(it.result.to_string()),
            },
        }
    };
    matching.map(symbol).collect()
}

fn kind(combinator: &Combinator) -> lsp::SymbolKind {
    match combinator.section {
        Section::Types => lsp::SymbolKind::Struct,
        Section::Functions => lsp::SymbolKind::Function,
    }
}

/// Returns whether a name has the letters of a query in their order, in either case.
fn is_match(name: &str, query: &str) -> bool {
    let mut letters = name.chars().map(|letter| letter.to_ascii_lowercase());
    query.chars().all(|wanted| letters.any(|letter| letter == wanted.to_ascii_lowercase()))
}
