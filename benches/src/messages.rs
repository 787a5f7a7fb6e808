//! Six messages, from a call of 340 bytes to a file of half a megabyte.

use crate::bindings::owned::functions::phone::RequestCall;
use crate::bindings::owned::types::{
    Chat, ChatPhoto, EmojiList, EmojiStatus, Message, MessageEntity, MessageReplyHeader, Peer, PeerColor,
    PhoneCallProtocol, RecentStory, Update, Updates, User, UserProfilePhoto, Username, messages, storage, upload,
};
use crate::bindings::owned::variants as v;

pub(crate) const NOW: i32 = 1_700_000_000;

/// A call is requested.
#[must_use]
pub fn call() -> RequestCall {
    let versions = ["5.0.0", "2.4.4", "2.7.7"].map(str::to_owned).to_vec();
    let protocol = PhoneCallProtocol { udp_p2p: true, udp_reflector: true, ..PhoneCallProtocol::new(65, 92, versions) };
    let user = v::InputUser { user_id: 777_000_123, access_hash: 0x1234_edcb_a987_6543 };
    RequestCall { video: true, ..RequestCall::new(user.into(), noise(256), protocol, &mut || 42) }
}

/// A user with 15 of the fields that are optional.
#[must_use]
pub fn user(number: i64) -> User {
    let photo = v::UserProfilePhoto { stripped_thumb: Some(noise(40)), ..v::UserProfilePhoto::new(number << 32, 2) };
    let alias =
        |at| Username { active: true, editable: at == 0, ..Username::new(format!("alice_alias_{number}_{at}")) };
    let user = v::User {
        contact: true,
        mutual_contact: true,
        verified: true,
        premium: true,
        access_hash: Some(0x0123_4567_89ab_cdef ^ number),
        first_name: Some(format!("Алиса{number}")),
        last_name: Some(format!("Lovelace-{number}")),
        username: Some(format!("alice_example_{number}")),
        phone: Some(format!("+1555{number:07}")),
        photo: Some(UserProfilePhoto::UserProfilePhoto(photo)),
        status: Some(v::UserStatusOnline { expires: NOW }.into()),
        lang_code: Some("en".to_owned()),
        emoji_status: Some(EmojiStatus::EmojiStatus(v::EmojiStatus { until: Some(NOW), ..v::EmojiStatus::new(119) })),
        usernames: Some(vec![alias(0), alias(1)]),
        stories_max_id: Some(RecentStory { max_id: Some(17), ..RecentStory::new() }),
        color: Some(PeerColor::PeerColor(v::PeerColor { color: Some(5), background_emoji_id: Some(21_930) })),
        ..v::User::new(5_000_000_000 + number)
    };
    user.into()
}

/// `count` messages, with seven chats and twenty users.
#[must_use]
pub fn history(count: i32) -> messages::Messages {
    let history = v::messages::Messages {
        messages: (0..count).map(message).collect(),
        topics: Vec::new(),
        chats: (0..2).map(group).chain((0..5).map(channel)).collect(),
        users: (0..20).map(user).collect(),
    };
    history.into()
}

fn message(number: i32) -> Message {
    let words = match number % 3 {
        0 => "Съешь же ещё этих мягких французских булок. ",
        _ => "The quick brown fox jumps over the lazy dog while the band plays on. ",
    };
    let (bold, italic) =
        (v::MessageEntityBold { offset: 0, length: 3 }, v::MessageEntityItalic { offset: 4, length: 5 });
    let link = v::MessageEntityTextUrl {
        offset: 10,
        length: 9,
        url: format!("https://example.org/articles/{number}?utm_source=tl"),
    };
    let mention = v::MessageEntityMentionName { offset: 20, length: 6, user_id: 5_000_000_007 + i64::from(number) };
    let code = v::MessageEntityCode { offset: 30, length: 12 };
    let reply = v::MessageReplyHeader { reply_to_msg_id: Some(900 + number), ..v::MessageReplyHeader::new() };
    let from = v::PeerUser { user_id: 5_000_000_000 + i64::from(number % 20) };
    let peer = v::PeerChannel { channel_id: 1_500_000_000 };
    let text = words.chars().cycle().take(180 + number as usize % 40).collect();
    let message = v::Message {
        out: number % 3 == 1,
        from_id: Some(from.into()),
        reply_to: (number % 3 == 0).then(|| MessageReplyHeader::from(reply)),
        entities: Some(vec![bold.into(), italic.into(), link.into(), mention.into(), MessageEntity::from(code)]),
        views: Some(1000 + number),
        forwards: Some(number),
        edit_date: (number % 10 == 0).then_some(NOW),
        ..v::Message::new(1000 + number, peer.into(), NOW + 60 * number, text)
    };
    message.into()
}

fn group(number: i64) -> Chat {
    v::Chat::new(400_000_000 + number, format!("Small group number {number}"), ChatPhoto::Empty, 12, NOW, 3).into()
}

fn channel(number: i64) -> Chat {
    let photo = v::ChatPhoto { stripped_thumb: Some(noise(40)), ..v::ChatPhoto::new(number << 32, 4) };
    let channel = v::Channel {
        broadcast: true,
        verified: true,
        access_hash: Some(0x7edc_ba98_7654_320e ^ number),
        username: Some(format!("tl_channel_{number}")),
        participants_count: Some(54_321),
        ..v::Channel::new(
            1_500_000_000 + number,
            format!("A channel about schema languages, part {number}"),
            photo.into(),
            NOW,
        )
    };
    channel.into()
}

/// 512 KiB of a file.
#[must_use]
pub fn file() -> upload::File {
    v::upload::File { r#type: storage::FileType::FilePng, mtime: NOW, bytes: noise(512 << 10) }.into()
}

/// Ten thousand numbers.
#[must_use]
pub fn numbers() -> EmojiList {
    let numbers = noise(80_000);
    let numbers = numbers.as_chunks().0.iter().map(|bytes| i64::from_le_bytes(*bytes));
    v::EmojiList { hash: 0x1122_3344_5566_7788, document_id: numbers.collect() }.into()
}

/// A thousand small updates.
#[must_use]
pub fn updates() -> Updates {
    let update = |number: i32| {
        let id = i64::from(number);
        let peer: Peer = match number % 3 {
            0 => v::PeerUser { user_id: 5_000_000_000 + id }.into(),
            1 => v::PeerChat { chat_id: 400_000_000 + id }.into(),
            _ => v::PeerChannel { channel_id: 1_500_000_000 + id }.into(),
        };
        Update::from(v::UpdateReadHistoryInbox::new(peer, 10_000 + number, number % 7, 200_000 + number, 1))
    };
    let updates = (0..1000).map(update).collect();
    v::Updates { updates, users: Vec::new(), chats: Vec::new(), date: NOW, seq: 55 }.into()
}

/// Bytes without a pattern, the same on every run.
pub(crate) fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x9e37_79b9_u32;
    let next = || {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        state as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}
