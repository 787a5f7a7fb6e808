//! The type of bytes or of a value, in place of the one that they state.

use typewright_language::Report;
use typewright_language::maps::Ids;
use typewright_language::schema::{Combinator, Kind, Schema, TypeExpr, uses_in_expr};
use typewright_language::source::{Diagnostics, Level, count, render, visible};

/// The thing to decode or encode.
#[derive(Clone, Debug)]
pub enum Asked {
    /// Any boxed value.
    Any,
    /// A value of a type.
    Type(TypeExpr),
    /// The fields of a constructor or of a call, without the id.
    Fields(Box<Combinator>),
}

/// The meaning of a function's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Functions {
    /// Its response.
    Response,
    /// A call of it.
    Call,
}

impl Asked {
    /// The fields of a constructor or of a call, or the response of a function; none where nothing has this name.
    ///
    /// # Errors
    /// A text for reading: several definitions have the name, or it does not tell a type.
    pub fn by_name(schema: &Schema, name: &str, functions: Functions) -> Result<Option<Self>, String> {
        let with_id = |it: &Combinator| format!("{}#{:08x}", it.name, it.id);
        let is_named = |it: &&Combinator| it.name != "_" && (it.name == name || with_id(it) == name);
        let named: Vec<_> = schema.combinators.iter().filter(is_named).collect();
        let wrong = |why: String| Err(format!("error: {}\n", visible(&why)));
        match named.as_slice() {
            [] => Ok(None),
            [only] => match only.kind {
                Kind::Constructor(_) => Ok(Some(Self::Fields(Box::new((*only).clone())))),
                Kind::Function if functions == Functions::Call => Ok(Some(Self::Fields(Box::new((*only).clone())))),
                Kind::Function if only.vars.as_slice().is_empty() || is_closed(&only.result) => {
                    Ok(Some(Self::Type(only.result.clone())))
                }
                Kind::Function => {
                    wrong(format!("the response type of `{name}` depends on its arguments: write that type"))
                }
            },
            several => {
                let names: Vec<_> = several.iter().map(|it| with_id(it)).collect();
                wrong(format!("`{name}` is ambiguous: write {}", names.join(" or ")))
            }
        }
    }

    /// A type as fields have it.
    ///
    /// # Errors
    /// Every mistake in the text, as frames in color.
    pub fn by_expression(report: &Report<Schema>, text: &str) -> Result<Self, String> {
        let mut sources = report.sources().clone();
        let file = sources.add("--type", text);
        let mut diagnostics = Diagnostics::new();
        report.value.parse_type(&sources, file, &mut diagnostics).map(Self::Type).ok_or_else(|| {
            let errors = count(diagnostics.count(Level::Error), "error");
            format!("{}\n\n{errors}\n", render(&sources, &diagnostics.sorted(), true))
        })
    }
}

/// Returns whether a type has no variables.
fn is_closed(expr: &TypeExpr) -> bool {
    let mut vars = Ids::default();
    uses_in_expr(expr, &mut vars);
    vars.is_empty()
}
