//! The parameters of a type while its arguments are typed.

use gen_lsp_types as lsp;
use typewright_language::syntax::ast::{Combinator, Section, is_type_name};

use super::declared::{Declared, word};
use crate::analysis::{Analysis, Place};

/// The parameters of the type whose arguments stand at a place, and the argument that does.
#[must_use]
pub fn signature(analysis: &Analysis, at: Place<'_>) -> Option<lsp::SignatureHelp> {
    let declared = Declared::new(analysis, at, &word(at));
    let (name, argument) = open_application(&declared.before)?;
    let params = params(analysis, name)?;
    let label = format!("{name}<{}>", params.join(", "));
    let parameters = params.into_iter().map(|label| lsp::ParameterInformation {
        label: lsp::ParameterInformationLabel::String(label),
        documentation: None,
    });
    let signature = lsp::SignatureInformation {
        label,
        parameters: Some(parameters.collect()),
        ..lsp::SignatureInformation::default()
    };
    let argument = u32::try_from(argument).unwrap_or(u32::MAX);
    Some(lsp::SignatureHelp {
        signatures: vec![signature],
        active_signature: Some(0),
        active_parameter: Some(lsp::ActiveParameter::Int(argument)),
    })
}

/// The type of the innermost open bracket, and the number of arguments before the place: `Tuple` and 1 of `(Tuple int `.
fn open_application<'a>(lexemes: &[&'a str]) -> Option<(&'a str, usize)> {
    let (mut depth, mut arguments, mut commas) = (0usize, 0usize, 0usize);
    for (index, lexeme) in lexemes.iter().enumerate().rev() {
        match *lexeme {
            ">" | ")" | "]" | "}" => depth += 1,
            "<" | "(" | "[" | "{" if depth > 0 => {
                depth -= 1;
                // `(...)` is an argument; the name before a `<` is counted by itself.
                arguments += usize::from(depth == 0 && *lexeme == "(");
            }
            "<" => return Some((lexemes.get(index.checked_sub(1)?)?, commas)),
            "(" => return Some((lexemes.get(index + 1)?, arguments.saturating_sub(1))),
            "[" | "{" | "=" | "=>" => return None,
            "," if depth == 0 => commas += 1,
            "%" | "+" | "!" | "." => {}
            _ if depth == 0 => arguments += 1,
            _ => {}
        }
    }
    None
}

/// The parameters of a type, or of the type of a constructor: `t:Type`, `n:#`.
fn params(analysis: &Analysis, name: &str) -> Option<Vec<String>> {
    if name == "Vector" || name == "vector" {
        return Some(vec!["t:Type".to_owned()]);
    }
    let all = analysis.files.iter().flat_map(|source| source.combinators().map(|(it, _)| it));
    let is_named =
        |it: &&Combinator| if is_type_name(name) { it.result.name.text == name } else { it.name.text == name };
    let first = all.filter(|it| it.section == Section::Types).find(is_named)?;
    let param = |arg: &typewright_language::syntax::ast::Expr| {
        let param = first.params.iter().find(|param| arg.is_name(&param.name.text));
        param.map_or_else(|| arg.to_string(), |param| param.to_string().trim_matches(['{', '}']).to_owned())
    };
    let params: Vec<_> = first.result.args.iter().map(param).collect();
    (!params.is_empty()).then_some(params)
}
