//! Markdown as read to Markdown that may stand in a doc comment.

use pulldown_cmark::{CowStr, Event, Tag, TagEnd};

use super::escape::{address, code_block, code_span, escape};
use super::mojibake::repaired;
use super::names::page_link;

/// The deepest indentation of a list; items below it stand at this depth.
const MAX_INDENT: usize = 4;

/// The first HTML that [`safe_markdown`] drops: any tag but a line break.
pub(super) fn dropped_tag<'e>(events: &'e [Event<'_>]) -> Option<&'e str> {
    events.iter().find_map(|event| match event {
        Event::Html(html) | Event::InlineHtml(html) => Some(html.trim()).filter(|html| !is_break(html)),
        _ => None,
    })
}

/// `<br>`, `<br/>`, `<p>`, `</p>`
fn is_break(tag: &str) -> bool {
    let name = tag.trim_start_matches(['<', '/']).split(|next: char| !next.is_ascii_alphanumeric()).next();
    name.is_some_and(|name| name.eq_ignore_ascii_case("br") || name.eq_ignore_ascii_case("p"))
}

/// Markdown without HTML and doc tests, in which every character of the text stands for itself.
///
/// `<br>` starts a paragraph, any other tag is dropped, code blocks are marked as text, addresses become links, and a
/// link to another page becomes that page's name in backticks.
pub(super) fn safe_markdown(events: &[Event<'_>]) -> String {
    let mut writer = Writer::default();
    for event in events {
        writer.event(event);
    }
    writer.out.truncate(writer.out.trim_end().len());
    writer.out
}

#[derive(Default)]
struct Writer<'e> {
    out: String,
    /// The lists that are open: the next number of an ordered one.
    lists: Vec<Option<u64>>,
    /// The link that is open: what stands before it, and where it leads. `out` then holds its words.
    link: Option<(String, &'e str)>,
    /// The emphasis that is open: what stands before it, and its mark.
    emphasis: Option<(String, &'static str)>,
    /// The number of open emphases; those inside another or inside a link keep only their words.
    emphases: usize,
    /// The length of `out` when the marker of the last list item had been written.
    after_marker: usize,
    in_code_block: bool,
    in_html_block: bool,
}

impl<'e> Writer<'e> {
    fn event(&mut self, event: &'e Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(*tag),
            Event::Text(text) if self.in_code_block => self.code_block(&repaired(text)),
            Event::Text(text) => self.text(&repaired(text)),
            Event::Code(code) => self.code(&repaired(code)),
            Event::SoftBreak => self.line(),
            Event::HardBreak => self.paragraph(),
            Event::Html(html) | Event::InlineHtml(html) => self.html(html),
            _ => {}
        }
    }

    fn start(&mut self, tag: &'e Tag<'_>) {
        match tag {
            Tag::Emphasis => self.open_emphasis("*"),
            Tag::Strong => self.open_emphasis("**"),
            Tag::Link { dest_url, .. } => self.link = Some((std::mem::take(&mut self.out), dest_url)),
            Tag::List(first) => {
                if self.lists.is_empty() {
                    self.paragraph();
                }
                self.lists.push(*first);
            }
            Tag::Item => self.item(),
            Tag::CodeBlock(_) => self.in_code_block = true,
            Tag::HtmlBlock => {
                self.paragraph();
                self.in_html_block = true;
            }
            Tag::Paragraph if self.lists.is_empty() => self.paragraph(),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Emphasis | TagEnd::Strong => self.close_emphasis(),
            TagEnd::Link => self.close_link(),
            TagEnd::List(_) => {
                self.lists.pop();
                if self.lists.is_empty() {
                    self.paragraph();
                }
            }
            TagEnd::CodeBlock => self.in_code_block = false,
            TagEnd::HtmlBlock => self.in_html_block = false,
            TagEnd::TableCell => self.out.push(' '),
            TagEnd::TableRow | TagEnd::TableHead | TagEnd::Paragraph => self.line(),
            _ => {}
        }
    }

    /// Starts a line, unless one has just been started.
    fn line(&mut self) {
        self.out.truncate(self.out.trim_end_matches(' ').len());
        if !self.out.is_empty() && !self.out.ends_with('\n') {
            self.out.push('\n');
        }
    }

    /// Starts a paragraph, unless one has just been started.
    fn paragraph(&mut self) {
        self.line();
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn item(&mut self) {
        let depth = self.lists.len().saturating_sub(1);
        self.line();
        self.out.push_str(&"   ".repeat(depth.min(MAX_INDENT)));
        match self.lists.last_mut() {
            Some(Some(number)) => {
                self.out.push_str(&format!("{number}. "));
                *number = number.saturating_add(1);
            }
            _ => self.out.push_str("* "),
        }
        self.after_marker = self.out.len();
    }

    /// Text outside code: addresses between angle brackets, the rest escaped.
    fn text(&mut self, text: &str) {
        let mut rest = text;
        while let (None, Some(range)) = (&self.link, address(rest)) {
            self.escaped(rest.get(..range.start).unwrap_or_default());
            self.out.push_str(&format!("<{}>", rest.get(range.clone()).unwrap_or_default()));
            rest = rest.get(range.end..).unwrap_or_default();
        }
        self.escaped(rest);
    }

    fn escaped(&mut self, text: &str) {
        let starts_item = self.out.len() == self.after_marker;
        escape(&mut self.out, text, starts_item);
    }

    fn code_block(&mut self, code: &str) {
        self.paragraph();
        self.out.push_str(&code_block(code));
    }

    fn code(&mut self, code: &str) {
        self.out.push_str(&code_span(code));
    }

    fn open_emphasis(&mut self, mark: &'static str) {
        if self.emphases == 0 && self.link.is_none() {
            self.emphasis = Some((std::mem::take(&mut self.out), mark));
        }
        self.emphases += 1;
    }

    /// Marks must touch their words, and words with a line break get none.
    fn close_emphasis(&mut self) {
        self.emphases = self.emphases.saturating_sub(1);
        let Some((before, mark)) = self.emphasis.take_if(|_| self.emphases == 0) else { return };
        let words = std::mem::replace(&mut self.out, before);
        match words.trim() {
            core if core.is_empty() || words.contains('\n') => self.out.push_str(&words),
            core => {
                let mark_at = words.len() - words.trim_start().len();
                let space_at = words.trim_end().len();
                self.out.push_str(words.get(..mark_at).unwrap_or_default());
                self.out.push_str(&format!("{mark}{core}{mark}"));
                self.out.push_str(words.get(space_at..).unwrap_or_default());
            }
        }
    }

    /// A link to another site stays, a link to a page becomes its name, and any other becomes its words.
    fn close_link(&mut self) {
        let Some((before, destination)) = self.link.take() else { return };
        let words = std::mem::replace(&mut self.out, before);
        if destination.starts_with("https://") || destination.starts_with("http://") {
            let url = destination.replace(' ', "%20").replace('<', "%3C").replace('>', "%3E");
            match words.trim() {
                "" => self.out.push_str(&format!("<{url}>")),
                words if url.contains(['(', ')']) => self.out.push_str(&format!("[{words}](<{url}>)")),
                words => self.out.push_str(&format!("[{words}]({url})")),
            }
            return;
        }
        match page_link(destination).filter(|link| link.kind.is_some()) {
            Some(link) if link.name == words.trim() || words.trim().is_empty() => self.code(&link.name),
            Some(link) => {
                self.out.push_str(words.trim_end());
                self.out.push_str(" (");
                self.code(&link.name);
                self.out.push(')');
            }
            None => self.out.push_str(&words),
        }
    }

    /// Inline HTML counts only if it is `<br>`. A block of HTML comes whole, and its words are kept.
    fn html(&mut self, html: &CowStr<'_>) {
        let mut rest: &str = html;
        while let Some((words, tag)) = rest.split_once('<') {
            if self.in_html_block {
                self.text(&repaired(words));
            }
            let (tag, after) = tag.split_once('>').unwrap_or((tag, ""));
            if is_break(tag) {
                self.paragraph();
            }
            rest = after;
        }
        if self.in_html_block {
            self.text(&repaired(rest.trim_end()));
            self.line();
        }
    }
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{CodeBlockKind, Event, Tag};

    use super::safe_markdown;
    use crate::pages::markdown::inline;

    fn made_anew(text: &str) -> String {
        safe_markdown(&inline(text))
    }

    #[test]
    fn a_break_starts_a_paragraph() {
        assert_eq!(made_anew("One.<br>Two.<br/><BR>Three."), "One.\n\nTwo.\n\nThree.");
        assert_eq!(made_anew("One\nline  \ntwo"), "One\nline\n\ntwo");
    }

    #[test]
    fn entities_are_characters() {
        assert_eq!(made_anew("here &raquo; &amp; &lt;b&gt; &amp;lt;"), "here » & \\<b> \\&lt;");
    }

    #[test]
    fn html_is_dropped_and_its_words_kept() {
        assert_eq!(made_anew("a <b onclick=\"x\">bold</b> word"), "a bold word");
        assert_eq!(made_anew("<div>\nsome *words* <i>\n</div>"), "some \\*words\\*");
        assert_eq!(made_anew("a <!-- no --> b */ c"), "a  b \\*/ c");
    }

    #[test]
    fn markup_is_escaped() {
        assert_eq!(made_anew(r"\# no \* heading [x] a_b _ c\_"), r"\# no \* heading \[x\] a_b \_ c\_");
        assert_eq!(made_anew(r"1\. one"), r"1\. one");
        assert_eq!(made_anew("v1.5 and 2.0"), "v1.5 and 2.0");
    }

    #[test]
    fn links_elsewhere_stay_and_links_to_pages_are_names() {
        assert_eq!(made_anew("[calls »](https://x.org/a_b)"), "[calls »](https://x.org/a_b)");
        assert_eq!(made_anew("[user](../constructors/user.html)"), "`user`");
        assert_eq!(
            made_anew("[the call](/API_docs/methods/phone.requestCall.html)."),
            "the call (`phone.requestCall`)."
        );
        assert_eq!(made_anew("[words](tg://x) [more](/docs/MORE.html)"), "words more");
    }

    #[test]
    fn addresses_become_links() {
        assert_eq!(made_anew("see https://x.org/a_b#c, or not"), "see <https://x.org/a_b#c>, or not");
        assert_eq!(made_anew("http://, https://"), "http://, https://");
    }

    #[test]
    fn code_is_never_a_doc_test() {
        assert_eq!(made_anew("a\n\n    let x;\n"), "a\n\n```text\nlet x;\n```");
        assert_eq!(made_anew("    ```\n    x"), "````text\n```\nx\n````");
        assert_eq!(made_anew("`` a`b ``"), "``a`b``");
        assert_eq!(made_anew("`` `b ``"), "`` `b ``");
    }

    #[test]
    fn lists_stay_lists() {
        assert_eq!(
            made_anew("Of:\n- one\n- two\n  - three\n\n1. a\n2. b"),
            "Of:\n\n* one\n* two\n   * three\n\n1. a\n2. b"
        );
    }

    /// The output never has HTML, a doc test or a link to a file.
    #[test]
    fn nothing_unsafe_comes_out() {
        const PIECES: [&str; 26] = [
            "a", " ", "\n", "\n\n", "    ", "\t", "<", "b>", "<b>", "-", "- ", "1. ", "#", "# ", "*", "_", "`", "```",
            "[", "](x)", "\\", "&lt;", "&", "http://x", "<br>", "| ",
        ];
        // Every seventh of the texts of four pieces: seven and the number of pieces have no factor in common.
        for number in (0..PIECES.len().pow(4)).step_by(7) {
            let pieces = (0..4).map(|digit| PIECES[number / PIECES.len().pow(digit) % PIECES.len()]);
            let text: String = pieces.collect();
            let made = made_anew(&text);
            for event in inline(&made) {
                let safe = match &event {
                    Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Heading { .. }) => false,
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => &**info == "text",
                    Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => false,
                    Event::Start(Tag::Link { dest_url, .. }) => dest_url.starts_with("http"),
                    _ => true,
                };
                assert!(safe, "{text:?} became {made:?}, which has {event:?}");
            }
        }
    }
}
