//! Constructs that a form cannot hold: leaving them out would make another schema.

use std::collections::BTreeSet;

use super::form::Form;
use super::json;
use crate::source::{Diagnostic, Diagnostics};
use crate::syntax::ast::{Combinator, File, Item, ParamKind, TemplateParam};

/// Reports what `form` cannot hold.
pub(super) fn check(files: &[File], form: Form, diagnostics: &mut Diagnostics) {
    let items = files.iter().flat_map(|file| &file.items);
    let combinators = items.filter_map(|item| if let Item::Combinator(it) = item { Some(it) } else { None });
    match form {
        Form::Tl => {}
        Form::Json => combinators.for_each(|combinator| params(combinator, diagnostics)),
        Form::Tlo(_) => layers(combinators, diagnostics),
    }
}

/// The official JSON has no parameters: those have to follow from the fields and the result.
fn params(combinator: &Combinator, diagnostics: &mut Diagnostics) {
    let written = |param: &TemplateParam| (param.name.text.clone(), param.kind == ParamKind::Nat);
    let restored: BTreeSet<_> = json::restored_params(combinator).iter().map(written).collect();
    for param in combinator.params.iter().filter(|param| !restored.contains(&written(param))) {
        let why = format!("the official JSON cannot hold the parameter `{}` of `{}`", param.name.text, combinator.name);
        let found = Diagnostic::error(param.span, why).label("does not follow from the fields and the result");
        diagnostics.push(found.help("write `.tlo` or TL, which keep parameters"));
    }
}

/// `.tlo` has no layers; the first declaration of each is shown.
fn layers<'f>(combinators: impl Iterator<Item = &'f Combinator>, diagnostics: &mut Diagnostics) {
    let mut seen = BTreeSet::new();
    for combinator in combinators {
        let Some(layer) = combinator.layer.filter(|layer| seen.insert(*layer)) else { continue };
        let why = format!("`.tlo` has no layers, and `{}` belongs to layer {layer}", combinator.name);
        let found = Diagnostic::error(combinator.name.span, why);
        diagnostics
            .push(found.help("write JSON or TL, or remove the layer marks and the declarations of other layers"));
    }
}
