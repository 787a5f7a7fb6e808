//! The subject of a page: what its first heading and the way back below it name.

use pulldown_cmark::HeadingLevel;

use super::markdown::{Block, BlockKind, Section};
use super::names::schema_name;
use super::{PageKind, prose};

/// The subject of a page.
pub(super) enum Subject {
    /// A definition. A page written by hand has no sections.
    Page { kind: PageKind, name: String, by_hand: bool },
    /// No definition: the page lists others.
    Index,
}

/// The subject of a section, if its heading names one.
///
/// `# Method: x` names both kind and name. `# boolTrue` leads back to the index of constructors, and an index leads
/// back to the index of the whole documentation.
pub(super) fn subject(section: &Section<'_>) -> Option<Subject> {
    let heading = section.heading.as_ref()?;
    if !matches!(heading.kind, BlockKind::Heading(HeadingLevel::H1 | HeadingLevel::H2)) {
        return None;
    }
    let words = prose::plain(&heading.events);
    let page = |kind, name: &str, by_hand| {
        let name = schema_name(name.trim());
        (!name.is_empty()).then_some(Subject::Page { kind, name, by_hand })
    };
    for (prefix, kind) in
        [("Method:", PageKind::Method), ("Constructor:", PageKind::Constructor), ("Type:", PageKind::Type)]
    {
        if let Some(name) = words.strip_prefix(prefix) {
            return page(kind, name, false);
        }
    }
    let back = section.blocks.iter().find(|block| is_way_back(block)).map(|block| prose::plain(&block.events))?;
    match back {
        back if back.contains("constructor") => page(PageKind::Constructor, &words, true),
        back if back.contains("types") => page(PageKind::Type, &words, true),
        back if back.contains("methods") => page(PageKind::Method, &words, true),
        _ => Some(Subject::Index),
    }
}

/// `[Back to methods index](index.md)`
pub(super) fn is_way_back(block: &Block<'_>) -> bool {
    let words = prose::plain(&block.events);
    let leads = words.starts_with("Back to ") || words.starts_with("Go back to ");
    leads && words.contains("index") && prose::first_link(&block.events).is_some()
}
