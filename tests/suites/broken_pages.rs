//! Documentation pages that are broken, odd, hostile or random.

use proptest::prelude::*;
use typewright_language::pages::{MAX_PAGE_LEN, PageKind, PageSet, read_page};
use typewright_language::source::{Diagnostics, SourceMap, Span};

use crate::pages::{case, findings, page, read};

/// The findings in a broken case.
fn complaints(name: &str) -> String {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    read_page(name, &case(&format!("broken/{name}.md")), &mut sources, &mut diagnostics);
    findings(&sources, &diagnostics)
}

#[test]
fn unreadable_pages_are_errors() {
    insta::assert_snapshot!(complaints("no_subject"), @"4:1 Error: no heading names the subject of the page");
    insta::assert_snapshot!(complaints("open_front_matter"), @"1:1 Error: unclosed front matter");
    insta::assert_snapshot!(complaints("cut_in_a_row"), @"
    4:1 Warning: the page has no `### Return type: ...`: it may be truncated
    11:1 Warning: the row has neither `Yes` nor `Optional`
    11:4 Warning: `[by` does not link to the page of a type, so the type stays unknown
    ");
    insta::assert_snapshot!(complaints("cut_in_a_name"), @"
    1:1 Warning: the page has no `### Return type: ...`: it may be truncated
    7:1 Error: a row needs a name and a type
    ");
    insta::assert_snapshot!(complaints("unknown_columns"), @"
    5:1 Error: unknown columns of a table
    13:1 Error: unknown columns of a table
    ");
    insta::assert_snapshot!(complaints("empty_return_type"), @"
    1:1 Warning: the page has no `### Return type: ...`: it may be truncated
    3:1 Error: missing type
    ");
    insta::assert_snapshot!(complaints("code_in_words"), @"
    9:1 Error: the code of `A` is not a number
    10:1 Error: a row needs the name of an error
    ");
    insta::assert_snapshot!(complaints("type_in_words"), @"
    7:4 Warning: `Any of these` does not link to the page of a type, so the type stays unknown
    8:4 Error: missing type
    ");
}

#[test]
fn odd_pages_are_warnings() {
    insta::assert_snapshot!(complaints("odd_front_matter"), @"
    2:1 Warning: this line of the front matter is ignored
    3:1 Warning: this line of the front matter is ignored
    4:1 Warning: this line of the front matter is ignored
    ");
    insta::assert_snapshot!(complaints("no_table"), @r"
    3:1 Warning: no table follows this heading
    7:1 Warning: no table follows this heading
    ");
    insta::assert_snapshot!(complaints("no_return_type"), @"1:1 Warning: the page has no `### Return type: ...`: it may be truncated");
    insta::assert_snapshot!(complaints("unknown_section"), @"5:1 Warning: unknown section `Secrets` is ignored");
    insta::assert_snapshot!(complaints("two_names"), @"4:1 Warning: the heading names `x`");
    insta::assert_snapshot!(complaints("two_rows"), @"8:2 Warning: second row of `a`");
    insta::assert_snapshot!(complaints("neither_yes_nor_optional"), @"7:1 Warning: the row has neither `Yes` nor `Optional`");
    insta::assert_snapshot!(complaints("neither_yes_nor_no"), @"5:1 Warning: the line has neither **YES** nor **NO**, so the permitted callers stay unknown");
    insta::assert_snapshot!(complaints("both_yes_and_no"), @"7:1 Warning: this line contradicts an earlier one, and counts");
}

#[test]
fn hostile_text_is_only_text() {
    insta::assert_snapshot!(read("broken/hostile.md"), @r#"
    method x
    described: "alert(1) \\*/  \\[x\\](javascript:alert) !\\[y\\](z)\n\n```text\nfn main() { panic!() }\n```"
    - a: X, required "A \\| pipe  \\*/"
    = X
    3:1 Warning: HTML is dropped from descriptions: `<script>alert(1)</script> */ <!-- */ --> [x](javascript:aler…`
    11:1 Warning: the cells of this row are not in the order of the columns
    11:14 Warning: HTML is dropped from descriptions: `<img src=x>`
    "#);
}

#[test]
fn bytes_that_are_not_utf_8_are_shown() {
    let (none, sources, diagnostics) = page(b"# Method: x\n\nOne \xff two\n");
    assert!(none.is_none());
    insta::assert_snapshot!(findings(&sources, &diagnostics), @"3:5 Error: the text is not UTF-8");
}

#[test]
fn a_page_that_is_too_long_is_refused() {
    let (none, sources, diagnostics) = page(&vec![b'a'; MAX_PAGE_LEN + 1]);
    assert!(none.is_none());
    insta::assert_snapshot!(findings(&sources, &diagnostics), @"1:1 Error: the file has 1048577 bytes, more than the limit of 1048576");
}

#[test]
fn depth_and_length_are_no_danger() {
    for piece in ["> ", "- ", "[", "**a", "<", "`", "|", "1. ", "&", "http://", "Â»", "\\", "{"] {
        let body = piece.repeat(60_000 / piece.len());
        let row =
            format!("# Method: x\n\n### Parameters:\n\n|Name|Type|Required|\n|-|-|-|\n|a|[b](c.md)|{body}|Yes|\n");
        for text in
            [format!("# Method: x\n\n{body}"), format!("# Method: {body}"), format!("---\ntitle: {body}\n---\n"), row]
        {
            page(text.as_bytes());
        }
    }
}

#[test]
fn a_set_keeps_the_first_page_and_shows_both() {
    let (mut sources, mut diagnostics, mut set) = (SourceMap::new(), Diagnostics::new(), PageSet::new());
    for (file, name) in [("a.md", "x"), ("b.md", "x"), ("c.md", "a.b")] {
        let text = format!("# Method: {name}\n\nOf {file}\n\n### Return type: [X](X.md)\n");
        set.insert(read_page(file, text.as_bytes(), &mut sources, &mut diagnostics).unwrap(), &mut diagnostics);
    }
    let names: Vec<_> = set.iter().map(|page| page.name.value.as_str()).collect();
    assert_eq!(names, ["a.b", "x"]);
    assert_eq!(set.get(PageKind::Method, "x").unwrap().description.as_ref().unwrap().value, "Of a.md");
    let second = diagnostics.sorted()[0];
    let file = |span: Span| sources.get(span.file).unwrap().name();
    assert_eq!((file(second.primary.span), file(second.secondary[0].span)), ("b.md", "a.md"));
}

/// A line or two of a page, most of them in their place.
fn piece() -> impl Strategy<Value = String> {
    let known = prop::sample::select(vec![
        "---\n",
        "title: x\n",
        "# Method: x\n",
        "## Type: y\n",
        "[Back to methods index](index.md)\n",
        "### Parameters:\n\n",
        "|Name|Type|Required|\n|-|-|-|\n",
        "|a|[b](c.md)|Yes|\n",
        "|a|Array of [b|c](b|c.md)| | Optional|\n",
        "### Errors\n\n",
        "|Code|Type|Description|\n|-|-|-|\n",
        "|400|A_%d|Â»|\n",
        "### Return type: [X](X.md)\n",
        "\n",
        "    ",
        "> ",
        "<br>",
    ]);
    prop_oneof![4 => known.prop_map(str::to_owned), 1 => "\\PC{0,6}"]
}

proptest! {
    #[test]
    fn any_text_is_read_without_panic_and_every_span_is_of_it(pieces in prop::collection::vec(piece(), 0..30)) {
        let (page, sources, diagnostics) = page(pieces.concat().as_bytes());
        let mut spans: Vec<Span> = diagnostics.sorted().iter().map(|finding| finding.primary.span).collect();
        if let Some(page) = &page {
            spans.push(page.span);
            spans.extend(page.params.iter().flatten().flat_map(|param| [param.span, param.name.span, param.ty.span]));
            spans.extend(page.errors.iter().flatten().map(|error| error.span));
        }
        for span in spans {
            prop_assert!(sources.get(span.file).unwrap().text().get(span.range()).is_some(), "{span:?}");
        }
    }

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        page(&bytes);
    }
}
