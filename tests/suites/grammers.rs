//! Bindings in the layout of grammers: a program in its idiom runs on them.

use insta::assert_snapshot;
use typewright::model::{Boxes, Codec, Compat, Enums, Json, VariantNames};
use typewright::{Builder, StringType};
use typewright_tests::grammers::program::{is_self, transcript};
use typewright_tests::grammers::tl::{self, Deserializable, Identifiable, Serializable};

/// Each line is what grammers does; `tests/conformance` compares the same lines with it.
#[test]
fn programs_for_grammers_run_as_they_did() {
    assert_snapshot!(transcript().join("\n"), @r#"
    2a88d4ed
    0d0d9bda070000002a88d4ed
    Ok(State(State { pts: 1, qts: 2, date: 3, seq: 4, unread_count: 5 }))
    Ok(State { pts: 1, qts: 2, date: 3, seq: 4, unread_count: 5 })
    Ok([1, 2])
    0700000000000000
    Ok(PeerUser { user_id: 7 })
    221751590700000000000000
    Ok(PeerUser { user_id: 7 }) None
    0100000002000000030000000400000005000000 DataJson { data: "{}" }
    Empty cf8688b9
    UserSelf 3fb1c1f7
    UserSelf 3fb1c1f7
    User(InputUser { user_id: 1, access_hash: 2 }) c65811f201000000000000000200000000000000
    PeerSelf
    Empty
    f7c1b13f inputUserSelf
    a56c2a3e updates.state
    edd4882a updates.getState
    1cb5c415 vector
    00000001 (unknown)
    [3, 7]
    true 24 Ok(PeerUser { user_id: 7 }) Ok(4) Ok(7) [116, 101, 120, 116, 0, 0, 0]
    true Some(Err(UnexpectedEof))
    Err(UnexpectedConstructor { id: 2775329342 })
    unexpected constructor: a56c2a3e
    15c4b51c02000000b5757299379779bc
    0200000001000000000000000200000000000000
    Ok(RawVec([1, 2]))
    03010203
    Ok([1, 2, 3])
    0474657874000000
    00000000000000000000000000000000
    d760627e15c4b51c02000000e094467401610000c4ab2467e094467401610000
    Ok(TextConcat(TextConcat { texts: [TextPlain(TextPlain { text: "a" }), TextBold(TextBold { text: TextPlain(TextPlain { text: "a" }) })] }))
    1c0a7ba8c97ea07d010000000200000000000000
    "#);
}

#[test]
fn a_field_called_self_is_is_self() {
    let peer = tl::types::PeerUser { user_id: 1 }.into();
    assert!(is_self(&tl::types::GroupCallParticipant { is_self: true, peer }));
}

#[test]
fn vectors_of_bare_values_are_plain_vectors() {
    let salt = tl::types::FutureSalt { valid_since: 1, valid_until: 2, salt: 3 };
    let salts = tl::types::FutureSalts { req_msg_id: 4, now: 5, salts: vec![salt] };
    let bytes = tl::enums::FutureSalts::Salts(salts.clone()).to_bytes();
    assert_eq!(bytes.len(), 4 + 8 + 4 + 4 + 16);
    assert_eq!(tl::types::FutureSalts::from_bytes(&bytes[4..]), Ok(salts));
    assert_eq!(tl::types::FutureSalts::CONSTRUCTOR_ID, 0xae50_0895);
}

/// The lines of what is generated that hold one of the needles.
fn lines(builder: Builder, needles: &[&str]) -> String {
    let bindings = builder.format(true).derives(["Clone"]).generate().unwrap().value.bindings;
    let text: String = bindings.into_values().collect();
    let lines = text.lines().map(str::trim).filter(|line| needles.iter().any(|needle| line.contains(needle)));
    lines.collect::<Vec<_>>().join("\n")
}

const TL: &str = "inputUser id:long = InputUser; inputUserSelf = InputUser; inputUserEmpty = InputUser; \
    inputMessageID id:int = InputMessageID; inputMessageID64 id:long = InputMessageID; inputMessageIDSelf = InputMessageID; \
    updateBotWebhookJSONQuery data:DataJSON = Update; updateNew self:int = Update; dataJSON data:string = DataJSON; \
    node left:Tree bare:%DataJSON = Tree; leaf = Tree; only flags:# next:flags.0?Only = Only;";

fn builder() -> Builder {
    Builder::new().schema_text("test.tl", TL)
}

#[test]
fn variants_keep_a_word_where_their_type_leaves_none() {
    let variants = |names| lines(builder().variant_names(names), &["=> sink.", "(value) => sink"]);
    assert_snapshot!(variants(VariantNames::LastWord), @"
    Self::User(value) => sink.put(value),
    Self::UserSelf => sink.id(0xf7c1b13f),
    Self::Empty => sink.id(0xb98886cf),
    Self::Id(value) => sink.put(value),
    Self::Id64(value) => sink.put(value),
    Self::IdSelf => sink.id(0x30bd35fd),
    Self::BotWebhookJsonQuery(value) => sink.put(value),
    Self::New(value) => sink.put(value),
    Self::Node(value) => sink.put(value),
    Self::Leaf => sink.id(0xdbcb6ae9),
    ");
    assert_snapshot!(variants(VariantNames::Whole), @"
    Self::InputUser(value) => sink.put(value),
    Self::InputUserSelf => sink.id(0xf7c1b13f),
    Self::Empty => sink.id(0xb98886cf),
    Self::InputMessageId(value) => sink.put(value),
    Self::InputMessageId64(value) => sink.put(value),
    Self::InputMessageIdSelf => sink.id(0x30bd35fd),
    Self::BotWebhookJsonQuery(value) => sink.put(value),
    Self::New(value) => sink.put(value),
    Self::Node(value) => sink.put(value),
    Self::Leaf => sink.id(0xdbcb6ae9),
    ");
}

#[test]
fn types_with_one_constructor_are_enums_where_all_types_are() {
    let needles = ["pub enum", "pub bare", "pub next", "pub data"];
    assert_snapshot!(lines(builder().enums(Enums::Always), &needles), @"
    pub enum InputUser {
    pub enum InputMessageId {
    pub enum Update {
    pub enum DataJson {
    pub enum Tree {
    pub enum Only {
    pub data: types::DataJson,
    pub data: String,
    pub bare: DataJson,
    pub next: Option<Box<types::Only>>,
    ");
}

#[test]
fn recursive_variants_lie_in_a_box_and_not_the_field_that_leads_back() {
    let boxes = |boxes| lines(builder().enums(Enums::Always).boxes(boxes), &["Box<"]);
    assert_snapshot!(boxes(Boxes::RecursiveVariants), @"
    Node(Box<variants::Node>),
    Only(Box<variants::Only>),
    ");
    assert_snapshot!(boxes(Boxes::Recursive), @"
    pub left: Box<types::Tree>,
    pub next: Option<Box<types::Only>>,
    ");
    // The struct of a type cannot lie in a box of its own: there the field does.
    assert_snapshot!(lines(builder().boxes(Boxes::RecursiveVariants), &["Box<"]), @"
    Node(Box<variants::Node>),
    pub next: Option<Box<Only>>,
    ");
}

#[test]
fn names_are_those_of_grammers() {
    let compat = builder().compat(Compat::Grammers);
    let needles = ["pub struct Up", "pub struct Input", "pub is_self", "Jsonquery(variants", "fn self_"];
    assert_snapshot!(lines(compat, &needles), @"
    BotWebhookJsonquery(variants::UpdateBotWebhookJsonquery),
    pub struct InputUser {
    pub struct InputUserSelf;
    pub struct InputUserEmpty;
    pub struct InputMessageId {
    pub struct InputMessageId64 {
    pub struct InputMessageIdself;
    pub struct UpdateBotWebhookJsonquery {
    pub struct UpdateNew {
    pub is_self: i32,
    ");
}

#[test]
fn choices_that_the_layout_needs_cannot_be_taken_back() {
    let refused = |builder: Builder| builder.generate().unwrap_err().frames(false);
    let compat = || builder().compat(Compat::Grammers);
    let several = [compat().enums(Enums::Several), compat().empty_structs(false)].map(refused);
    assert_snapshot!(several.concat(), @"
    error: in the layout of grammers every type is an enum over structs: choose all types as `enums`, and `empty_structs`
    error: in the layout of grammers every type is an enum over structs: choose all types as `enums`, and `empty_structs`
    ");
    assert_snapshot!(refused(compat().strings("*", StringType::Borrowed)), @"error: the traits of grammers own the values that they decode: types cannot borrow");
    assert_snapshot!(refused(compat().json(Json::Tagged).codec(Codec::Json)), @"error: the traits of grammers encode and decode bytes: choose a codec that has them");
    // Others can.
    assert!(compat().boxes(Boxes::default()).variant_names(VariantNames::Whole).accessors(false).generate().is_ok());
}
