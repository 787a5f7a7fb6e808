//! Sections to a [`Page`].

use pulldown_cmark::{Event, Tag};

use super::input::quoted;
use super::markdown::{Block, Section, sections};
use super::names::{schema_name, split_layer};
use super::reader::Reader;
use super::subject::{Subject, is_way_back, subject};
use super::topic::{Topic, Who, topic};
use super::{Availability, Page, PageKind, front_matter, input, names, prose, rows};
use crate::source::{Diagnostic, Diagnostics, Lint, SourceMap, Span, Spanned, after_mark};

/// The longest page that is read, in bytes: 1 MiB. The longest known ones, the indexes, take half of that.
pub const MAX_PAGE_LEN: usize = 1 << 20;

/// Reads a page.
///
/// Messages show `name`, usually a path. Returns none for an index, which is no page, and after an error: text that is
/// too long or not UTF-8, unclosed front matter, no heading that names the subject. Errors in rows are pushed too, and
/// the rest of the page is returned.
pub fn read_page(name: &str, bytes: &[u8], sources: &mut SourceMap, diagnostics: &mut Diagnostics) -> Option<Page> {
    let file = input::add(name, bytes, MAX_PAGE_LEN, sources, diagnostics)?;
    let text = sources.get(file)?.text();
    Reader { file, text, diagnostics }.page()
}

