//! Ids in the spellings that tools and logs print.

/// A reading of an id: as written, or with its bytes in the other order.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Ids {
    /// The ids; more than one where digits may be decimal or hexadecimal.
    pub(super) written: Vec<u32>,
}

impl Ids {
    /// The ids of a text: `#7533a588`, `0x7533a588`, `7533a588`, `1966318984`, `-1720552011`, `88:a5:33:75`.
    pub(super) fn parse(text: &str) -> Self {
        let text = text.trim().trim_matches(['\'', '"', '`', ',', ';']);
        let mut written: Vec<u32> = [hexadecimal(text), decimal(text)].into_iter().flatten().collect();
        written.dedup();
        Self { written }
    }

    /// The same ids with their bytes in the other order, as they stand in memory and on the wire.
    pub(super) fn swapped(&self) -> Self {
        Self { written: self.written.iter().map(|id| id.swap_bytes()).collect() }
    }
}

/// Eight digits, or fewer behind a mark that makes them hexadecimal.
fn hexadecimal(text: &str) -> Option<u32> {
    let marks = ["#", "0x", "0X", "\\x"];
    let marked = marks.into_iter().find_map(|mark| text.strip_prefix(mark));
    let digits: String = marked.unwrap_or(text).replace("\\x", "").replace([' ', ':', '_'], "");
    let digits = digits.trim_end_matches(['u', 'U', 'l', 'L']);
    // A program that widens a negative number prints its sign as eight digits more.
    let digits = if digits.len() == 16 { strip_sign(digits)? } else { digits };
    let is_long_enough = digits.len() == 8 || marked.is_some() && (1..8).contains(&digits.len());
    let is_hex = digits.bytes().all(|digit| digit.is_ascii_hexdigit());
    (is_long_enough && is_hex).then(|| u32::from_str_radix(digits, 16).ok())?
}

fn strip_sign(digits: &str) -> Option<&str> {
    let (sign, digits) = digits.split_at_checked(8)?;
    sign.eq_ignore_ascii_case("ffffffff").then_some(digits)
}

/// A number of 32 bits with or without a sign, or one that was widened to 64.
fn decimal(text: &str) -> Option<u32> {
    let number: i128 = text.trim_end_matches(['u', 'U', 'l', 'L']).parse().ok()?;
    let signed = |number: i64| i32::try_from(number).ok().map(i32::cast_unsigned);
    let widened = || u64::try_from(number).ok().and_then(|number| signed(number.cast_signed()));
    u32::try_from(number).ok().or_else(|| i64::try_from(number).ok().and_then(signed)).or_else(widened)
}

#[cfg(test)]
mod tests {
    use super::Ids;

    #[test]
    fn ids_are_read_in_every_spelling() {
        for text in [
            "#7533a588",
            "7533a588",
            "7533A588",
            "0x7533a588",
            "0X7533A588",
            "1966318984",
            "75:33:a5:88",
            "75 33 a5 88",
            r"\x75\x33\xa5\x88",
            "0x7533a588u",
            "0x7533_a588",
            "'7533a588',",
            " 1966318984\n",
        ] {
            assert_eq!(Ids::parse(text).written, [0x7533_a588], "{text}");
        }
        for text in ["-1720552011", "2574415285", "997275b5", "0xffffffff997275b5", "18446744071988999605"] {
            assert_eq!(Ids::parse(text).written, [0x9972_75b5], "{text}");
        }
        assert_eq!(Ids::parse("#a").written, [10]);
        assert_eq!(Ids::parse("88a53375").swapped().written, [0x7533_a588]);
    }

    #[test]
    fn digits_of_either_base_are_both() {
        assert_eq!(Ids::parse("12345678").written, [0x1234_5678, 12_345_678]);
    }

    #[test]
    fn other_texts_are_no_ids() {
        for text in
            ["user", "deadbee", "", "#", "0x", "4294967296", "-2147483649", "0x1997275b5", "1.5", "FLOOD_WAIT_3"]
        {
            assert_eq!(Ids::parse(text).written, [0u32; 0], "{text}");
        }
    }
}
