//! Bytes and values that do not fit the schema, and limits.

use insta::assert_snapshot;

use super::{USER, out, typewright, typewright_of};

#[test]
fn errors_show_what_was_decoded_of_lists() {
    assert_snapshot!(typewright(&["decode", "0c00000002000000070000000a"]), @"
         0  many#0000000c points:vector<point> empty:vector<true> = Many;
         4    points: [1]
         8      [0]: point#00000010 x:int = Point;
         8        x: 7
        12      [1 of 2]: point#00000010
    error: at byte 12: expected 4 bytes of an int, found the end after 1, in many > .points > [1 of 2] > point > .x
         4 | 02 00 00 00 07 00 00 00 0a
           |                         ^^
    exit code 1
    ");
}

#[test]
fn errors_show_where_bytes_end() {
    assert_snapshot!(typewright(&["decode", &USER[..32]]), @"
         0  user#0000000a flags:# bot:flags.0?true id:long name:flags.1?string = User;
         4    flags: 3 = 0b11
         8    bot: true
         8    id: 7
    error: at byte 16: expected the length of a string, found the end, in user > .name
         8 | 07 00 00 00 00 00 00 00
           |                         ^^
    exit code 1
    ");
    assert_snapshot!(typewright(&["decode", "0a00"]), @"
    error: at byte 0: expected the id of a constructor or function of the schema, found the end after 2
         0 | 0a 00
           | ^^
    exit code 1
    ");
    assert_snapshot!(typewright(&["decode", "0e0000000e"]), @"
         0  userEmpty#0000000e = User;
    error: at byte 4: expected the end, found 1 more byte
         0 | 0e 00 00 00 0e
           |             ^^
    exit code 1
    ");
}

#[test]
fn errors_name_values_that_do_not_fit() {
    let said = |json: &str| typewright(&["encode", json]);
    assert_snapshot!(said(r#"{"_": "user", "id": "x"}"#), @r#"
    error: in user > .id: expected a long, found "x"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "user"}"#), @"
    error: in user > .id: expected a value, found nothing
    exit code 1
    ");
    assert_snapshot!(said(r#"{"_": "usr"}"#), @r#"
    error: expected a constructor or function of the schema, such as "user", found "usr"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "point", "y": 1}"#), @r#"
    error: in point: expected one of the fields x, found "y"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "user", "nmae": "me"}"#), @r#"
    error: in user: expected a field, such as "name", found "nmae"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "userEmpty", "id": 1}"#), @r#"
    error: in userEmpty: expected no fields, found "id"
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "point", "x": 1, "x": 2}"#), @r#"
    error: in point: expected each field once, found "x" twice
    exit code 1
    "#);
    assert_snapshot!(said(r#"{"_": "photo", "data": "?"}"#), @"
    error: in photo > .data: expected bytes in Base64, found another text: Invalid symbol 63, offset 0.
    exit code 1
    ");
    assert_snapshot!(said(r#"{"_": "point", "#), @"
    error: invalid JSON: EOF while parsing a value at line 1 column 15
    exit code 1
    ");
}

#[test]
fn nesting_is_bounded_as_in_generated_code() {
    let boxes = |depth: usize| "0b000000".repeat(depth) + "0d000000";
    let json = out(&["decode", &boxes(63), "--format", "json"]);
    assert_eq!(out(&["encode", &json]), boxes(63));
    let said = typewright(&["decode", &boxes(64)]);
    assert!(said.contains("expected values that nest at most 64 deep, found one more level"), "{said}");
    let deeper = json.replacen('{', "{\"_\": \"box\", \"inner\": {", 1) + "}";
    let said = typewright(&["encode", &deeper]);
    assert!(said.contains("expected values that nest at most 64 deep, found one more level"), "{said}");
    let said = typewright_of(&["encode", "-"], "[".repeat(100_000).as_bytes()).1;
    assert!(said.starts_with("error: ") && said.contains("nest too deep") && said.ends_with("exit code 1"), "{said}");
}

#[test]
fn hostile_bytes_are_refused() {
    let many = |word: &str| format!("0c000000{word}");
    for bytes in ["0b000000".repeat(5000), many("ffffffff"), many("00000000ffffffff")] {
        let said = typewright(&["decode", &bytes]);
        assert!(said.contains("error: at byte") && said.ends_with("exit code 1"), "{said}");
    }
}

#[test]
fn a_count_of_values_without_bytes_is_bounded() {
    // 12 bytes that count 65,535 times `true`.
    let said = typewright(&["decode", "0c00000000000000ffff0000"]);
    assert!(said.len() < 100_000 && said.ends_with("exit code 1"), "{} bytes", said.len());
    assert!(said.contains("at byte 12: expected fewer values that take no bytes"), "{said}");
}
