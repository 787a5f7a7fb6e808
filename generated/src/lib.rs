//! Telegram's one-to-one calls and the MTProto core as Rust types: an example and a test bed of typewright, not the whole API.
//!
//! For the whole API, generate a crate of your own: `typewright new telegram-api --schema api.tl`.
//!
//! ```
//! use typewright_telegram::telegram::functions::phone::RequestCall;
//! use typewright_telegram::telegram::types::{InputUser, PhoneCallProtocol};
//! use typewright_runtime::{Combinator, Encode};
//!
//! let call = RequestCall {
//!     video: true,
//!     user_id: InputUser::InputUserSelf,
//!     random_id: 42,
//!     g_a_hash: vec![0xab; 32],
//!     protocol: PhoneCallProtocol { udp_p2p: true, ..PhoneCallProtocol::new(65, 92, vec!["5.0.0".to_owned()]) },
//! };
//! assert_eq!(RequestCall::ID, 0x42ff96ed);
//! assert_eq!(call.to_bytes()?[..4], RequestCall::ID.to_le_bytes());
//! # Ok::<(), typewright_runtime::EncodeError>(())
//! ```
#![no_std]

mod error;

/// MTProto's own messages: key exchange, acknowledgements, salts, errors, containers of messages.
#[rustfmt::skip]
pub mod mtproto;
/// Telegram's one-to-one calls, and every type that they reach.
#[rustfmt::skip]
pub mod telegram;
