//! Diagnostics as frames of text, in the manner of rustc.

use annotate_snippets::{Element, Group, Origin, Renderer};

use super::excerpt::{Excerpt, excerpts};
use super::{Diagnostic, Level, SourceMap};

/// Shows diagnostics, each as a frame, with an empty line between two of them.
///
/// A place that is not in the map is passed over, and one that reaches over several lines is shown by its first. However
/// long a line is, no more than a window of it is shown.
#[must_use]
pub fn render(map: &SourceMap, diagnostics: &[&Diagnostic], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let frames: Vec<_> = diagnostics.iter().map(|diagnostic| frame(map, diagnostic, &renderer)).collect();
    frames.join("\n\n")
}

fn frame(map: &SourceMap, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let mut groups = vec![Group::with_title(level.clone().primary_title(&diagnostic.message))];
    let mut notes = Vec::new();
    for excerpt in excerpts(map, diagnostic) {
        match excerpt.cut_at {
            None => add(&mut groups, excerpt.snippet().path(excerpt.file.name().to_owned())),
            // A snippet counts columns from its own first character, so that of a cut line goes without its path.
            Some(place) if excerpt.is_primary() => {
                let origin = Origin::path(excerpt.file.name().to_owned());
                add(&mut groups, origin.line(place.line).char_column(place.column));
                groups.push(Group::with_level(level.clone()).element(excerpt.snippet()));
            }
            Some(place) => notes.push(place_as_note(&excerpt, place)),
        }
    }
    notes.extend(diagnostic.notes.iter().cloned());
    for note in notes {
        add(&mut groups, annotate_snippets::Level::NOTE.message(note));
    }
    for help in &diagnostic.help {
        add(&mut groups, annotate_snippets::Level::HELP.message(help));
    }
    renderer.render(&groups)
}

/// A second place in a line too long to show.
fn place_as_note(excerpt: &Excerpt<'_>, place: super::LineColumn) -> String {
    let texts: Vec<_> = excerpt.marks.iter().map(|mark| mark.label).collect();
    format!("{} ({}:{}:{})", texts.join(", "), excerpt.file.name(), place.line, place.column)
}

fn add<'a>(groups: &mut Vec<Group<'a>>, element: impl Into<Element<'a>>) {
    if let Some(last) = groups.pop() {
        groups.push(last.element(element));
    }
}
