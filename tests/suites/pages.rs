//! Documentation pages of every form, and broken ones.

use std::fmt::Write;
use std::path::Path;

use proptest::prelude::*;
use typewright_language::pages::{MAX_PAGE_LEN, Page, PageKind, PageSet, TypeRef, read_page};
use typewright_language::source::{Diagnostics, Level, SourceMap, Span, Spanned};

/// The bytes of a case.
fn case(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/pages").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The findings, a line each: place, level, message.
fn findings(sources: &SourceMap, diagnostics: &Diagnostics) -> String {
    let mut out = String::new();
    for finding in diagnostics.sorted() {
        let at = sources.get(finding.primary.span.file).unwrap().line_column(finding.primary.span.start);
        writeln!(out, "{}:{} {:?}: {}", at.line, at.column, finding.level, finding.message).unwrap();
    }
    out
}

fn type_ref(ty: &TypeRef) -> String {
    let array = if ty.array { "[]" } else { "" };
    match &ty.name {
        Some(name) if *name == ty.text => format!("{array}{name}"),
        name => format!("{array}{} ({})", name.as_deref().unwrap_or("?"), ty.text),
    }
}

/// A page on a few lines, without its empty parts.
fn shown(page: &Page) -> String {
    let mut out = format!("{} {}", page.kind.word(), page.name.value);
    if let Some(layer) = page.layer {
        write!(out, " of layer {layer}").unwrap();
    }
    writeln!(out).unwrap();
    if let Some(description) = &page.description {
        writeln!(out, "{}: {:?}", if page.withheld { "withheld" } else { "described" }, description.value).unwrap();
    }
    for param in page.params.iter().flatten() {
        let required = param.required.map_or("", |required| if required { ", required" } else { ", optional" });
        let description = param.description.as_ref().map_or(String::new(), |text| format!(" {:?}", text.value));
        writeln!(out, "- {}: {}{required}{description}", param.name.value, type_ref(&param.ty)).unwrap();
    }
    if let Some(result) = &page.result {
        writeln!(out, "= {}", type_ref(result)).unwrap();
    }
    let who = &page.availability;
    for (who, answer) in [("users", who.users), ("bots", who.bots), ("business", who.business)] {
        if let Some(Spanned { value, .. }) = answer {
            writeln!(out, "{who}: {value}").unwrap();
        }
    }
    for error in page.errors.iter().flatten() {
        let code = error.code.map_or("?".to_owned(), |code| code.to_string());
        writeln!(out, "! {code} {} {:?}", error.name, error.description.as_deref().unwrap_or_default()).unwrap();
    }
    for (what, names) in [("constructors", &page.constructors), ("methods", &page.methods)] {
        if let Some(names) = names {
            writeln!(out, "{what}: {:?}", names.iter().map(|name| name.value.as_str()).collect::<Vec<_>>()).unwrap();
        }
    }
    out
}

/// A case as it was parsed, and the findings.
fn read(name: &str) -> String {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let page = read_page(name, &case(name), &mut sources, &mut diagnostics);
    let page = page.as_ref().map_or("no page\n".to_owned(), shown);
    page + &findings(&sources, &diagnostics)
}

/// The findings in a broken case.
fn complaints(name: &str) -> String {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    read_page(name, &case(&format!("broken/{name}.md")), &mut sources, &mut diagnostics);
    findings(&sources, &diagnostics)
}

fn page(bytes: &[u8]) -> (Option<Page>, SourceMap, Diagnostics) {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let page = read_page("page.md", bytes, &mut sources, &mut diagnostics);
    (page, sources, diagnostics)
}

#[test]
fn a_page_of_2021_has_everything() {
    insta::assert_snapshot!(read("phone.requestCall.md"), @r#"
    method phone.requestCall
    described: "Rings somebody."
    - video: Bool, optional "Ask for a picture as well"
    - user_id: InputUser (Username, chat ID, Update, Message or InputUser), optional "Who is rung"
    - g_a_hash: bytes, required "[The caller's half of the key, hashed »](https://example.org/keys)"
    - protocol: PhoneCallProtocol, required "What the caller can speak"
    = phone.PhoneCall
    bots: false
    ! 400 CALL_PROTOCOL_FLAGS_INVALID "The protocol makes no sense"
    ! 400 PARTICIPANT_VERSION_OUTDATED "The other side is too old"
    ! 400 USER_ID_INVALID "There is no such user"
    ! 400 USER_IS_BLOCKED "The other side has shut you out"
    ! 403 USER_IS_BLOCKED "The other side has shut you out"
    ! 403 USER_PRIVACY_RESTRICTED "The other side takes no calls"
    22:80 Warning: `Â»` is read as `»`: the text was encoded twice
    "#);
}

#[test]
fn a_page_of_2017_has_underscores_for_dots() {
    insta::assert_snapshot!(read("of_2017_01.md"), @r"
    method phone.requestCall
    - user_id: InputUser, required
    - others: []messages.Other (messages_Other), optional
    = phone.PhoneCall (phone_PhoneCall)
    ");
}

#[test]
fn a_withheld_method_of_2017_has_no_table_and_errors_without_codes() {
    insta::assert_snapshot!(read("of_2017_08.md"), @r#"
    method auth.checkPhone
    withheld: "**You cannot use this method directly, ask the clerk**"
    = auth.CheckedPhone (auth_CheckedPhone)
    ! ? PHONE_NUMBER_BANNED "This number may not come in"
    ! ? PHONE_NUMBER_INVALID "This is no number"
    22:1 Warning: second row of `PHONE_NUMBER_INVALID` is ignored
    "#);
}

#[test]
fn a_page_of_early_2018_has_its_columns_in_another_order() {
    insta::assert_snapshot!(read("of_2018_03.md"), @r#"
    method messages.exportChatInvite
    described: "Makes a link"
    - chat_id: InputPeer (Username, chat ID, Update, Message or InputPeer), optional "Where to"
    - legacy: Bool, required
    = ExportedChatInvite
    bots: false
    "#);
}

#[test]
fn a_page_of_2019_copies_its_sentence_and_has_odd_errors() {
    insta::assert_snapshot!(read("of_2019_08.md"), @r#"
    method messages.setBotResults
    withheld: "You cannot use this method directly, ask the clerk"
    - gallery: Bool, optional
    - query_id: long, required "The question"
    = Bool
    bots: true
    ! 420 FLOOD_WAIT_%d "Rest a while"
    ! -503 Timeout "Nobody answered"
    ! 500 Queue is full. Depth = %d ""
    ! 500 memory limit exit "Too much at once"
    "#);
}

#[test]
fn a_page_of_2022_links_from_the_root_and_may_warn_first() {
    insta::assert_snapshot!(read("of_2022.md"), @r#"
    method channels.getMessages
    described: "Fetches messages"
    - channel: InputChannel, required "Where from"
    - id: []InputMessage, required "Which — see here (`inputMessageID`).\n\nAt most a hundred »"
    = []Message
    bots: true
    "#);
}

#[test]
fn a_pipe_in_a_link_is_mended() {
    insta::assert_snapshot!(read("of_2024_08.md"), @r#"
    method messages.getAll
    described: "Fetches everything"
    - hash: []long|string, optional "What is known already"
    - other: []long|string, optional "One \\| the other"
    = messages.All
    bots: false
    16:1 Warning: a pipe inside a link breaks this row
    "#);
}

#[test]
fn a_page_of_2025_speaks_of_three_audiences() {
    insta::assert_snapshot!(read("of_2025_08.md"), @r#"
    method messages.sendNote
    described: "Sends a note.\nIt may have several lines.\n\nAnd paragraphs."
    = Updates
    users: true
    bots: false
    business: true
    "#);
}

#[test]
fn constructors_have_attributes() {
    insta::assert_snapshot!(read("constructor.md"), @r#"
    constructor phoneCall
    described: "A call"
    - p2p_allowed: Bool, optional "Straight to the other side"
    - start_date: int, required
    - parse_mode: string, optional "How it is written"
    = PhoneCall
    19:1 Warning: the cells of this row are not in the order of the columns
    "#);
    insta::assert_snapshot!(read("constructor_of_a_layer.md"), @r"
    constructor decryptedNote of layer 8
    = DecryptedNote
    ");
    insta::assert_snapshot!(read("constructor_by_hand.md"), @r#"
    constructor boolMaybe
    described: "Neither `boolTrue` nor `boolFalse`."
    "#);
    insta::assert_snapshot!(read("vector.md"), @r#"
    constructor vector
    described: "Many of one kind"
    = Vector t
    "#);
}

#[test]
fn types_list_constructors_and_methods() {
    insta::assert_snapshot!(read("type.md"), @r#"
    type PhoneCall
    constructors: ["phoneCallEmpty", "phoneCall"]
    methods: ["phone.requestCall"]
    "#);
    insta::assert_snapshot!(read("type_by_hand.md"), @r#"
    type long|string
    described: "A number, or a `string`."
    "#);
}

#[test]
fn an_index_is_no_page_and_no_mistake() {
    assert_eq!(read("index.md"), "no page\n");
}

#[test]
fn spans_cover_what_they_speak_of() {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let page = read_page("page.md", &case("phone.requestCall.md"), &mut sources, &mut diagnostics).unwrap();
    let text = |span: Span| sources.text(span);
    assert_eq!(text(page.name.span), "# Method: phone.requestCall");
    assert_eq!(text(page.title.unwrap().span), "title: \"phone.requestCall\"");
    assert_eq!(text(page.description.unwrap().span), "Rings somebody.");
    let param = &page.params.unwrap()[1];
    assert_eq!(text(param.name.span), "user\\_id");
    assert_eq!(text(param.description.as_ref().unwrap().span), "Who is rung");
    assert!(text(param.span).starts_with("|user\\_id|") && text(param.span).ends_with("Optional|"));
    assert!(text(page.errors.unwrap()[0].span).starts_with("|400|CALL_"));
    assert_eq!(text(page.availability.bots.unwrap().span), "### Can bots use this method: **NO**");
}

#[test]
fn nothing_said_is_not_the_same_as_nothing() {
    let (unsaid, ..) = page(b"# Method: x\n\n### Return type: [X](X.md)\n");
    let unsaid = unsaid.unwrap();
    assert_eq!((unsaid.params, unsaid.errors, unsaid.availability.bots), (None, None, None));
    let table = "\n|Code|Type|Description|\n|-|-|-|\n";
    let (empty, ..) = page(format!("# Method: x\n\n### Return type: [X](X.md)\n\n### Errors\n{table}").as_bytes());
    assert_eq!(empty.unwrap().errors, Some(Vec::new()));
}

#[test]
fn marks_and_carriage_returns_change_nothing() {
    let plain = case("phone.requestCall.md");
    let text = String::from_utf8(plain.clone()).unwrap();
    let windows = format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let (one, ..) = page(&plain);
    let (other, _, diagnostics) = page(windows.as_bytes());
    assert_eq!(shown(&one.unwrap()), shown(&other.unwrap()));
    assert_eq!(diagnostics.count(Level::Error), 0);
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
