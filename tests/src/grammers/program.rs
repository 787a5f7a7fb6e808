//! A program as users of grammers write it. Only `tl` says whose bindings it runs on: `tests/conformance` runs it on those of grammers.

use super::tl;
use tl::{Cursor, Deserializable, Identifiable, RemoteCall, Serializable};

/// The observations of the program, a line each: on the bindings of grammers as on those of typewright.
#[must_use]
pub fn transcript() -> Vec<String> {
    let parts = [requests, structs_and_enums, variants, ids, accessors, cursors, errors, containers, recursion];
    parts.into_iter().flat_map(|part| part()).collect()
}

fn hex(value: &impl Serializable) -> String {
    value.to_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The work of a client: it sends a request, and decodes the response.
fn answer<R: RemoteCall>(request: &R, answer: &[u8]) -> Result<R::Return, tl::deserialize::Error> {
    assert!(!request.to_bytes().is_empty());
    R::Return::from_bytes(answer)
}

fn state() -> tl::enums::updates::State {
    tl::enums::updates::State::State(tl::types::updates::State { pts: 1, qts: 2, date: 3, seq: 4, unread_count: 5 })
}

fn requests() -> Vec<String> {
    let get = tl::functions::updates::GetState {};
    let wrapped = tl::functions::InvokeWithLayer { layer: 7, query: get.clone() };
    let ids = tl::functions::contacts::GetContactIds { hash: 9 };
    vec![
        hex(&get),
        hex(&wrapped),
        format!("{:?}", answer(&get, &state().to_bytes())),
        format!("{:?}", answer(&wrapped, &state().to_bytes()).map(tl::types::updates::State::from)),
        format!("{:?}", answer(&ids, &vec![1_i32, 2].to_bytes())),
    ]
}

fn structs_and_enums() -> Vec<String> {
    let user = tl::types::PeerUser { user_id: 7 };
    let peer: tl::enums::Peer = user.clone().into();
    let chat: Option<tl::types::PeerChat> = peer.clone().try_into().ok();
    let tl::enums::updates::State::State(state) = state();
    let json: tl::types::DataJson = tl::enums::DataJson::Json(tl::types::DataJson { data: "{}".into() }).into();
    vec![
        // A struct alone is its fields.
        hex(&user),
        format!("{:?}", tl::types::PeerUser::from_bytes(&user.to_bytes())),
        // An enum has the id in front.
        hex(&peer),
        format!("{:?} {chat:?}", tl::types::PeerUser::try_from(peer)),
        format!("{} {:?}", hex(&state), json),
    ]
}

fn variants() -> Vec<String> {
    let users = [
        tl::enums::InputUser::Empty,
        tl::enums::InputUser::UserSelf,
        tl::types::InputUserSelf {}.into(),
        tl::enums::InputUser::User(tl::types::InputUser { user_id: 1, access_hash: 2 }),
    ];
    let peers = [tl::enums::InputPeer::PeerSelf, tl::enums::InputPeer::Empty];
    let users = users.iter().map(|user| format!("{user:?} {}", hex(user)));
    users.chain(peers.iter().map(|peer| format!("{peer:?}"))).collect()
}

fn ids() -> Vec<String> {
    let _: i32 = tl::LAYER;
    let ids = [
        tl::types::InputUserSelf::CONSTRUCTOR_ID,
        tl::types::updates::State::CONSTRUCTOR_ID,
        tl::functions::updates::GetState::CONSTRUCTOR_ID,
        0x1cb5_c415,
        1,
    ];
    ids.iter().map(|id| format!("{id:08x} {}", tl::name_for_id(*id))).collect()
}

/// The field that is called `self` in the schema.
#[must_use]
pub fn is_self(participant: &tl::types::GroupCallParticipant) -> bool {
    participant.is_self
}

fn accessors() -> Vec<String> {
    let bold = tl::enums::MessageEntity::from(tl::types::MessageEntityBold { offset: 1, length: 2 });
    let pre = tl::types::MessageEntityPre { offset: 3, length: 4, language: "rs".into() };
    let ends = [bold, tl::enums::MessageEntity::Pre(pre)].map(|entity| entity.offset() + entity.length());
    vec![format!("{ends:?}")]
}

fn cursors() -> Vec<String> {
    let mut bytes = state().to_bytes();
    tl::types::PeerUser { user_id: 7 }.serialize(&mut bytes);
    "text".to_owned().serialize(&mut bytes);
    let mut cursor = Cursor::from_slice(&bytes);
    let state = tl::enums::updates::State::deserialize(&mut cursor);
    let place = cursor.pos();
    let user = tl::types::PeerUser::deserialize(&mut cursor);
    let first = cursor.read_byte();
    let mut rest = Vec::new();
    let count = cursor.read_to_end(&mut rest);
    vec![format!("{:?} {place} {user:?} {first:?} {count:?} {rest:?}", state.is_ok())]
}

fn errors() -> Vec<String> {
    let mut bytes = state().to_bytes();
    bytes.push(0);
    let left_over = tl::enums::updates::State::from_bytes(&bytes).is_ok();
    let short = bytes.get(..7).map(tl::enums::updates::State::from_bytes);
    let other = tl::enums::Peer::from_bytes(&bytes);
    vec![
        format!("{left_over} {short:?}"),
        format!("{other:?}"),
        other.map_or_else(|error| error.to_string(), |_| String::new()),
    ]
}

fn containers() -> Vec<String> {
    let bare = tl::RawVec(vec![1_i64, 2]);
    vec![
        hex(&vec![true, false]),
        hex(&bare),
        format!("{:?}", tl::RawVec::<i64>::from_bytes(&bare.to_bytes())),
        hex(&vec![1_u8, 2, 3]),
        format!("{:?}", Vec::<u8>::from_bytes(&[3, 1, 2, 3])),
        hex(&"text".to_owned()),
        hex(&[0_u8; 16]),
    ]
}

fn recursion() -> Vec<String> {
    use tl::enums::RichText;
    let plain = RichText::TextPlain(tl::types::TextPlain { text: "a".into() });
    // Only the variant that holds its own type lies in a box.
    let bold = RichText::TextBold(Box::new(tl::types::TextBold { text: plain.clone() }));
    let all = RichText::TextConcat(tl::types::TextConcat { texts: vec![plain, bold] });
    let peer =
        Box::new(tl::types::InputPeerUserFromMessage { peer: tl::enums::InputPeer::PeerSelf, msg_id: 1, user_id: 2 });
    let read = RichText::from_bytes(&all.to_bytes());
    vec![hex(&all), format!("{read:?}"), hex(&tl::enums::InputPeer::UserFromMessage(peer))]
}
