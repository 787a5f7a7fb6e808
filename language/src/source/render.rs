//! Diagnostics as frames of text, in the manner of rustc.

use std::borrow::Cow;

use annotate_snippets::{Element, Group, Origin, Renderer};

use super::count::count;
use super::excerpt::{Excerpt, excerpts};
use super::visible::{visible, visible_line};
use super::{Diagnostic, Level, SourceMap};

/// The limit of frames for each level. A text with more mistakes repeats one of them, or is not TL.
const MAX_FRAMES: usize = 100;

/// The limit of characters in a sentence: names from a schema may have any length.
const MAX_SENTENCE: usize = 500;

/// The characters before the words of a title: `warning[TL013]: `.
const TITLE: usize = 16;

/// The characters before the words of a remark: `1234 = help: `.
const REMARK: usize = 13;

/// The least room of a sentence, however narrow the frame.
const MIN_ROOM: usize = 20;

/// The default width of frames, in columns of source.
pub const DEFAULT_WIDTH: usize = 140;

/// Shows diagnostics, each as a frame, with an empty line between two of them.
///
/// At most a hundred frames of each level are shown, and the last line counts the others.
///
/// Places outside of the map are skipped, places of several lines are shown by the first, and long lines are truncated
/// to a window.
#[must_use]
pub fn render(map: &SourceMap, diagnostics: &[&Diagnostic], color: bool) -> String {
    render_frames(map, diagnostics, color, None)
}

/// [`render`] for a terminal of `width` columns: sentences take several lines where they have to, and marks that do not
/// fit side by side are shown one after the other.
#[must_use]
pub fn render_within(map: &SourceMap, diagnostics: &[&Diagnostic], color: bool, width: usize) -> String {
    render_frames(map, diagnostics, color, Some(width))
}

fn render_frames(map: &SourceMap, diagnostics: &[&Diagnostic], color: bool, width: Option<usize>) -> String {
    let mut frames = Vec::new();
    let mut counts = [Level::Error, Level::Warning, Level::Note].map(|level| (level, 0));
    for diagnostic in diagnostics {
        let count = counts.iter_mut().find(|(level, _)| *level == diagnostic.level);
        let Some((_, count)) = count else { continue };
        *count += 1;
        if *count <= MAX_FRAMES {
            frames.push(frame(map, diagnostic, color, width));
        }
    }
    frames.extend(left_out(&counts));
    frames.join("\n\n")
}

/// "... and 3 more errors"; nothing where all are shown.
fn left_out(counts: &[(Level, usize)]) -> Option<String> {
    let more = counts.iter().filter(|(_, all)| *all > MAX_FRAMES).map(|(level, all)| {
        let noun = match level {
            Level::Error => "more error",
            Level::Warning => "more warning",
            Level::Note => "more note",
        };
        count(all - MAX_FRAMES, noun)
    });
    let more: Vec<_> = more.collect();
    (!more.is_empty()).then(|| format!("... and {}", more.join(", ")))
}

fn frame(map: &SourceMap, diagnostic: &Diagnostic, color: bool, limit: Option<usize>) -> String {
    let width = limit.unwrap_or(usize::MAX);
    let level = match diagnostic.level {
        Level::Error => annotate_snippets::Level::ERROR,
        Level::Warning => annotate_snippets::Level::WARNING,
        Level::Note => annotate_snippets::Level::NOTE,
    };
    let mut title = level.clone().primary_title(wrapped(&cut(&visible_line(&diagnostic.message)), width, TITLE));
    if let Some(lint) = diagnostic.lint {
        title = title.id(lint.id());
    }
    let mut groups = vec![Group::with_title(title)];
    let mut notes = Vec::new();
    for excerpt in excerpts(map, diagnostic, width) {
        match excerpt.cut_at {
            None => add(&mut groups, excerpt.snippet().path(visible_line(excerpt.file.name()).into_owned())),
            // A snippet counts columns from its own first character, so a truncated line goes without its path.
            Some(place) if excerpt.is_primary() => {
                let origin = Origin::path(visible_line(excerpt.file.name()).into_owned());
                add(&mut groups, origin.line(place.line).char_column(place.column));
                groups.push(Group::with_level(level.clone()).element(excerpt.snippet()));
            }
            Some(place) => notes.push(place_as_note(&excerpt, place)),
        }
    }
    notes.extend(diagnostic.notes.iter().cloned());
    for note in &notes {
        add(&mut groups, annotate_snippets::Level::NOTE.message(wrapped(&cut(&visible(note)), width, REMARK)));
    }
    for help in &diagnostic.help {
        add(&mut groups, annotate_snippets::Level::HELP.message(wrapped(&cut(&visible(help)), width, REMARK)));
    }
    let width = limit.map_or(DEFAULT_WIDTH, |width| fitting(&groups, width));
    if color { Renderer::styled() } else { Renderer::plain() }.term_width(width).render(&groups)
}

/// The width to ask for so that no line of source is longer than `width`: labels may stand beyond it.
fn fitting(groups: &[Group<'_>], width: usize) -> usize {
    /// Each round makes room for the overflow of the one before.
    const ROUNDS: usize = 4;
    /// A truncated line may be some columns longer than requested.
    const SPARE: usize = 4;

    let mut asked = width;
    for _ in 0..ROUNDS {
        let text = Renderer::plain().term_width(asked).render(groups);
        let widest = text.lines().filter(|line| is_source(line)).map(|line| line.chars().count()).max().unwrap_or(0);
        match widest.checked_sub(width) {
            Some(over) if over > 0 && asked > over + SPARE + MIN_ROOM => asked -= over + SPARE,
            _ => break,
        }
    }
    asked
}

/// Returns whether a line shows source or marks below it: `12 | user = User;`.
fn is_source(line: &str) -> bool {
    line.trim_start_matches(|c: char| c == ' ' || c.is_ascii_digit()).starts_with('|')
}

/// The part of a sentence that is shown.
fn cut(sentence: &str) -> Cow<'_, str> {
    match sentence.char_indices().nth(MAX_SENTENCE).and_then(|(end, _)| sentence.get(..end)) {
        Some(start) => format!("{start}...").into(),
        None => sentence.into(),
    }
}

/// A sentence on as many lines as the width needs, broken between words. Before the first word stand `before`
/// characters, and as many before that of each other line.
fn wrapped(sentence: &str, width: usize, before: usize) -> String {
    let room = width.saturating_sub(before).max(MIN_ROOM);
    if sentence.chars().count() <= room {
        return sentence.to_owned();
    }
    let (mut out, mut used) = (String::new(), 0);
    for word in sentence.split(' ') {
        let length = word.chars().count();
        if used > 0 {
            let breaks = used + 1 + length > room;
            out.push(if breaks { '\n' } else { ' ' });
            used = if breaks { 0 } else { used + 1 };
        }
        out.push_str(word);
        used += length;
    }
    out
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
