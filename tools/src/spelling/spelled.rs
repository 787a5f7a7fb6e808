//! Text to bytes, in any known spelling.

use super::{digits, dump, escapes, list};

/// The bytes that a text spells. None for a text in no known spelling; an error for one that breaks the rules of its
/// spelling, or that two spellings read as different bytes.
///
/// # Errors
/// The broken rule, and the way to keep it.
pub fn spelled(text: &str) -> Result<Option<Vec<u8>>, String> {
    let text = text.trim_start_matches('\u{feff}').trim();
    for read in [dump::read, escapes::read, list::read, digits::read] {
        if let Some(bytes) = read(text)? {
            return Ok(Some(bytes));
        }
    }
    Ok(None)
}

#[cfg(test)]
mod tests {
    use super::spelled;

    const BYTES: [u8; 4] = [0xb5, 0x75, 0x72, 0x99];

    #[test]
    fn hexadecimal_takes_separators_and_prefixes() {
        for text in [
            "b5757299",
            "B5757299",
            " b575\n7299 ",
            "0xb5757299",
            "0Xb5757299",
            "b5:75:72:99",
            "b5-75-72-99",
            "b5 75 72 99",
            "b5, 75, 72, 99,",
            "0xb5, 0x75, 0x72, 0x99",
            "0xb5 0X75 0x72 0x99,\n",
            "0xb575_7299",
            "\u{feff}b5757299",
        ] {
            assert_eq!(spelled(text), Ok(Some(BYTES.to_vec())), "{text}");
        }
        assert_eq!(spelled("22:22"), Ok(Some(vec![0x22; 2])));
        assert_eq!(spelled("2:0:ff"), Ok(Some(vec![2, 0, 0xff])));
        assert_eq!(spelled("0x0, 0xA"), Ok(Some(vec![0, 10])));
    }

    #[test]
    fn escapes_are_read_in_and_out_of_quotes() {
        for text in [
            r"\xb5\x75\x72\x99",
            r"\xB5 \x75, \x72\n\x99".replace("\\n", "\n").as_str(),
            r"b'\xb5ur\x99'",
            r#"b"\xb5ur\x99""#,
            r#""\xb5ur\x99";"#,
            r"'\xb5\x75r\x99'",
            r"$'\xb5ur\x99'",
            r"b'\265u\162\231'",
            r"\xb5757299",
        ] {
            assert_eq!(spelled(text), Ok(Some(BYTES.to_vec())), "{text}");
        }
        assert_eq!(spelled(r"b'\n\t\r\\\'\0\x00'"), Ok(Some(vec![10, 9, 13, 92, 39, 0, 0])));
        assert_eq!(spelled("b'data'"), Ok(Some(b"data".to_vec())));
        assert_eq!(spelled(r"\x22\x22"), Ok(Some(vec![0x22; 2])));
    }

    #[test]
    fn lists_are_read_in_every_language() {
        for text in [
            "[181, 117, 114, 153]",
            "[181,117,114,153,]",
            "[\n  181,\n  117,\n  114,\n  153\n]",
            "[181 117 114 153]",
            "{0xb5, 0x75, 0x72, 0x99}",
            "{0xB5, 0X75, 114, 153}",
            "(181, 117, 114, 153)",
            "[-75, 117, 114, -103]",
            "vec![181u8, 117, 114, 153]",
            "&[0xb5u8, 0x75u8, 0x72u8, 0x99u8]",
            "bytes([181, 117, 114, 153])",
            "Uint8Array(4) [ 181, 117, 114, 153 ]",
            "new byte[] {181, 117, 114, 153};",
            "unsigned char x[] = {\n  0xb5, 0x75, 0x72, 0x99\n};\nunsigned int x_len = 4;",
            "<Buffer b5 75 72 99>",
            "<<181,117,114,153>>",
            "[b5, 75, 72, 99]",
        ] {
            assert_eq!(spelled(text), Ok(Some(BYTES.to_vec())), "{text}");
        }
        assert_eq!(spelled("[34, 34]"), Ok(Some(vec![34; 2])));
        assert_eq!(spelled("<Buffer 22 22>"), Ok(Some(vec![0x22; 2])));
    }

    #[test]
    fn dumps_are_read_with_their_offsets() {
        for text in [
            "00000000: b575 7299                                .ur.",
            "00000000  b5 75 72 99                                       |.ur.|\n00000004\n",
            "0000000 b5 75 72 99\n0000004\n",
            "\t0x0000:  b575 7299                                .ur.",
            "0000   b5 75 72 99   .ur.\n0004",
            "00000000: b575  .u\n00000002: 7299  r.\n",
        ] {
            assert_eq!(spelled(text), Ok(Some(BYTES.to_vec())), "{text}");
        }
        let repeated = "00000000  00 00 00 00  00 00 00 00  00 00 00 00 00 00 00 00  |................|\n*\n00000030  22  |\"|\n00000031";
        assert_eq!(spelled(repeated), Ok(Some([&[0; 48][..], &[0x22]].concat())));
    }

    #[test]
    fn mistakes_within_a_spelling_are_told() {
        for (text, why) in [
            ("0a0", "come in pairs"),
            ("34, 34", "decimal or hexadecimal"),
            ("181 117 114 153", "decimal or hexadecimal"),
            ("[34, 300]", "`300` is not a byte"),
            ("[34, 34", "nothing closes"),
            (r"\xzz", "is not an escape of a byte"),
            (r"b'\x2'", "is not an escape of a byte"),
            ("b'é'", "is not a byte"),
            ("0000000 75b5 9972\n0000004", "words in the order of one machine"),
            ("00000000: b575  .u\n00000004: 7299  r.", "line 2 of the dump"),
            ("00000000: b575  .u\n*\nffffffff: 7299  r.", "reaches beyond 16 MiB"),
        ] {
            let said = spelled(text).unwrap_err();
            assert!(said.contains(why), "{text}: {said}");
        }
    }

    #[test]
    fn other_texts_are_no_spelling() {
        for text in ["api.bin", "{\"_\": \"ping\"}", "b'", "\\x", "[]", "", "P8OZ0A==", "\"text\"", "0x", "<x>"] {
            assert_eq!(spelled(text), Ok(None), "{text}");
        }
    }
}
