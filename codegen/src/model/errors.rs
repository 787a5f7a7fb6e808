//! How functions fail: an enum for each that has errors of its own, one for the errors that any function may raise, and a
//! `static` for every error, so that its texts are there once.

use std::collections::BTreeMap;

use super::docs::{code, link, paragraph};
use super::ident::{Ident, Scope, camel, shouting};
use super::nouns::{CallError, Counted, Docs, ErrorEnum, ErrorVariant, KnownError, OtherErrors, Path};
use super::places::Place;
use super::prose;
use super::types::View;
use typewright_language::maps::Names;
use typewright_language::schema::{self, Combinator, ErrorId, Meaning, Schema};

/// The errors of a schema, named.
pub(super) struct Errors<'a> {
    schema: &'a Schema,
    /// The view from the root.
    root: View<'a>,
    /// What each error is called, as a variant: one name everywhere.
    variants: Names<Ident>,
    /// What the `static` of each error is called.
    statics: Vec<Ident>,
}

impl<'a> Errors<'a> {
    pub(super) fn of(root: View<'a>) -> Self {
        let schema = root.schema;
        let errors = &schema.documentation.errors;
        let mut names: BTreeMap<&str, usize> = BTreeMap::new();
        errors.iter().for_each(|error| *names.entry(&error.name).or_default() += 1);
        let mut scope = Scope::default();
        ["Common", "Other", "Query"].iter().for_each(|name| _ = scope.claim(name));
        let words = |name| without_number(name, &names);
        let mut variants = Names::default();
        names.keys().for_each(|name| variants.insert(name, scope.claim(&camel(&words(name), "Unnamed"))));
        let mut scope = Scope::default();
        let statics = errors.iter().map(|error| scope.claim(&static_name(error, &names))).collect();
        Self { schema, root, variants, statics }
    }

    fn view<'b>(&'b self, module: &'b [Ident]) -> View<'b> {
        self.root.at(module)
    }

    /// The module that all of this but the enums of functions is in. Modules of functions import it.
    pub(super) fn module() -> Vec<Ident> {
        vec![Ident::root("errors")]
    }

    /// The path to something in that module.
    fn path(view: View<'_>, name: &Ident) -> Path {
        let mut segments = Self::module();
        if view.module == segments {
            segments.clear();
        }
        segments.push(name.clone());
        Path { supers: 0, segments }
    }

    /// How a function fails. `is_wrapper` says that it answers what its query answers.
    pub(super) fn of_call(&self, own: Option<&Place>, is_wrapper: bool, view: View<'_>) -> CallError {
        match own {
            Some(place) => CallError::Known(view.to(place)),
            None if is_wrapper => CallError::OfQuery,
            None => self.common(view).map_or(CallError::Any, CallError::Known),
        }
    }

    /// The enum of the errors that any function may raise, seen from somewhere.
    fn common(&self, view: View<'_>) -> Option<Path> {
        let name = Ident::root("CommonError");
        (!self.schema.documentation.common.is_empty()).then(|| Self::path(view, &name))
    }

    pub(super) fn common_enum(&self) -> Option<ErrorEnum> {
        let module = Self::module();
        let view = self.view(&module);
        let Path { mut segments, .. } = self.common(view)?;
        Some(ErrorEnum {
            name: segments.pop()?,
            docs: vec!["The errors that any function may raise.".to_owned()],
            variants: self.variants(&self.schema.documentation.common, view),
            others: OtherErrors::Other,
        })
    }

    /// The enum of a function.
    pub(super) fn of_function(
        &self,
        function: &Combinator,
        own: &[ErrorId],
        place: &Place,
        is_wrapper: bool,
    ) -> ErrorEnum {
        let view = self.view(&place.module);
        let others = match self.common(view) {
            _ if is_wrapper => OtherErrors::Query,
            Some(common) => OtherErrors::Common(common),
            None => OtherErrors::Other,
        };
        let of = view.named(&function.name).map_or_else(|| code(&function.name), |path| link(&path));
        ErrorEnum {
            name: place.name.clone(),
            docs: vec![format!("The errors of {of}.")],
            variants: self.variants(own, view),
            others,
        }
    }

