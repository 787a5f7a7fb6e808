//! `phone.requestCall`: its page beside the generated Rust.

use insta::assert_snapshot;
use typewright_language::pages::{PageKind, read_page};
use typewright_language::source::{Diagnostics, SourceMap};
use typewright_runtime::{Availability, Combinator, Function, MethodError, RpcError};
use typewright_telegram::telegram::functions::phone::RequestCall;
use typewright_tests::project;

const PAGE: &str = include_str!("../../schema/docs/methods/phone.requestCall.md");

/// The item of a generated file that has `needle`.
fn item(file: &str, needle: &str) -> String {
    let text = std::fs::read_to_string(project("generated/src/telegram").join(file)).unwrap();
    typewright_tests::item(&text, needle).to_owned()
}

fn request_call(needle: &str) -> String {
    item("functions/phone.rs", needle)
}

#[test]
fn the_struct_has_what_the_page_says() {
    assert_snapshot!(request_call("pub struct RequestCall {"), @"
    /// Starts a call: sends the hash of the caller's half of the key, and lets the called person's devices ring. The response is the waiting call; later states arrive as updates.
    ///
    /// Returns [`PhoneCall`](types::phone::PhoneCall), or fails with [`RequestCallError`].
    ///
    /// May be called by: users; not by: bots, bots over a business connection, clients that have not logged in.
    ///
    /// ```text
    /// phone.requestCall#42ff96ed flags:# video:flags.0?true user_id:InputUser random_id:int g_a_hash:bytes protocol:PhoneCallProtocol = phone.PhoneCall;
    /// ```
    ///
    /// From `calls.tl` and `phone.requestCall.md`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct RequestCall {
        /// If set, the camera is on from the start.
        ///
        /// `flags.0?true`
        pub video: bool,
        /// The user to call.
        ///
        /// `InputUser`
        pub user_id: types::InputUser,
        /// `int`
        pub random_id: i32,
        /// The SHA-256 hash of `g_a`, 32 bytes. It binds the caller to a half of the key that stays secret until the call is accepted.
        ///
        /// `bytes`
        pub g_a_hash: Vec<u8>,
        /// The abilities of the caller's call library; the server picks those that both sides share.
        ///
        /// `PhoneCallProtocol`
        pub protocol: types::PhoneCallProtocol,
    }
    ");
}

