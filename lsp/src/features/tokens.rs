//! Semantic tokens: each name colored by its meaning.

use std::ops::Range;

use gen_lsp_types as lsp;
use typewright_language::source::Span;
use typewright_language::syntax::ast::{Field, FieldType, Item};

use crate::analysis::{Analysis, LocalKind, Occurrence, Role, Source, Target, known_type};

/// The kinds of tokens, in the order of their numbers.
pub const KINDS: [&str; 9] =
    ["type", "enumMember", "function", "property", "variable", "typeParameter", "number", "keyword", "comment"];

/// The modifiers of tokens, in the order of their bits.
pub const MODIFIERS: [&str; 2] = ["declaration", "defaultLibrary"];

const TYPE: u32 = 0;
const CONSTRUCTOR: u32 = 1;
const FUNCTION: u32 = 2;
const FIELD: u32 = 3;
const VARIABLE: u32 = 4;
const TYPE_VARIABLE: u32 = 5;
const NUMBER: u32 = 6;
const KEYWORD: u32 = 7;
const COMMENT: u32 = 8;

/// A token before its place is told from the one before it.
type Token = (Span, u32, u32);

/// The tokens of a file, or of those bytes of it.
#[must_use]
pub fn tokens(analysis: &Analysis, source: &Source, part: Option<lsp::Range>) -> lsp::SemanticTokens {
    let mut found: Vec<Token> = source.occurrences.iter().map(|it| named(analysis, source, *it)).collect();
    for item in &source.file.items {
        match item {
            Item::Combinator(combinator) => {
                found.extend(combinator.id.map(|id| (id.span, NUMBER, 0)));
                bits(&combinator.fields, &mut found);
            }
            Item::Builtin(builtin) => found.extend(builtin.id.map(|id| (id.span, NUMBER, 0))),
            Item::Section(mark) => found.push((mark.span, KEYWORD, 0)),
            Item::Layer(mark) => found.push((mark.span, KEYWORD, 0)),
            Item::Constraint(_) | Item::Partial(_) => {}
        }
    }
    for comment in &source.file.comments {
        lines(analysis.text(source), comment.span, |line| found.push((line, COMMENT, 0)));
    }
    if let Some(part) = part.map(|part| analysis.bytes(source, part)) {
        found.retain(|(span, ..)| touches(span.range(), &part));
    }
    found.sort();
    lsp::SemanticTokens { result_id: None, data: relative(analysis, source, &found) }
}

fn touches(span: Range<usize>, part: &Range<usize>) -> bool {
    span.start < part.end && part.start < span.end
}

/// The token of a name.
fn named(analysis: &Analysis, source: &Source, found: Occurrence) -> Token {
    let name = || analysis.sources.text(found.span);
    let kind = match found.target {
        Target::Type => TYPE,
        Target::Annotation => KEYWORD,
        Target::Local { kind: LocalKind::Field, .. } => FIELD,
        Target::Local { kind: LocalKind::TypeVariable, .. } => TYPE_VARIABLE,
        Target::Local { .. } => VARIABLE,
        Target::Combinator if is_function(source, found) => FUNCTION,
        // A bare builtin is a type to everyone.
        Target::Combinator if found.role == Role::Use && known_type(None, name()).is_some() => TYPE,
        Target::Combinator => CONSTRUCTOR,
    };
    let is_known = matches!(found.target, Target::Type | Target::Combinator) && known_type(None, name()).is_some();
    (found.span, kind, u32::from(found.role == Role::Declaration) | u32::from(is_known) << 1)
}

/// Returns whether a name is that of a function where it is declared.
fn is_function(source: &Source, found: Occurrence) -> bool {
    use typewright_language::syntax::ast::Section;
    if found.role != Role::Declaration {
        return false;
    }
    let after = source.file.items.partition_point(|item| item.span().start <= found.span.start);
    let item = after.checked_sub(1).and_then(|index| source.file.items.get(index));
    matches!(item, Some(Item::Combinator(it)) if it.section == Section::Functions)
}

/// The numbers of bits.
fn bits(fields: &[Field], found: &mut Vec<Token>) {
    for field in fields {
        let bit = field.condition.as_ref().and_then(|condition| condition.bit);
        found.extend(bit.map(|bit| (bit.span, NUMBER, 0)));
        if let FieldType::Repetition(repetition) = &field.ty {
            bits(&repetition.fields, found);
        }
    }
}

/// A comment, line by line: clients need not know tokens of several lines.
fn lines(text: &str, span: Span, mut add: impl FnMut(Span)) {
    let mut start = span.range().start;
    for line in text.get(span.range()).unwrap_or_default().split_inclusive('\n') {
        let len = line.trim_end_matches(['\r', '\n']).len();
        if len > 0 {
            add(Span::new(span.file, start..start + len));
        }
        start += line.len();
    }
}

/// The tokens in the form of the protocol: each place is told from the one before.
fn relative(analysis: &Analysis, source: &Source, found: &[Token]) -> Vec<lsp::SemanticToken> {
    let mut last = lsp::Position { line: 0, character: 0 };
    let token = |(span, kind, modifiers): &Token| {
        let range = analysis.range(source, *span);
        let delta_line = range.start.line.saturating_sub(last.line);
        let from = if delta_line == 0 { last.character } else { 0 };
        let delta_start = range.start.character.saturating_sub(from);
        last = range.start;
        lsp::SemanticToken {
            delta_line,
            delta_start,
            length: range.end.character.saturating_sub(range.start.character),
            token_type: *kind,
            token_modifiers_bitset: *modifiers,
        }
    };
    found.iter().map(token).collect()
}
