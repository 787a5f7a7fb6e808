//! The [answers](crate::answers) as structs by hand, for the derives of `tl-proto`.
#![expect(missing_docs, reason = "the names are those of the schema")]
#![expect(dead_code, reason = "nothing reads a mask, which is `()`: what is derived makes it of the fields")]

use tl_proto::{TlRead, TlWrite};

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum UserStatus {
    #[tl(id = 0xa4d6_4774)]
    Online { expires: i32 },
    #[tl(id = 0xd2b3_8d05)]
    Offline { was_online: i32 },
    #[tl(id = 0x0faa_60b5)]
    Recently { by_my_privacy_settings: bool },
}

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum UserType {
    #[tl(id = 0xdc51_699b)]
    Regular,
    #[tl(id = 0x9440_3d24)]
    Deleted,
}

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum MessageSender {
    #[tl(id = 0xebf7_60e3)]
    User { user_id: i64 },
    #[tl(id = 0xf1b7_1131)]
    Chat { chat_id: i64 },
}

#[derive(TlRead, TlWrite)]
pub struct MessageInteractionInfo {
    view_count: i32,
    forward_count: i32,
}

/// The types that hold bytes: owned, or borrowed for a lifetime.
macro_rules! holding {
    ($module:ident, $bytes:ty, $hash:ty, $($lifetime:lifetime)?) => {
        /// With byte strings of one type.
        pub mod $module {
            use tl_proto::{TlRead, TlWrite};

            use super::{MessageInteractionInfo, MessageSender, UserStatus, UserType};

            #[derive(TlRead, TlWrite)]
            pub struct BlockIdExt<$($lifetime)?> {
                workchain: i32,
                shard: i64,
                seqno: i32,
                root_hash: $hash,
                file_hash: $hash,
            }

            #[derive(TlRead, TlWrite)]
            pub struct ZeroStateIdExt<$($lifetime)?> {
                workchain: i32,
                root_hash: $hash,
                file_hash: $hash,
            }

            #[derive(TlRead, TlWrite)]
            pub struct AccountId<$($lifetime)?> {
                workchain: i32,
                id: $hash,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed, id = 0x8583_2881)]
            pub struct MasterchainInfo<$($lifetime)?> {
                last: BlockIdExt<$($lifetime)?>,
                state_root_hash: $hash,
                init: ZeroStateIdExt<$($lifetime)?>,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed, id = 0x7079_c751)]
            pub struct AccountState<$($lifetime)?> {
                id: BlockIdExt<$($lifetime)?>,
                shardblk: BlockIdExt<$($lifetime)?>,
                shard_proof: $bytes,
                proof: $bytes,
                state: $bytes,
            }

            #[derive(TlRead, TlWrite)]
            pub struct TransactionMetadata<$($lifetime)?> {
                mode: u32,
                depth: i32,
                initiator: AccountId<$($lifetime)?>,
                initiator_lt: i64,
            }

            #[derive(TlRead, TlWrite)]
            pub struct TransactionId<$($lifetime)?> {
                #[tl(flags)]
                mode: (),
                #[tl(flags_bit = 0)]
                account: Option<$hash>,
                #[tl(flags_bit = 1)]
                lt: Option<i64>,
                #[tl(flags_bit = 2)]
                hash: Option<$hash>,
                #[tl(flags_bit = 8)]
                metadata: Option<TransactionMetadata<$($lifetime)?>>,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed, id = 0xbd8c_ad2b)]
            pub struct BlockTransactions<$($lifetime)?> {
                id: BlockIdExt<$($lifetime)?>,
                req_count: u32,
                incomplete: bool,
                ids: Vec<TransactionId<$($lifetime)?>>,
                proof: $bytes,
            }

            #[derive(TlRead, TlWrite)]
            pub struct Usernames<$($lifetime)?> {
                active_usernames: Vec<$bytes>,
                disabled_usernames: Vec<$bytes>,
                editable_username: $bytes,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed, id = 0xeca5_f5a8)]
            pub struct User<$($lifetime)?> {
                id: i64,
                first_name: $bytes,
                last_name: $bytes,
                usernames: Usernames<$($lifetime)?>,
                phone_number: $bytes,
                status: UserStatus,
                accent_color_id: i32,
                background_custom_emoji_id: i64,
                profile_accent_color_id: i32,
                profile_background_custom_emoji_id: i64,
                is_contact: bool,
                is_mutual_contact: bool,
                is_close_friend: bool,
                is_premium: bool,
                is_support: bool,
                restricts_new_chats: bool,
                paid_message_star_count: i64,
                have_access: bool,
                user_type: UserType,
                language_code: $bytes,
                added_to_attachment_menu: bool,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed)]
            pub enum TextEntityType<$($lifetime)?> {
                #[tl(id = 0xbcc0_e1b0)]
                Bold,
                #[tl(id = 0xf8f3_965d)]
                Italic,
                #[tl(id = 0xc5e9_c94a)]
                Code,
                #[tl(id = 0x1a91_2463)]
                TextUrl { url: $bytes },
                #[tl(id = 0xa25c_d5af)]
                MentionName { user_id: i64 },
            }

            #[derive(TlRead, TlWrite)]
            pub struct TextEntity<$($lifetime)?> {
                offset: i32,
                length: i32,
                entity_type: TextEntityType<$($lifetime)?>,
            }

            #[derive(TlRead, TlWrite)]
            pub struct FormattedText<$($lifetime)?> {
                text: $bytes,
                entities: Vec<TextEntity<$($lifetime)?>>,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed)]
            pub enum MessageContent<$($lifetime)?> {
                #[tl(id = 0xa6eb_4b9a)]
                Text { text: FormattedText<$($lifetime)?> },
                #[tl(id = 0x2c99_bb41)]
                ChatChangeTitle { title: $bytes },
                #[tl(id = 0x37e9_31a9)]
                ChatDeleteMember { user_id: i64 },
            }

            #[derive(TlRead, TlWrite)]
            pub struct Message<$($lifetime)?> {
                id: i64,
                sender_id: MessageSender,
                chat_id: i64,
                is_outgoing: bool,
                is_pinned: bool,
                is_from_offline: bool,
                can_be_saved: bool,
                has_timestamped_media: bool,
                is_channel_post: bool,
                contains_unread_mention: bool,
                date: i32,
                edit_date: i32,
                interaction_info: MessageInteractionInfo,
                self_destruct_in: f64,
                auto_delete_in: f64,
                via_bot_user_id: i64,
                sender_boost_count: i32,
                paid_message_star_count: i64,
                author_signature: $bytes,
                media_album_id: i64,
                effect_id: i64,
                summary_language_code: $bytes,
                content: MessageContent<$($lifetime)?>,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed, id = 0xff04_4211)]
            pub struct Messages<$($lifetime)?> {
                total_count: i32,
                messages: Vec<Message<$($lifetime)?>>,
            }
        }
    };
}

holding!(owned, Vec<u8>, [u8; 32],);
holding!(borrowed, &'tl [u8], &'tl [u8; 32], 'tl);