#[test]
fn a_call_is_built_of_what_the_wire_needs() {
    assert_snapshot!(request_call("impl RequestCall {"), @"
    impl RequestCall {
        /// With the mandatory fields alone; the caller's generator draws the random ones.
        #[inline]
        #[must_use]
        pub fn new(
            user_id: types::InputUser,
            g_a_hash: Vec<u8>,
            protocol: types::PhoneCallProtocol,
            random: &mut (impl rt::Random + ?::core::marker::Sized),
        ) -> Self {
            Self {
                video: false,
                user_id,
                random_id: rt::Random::next_u64(random) as i32,
                g_a_hash,
                protocol,
            }
        }

        /// Sets `video`.
        #[inline]
        #[must_use]
        pub fn video(mut self, value: bool) -> Self {
            self.video = value;
            self
        }

        /// Sets `random_id`.
        #[inline]
        #[must_use]
        pub fn random_id(mut self, value: i32) -> Self {
            self.random_id = value;
            self
        }
    }
    ");
}

#[test]
fn the_call_is_written_and_read() {
    assert_snapshot!(request_call("rt::Combinator for RequestCall {"), @r#"
    impl rt::Combinator for RequestCall {
        const NAME: &'static str = "phone.requestCall";
        const ID: u32 = 0x42ff96ed;

        #[inline]
        fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
            sink.nat(self.video as u32)
                .put(&self.user_id)
                .int(self.random_id)
                .put_as(rt::ByteString, &self.g_a_hash)
                .put(&self.protocol)
        }
    }
    "#);
    assert_snapshot!(request_call("for RequestCall {\n    const MIN"), @"
    impl<'de> rt::DecodeBare<'de> for RequestCall {
        const MIN_SIZE_BARE: usize = 40;

        #[inline]
        fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
            let flags = reader.nat();
            Self {
                video: flags & 1 != 0,
                user_id: reader.get(),
                random_id: reader.int(),
                g_a_hash: reader.get_as(rt::ByteString),
                protocol: reader.get(),
            }
        }
    }
    ");
    assert_snapshot!(request_call("rt::Function for RequestCall {"), @"
    impl rt::Function for RequestCall {
        type Response = types::phone::PhoneCall;
        type Error = RequestCallError;
        type Form = rt::Plain;
        const AVAILABILITY: rt::Availability = rt::Availability {
            users: Some(true),
            bots: Some(false),
            business: Some(false),
            unauthed: Some(false),
        };

        #[inline]
        fn form(&self) -> Self::Form {
            rt::Plain
        }
    }
    ");
}

#[test]
fn each_error_of_the_page_is_a_variant() {
    assert_snapshot!(request_call("pub enum RequestCallError {"), @"
    /// The errors of [`RequestCall`].
    #[derive(Clone, Debug, PartialEq, Eq)]
    #[non_exhaustive]
    pub enum RequestCallError {
        /// The server does not take these flags of the protocol: set `udp_p2p`, `udp_reflector` or both.
        ///
        /// `CALL_PROTOCOL_FLAGS_INVALID` under 400, from `telegram.json`
        CallProtocolFlagsInvalid,
        /// The range from `min_layer` to `max_layer` is not one that the server accepts.
        ///
        /// `CALL_PROTOCOL_LAYER_INVALID` under 400, from `telegram.json`
        CallProtocolLayerInvalid,
        /// The account that was to be called has been deleted.
        ///
        /// `INPUT_USER_DEACTIVATED` under 400, from `telegram.json`
        InputUserDeactivated,
        /// The client of the called user is too old for calls.
        ///
        /// `PARTICIPANT_VERSION_OUTDATED` under 400, from `telegram.json`
        ParticipantVersionOutdated,
        /// This random id was used before; draw another one.
        ///
        /// `RANDOM_ID_DUPLICATE` under 500, from `telegram.json`
        RandomIdDuplicate,
        /// No user has this id, or the access hash is of somebody else.
        ///
        /// `USER_ID_INVALID` under 400, from `telegram.json`
        UserIdInvalid,
        /// The called user has blocked this account, so no call can be made.
        ///
        /// `USER_IS_BLOCKED` under 400 or 403, from `telegram.json`
        UserIsBlocked {
            /// The code that it came under.
            code: i32,
        },
        /// The user does not take calls from this account, by their privacy settings.
        ///
        /// `USER_PRIVACY_RESTRICTED` under 403, from `telegram.json`
        UserPrivacyRestricted,
        /// One that any function may raise.
        Common(errors::CommonError),
        /// Any other.
        Other(rt::RpcError),
    }
    ");
}

#[test]
fn the_protocol_has_its_flags() {
    assert_snapshot!(item("types/mod.rs", "pub struct PhoneCallProtocol {"), @"
    /// The abilities of a call library. Either side sends its own, and the server combines both.
    ///
    /// ```text
    /// phoneCallProtocol#fc878fc8 flags:# udp_p2p:flags.0?true udp_reflector:flags.1?true min_layer:int max_layer:int library_versions:Vector<string> = PhoneCallProtocol;
    /// ```
    ///
    /// From `calls.tl` and `phoneCallProtocol.md`.
    #[derive(Clone, Debug, PartialEq)]
    pub struct PhoneCallProtocol {
        /// If set, the library can connect straight to the other side over UDP.
        ///
        /// `flags.0?true`
        pub udp_p2p: bool,
        /// If set, the library can connect over UDP through a relay.
        ///
        /// `flags.1?true`
        pub udp_reflector: bool,
        /// The oldest version of the call protocol that it speaks.
        ///
        /// `int`
        pub min_layer: i32,
        /// The newest version of the call protocol that it speaks.
        ///
        /// `int`
        pub max_layer: i32,
        /// The versions of the call library that it can run, such as `5.0.0`; in a response, the one that was chosen.
        ///
        /// `Vector<string>`
        pub library_versions: Vec<String>,
    }
    ");
    assert_snapshot!(item("types/mod.rs", "rt::Combinator for PhoneCallProtocol {"), @r#"
    impl rt::Combinator for PhoneCallProtocol {
        const NAME: &'static str = "phoneCallProtocol";
        const ID: u32 = 0xfc878fc8;

        #[inline]
        fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
            sink.nat(self.udp_p2p as u32 | (self.udp_reflector as u32) << 1)
                .ints([self.min_layer, self.max_layer])
                .put(&self.library_versions)
        }
    }
    "#);
    assert_snapshot!(item("types/mod.rs", "for PhoneCallProtocol {\n    const MIN"), @"
    impl<'de> rt::DecodeBare<'de> for PhoneCallProtocol {
        const MIN_SIZE_BARE: usize = 20;

        #[inline]
        fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
            let flags = reader.nat();
            let udp_p2p = flags & 1 != 0;
            let udp_reflector = flags & 1 << 1 != 0;
            let [min_layer, max_layer] = reader.ints();
            Self {
                udp_p2p,
                udp_reflector,
                min_layer,
                max_layer,
                library_versions: reader.get(),
            }
        }
    }
    ");
}

/// Everything on the page is in the Rust, independently of the snapshots above.
#[test]
fn nothing_of_the_page_is_lost() {
    let (mut sources, mut diagnostics) = (SourceMap::new(), Diagnostics::new());
    let page = read_page("page.md", PAGE.as_bytes(), &mut sources, &mut diagnostics).unwrap();
    assert_eq!((page.kind, page.name.value.as_str()), (PageKind::Method, RequestCall::NAME));

    let structure = request_call("pub struct RequestCall {");
    let params = page.params.as_deref().unwrap();
    assert_eq!(params.len(), 4);
    for param in params {
        let name = &param.name.value;
        let ty = match (param.ty.name.as_deref().unwrap(), param.required) {
            ("Bool", Some(false)) => "bool",
            ("bytes", Some(true)) => "Vec<u8>",
            ("InputUser", _) => "types::InputUser",
            ("PhoneCallProtocol", Some(true)) => "types::PhoneCallProtocol",
            other => panic!("{other:?}"),
        };
        assert!(structure.contains(&format!("    pub {name}: {ty},\n")), "{name}: {ty} is missing from\n{structure}");
        let description = &param.description.as_ref().unwrap().value;
        assert!(structure.contains(&format!("    /// {description}\n")), "{description} is missing from\n{structure}");
    }

    let errors = page.errors.as_deref().unwrap();
    assert!(errors.len() >= 6);
    for error in errors {
        let (code, name) = (error.code.unwrap(), &error.name);
        let raised = RpcError::new(code, name.as_str());
        let known = <RequestCall as Function>::Error::from(raised.clone());
        assert_eq!((known.code(), known.name()), (code, name.as_str()), "{known:?}");
        assert!(known.description().is_some_and(|text| !text.is_empty()), "{known:?}");
        assert!(!format!("{known:?}").starts_with("Other"), "{known:?}");
        assert_eq!(RpcError::from(known), raised);
    }
    let Availability { users, bots, .. } = RequestCall::AVAILABILITY;
    assert_eq!((users, bots), (Some(true), page.availability.bots.map(|bots| bots.value)));
}