impl Reader<'_> {
    fn page(&mut self) -> Option<Page> {
        let (start, _) = after_mark(self.text);
        let front = front_matter::read(self.text, start, self.file, self.diagnostics)?;
        let sections = sections(self.text, front.end);
        let subject = sections.iter().enumerate().find_map(|(at, section)| Some((at, subject(section)?)));
        let Some((at, subject)) = subject else {
            self.no_subject(&sections, front.end);
            return None;
        };
        let Subject::Page { kind, name, by_hand } = subject else { return None };
        let heading = sections.get(at).and_then(|section| section.heading.as_ref())?;
        let mut page = blank(kind, Spanned { value: name, span: self.block(heading) });
        page.title = front.title;
        self.check_title(&mut page);
        let mut rest = sections.into_iter().skip(at);
        if let Some(section) = rest.next() {
            page.description = self.description(&section.blocks);
        }
        for section in rest {
            self.section(&mut page, section);
        }
        rows::repeated_params(self, &page);
        rows::drop_repeated_errors(self, &mut page);
        withhold(&mut page);
        if page.result.is_none() && kind != PageKind::Type && !by_hand {
            let wanted = if kind == PageKind::Method { "Return type" } else { "Type" };
            self.warn(page.span, format!("the page has no `### {wanted}: ...`: it may be truncated"));
        }
        Some(page)
    }

    fn no_subject(&mut self, sections: &[Section<'_>], start: usize) {
        let heading = sections.iter().find_map(|section| section.heading.as_ref());
        let span = heading.map_or(self.span(start..start), |heading| self.block(heading));
        self.diagnostics.push(
            Diagnostic::error(span, "no heading names the subject of the page")
                .help("write `# Method: name`, `# Constructor: name` or `# Type: name`"),
        );
    }

    /// A constructor `x_8` under the title `x` is the one of layer 8. Any other difference is a warning.
    fn check_title(&mut self, page: &mut Page) {
        let Some(title) = &page.title else { return };
        let named = schema_name(&title.value);
        if let (PageKind::Constructor, Some((base, layer))) = (page.kind, split_layer(&page.name.value))
            && named == base
        {
            page.layer = Some(layer);
            page.name.value = named;
            return;
        }
        if page.kind != PageKind::Type && named != page.name.value {
            self.diagnostics.push(
                Diagnostic::lint(
                    Lint::SourceForm,
                    page.name.span,
                    format!("the heading names {}", quoted(&page.name.value)),
                )
                .also(title.span, format!("the title names {}", quoted(&named)))
                .remark("using the name in the heading"),
            );
        }
    }

    /// The blocks below the first heading, without the way back to the index.
    fn description(&mut self, blocks: &[Block<'_>]) -> Option<Spanned<String>> {
        let told: Vec<_> = blocks.iter().filter(|block| !is_way_back(block)).collect();
        let span = self.block(told.first()?).to(self.block(told.last()?));
        let events: Vec<Event<'_>> = told.iter().flat_map(|block| block.events.iter().cloned()).collect();
        let value = self.markdown(&events, span);
        (!value.is_empty()).then_some(Spanned { value, span })
    }

    fn section(&mut self, page: &mut Page, section: Section<'_>) {
        let Some(heading) = &section.heading else { return };
        let words = prose::plain(&heading.events);
        let span = self.block(heading);
        match topic(&words) {
            Some(Topic::Params) => rows::params(self, &mut page.params, &section, span),
            Some(Topic::Errors) => rows::errors(self, &mut page.errors, &section, span),
            Some(Topic::Result) => page.result = rows::type_ref(self, &heading.events, after_colon(&words), span),
            Some(Topic::Availability(who)) => self.availability(&mut page.availability, who, &words, span),
            Some(Topic::Constructors) => page.constructors = Some(self.listed(&section, PageKind::Constructor)),
            Some(Topic::Methods) => page.methods = Some(self.listed(&section, PageKind::Method)),
            // Its first paragraph is the warning; the description comes after it.
            Some(Topic::Warning) => {
                let told = section.blocks.get(1..).unwrap_or_default();
                page.description = page.description.take().or_else(|| self.description(told));
            }
            Some(Topic::Aside) => {}
            None => self.warn(span, format!("unknown section {} is ignored", quoted(&words))),
        }
    }

    fn availability(&mut self, availability: &mut Availability, who: Who, words: &str, span: Span) {
        let value = match after_colon(words).to_ascii_uppercase().as_str() {
            "YES" => true,
            "NO" => false,
            _ => {
                return self
                    .warn(span, "the line has neither **YES** nor **NO**, so the permitted callers stay unknown");
            }
        };
        let place = match who {
            Who::Users => &mut availability.users,
            Who::Bots => &mut availability.bots,
            Who::Business => &mut availability.business,
        };
        if place.is_some_and(|earlier| earlier.value != value) {
            self.warn(span, "this line contradicts an earlier one, and counts");
        }
        *place = Some(Spanned { value, span });
    }

    /// The pages of a kind that a section links to.
    fn listed(&self, section: &Section<'_>, kind: PageKind) -> Vec<Spanned<String>> {
        let mut found = Vec::new();
        for block in &section.blocks {
            let links = block.events.iter().filter_map(|event| match event {
                Event::Start(Tag::Link { dest_url, .. }) => names::page_link(dest_url),
                _ => None,
            });
            let wanted = links.filter(|link| link.kind.is_none_or(|found| found == kind));
            let span = self.block(block);
            found.extend(wanted.map(|link| Spanned { value: link.name, span }));
        }
        found
    }
}

/// Marks a page whose description is the sentence about withheld methods, and removes that sentence from its
/// parameters.
fn withhold(page: &mut Page) {
    let Some(description) = page.description.as_ref().filter(|_| page.kind == PageKind::Method) else { return };
    let sentence = description.value.trim_matches('*');
    page.withheld = sentence.starts_with("You cannot use this method directly");
    for param in page.params.iter_mut().flatten().filter(|_| page.withheld) {
        param.description.take_if(|text| text.value.trim_matches('*') == sentence);
    }
}

fn blank(kind: PageKind, name: Spanned<String>) -> Page {
    Page {
        kind,
        span: name.span,
        name,
        layer: None,
        title: None,
        description: None,
        withheld: false,
        params: None,
        result: None,
        availability: Availability::default(),
        errors: None,
        constructors: None,
        methods: None,
    }
}

fn after_colon(words: &str) -> &str {
    words.split_once(':').map_or("", |(_, after)| after.trim())
}
