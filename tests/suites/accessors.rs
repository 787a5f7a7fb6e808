//! Access to enums: shared fields, constructors, the structs of variants, of empty ones too, and values in a `Box`.

use typewright::Builder;
use typewright::model::Boxes;
use typewright_runtime::{Combinator, Constructed, Decode, Encode, Object};
use typewright_tests::generated::accessors::lent;
use typewright_tests::generated::accessors::types::{Page, Peer, Photo, User};
use typewright_tests::generated::accessors::variants::{self, PeerChat, PeerNone, PeerUser, UserEmpty};
use typewright_tests::unknown;

fn user() -> User {
    variants::User { bot: true, id: 7, name: "name".to_owned(), photo: Some(Photo { id: 3 }) }.into()
}

#[test]
fn accessors_of_fields_of_all_variants_are_references() {
    let ids = [UserEmpty { id: 5 }.into(), user()].map(|user: User| *user.id());
    assert_eq!(ids, [5, 7]);
    let leaf = Page::from(variants::PageLeaf { text: "leaf".to_owned() });
    assert_eq!(leaf.text(), "leaf");
}

#[test]
fn accessors_of_fields_of_some_variants_are_optional() {
    let empty = User::from(UserEmpty { id: 5 });
    assert_eq!((empty.name(), empty.bot(), empty.photo()), (None, None, None));
    let user = user();
    assert_eq!((user.name().map(String::as_str), user.bot()), (Some("name"), Some(&true)));
    assert_eq!(user.photo(), Some(&Photo { id: 3 }));
    assert_eq!(Peer::None.r#type(), None);
    assert_eq!(Peer::from(PeerUser { user_id: 1, r#type: 2 }).r#type(), Some(&2));
}

#[test]
fn accessors_leave_out_fields_of_one_variant_and_of_several_types() {
    let text = include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/cases/generated/accessors.tl"));
    let builder = Builder::new().schema_text("accessors.tl", text).accessors(true);
    let files = builder.generate().unwrap().value.bindings;
    let text = files.values().next().unwrap();
    assert!(text.contains("pub fn text(&self)"));
    assert!(!text.contains("pub fn about(&self)") && !text.contains("pub fn value(&self)"));
}

#[test]
fn values_know_their_constructor() {
    assert_eq!(user().constructor_name(), Some("user"));
    assert_eq!(user().constructor_id(), Some(variants::User::ID));
    assert_eq!(Peer::None.constructor_name(), Some("peerNone"));
    assert_eq!(Photo { id: 1 }.constructor_name(), Some("photo"));
    assert_eq!(Object::new(vec![1, 0, 0, 0]).constructor_id(), Some(1));
    let unnamed = typewright_tests::generated::accessors::types::Unnamed::from(variants::Unnamed { result: 1 });
    assert_eq!((unnamed.constructor_name(), unnamed.constructor_id()), (None, None));
}

#[test]
fn unknown_values_know_their_id_alone() {
    let value = unknown::types::Updates::Unknown(Object::new(vec![9, 0, 0, 0]));
    assert_eq!((value.constructor_name(), value.constructor_id()), (None, Some(9)));
}

#[test]
fn structs_of_variants_are_taken_out_of_enums() {
    let peer = PeerUser { user_id: 1, r#type: 2 };
    assert_eq!(PeerUser::try_from(Peer::from(peer)), Ok(peer));
    // The value is given back.
    assert_eq!(PeerChat::try_from(Peer::from(peer)), Err(peer.into()));
    assert_eq!(PeerChat::try_from(Peer::None), Err(Peer::None));
    // Out of its box, too.
    let full = variants::UserFull { bot: false, id: 1, name: "n".into(), photo: None, about: "a".into() };
    assert_eq!(variants::UserFull::try_from(User::from(full.clone())), Ok(full));
}

#[test]
fn unit_variants_have_constants() {
    assert_eq!((Peer::NONE_ID, Peer::NONE_NAME), (PeerNone::ID, "peerNone"));
    assert_eq!(Peer::None.constructor_id(), Some(Peer::NONE_ID));
}

#[test]
fn empty_structs_are_constructors_without_fields() {
    assert_eq!(Peer::from(PeerNone), Peer::None);
    assert_eq!(PeerNone::try_from(Peer::None), Ok(PeerNone));
    assert_eq!(
        PeerNone::try_from(Peer::from(PeerUser { user_id: 1, r#type: 2 })).map_err(|it| *it.r#type().unwrap()),
        Err(2)
    );
    let bytes = PeerNone.to_bytes().unwrap();
    assert_eq!(bytes, Peer::None.to_bytes().unwrap());
    assert_eq!(PeerNone::from_bytes(&bytes), Ok(PeerNone));
    assert!(PeerNone::from_bytes(&[0; 4]).is_err());
}

/// The Rust of a type of two constructors without fields.
fn empty(choose: impl FnOnce(Builder) -> Builder) -> String {
    let builder = Builder::new().schema_text("empty.tl", "on = Light; off = Light; _ = Open; open x:int = Open;");
    choose(builder).generate().unwrap().value.bindings.into_values().collect()
}

#[test]
fn empty_structs_are_a_choice() {
    let (without, with) = (empty(|builder| builder), empty(|builder| builder.empty_structs(true)));
    assert!(!without.contains("pub struct On") && !without.contains("From<variants::On>"));
    assert!(with.contains("pub struct On;") && with.contains("impl From<variants::On> for Light"), "{with}");
    // An unnamed constructor has no id that a struct could write.
    assert!(!with.contains("pub struct Unnamed"));
    let renamed = empty(|builder| builder.empty_structs(true).rename("on", "Lit"));
    assert!(renamed.contains("pub struct Lit;") && renamed.contains("Self::Lit"), "{renamed}");
}

#[test]
fn accessors_borrow_where_values_do() {
    let name = "name".to_owned();
    let user = lent::types::User::from(lent::variants::User { bot: false, id: 1, name: &name, photo: None });
    assert_eq!(user.name(), Some(&name.as_str()));
    assert!(lent::variants::User::try_from(user).is_ok());
}

/// The variants of the enum `User` under a choice.
fn payloads(boxes: Option<Boxes>) -> String {
    let text = "small a:int = T; large a:int256 b:int256 = T; node left:T right:T = T;
        holder flags:# large:flags.0?%Wide = Holder; wide a:int512 = Wide;";
    let builder = Builder::new().schema_text("boxes.tl", text);
    let builder = boxes.into_iter().fold(builder, Builder::boxes);
    let files = builder.generate().unwrap().value.bindings;
    let lines = files.values().flat_map(|text| text.lines()).map(str::trim);
    let kept = lines
        .filter(|line| ["Small(", "Large(", "Node(", "pub left:", "pub large:"].iter().any(|it| line.starts_with(it)));
    kept.collect::<Vec<_>>().join("\n")
}

#[test]
fn boxes_hold_large_variants_unless_chosen_otherwise() {
    insta::assert_snapshot!(payloads(None), @"
    Small(variants::Small),
    Large(Box<variants::Large>),
    Node(variants::Node),
    pub large: Option<Box<Wide>>,
    pub left: Box<types::T>,
    ");
    assert_eq!(payloads(None), payloads(Some(Boxes::Above(56))));
    insta::assert_snapshot!(payloads(Some(Boxes::Recursive)), @"
    Small(variants::Small),
    Large(variants::Large),
    Node(variants::Node),
    pub large: Option<Wide>,
    pub left: Box<types::T>,
    ");
    insta::assert_snapshot!(payloads(Some(Boxes::Above(0))), @"
    Small(Box<variants::Small>),
    Large(Box<variants::Large>),
    Node(Box<variants::Node>),
    pub large: Option<Box<Wide>>,
    pub left: Box<types::T>,
    ");
}
