//! Descriptions in Markdown to HTML, in which nothing but prose, lists, code and links to other sites can stand.

use pulldown_cmark::{CowStr, Event, Parser, Tag, TagEnd, html};

use super::links::Links;
use super::words::link;

/// A description. A name of the schema in backticks becomes a link to its page.
pub(super) fn render(markdown: &str, links: &Links<'_>) -> String {
    if markdown.is_empty() {
        return String::new();
    }
    let mut safe = Safe { links, open: Vec::new() };
    let events = Parser::new(markdown).filter_map(|event| safe.event(event));
    let mut out = String::with_capacity(markdown.len() + 16);
    html::push_html(&mut out, events);
    out.truncate(out.trim_end().len());
    out
}

/// Lets events through that are safe, and turns others into text.
struct Safe<'l> {
    links: &'l Links<'l>,
    /// The links that are open: `true` for those that are kept.
    open: Vec<bool>,
}

impl<'l> Safe<'l> {
    fn event<'e>(&mut self, event: Event<'e>) -> Option<Event<'e>> {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => Some(Event::Text(html)),
            Event::Code(name) if self.open.is_empty() => Some(self.code(name)),
            Event::Start(Tag::Link { ref dest_url, .. }) => {
                let kept = ["https://", "http://"].iter().any(|scheme| dest_url.starts_with(scheme));
                self.open.push(kept);
                kept.then_some(event)
            }
            Event::End(TagEnd::Link) => self.open.pop()?.then_some(event),
            Event::Start(Tag::Heading { .. }) => Some(Event::Start(Tag::Paragraph)),
            Event::End(TagEnd::Heading(_)) => Some(Event::End(TagEnd::Paragraph)),
            Event::Start(Tag::Image { .. } | Tag::HtmlBlock) | Event::End(TagEnd::Image | TagEnd::HtmlBlock) => None,
            other => Some(other),
        }
    }

    fn code<'e>(&self, name: CowStr<'e>) -> Event<'e> {
        match self.links.find(&name) {
            Some(target) => Event::InlineHtml(link(self.links.path(target), &name).into()),
            None => Event::Code(name),
        }
    }
}
