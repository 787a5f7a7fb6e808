//! Diagnostics as frames of text, in the manner of rustc.

use std::borrow::Cow;

use annotate_snippets::{Element, Group, Origin, Renderer};

use super::excerpt::{Excerpt, excerpts};
use super::{Diagnostic, Level, SourceMap};

/// How many frames of a level are shown. A text with more mistakes has the same one over and over, or is not TL.
const MAX_FRAMES: usize = 100;

/// How many characters of a sentence are shown: names in it are as long as whoever wrote them wanted.
const MAX_SENTENCE: usize = 500;

/// Shows diagnostics, each as a frame, with an empty line between two of them.
///
/// Of each level the first hundred are shown, and the last line says how many more there are.
///
/// A place that is not in the map is passed over, and one that reaches over several lines is shown by its first. However
/// long a line is, no more than a window of it is shown.
#[must_use]
pub fn render(map: &SourceMap, diagnostics: &[&Diagnostic], color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut frames = Vec::new();
    let mut counts = [Level::Error, Level::Warning, Level::Note].map(|level| (level, 0));
    for diagnostic in diagnostics {
        let count = counts.iter_mut().find(|(level, _)| *level == diagnostic.level);
        let Some((_, count)) = count else { continue };
        *count += 1;
        if *count <= MAX_FRAMES {
            frames.push(frame(map, diagnostic, &renderer));
        }
    }
    frames.extend(left_out(&counts));
    frames.join("\n\n")
}

/// "... and 3 more errors"; nothing where all are shown.
fn left_out(counts: &[(Level, usize)]) -> Option<String> {
    let more = counts.iter().filter(|(_, count)| *count > MAX_FRAMES).map(|(level, count)| {
        let count = count - MAX_FRAMES;
        let noun = match level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "note",
        };
        format!("{count} more {noun}{}", if count == 1 { "" } else { "s" })
    });
    let more: Vec<_> = more.collect();
    (!more.is_empty()).then(|| format!("... and {}", more.join(", ")))
}

fn frame(map: &SourceMap, diagnostic: &Diagnostic, renderer: &Renderer) -> String {
    let level = match diagnostic.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let mut title = level.clone().primary_title(cut(&diagnostic.message));
    if let Some(lint) = diagnostic.lint {
        title = title.id(lint.id());
    }
    let mut groups = vec![Group::with_title(title)];
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
    for note in &notes {
        add(&mut groups, annotate_snippets::Level::NOTE.message(cut(note)));
    }
    for help in &diagnostic.help {
        add(&mut groups, annotate_snippets::Level::HELP.message(cut(help)));
    }
    renderer.render(&groups)
}

/// As much of a sentence as is shown.
fn cut(sentence: &str) -> Cow<'_, str> {
    match sentence.char_indices().nth(MAX_SENTENCE).and_then(|(end, _)| sentence.get(..end)) {
        Some(start) => format!("{start}...").into(),
        None => sentence.into(),
    }
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
