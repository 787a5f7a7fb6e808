//! Three of the messages as structs by hand, for the derives of `tl-proto`. It has no text: strings are bytes.
#![expect(missing_docs, reason = "the names are those of the schema")]
#![expect(dead_code, reason = "nothing reads a mask, which is `()`: what is derived makes it of the fields")]

use tl_proto::{TlRead, TlWrite};

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum InputUser {
    #[tl(id = 0xb988_86cf)]
    Empty,
    #[tl(id = 0xf7c1_b13f)]
    Current,
    #[tl(id = 0xf211_58c6)]
    User { user_id: i64, access_hash: i64 },
}

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum FileType {
    #[tl(id = 0xaa96_3b05)]
    Unknown,
    #[tl(id = 0x40bc_6f52)]
    Partial,
    #[tl(id = 0x007e_fe0e)]
    Jpeg,
    #[tl(id = 0xcae1_aadf)]
    Gif,
    #[tl(id = 0x0a4f_63c0)]
    Png,
    #[tl(id = 0xae1e_508d)]
    Pdf,
    #[tl(id = 0x528a_0677)]
    Mp3,
    #[tl(id = 0x4b09_ebbc)]
    Mov,
    #[tl(id = 0xb3ce_a0e4)]
    Mp4,
    #[tl(id = 0x1081_464c)]
    Webp,
}

#[derive(TlRead, TlWrite)]
#[tl(boxed)]
pub enum EmojiList {
    #[tl(id = 0x481e_adfa)]
    NotModified,
    #[tl(id = 0x7a1e_11d1)]
    EmojiList { hash: i64, document_id: Longs },
}

/// `Vector<long>`, boxed: a `Vec` is bare.
#[derive(TlRead, TlWrite)]
#[tl(boxed, id = 0x1cb5_c415)]
pub struct Longs {
    numbers: Vec<i64>,
}

/// The types that hold bytes: owned, or borrowed for a lifetime.
macro_rules! holding {
    ($module:ident, $bytes:ty $(, $lifetime:lifetime)?) => {
        /// With byte strings of one type.
        pub mod $module {
            use tl_proto::{TlRead, TlWrite};

            use super::{FileType, InputUser};

            #[derive(TlRead, TlWrite)]
            #[tl(boxed, id = 0x42ff_96ed)]
            pub struct RequestCall<$($lifetime)?> {
                #[tl(flags)]
                flags: (),
                #[tl(flags_bit = 0)]
                video: Option<()>,
                user_id: InputUser,
                random_id: i32,
                g_a_hash: $bytes,
                protocol: PhoneCallProtocol<$($lifetime)?>,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed, id = 0xfc87_8fc8)]
            pub struct PhoneCallProtocol<$($lifetime)?> {
                #[tl(flags)]
                flags: (),
                #[tl(flags_bit = 0)]
                udp_p2p: Option<()>,
                #[tl(flags_bit = 1)]
                udp_reflector: Option<()>,
                min_layer: i32,
                max_layer: i32,
                library_versions: Strings<$($lifetime)?>,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed, id = 0x1cb5_c415)]
            pub struct Strings<$($lifetime)?> {
                strings: Vec<$bytes>,
            }

            #[derive(TlRead, TlWrite)]
            #[tl(boxed, id = 0x096a_18d5)]
            pub struct File<$($lifetime)?> {
                file_type: FileType,
                mtime: i32,
                bytes: $bytes,
            }
        }
    };
}

holding!(owned, Vec<u8>);
holding!(borrowed, &'tl [u8], 'tl);
