//! A page's text as sections: a heading and the blocks below it.

use std::ops::Range;

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TextMergeWithOffset};

/// A heading and the blocks below it, up to the next heading of any level.
#[derive(Debug)]
pub(super) struct Section<'t> {
    /// None for the blocks before the first heading.
    pub(super) heading: Option<Block<'t>>,
    /// The blocks below it.
    pub(super) blocks: Vec<Block<'t>>,
}

/// A paragraph, a table, a list, a heading ...
#[derive(Debug)]
pub(super) struct Block<'t> {
    pub(super) kind: BlockKind,
    /// Its bytes in the text.
    pub(super) range: Range<usize>,
    /// Its events, with its own start and end.
    pub(super) events: Vec<Event<'t>>,
}

/// The kind of a [`Block`], as far as pages need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BlockKind {
    Heading(HeadingLevel),
    Table,
    Other,
}

/// The sections of the text from `start` on.
pub(super) fn sections(text: &str, start: usize) -> Vec<Section<'_>> {
    let mut sections = vec![Section { heading: None, blocks: Vec::new() }];
    for block in blocks(text.get(start..).unwrap_or_default(), start) {
        match (block.kind, sections.last_mut()) {
            (BlockKind::Heading(_), _) => sections.push(Section { heading: Some(block), blocks: Vec::new() }),
            (_, Some(section)) => section.blocks.push(block),
            (_, None) => {}
        }
    }
    sections
}

/// The outermost blocks of a text that starts at byte `base` of its file.
fn blocks(text: &str, base: usize) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block<'_>> = Vec::new();
    let mut depth = 0_usize;
    let parser = Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter();
    for (event, range) in TextMergeWithOffset::new(parser) {
        if depth == 0 {
            let kind = match &event {
                Event::Start(Tag::Heading { level, .. }) => BlockKind::Heading(*level),
                Event::Start(Tag::Table(_)) => BlockKind::Table,
                _ => BlockKind::Other,
            };
            blocks.push(Block { kind, range: base + range.start..base + range.end, events: Vec::new() });
        }
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if let Some(block) = blocks.last_mut() {
            block.events.push(event);
        }
    }
    blocks
}

/// The events of a piece of text that stands on its own: a cell, the description of an error.
pub(super) fn inline(text: &str) -> Vec<Event<'_>> {
    TextMergeWithOffset::new(Parser::new(text).into_offset_iter()).map(|(event, _)| event).collect()
}
