//! Answers of TON's lite servers and of TDLib, in bytes. Strings are bytes here, as tl-proto has them.

use crate::bindings::answers::types::{
    FormattedText, Message, MessageContent, MessageInteractionInfo, MessageSender, Messages, TextEntity,
    TextEntityType, User, UserType, Usernames, lite_server, ton_node,
};
use crate::bindings::answers::variants as v;
use crate::messages::{NOW, noise};

/// The last block of the masterchain.
#[must_use]
pub fn masterchain() -> lite_server::MasterchainInfo {
    let init = ton_node::ZeroStateIdExt { workchain: -1, root_hash: [4; 32], file_hash: [5; 32] };
    lite_server::MasterchainInfo { last: block(1), state_root_hash: [3; 32], init }
}

/// The state of an account, with its proofs.
#[must_use]
pub fn account() -> lite_server::AccountState {
    let [shard_proof, proof, state] = [700, 900, 2500].map(noise);
    lite_server::AccountState { id: block(1), shardblk: block(2), shard_proof, proof, state }
}

/// The ids of a hundred transactions.
#[must_use]
pub fn transactions() -> lite_server::BlockTransactions {
    let transaction = |number: u8| lite_server::TransactionId {
        account: Some([number; 32]),
        lt: Some(47_000_000_000_000 + i64::from(number)),
        hash: Some([!number; 32]),
        ..lite_server::TransactionId::new()
    };
    let ids = (0..100).map(transaction).collect();
    lite_server::BlockTransactions { id: block(1), req_count: 100, incomplete: true, ids, proof: noise(600) }
}

fn block(seqno: i32) -> ton_node::BlockIdExt {
    ton_node::BlockIdExt { workchain: -1, shard: i64::MIN, seqno, root_hash: [1; 32], file_hash: [2; 32] }
}

/// A user of TDLib.
#[must_use]
pub fn user() -> User {
    let usernames = Usernames {
        active_usernames: vec!["alice_example".into(), "alice_alias".into()],
        disabled_usernames: Vec::new(),
        editable_username: "alice_example".into(),
    };
    User {
        id: 5_000_000_000,
        first_name: "Алиса".into(),
        last_name: "Lovelace".into(),
        usernames,
        phone_number: "15550000000".into(),
        status: v::UserStatusOnline { expires: NOW }.into(),
        accent_color_id: 5,
        background_custom_emoji_id: 0x4321_0000_0000_0000,
        profile_accent_color_id: -1,
        profile_background_custom_emoji_id: 0,
        is_contact: true,
        is_mutual_contact: true,
        is_close_friend: false,
        is_premium: true,
        is_support: false,
        restricts_new_chats: false,
        paid_message_star_count: 0,
        have_access: true,
        r#type: UserType::Regular,
        language_code: "en".into(),
        added_to_attachment_menu: false,
    }
}

/// Fifty messages of TDLib.
#[must_use]
pub fn messages() -> Messages {
    Messages { total_count: 50, messages: (0..50).map(message).collect() }
}

fn message(number: i32) -> Message {
    let id = i64::from(number);
    let sender_id: MessageSender = match number % 4 {
        3 => v::MessageSenderChat { chat_id: -1_001_500_000_000 }.into(),
        _ => v::MessageSenderUser { user_id: 5_000_000_000 + id % 20 }.into(),
    };
    let content: MessageContent = match number % 15 {
        13 => v::MessageChatChangeTitle { title: format!("Group {number}").into() }.into(),
        14 => v::MessageChatDeleteMember { user_id: 5_000_000_000 + id }.into(),
        _ => v::MessageText { text: text(number) }.into(),
    };
    Message {
        id: (1000 + id) << 20,
        sender_id,
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
        interaction_info: MessageInteractionInfo { view_count: 1000 + number, forward_count: number },
        self_destruct_in: 0.0,
        auto_delete_in: 0.0,
        via_bot_user_id: 0,
        sender_boost_count: number % 3,
        paid_message_star_count: 0,
        author_signature: Vec::new(),
        media_album_id: 0,
        effect_id: 0,
        summary_language_code: "en".into(),
        content,
    }
}

fn text(number: i32) -> FormattedText {
    let words = b"The quick brown fox jumps over the lazy dog while the band plays on. ";
    let link = v::TextEntityTypeTextUrl { url: format!("https://example.org/articles/{number}").into() };
    let mention = v::TextEntityTypeMentionName { user_id: 5_000_000_007 + i64::from(number) };
    let kinds = [TextEntityType::Bold, TextEntityType::Italic, link.into(), mention.into(), TextEntityType::Code];
    let entities = (0..).zip(kinds).map(|(at, r#type)| TextEntity { offset: 10 * at, length: 4 + at, r#type });
    FormattedText {
        text: words.iter().copied().cycle().take(180 + number as usize % 40).collect(),
        entities: entities.collect(),
    }
}
