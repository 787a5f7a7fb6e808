//! The words and links of Markdown, without their markup.

use pulldown_cmark::{Event, Tag};

use super::mojibake::repaired;

/// The words alone, on one line.
pub(super) fn plain(events: &[Event<'_>]) -> String {
    let mut out = String::new();
    for event in events {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&repaired(text)),
            Event::SoftBreak | Event::HardBreak | Event::InlineHtml(_) => out.push(' '),
            _ => {}
        }
    }
    out.trim().to_owned()
}

/// The destination of the first link.
pub(super) fn first_link<'e>(events: &'e [Event<'_>]) -> Option<&'e str> {
    events.iter().find_map(|event| match event {
        Event::Start(Tag::Link { dest_url, .. }) => Some(dest_url.as_ref()),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::plain;
    use crate::pages::markdown::inline;

    #[test]
    fn plain_text_has_no_markup() {
        assert_eq!(plain(&inline(r"[phone\_PhoneCall](x.md) **NO** `a`")), "phone_PhoneCall NO a");
    }
}