    fn variants(&self, errors: &[ErrorId], view: View<'_>) -> Vec<ErrorVariant> {
        let known = |id: &ErrorId| Some((self.schema.documentation.error(*id)?, self.statics.get(id.0 as usize)?));
        errors.iter().filter_map(known).filter_map(|(error, name)| self.variant(error, name, view)).collect()
    }

    fn variant(&self, error: &schema::KnownError, static_name: &Ident, view: View<'_>) -> Option<ErrorVariant> {
        Some(ErrorVariant {
            name: self.variants.get(error.name.as_str())?.clone(),
            docs: self.docs(error, view),
            known: Self::path(view, static_name),
            code: if let [only] = error.codes.as_slice() { Some(*only) } else { None },
            number: error.meaning.map(number),
            counted: counted(error.meaning),
        })
    }

    /// Every error, once.
    pub(super) fn known(&self) -> impl Iterator<Item = KnownError> {
        self.schema.documentation.errors.iter().zip(&self.statics).map(|(error, name)| KnownError {
            name: name.clone(),
            docs: self.docs(error, self.view(&Self::module())),
            tl_name: error.name.clone(),
            codes: error.codes.clone(),
            counted: counted(error.meaning),
            description: prose::unescaped(&error.description),
        })
    }

    /// What it means, then its name, its codes, and where that was read.
    fn docs(&self, error: &schema::KnownError, view: View<'_>) -> Docs {
        let mut docs = prose::markdown(&error.description, view);
        let codes: Vec<_> = error.codes.iter().map(ToString::to_string).collect();
        let from = self.schema.file(error.source.file).map(|file| format!(", from {}", code(file)));
        let line = format!("{} under {}{}", code(&error.name), codes.join(" or "), from.unwrap_or_default());
        paragraph(&mut docs, line);
        docs
    }
}

/// The name without its `%d`; with an `N` in place of that if there is an error of the name without. `names` says how many
/// errors have a name.
fn without_number(name: &str, names: &BTreeMap<&str, usize>) -> String {
    let plain = shouting(&name.replace("%d", "_"), "");
    let has_twin = name.contains("%d") && names.contains_key(plain.as_str());
    if has_twin { name.replace("%d", "_N_") } else { plain }
}

/// With the codes in it if some functions raise the error under others.
fn static_name(error: &schema::KnownError, names: &BTreeMap<&str, usize>) -> String {
    let name = shouting(&without_number(&error.name, names), "UNNAMED");
    if names.get(error.name.as_str()) == Some(&1) {
        return name;
    }
    let codes = error.codes.iter().map(|code| format!("_{}", code.unsigned_abs()));
    codes.fold(name, |name, code| name + &code)
}

fn counted(meaning: Option<Meaning>) -> Counted {
    match meaning {
        None => Counted::Nothing,
        Some(Meaning::Seconds) => Counted::Seconds,
        Some(Meaning::Minutes) => Counted::Minutes,
        Some(Meaning::Datacenter) => Counted::Datacenters,
        Some(Meaning::UnixTime | Meaning::Index | Meaning::Length | Meaning::Number) => Counted::Other,
    }
}

/// The field that holds a number.
fn number(meaning: Meaning) -> (Ident, Docs) {
    let (name, docs) = match meaning {
        Meaning::Seconds | Meaning::Minutes => ("wait", "How long to wait."),
        Meaning::UnixTime => ("until", "The point in time, in seconds since 1970."),
        Meaning::Datacenter => ("dc", "The number of the data centre."),
        Meaning::Index => ("index", "The place in the list, or the part of the file."),
        Meaning::Length => ("length", "The length."),
        Meaning::Number => ("number", "The number in the name of the error."),
    };
    (Ident::root(name), vec![docs.to_owned()])
}
