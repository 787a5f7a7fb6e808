//! Text that was UTF-8, was read as Windows-1252 or Latin-1, and was saved again: `Â»` for `»`.

use std::borrow::Cow;
use std::ops::Range;

/// The characters of Windows-1252 at 0x80 to 0x9F; a zero where it has none and Latin-1's control character stands.
const WINDOWS_1252: [u32; 32] = [
    0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0, 0,
    0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
];

/// The byte that a character was, if it was one above 0x7F.
fn byte(character: char) -> Option<u8> {
    match u32::from(character) {
        code @ 0x80..=0xff => u8::try_from(code).ok(),
        code => (0x80u8..).zip(WINDOWS_1252).find(|&(_, entry)| entry == code).map(|(byte, _)| byte),
    }
}

/// The character that the bytes of the first characters of `text` spell, and how many bytes of `text` they take.
///
/// Only what starts with `Â`, `Ã`, `â` or `ð` counts: accents and signs, punctuation, emoji. Other first bytes would
/// take right text for wrong: an `é`, a no-break space and a `»` are three good characters that spell a fourth.
fn first(text: &str) -> Option<(char, usize)> {
    let lead = byte(text.chars().next()?)?;
    let count = match lead {
        0xc2 | 0xc3 => 2,
        0xe2 => 3,
        0xf0 => 4,
        _ => return None,
    };
    let bytes: Vec<u8> = text.chars().take(count).map_while(byte).collect();
    let spelled = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    Some((spelled, text.chars().take(count).map(char::len_utf8).sum()))
}

/// Every place in a text where bytes were read wrong, and the character that was meant.
pub(super) fn places(text: &str) -> impl Iterator<Item = (Range<usize>, char)> {
    let mut resume = 0;
    text.char_indices().filter(|(_, character)| !character.is_ascii()).filter_map(move |(at, _)| {
        let (spelled, len) = (at >= resume).then(|| text.get(at..).and_then(first))??;
        resume = at + len;
        Some((at..resume, spelled))
    })
}

/// The text as it was meant. A character that round-trips to nothing valid stays as it is.
pub(super) fn repaired(text: &str) -> Cow<'_, str> {
    let mut out = String::new();
    let mut copied = 0;
    for (range, character) in places(text) {
        out.push_str(text.get(copied..range.start).unwrap_or_default());
        out.push(character);
        copied = range.end;
    }
    if copied == 0 {
        return Cow::Borrowed(text);
    }
    out.push_str(text.get(copied..).unwrap_or_default());
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn latin_1_and_windows_1252_round_trip() {
        assert_eq!(repaired("exchange Â» and itâ€™s"), "exchange » and it’s");
        assert_eq!(repaired("it\u{e2}\u{80}\u{99}s"), "it’s");
        assert_eq!(repaired("ðŸ‘\u{8d}"), "👍");
    }

    #[test]
    fn right_text_stays() {
        for text in ["", "plain", "» é ü", "Ångström", "日本", "Â", "a Â b", "â€", "é\u{a0}»", "ß»"] {
            assert_eq!(repaired(text), text);
        }
    }

    #[test]
    fn right_and_wrong_may_stand_side_by_side() {
        assert_eq!(repaired("»Â»é"), "»»é");
    }
}
