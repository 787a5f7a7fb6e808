//! Bindings in the layout of grammers: a program in its idiom runs on them.

use insta::assert_snapshot;
use typewright::model::{Boxes, Codec, Compat, Enums, Json, VariantNames};
use typewright::{Builder, StringType};
use typewright_tests::grammers::program::{is_self, transcript};
use typewright_tests::grammers::tl::{self, Deserializable, Identifiable, Serializable};

/// Each line is what grammers does; `tests/conformance` compares the same lines with it.
#[test]
fn programs_for_grammers_run_as_they_did() {
    assert_snapshot!(transcript().join("\n"), @"");
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
    assert_snapshot!(variants(VariantNames::LastWord), @"");
    assert_snapshot!(variants(VariantNames::Whole), @"");
}

#[test]
fn types_with_one_constructor_are_enums_where_all_types_are() {
    assert_snapshot!(lines(builder().enums(Enums::Always), &["DataJson", "Only"]), @"");
}

#[test]
fn recursive_variants_lie_in_a_box_and_not_the_field_that_leads_back() {
    let boxes = |boxes| lines(builder().enums(Enums::Always).boxes(boxes), &["Box<"]);
    assert_snapshot!(boxes(Boxes::RecursiveVariants), @"");
    assert_snapshot!(boxes(Boxes::Recursive), @"");
    // The struct of a type cannot lie in a box of its own: there the field does.
    assert_snapshot!(lines(builder().boxes(Boxes::RecursiveVariants), &["Box<"]), @"");
}

#[test]
fn names_are_those_of_grammers() {
    let compat = builder().compat(Compat::Grammers);
    assert_snapshot!(lines(compat, &["pub enum", "pub struct", "is_self", "Jsonquery("]), @"");
}

#[test]
fn choices_that_the_layout_needs_cannot_be_taken_back() {
    let refused = |builder: Builder| builder.generate().unwrap_err().frames(false);
    let compat = || builder().compat(Compat::Grammers);
    let several = [compat().enums(Enums::Several), compat().empty_structs(false)].map(refused);
    assert_snapshot!(several.concat(), @"");
    assert_snapshot!(refused(compat().strings("*", StringType::Borrowed)), @"");
    assert_snapshot!(refused(compat().json(Json::Tagged).codec(Codec::Json)), @"");
    // Others can.
    assert!(compat().boxes(Boxes::default()).variant_names(VariantNames::Whole).accessors(false).generate().is_ok());
}
