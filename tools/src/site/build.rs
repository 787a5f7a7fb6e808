//! All files of a site.

use typewright::Bindings;
use typewright_language::schema::{CombinatorId, ErrorId, TypeId};

use super::maker::Maker;
use super::nouns::{Format, Site};
use super::{feed, layers, listings, markdown, page, search};
use crate::explain::Target;

const STYLE: &str = include_str!("assets/style.css");
const SCRIPT: &str = include_str!("assets/site.js");

/// The files of a site: their paths, with `/` between folders, and their texts.
#[must_use]
pub fn build(site: &Site<'_>) -> Bindings {
    let maker = Maker::new(site);
    match site.format {
        Format::Markdown => markdown::pages(&maker),
        Format::Html => html(site, &maker),
    }
}

fn html(site: &Site<'_>, maker: &Maker<'_>) -> Bindings {
    let mut files = Bindings::new();
    let mut add = |path: &str, text: String| _ = files.insert(path.to_owned(), text);
    add("index.html", listings::overview(maker));
    add("assets/style.css", STYLE.to_owned());
    add("assets/site.js", SCRIPT.to_owned());
    add("assets/index.js", search::render(maker));
    if maker.common.has_errors {
        add("errors/index.html", listings::errors(maker));
    }
    if maker.common.has_history {
        add("changelog.html", layers::changelog(maker));
        add("feed.xml", feed::render(maker));
        layers::pages(maker).for_each(|(path, text)| add(&format!("{path}.html"), text));
    }
    if let Some(playground) = site.playground {
        add("playground.html", playground.to_owned());
    }
    listings::namespaces(maker).for_each(|(path, text)| add(&format!("{path}.html"), text));
    definitions(maker, &mut add);
    files
}

/// The page of every function, constructor, type and error.
fn definitions(maker: &Maker<'_>, add: &mut impl FnMut(&str, String)) {
    let schema = maker.schema;
    let mut page =
        |target, page| add(&format!("{}.html", maker.links.path(target)), page::render(maker, target, &page));
    for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
        page(Target::Combinator(id), maker.api.combinator(id, combinator));
    }
    for (id, ty) in (0..).map(TypeId).zip(&schema.types).filter(|(_, ty)| !ty.constructors.is_empty()) {
        page(Target::Type(id), maker.api.ty(id, ty));
    }
    for (id, error) in (0..).map(ErrorId).zip(&schema.documentation.errors) {
        page(Target::Error(id), maker.api.error(id, error));
    }
}
