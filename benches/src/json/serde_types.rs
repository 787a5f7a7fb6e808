//! Types of `schema/td.tl`, written by hand for serde in the way that its documentation proposes.

use serde::{Deserialize, Serialize};

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type")]
pub enum UserStatus {
    #[serde(rename = "userStatusOnline")]
    Online { expires: i32 },
    #[serde(rename = "userStatusOffline")]
    Offline { was_online: i32 },
    #[serde(rename = "userStatusRecently")]
    Recently { by_my_privacy_settings: bool },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type")]
pub enum UserType {
    #[serde(rename = "userTypeRegular")]
    Regular,
    #[serde(rename = "userTypeDeleted")]
    Deleted,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "usernames")]
pub struct Usernames {
    pub active_usernames: Vec<String>,
    pub disabled_usernames: Vec<String>,
    pub editable_username: String,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "user")]
pub struct User {
    pub id: i64,
    pub first_name: String,
    pub last_name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usernames: Option<Usernames>,
    pub phone_number: String,
    pub status: UserStatus,
    pub accent_color_id: i32,
    #[serde(with = "number_text")]
    pub background_custom_emoji_id: i64,
    pub profile_accent_color_id: i32,
    #[serde(with = "number_text")]
    pub profile_background_custom_emoji_id: i64,
    pub is_contact: bool,
    pub is_mutual_contact: bool,
    pub is_close_friend: bool,
    pub is_premium: bool,
    pub is_support: bool,
    pub restricts_new_chats: bool,
    pub paid_message_star_count: i64,
    pub have_access: bool,
    pub r#type: UserType,
    pub language_code: String,
    pub added_to_attachment_menu: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type")]
pub enum TextEntityType {
    #[serde(rename = "textEntityTypeBold")]
    Bold,
    #[serde(rename = "textEntityTypeItalic")]
    Italic,
    #[serde(rename = "textEntityTypeCode")]
    Code,
    #[serde(rename = "textEntityTypeTextUrl")]
    TextUrl { url: String },
    #[serde(rename = "textEntityTypeMentionName")]
    MentionName { user_id: i64 },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "textEntity")]
pub struct TextEntity {
    pub offset: i32,
    pub length: i32,
    pub r#type: TextEntityType,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "formattedText")]
pub struct FormattedText {
    pub text: String,
    pub entities: Vec<TextEntity>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type")]
pub enum MessageSender {
    #[serde(rename = "messageSenderUser")]
    User { user_id: i64 },
    #[serde(rename = "messageSenderChat")]
    Chat { chat_id: i64 },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "messageInteractionInfo")]
pub struct MessageInteractionInfo {
    pub view_count: i32,
    pub forward_count: i32,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type")]
pub enum MessageContent {
    #[serde(rename = "messageText")]
    Text { text: FormattedText },
    #[serde(rename = "messageChatChangeTitle")]
    ChatChangeTitle { title: String },
    #[serde(rename = "messageChatDeleteMember")]
    ChatDeleteMember { user_id: i64 },
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "message")]
pub struct Message {
    pub id: i64,
    pub sender_id: MessageSender,
    pub chat_id: i64,
    pub is_outgoing: bool,
    pub is_pinned: bool,
    pub is_from_offline: bool,
    pub can_be_saved: bool,
    pub has_timestamped_media: bool,
    pub is_channel_post: bool,
    pub contains_unread_mention: bool,
    pub date: i32,
    pub edit_date: i32,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub interaction_info: Option<MessageInteractionInfo>,
    pub self_destruct_in: f64,
    pub auto_delete_in: f64,
    pub via_bot_user_id: i64,
    pub sender_boost_count: i32,
    pub paid_message_star_count: i64,
    pub author_signature: String,
    #[serde(with = "number_text")]
    pub media_album_id: i64,
    #[serde(with = "number_text")]
    pub effect_id: i64,
    pub summary_language_code: String,
    pub content: MessageContent,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "messages")]
pub struct Messages {
    pub total_count: i32,
    pub messages: Vec<Message>,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(tag = "@type", rename = "chats")]
pub struct Chats {
    pub total_count: i32,
    pub chat_ids: Vec<i64>,
}

/// `int64`: a string of a number.
mod number_text {
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    pub(super) fn serialize<S: Serializer>(number: &i64, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(number)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
        <&str>::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}
