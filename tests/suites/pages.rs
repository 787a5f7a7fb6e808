//! Documentation pages of every form.

use std::fmt::Write;
use std::path::Path;

use typewright_language::pages::{Page, TypeRef, read_page};
use typewright_language::source::{Diagnostics, Level, SourceMap, Span, Spanned};

/// The bytes of a case.
pub(crate) fn case(name: &str) -> Vec<u8> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("cases/pages").join(name);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The findings, a line each: place, level, message.
pub(crate) fn findings(sources: &SourceMap, diagnostics: &Diagnostics) -> String {
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
pub(crate) fn read(name: &str) -> String {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let page = read_page(name, &case(name), &mut sources, &mut diagnostics);
    let page = page.as_ref().map_or("no page\n".to_owned(), shown);
    page + &findings(&sources, &diagnostics)
}

pub(crate) fn page(bytes: &[u8]) -> (Option<Page>, SourceMap, Diagnostics) {
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
