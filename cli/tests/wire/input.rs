//! The input: spellings of bytes, and inputs with two readings.

use std::str;

use insta::assert_snapshot;

use super::{SCHEMA, USER, out, support, typewright, typewright_of};

#[test]
fn input_takes_many_spellings_of_bytes() {
    let raw: Vec<u8> =
        (0..USER.len()).step_by(2).map(|at| u8::from_str_radix(&USER[at..at + 2], 16).unwrap()).collect();
    let base64 = "CgAAAAMAAAAHAAAAAAAAAAJtZQA=";
    let shown = out(&["decode", USER]) + "\n";
    let shows = |args: &[&str], input: &[u8]| {
        let (out, said) = typewright_of(&[&["decode"], args].concat(), input);
        assert_eq!((str::from_utf8(&out).unwrap(), said.as_str()), (shown.as_str(), "exit code 0"), "{args:?}");
    };
    shows(&["-"], &raw);
    shows(&["user.bin"], &raw);
    shows(&["user.bin", "--input", "raw"], &raw);
    shows(&["-"], format!(" {}\n{} \n", &USER[..7], &USER[7..]).as_bytes());
    shows(&["-", "--input", "hex"], USER.as_bytes());
    shows(&[base64, "--input", "base64"], b"");
    shows(&["-", "--input", "base64"], base64.trim_end_matches('=').as_bytes());
    let (out, _) = typewright_of(&["encode", "-", "--output", "raw"], br#"{"_":"userEmpty"}"#);
    assert_eq!(out, [14, 0, 0, 0]);
    assert_snapshot!(typewright(&["encode", r#"{"_":"userEmpty"}"#, "--output", "base64"]), @"
    DgAAAA==
    exit code 0
    ");
    assert_snapshot!(typewright(&["decode", "0a0"]), @"
    error: hexadecimal digits come in pairs, and one is missing
    exit code 2
    ");
    assert_snapshot!(typewright(&["decode", "-", "--input", "hex"]), @"
    error: the input is empty
    exit code 2
    ");
}

#[test]
fn input_is_guessed_from_its_spelling() {
    for text in [
        "0x07000000",
        "07:00:00:00",
        r"\x07\x00\x00\x00",
        r"b'\x07\x00\x00\x00'",
        "[7, 0, 0, 0]",
        "{0x07, 0x00, 0x00, 0x00}",
        "00000000: 0700 0000                                ....",
        "BwAAAA==",
        "BwAAAA",
    ] {
        assert_eq!(out(&["decode", "--type", "int", text]), "     0  7", "{text}");
    }
    assert_snapshot!(typewright(&["decode", "--type", "int", "34, 34, 34, 34"]), @"
    error: the numbers may be decimal or hexadecimal: write decimals as `[34, 34]`, hexadecimal as `0x22, 0x22`
    exit code 2
    ");
}

#[test]
fn input_with_two_readings_is_told() {
    let (out, said) = typewright_of(&["decode", "--type", "int", "-"], b"BwAAAA==\n");
    assert_eq!(out, b"     0  7\n");
    assert_snapshot!(said, @"
    note: the input is read as Base64: `--input raw` takes its bytes as they are
    exit code 0
    ");
    let (_, said) = typewright_of(&["decode", "--type", "int", "-"], b"00aa1A");
    assert_snapshot!(said, @"
    note: the input is read as hexadecimal, and is Base64 too: `--input base64` reads that
    error: at byte 0: expected 4 bytes of an int, found the end after 3
         0 | 00 aa 1a
           | ^^
    exit code 1
    ");
    let (_, said) = typewright_of(&["decode", "--type", "int", "-"], b"[7, 0, 0, 256]");
    assert_snapshot!(said, @"
    error: `256` is not a byte: write numbers from 0 to 255 (or use `--input raw`)
    exit code 2
    ");
    let dir = support::folder_with(&[("api.tl", SCHEMA), ("07000000", "")]);
    let (_, _, said) = support::run_in(dir.path(), &["decode", "--type", "int", "07000000", "--schema", "api.tl"]);
    assert_snapshot!(said, @"note: `07000000` is read as bytes, and is the name of a file too: write ./07000000 for the file");
}

#[test]
fn input_takes_either_base64_alphabet() {
    for text in ["_-8AAA", "/+8AAA==", "/+8A AA"] {
        assert_eq!(out(&["decode", "--type", "int", "--input", "base64", text]), "     0  61439", "{text}");
    }
}
