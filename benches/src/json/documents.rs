//! The values of three documents of some 100 kB each.

use crate::bindings::td::types::{
    Chats, FormattedText, Message, MessageInteractionInfo, MessageSender, Messages, TextEntity, TextEntityType, User,
    UserStatus, UserType, Usernames,
};
use crate::bindings::td::variants as v;

const NOW: i32 = 1_700_000_000;

/// Messages with text, entities and views.
#[must_use]
pub fn messages() -> Messages {
    Messages { total_count: 75, messages: (0..75).map(message).collect() }
}

fn message(number: i32) -> Message {
    let id = i64::from(number);
    let views = MessageInteractionInfo { view_count: 1000 + number, forward_count: number };
    let content = match number % 15 {
        13 => v::MessageChatChangeTitle { title: format!("Group \"{number}\"") }.into(),
        14 => v::MessageChatDeleteMember { user_id: 5_000_000_000 + id }.into(),
        _ => v::MessageText { text: text(number) }.into(),
    };
    Message {
        id: (1000 + id) << 20,
        sender_id: sender(id),
        chat_id: -1_001_500_000_000,
        is_outgoing: number % 3 == 1,
        is_pinned: number == 7,
        is_from_offline: false,
        can_be_saved: true,
        has_timestamped_media: true,
        is_channel_post: number % 4 == 3,
        contains_unread_mention: false,
        date: NOW + 60 * number,
        edit_date: if number % 10 == 0 { NOW } else { 0 },
        interaction_info: (number % 2 == 0).then_some(views),
        self_destruct_in: 0.0,
        auto_delete_in: if number % 5 == 0 { 86_399.75 } else { 0.0 },
        via_bot_user_id: 0,
        sender_boost_count: number % 3,
        paid_message_star_count: 0,
        author_signature: String::new(),
        media_album_id: if number % 6 == 0 { 0x1234_5678_9abc_def0 + id } else { 0 },
        effect_id: 0,
        summary_language_code: "en".to_owned(),
        content,
    }
}

fn sender(id: i64) -> MessageSender {
    match id % 4 {
        3 => v::MessageSenderChat { chat_id: -1_001_500_000_000 }.into(),
        _ => v::MessageSenderUser { user_id: 5_000_000_000 + id % 20 }.into(),
    }
}

fn text(number: i32) -> FormattedText {
    let words = match number % 3 {
        0 => "Съешь же ещё этих мягких французских булок. ",
        1 => "She said \"the quick brown fox\" and left.\nThe band played on. ",
        _ => "The quick brown fox jumps over the lazy dog while the band plays on. ",
    };
    let link = v::TextEntityTypeTextUrl { url: format!("https://example.org/articles/{number}?utm_source=tl") };
    let mention = v::TextEntityTypeMentionName { user_id: 5_000_000_007 + i64::from(number) };
    let kinds = [TextEntityType::Bold, TextEntityType::Italic, link.into(), mention.into(), TextEntityType::Code];
    let entities = (0..).zip(kinds).map(|(at, r#type)| TextEntity { offset: 10 * at, length: 4 + at, r#type });
    FormattedText {
        text: words.chars().cycle().take(180 + number as usize % 40).collect(),
        entities: entities.collect(),
    }
}

/// Users.
#[must_use]
pub fn users() -> Vec<User> {
    (0..160).map(user).collect()
}

fn user(id: i64) -> User {
    let status: UserStatus = match id % 3 {
        0 => v::UserStatusOnline { expires: NOW }.into(),
        1 => v::UserStatusOffline { was_online: NOW }.into(),
        _ => v::UserStatusRecently { by_my_privacy_settings: id % 2 == 0 }.into(),
    };
    let usernames = Usernames {
        active_usernames: vec![format!("alice_example_{id}"), format!("alice_alias_{id}")],
        disabled_usernames: Vec::new(),
        editable_username: format!("alice_example_{id}"),
    };
    User {
        id: 5_000_000_000 + id,
        first_name: format!("Алиса{id}"),
        last_name: format!("Lovelace-{id}"),
        usernames: (id % 4 != 0).then_some(usernames),
        phone_number: format!("1555{id:07}"),
        status,
        accent_color_id: 5,
        background_custom_emoji_id: 0x4321_0000_0000_0000 + id,
        profile_accent_color_id: -1,
        profile_background_custom_emoji_id: 0,
        is_contact: true,
        is_mutual_contact: id % 2 == 0,
        is_close_friend: false,
        is_premium: id % 3 == 0,
        is_support: false,
        restricts_new_chats: false,
        paid_message_star_count: 0,
        have_access: true,
        r#type: if id % 50 == 49 { UserType::Deleted } else { UserType::Regular },
        language_code: "en".to_owned(),
        added_to_attachment_menu: false,
    }
}

/// Identifiers of chats: numbers alone.
#[must_use]
pub fn chats() -> Chats {
    Chats { total_count: 7000, chat_ids: (0..7000).map(|id| -1_001_500_000_000 - id * id).collect() }
}
