//! Errors of functions: an enum for each function that has errors of its own, one for the errors that any function may
//! raise, and a `static` for every error, so that its texts are stored once.

use typewright_language::maps::{Names, order_of_names};
use typewright_language::schema::{self, CallFacts, Combinator, CombinatorId, ErrorId, Meaning, Schema, TypeExpr};

use super::claims::Place;
use super::docs::{code, link, paragraph};
use super::items::{
    CallError, Counted, Docs, ErrorEnum, ErrorVariant, Ident, KnownError, OtherErrors, Path, Scope, camel, shouting,
};
use super::plain_text::plain_text;
use super::rustdoc;
use super::view::View;

/// The errors of a schema, named.
pub(super) struct Errors<'a> {
    schema: &'a Schema,
    /// The view from the root.
    root: View<'a>,
    /// The variants of each error: the same name in every enum.
    variants: Names<Ident>,
    /// The names of the `static`s, an element an error.
    statics: Vec<Ident>,
}

impl<'a> Errors<'a> {
    /// Names all errors.
    pub(super) fn name(root: View<'a>) -> Self {
        let schema = root.schema;
        let errors = &schema.documentation.errors;
        let mut names = Names::default();
        errors.iter().for_each(|error| _ = names.add(&error.name));
        let mut scope = Scope::default();
        ["Common", "Other", "Query"].iter().for_each(|name| _ = scope.claim(name));
        let words = |name| without_number(name, &names);
        let mut variants = Names::default();
        names.names().for_each(|name| variants.insert(name, scope.claim(&camel(&words(name), "Unnamed"))));
        let mut scope = Scope::default();
        let statics = errors.iter().map(|error| scope.claim(&shouting(&words(&error.name), "UNNAMED"))).collect();
        Self { schema, root, variants, statics }
    }

    fn view<'b>(&'b self, module: &'b [Ident]) -> View<'b> {
        self.root.at(module)
    }

    /// The module of common and known errors.
    pub(super) fn module() -> Vec<Ident> {
        vec![Ident::root("errors")]
    }

    /// The path to an item of that module.
    fn path(view: View<'_>, name: &Ident) -> Path {
        let mut segments = Self::module();
        if view.module == segments {
            segments.clear();
        }
        segments.push(name.clone());
        Path::local(segments)
    }

    /// The type of a function's errors.
    pub(super) fn call_error(&self, function: &Combinator, id: CombinatorId, view: View<'_>) -> CallError {
        match view.naming.errors(id) {
            Some(place) => CallError::Known(view.to(place)),
            None if is_wrapper(function) => CallError::OfQuery,
            None => self.common(view).map_or(CallError::Any, CallError::Known),
        }
    }

    /// The path to the enum of errors that any function may raise.
    fn common(&self, view: View<'_>) -> Option<Path> {
        let name = Ident::root("CommonError");
        (!self.schema.documentation.common.is_empty()).then(|| Self::path(view, &name))
    }

    /// The enum of errors that any function may raise.
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

    /// The enum of a function's errors, for its place.
    pub(super) fn own_enum(&self, function: &Combinator, id: CombinatorId, place: &Place) -> ErrorEnum {
        let view = self.view(&place.module);
        let facts = self.schema.documentation.calls.get(id);
        let own = facts.map(CallFacts::own_errors).unwrap_or_default();
        let others = match self.common(view) {
            _ if is_wrapper(function) => OtherErrors::Query,
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

    /// Every known error, once, in the order of their names.
    pub(super) fn known(&self) -> impl Iterator<Item = KnownError> {
        let names: Vec<_> = self.statics.iter().map(Ident::as_str).collect();
        let errors = &self.schema.documentation.errors;
        let known = order_of_names(&names).into_iter();
        let known = known.filter_map(|index| errors.get(index).zip(self.statics.get(index)));
        known.map(|(error, name)| KnownError {
            name: name.clone(),
            docs: self.docs(error, self.view(&Self::module())),
            tl_name: error.name.clone(),
            codes: error.codes.clone(),
            counted: counted(error.meaning),
            description: plain_text(&error.description),
        })
    }

    /// The documentation of an error: its description, then its name, its codes, and the file that they are from.
    fn docs(&self, error: &schema::KnownError, view: View<'_>) -> Docs {
        let mut docs = rustdoc::markdown(&error.description, view);
        let codes: Vec<_> = error.codes.iter().map(ToString::to_string).collect();
        let from = self.schema.file(error.source.file).map(|file| format!(", from {}", code(file)));
        let line = format!("{} under {}{}", code(&error.name), codes.join(" or "), from.unwrap_or_default());
        paragraph(&mut docs, line);
        docs
    }
}

/// Returns whether a function returns the response of its query.
fn is_wrapper(function: &Combinator) -> bool {
    matches!(function.result, TypeExpr::Var { .. })
}

/// The name without its `%d`. If another error has that name, an `N` takes the place of the `%d`.
fn without_number(name: &str, names: &Names<()>) -> String {
    let plain = shouting(&name.replace("%d", "_"), "");
    let has_twin = name.contains("%d") && names.contains(&plain);
    if has_twin { name.replace("%d", "_N_") } else { plain }
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
