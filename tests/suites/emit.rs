//! Floors 4 and 5: Rust, as text.

use insta::assert_snapshot;
use typewright::output::{self, Bindings, Layout, OutputOptions};

use crate::model::model;

fn printed(tl: &str, layout: Layout, format: bool) -> Bindings {
    output::print(&model(tl), &OutputOptions { layout, format, ..OutputOptions::default() })
}

/// The first item that has `needle` in it, of all files.
fn item(tl: &str, needle: &str) -> String {
    let files = printed(tl, Layout::Tree, true);
    typewright_tests::item(&files.into_values().collect::<Vec<_>>().join("\n\n"), needle).to_owned()
}

const FLAGS: &str = "parcel flags:# sealed:flags.0?true currency:flags.1?string amount:flags.1?long size:int = Parcel;";

#[test]
fn a_struct_says_what_it_was_in_the_schema() {
    assert_snapshot!(item(FLAGS, "pub struct"), @"
    /// `parcel`
    ///
    /// ```text
    /// parcel flags:# sealed:flags.0?true currency:flags.1?string amount:flags.1?long size:int = Parcel;
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct Parcel {
        /// `flags.0?true`
        pub sealed: bool,
        /// `flags.1?string`, together with `amount`
        pub currency: Option<String>,
        /// `flags.1?long`, together with `currency`
        pub amount: Option<i64>,
        /// `int`
        pub size: i32,
    }
    ");
}

#[test]
fn new_takes_what_is_mandatory() {
    assert_snapshot!(item(FLAGS, "impl Parcel"), @r"
    impl Parcel {
        /// With the mandatory fields alone.
        #[inline]
        #[must_use]
        pub fn new(size: i32) -> Self {
            Self {
                sealed: false,
                currency: None,
                amount: None,
                size,
            }
        }
    }
    ");
}

#[test]
fn presence_is_computed_and_shared_bits_agree() {
    assert_snapshot!(item(FLAGS, "impl rt::Combinator"), @r#"
    impl rt::Combinator for Parcel {
        const NAME: &'static str = "parcel";
        const ID: u32 = 0xbfc53930;

        #[inline]
        fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
            sink.agree(
                    self.currency.is_some() == self.amount.is_some(),
                    &rt::SharedBit {
                        combinator: "parcel",
                        mask: "flags",
                        bit: 1,
                        fields: "currency, amount",
                    },
                )
                .nat(self.sealed as u32 | (self.currency.is_some() as u32) << 1)
                .some(&self.currency)
                .some(&self.amount)
                .int(self.size)
        }
    }
    "#);
}

#[test]
fn presence_is_read_before_the_values() {
    assert_snapshot!(item(FLAGS, "impl<'de> rt::DecodeBare"), @"
    impl<'de> rt::DecodeBare<'de> for Parcel {
        const MIN_SIZE_BARE: usize = 8;

        #[inline]
        fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
            let flags = reader.nat();
            Self {
                sealed: flags & 1 != 0,
                currency: reader.some(flags & 1 << 1 != 0),
                amount: reader.some(flags & 1 << 1 != 0),
                size: reader.int(),
            }
        }
    }
    ");
}

#[test]
fn values_before_a_word_are_kept_until_the_struct_is_made() {
    let tl = "a id:long reader:int flags:# x:flags.0?int = A;";
    assert_snapshot!(item(tl, "impl<'de> rt::DecodeBare"), @"
    impl<'de> rt::DecodeBare<'de> for A {
        const MIN_SIZE_BARE: usize = 16;

        #[inline]
        fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
            let id = reader.long();
            let reader_ = reader.int();
            let flags = reader.nat();
            Self {
                id,
                reader: reader_,
                x: reader.some(flags & 1 != 0),
            }
        }
    }
    ");
}

#[test]
fn forms_other_than_the_usual_are_spelled_out() {
    let tl = "a x:bytes y:vector<%B> z:Int = A; b = B;";
    assert_snapshot!(item(tl, "impl rt::Combinator for A"), @r#"
    impl rt::Combinator for A {
        const NAME: &'static str = "a";
        const ID: u32 = 0x4edddd58;

        #[inline]
        fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
            sink.put_as(rt::ByteString, &self.x)
                .put_as(rt::BareVector(rt::Bare), &self.y)
                .put_as(rt::Tagged::<0xa8509bda, _>(rt::Plain), &self.z)
        }
    }
    "#);
}

const ENUM: &str = "textEmpty = RichText; textBold text:RichText = RichText; textLarge a:int512 = RichText;";

#[test]
fn an_enum_is_read_by_its_ids() {
    assert_snapshot!(item(ENUM, "impl<'de> rt::Decode<'de> for RichText"), @r#"
    impl<'de> rt::Decode<'de> for RichText {
        const MIN_SIZE: usize = 4;

        #[inline]
        fn decode(reader: &mut rt::Reader<'de>) -> Self {
            reader
                .nested(|reader| match reader.id() {
                    0xdc3d824f => Self::TextEmpty,
                    0x6724abc4 => Self::TextBold(reader.bare()),
                    0x3851d957 => Self::TextLarge(reader.bare_in_box()),
                    id => {
                        reader.unexpected_id("RichText", id);
                        Self::TextEmpty
                    }
                })
        }
    }
    "#);
}

#[test]
fn an_enum_is_written_by_its_variants() {
    assert_snapshot!(item(ENUM, "impl rt::Encode for RichText"), @"
    impl rt::Encode for RichText {
        #[inline]
        fn encode<S: rt::Sink>(&self, sink: S) -> S {
            match self {
                Self::TextEmpty => sink.id(0xdc3d824f),
                Self::TextBold(value) => sink.put(value),
                Self::TextLarge(value) => sink.put(&**value),
            }
        }
    }
    ");
}

#[test]
fn a_payload_becomes_its_enum() {
    assert_snapshot!(item(ENUM, "impl From<variants::TextLarge>"), @"
    impl From<variants::TextLarge> for RichText {
        #[inline]
        fn from(value: variants::TextLarge) -> Self {
            Self::TextLarge(Box::new(value))
        }
    }
    ");
}

#[test]
fn functions_decode_their_response() {
    assert_snapshot!(item("a = A; ---functions--- get = Vector<A>;", "impl rt::Function"), @"
    impl rt::Function for Get {
        type Response = Vec<types::A>;
        type Error = rt::RpcError;

        #[inline]
        fn decode_response(&self, reader: &mut rt::Reader<'_>) -> Self::Response {
            reader.get()
        }

        #[inline]
        fn encode_response<S: rt::Sink>(&self, response: &Self::Response, sink: S) -> S {
            sink.put(response)
        }
    }
    ");
}

#[test]
fn a_wrapper_is_a_function_if_its_query_is() {
    assert_snapshot!(item("---functions--- wrap {X:Type} query:!X = X;", "impl<X: rt::Function>"), @"
    impl<X: rt::Function> rt::Function for Wrap<X> {
        type Response = <X as rt::Function>::Response;
        type Error = <X as rt::Function>::Error;

        #[inline]
        fn decode_response(&self, reader: &mut rt::Reader<'_>) -> Self::Response {
            rt::Function::decode_response(&self.query, reader)
        }

        #[inline]
        fn encode_response<S: rt::Sink>(&self, response: &Self::Response, sink: S) -> S {
            rt::Function::encode_response(&self.query, response, sink)
        }
    }
    ");
}

#[test]
fn names_that_are_hidden_are_spelled_in_full() {
    let tl = "ok = Ok; option x:Vector<int> flags:# y:flags.0?int = Option; vec = Vec;";
    assert_snapshot!(item(tl, "pub struct Option"), @"
    /// `option`
    ///
    /// ```text
    /// option x:Vector<int> flags:# y:flags.0?int = Option;
    /// ```
    #[derive(Clone, Debug, PartialEq)]
    pub struct Option {
        /// `Vector<int>`
        pub x: rt::prelude::Vec<i32>,
        /// `flags.0?int`
        pub y: rt::prelude::Option<i32>,
    }
    ");
    assert_snapshot!(item(tl, "for Option {\n    const MIN"), @"
    impl<'de> rt::DecodeBare<'de> for Option {
        const MIN_SIZE_BARE: usize = 12;

        #[inline]
        fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
            let x = reader.get();
            let flags = reader.nat();
            Self {
                x,
                y: reader.some(flags & 1 != 0),
            }
        }
    }
    ");
}

#[test]
fn a_tree_has_a_file_for_each_module() {
    let tl = "a = A; n.m.b x:int = n.m.B; n.m.c = n.m.B; ---functions--- pub.get = A;";
    let files = printed(tl, Layout::Tree, true);
    assert_snapshot!(files.keys().cloned().collect::<Vec<_>>().join("\n"), @"
    functions/mod.rs
    functions/pub.rs
    mod.rs
    types/mod.rs
    types/n/m.rs
    types/n/mod.rs
    variants/mod.rs
    variants/n/m.rs
    variants/n/mod.rs
    ");
    assert_snapshot!(files["mod.rs"], @"
    // @generated by typewright from test.tl; do not edit.
    // Renewed by the build script.

    #[allow(dead_code, single_use_lifetimes, unreachable_pub, unused_import_braces, unused_imports)]
    #[allow(missing_copy_implementations, missing_debug_implementations, variant_size_differences)]
    #[allow(clippy::all, clippy::pedantic, clippy::nursery)]
    pub mod functions;
    #[allow(dead_code, single_use_lifetimes, unreachable_pub, unused_import_braces, unused_imports)]
    #[allow(missing_copy_implementations, missing_debug_implementations, variant_size_differences)]
    #[allow(clippy::all, clippy::pedantic, clippy::nursery)]
    pub mod types;
    #[allow(dead_code, single_use_lifetimes, unreachable_pub, unused_import_braces, unused_imports)]
    #[allow(missing_copy_implementations, missing_debug_implementations, variant_size_differences)]
    #[allow(clippy::all, clippy::pedantic, clippy::nursery)]
    pub mod variants;
    ");
    assert_snapshot!(files["functions/mod.rs"], @"
    // @generated by typewright from test.tl; do not edit.
    // Renewed by the build script.

    //! The functions of the schema.

    pub mod r#pub;
    ");
}

#[test]
fn one_file_holds_all_and_can_be_included() {
    let files = printed("---functions--- n.get = Int;", Layout::File, true);
    assert_snapshot!(files["mod.rs"].split("    impl").next().unwrap(), @"
    // @generated by typewright from test.tl; do not edit.
    // Renewed by the build script.

    /// The functions of the schema.
    #[allow(dead_code, single_use_lifetimes, unreachable_pub, unused_import_braces, unused_imports)]
    #[allow(missing_copy_implementations, missing_debug_implementations, variant_size_differences)]
    #[allow(clippy::all, clippy::pedantic, clippy::nursery)]
    pub mod functions {
        /// The namespace `n`.
        pub mod n {
            use ::typewright_runtime as rt;

            /// `n.get`
            ///
            /// Returns `i32`.
            ///
            /// ```text
            /// n.get = Int;
            /// ```
            #[derive(Clone, Debug, PartialEq)]
            pub struct Get;
    ");
}

/// The lines of a tree of files that begin with one of these.
fn lines(tl: &str, starts: &[&str]) -> String {
    let files = printed(tl, Layout::Tree, false);
    let lines = files.iter().flat_map(|(name, text)| {
        let found = text.lines().filter(|line| starts.iter().any(|start| line.trim_start().starts_with(start)));
        found.map(move |line| format!("{name}: {}\n", line.trim_start()))
    });
    lines.collect()
}

#[test]
fn imports_are_the_modules_that_are_mentioned() {
    let tl = "a = A; b x:int = B; b2 x:n.C = B; n.c a:A = n.C; n.d.e c:n.C f:n.d.F = n.d.E; n.d.f = n.d.F; n.d.f2 x:int = n.d.F; ---functions--- n.get = B;";
    assert_snapshot!(lines(tl, &["use super", "pub x:", "pub a:", "pub c:", "pub f:", "F2("]), @"
    functions/n.rs: use super::super::types;
    types/mod.rs: use super::variants;
    types/n/d.rs: use super::super::super::{types, variants};
    types/n/d.rs: pub c: types::n::C,
    types/n/d.rs: pub f: F,
    types/n/d.rs: F2(variants::n::d::F2),
    types/n/mod.rs: use super::super::types;
    types/n/mod.rs: pub a: types::A,
    variants/mod.rs: use super::types;
    variants/mod.rs: pub x: i32,
    variants/mod.rs: pub x: types::n::C,
    variants/n/d.rs: use super::super::super::types;
    variants/n/d.rs: pub x: i32,
    ");
}

#[test]
fn imports_clash_with_no_namespace() {
    let tl = "types.a = types.A; errors.b x:types.A = errors.B; rt.c x:errors.B = rt.C; ---functions--- variants.get = rt.C;";
    assert_snapshot!(lines(tl, &["pub mod", "use", "pub x:", "type Response"]), @"
    functions/mod.rs: pub mod variants_;
    functions/variants_.rs: use ::typewright_runtime as rt;
    functions/variants_.rs: use super::super::types;
    functions/variants_.rs: type Response = types::rt_::C;
    mod.rs: pub mod functions;
    mod.rs: pub mod types;
    types/errors_.rs: use ::typewright_runtime as rt;
    types/errors_.rs: use super::super::types;
    types/errors_.rs: pub x: types::types_::A,
    types/mod.rs: pub mod errors_;
    types/mod.rs: pub mod rt_;
    types/mod.rs: pub mod types_;
    types/rt_.rs: use ::typewright_runtime as rt;
    types/rt_.rs: use super::super::types;
    types/rt_.rs: pub x: types::errors_::B,
    types/types_.rs: use ::typewright_runtime as rt;
    ");
}

#[test]
fn imports_of_the_runtime_follow_its_path() {
    let print = |path: &str| {
        let runtime = path.parse().unwrap();
        let files =
            output::print(&model("a x:Vector<int> = A;"), &OutputOptions { runtime, ..OutputOptions::default() });
        let lines = files["mod.rs"].lines().filter(|line| line.contains("use ")).map(str::trim);
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!(print("my_api::rt"), @"
    use ::my_api::rt;
    use ::my_api::rt::prelude::Vec;
    ");
    assert_snapshot!(print("crate::rt"), @"
    use crate::rt;
    use crate::rt::prelude::Vec;
    ");
}

#[test]
fn aliases_name_what_rust_calls_otherwise() {
    let tl = "peerUser id:long = Peer; peerEmpty = Peer; peer_chat = Peer; n.peerX = Peer; other = Peer; same = Same; n.same = n.Same;";
    assert_snapshot!(lines(tl, &["#[doc(alias", "User(", "Empty,", "Chat,", "PeerX,", "X,", "Other,", "pub struct", "pub enum"]), @r#"
    types/mod.rs: pub enum Peer {
    types/mod.rs: #[doc(alias = "peerUser")]
    types/mod.rs: User(variants::PeerUser),
    types/mod.rs: #[doc(alias = "peerEmpty")]
    types/mod.rs: Empty,
    types/mod.rs: #[doc(alias = "peer_chat")]
    types/mod.rs: Chat,
    types/mod.rs: #[doc(alias = "n.peerX")]
    types/mod.rs: X,
    types/mod.rs: Other,
    types/mod.rs: pub struct Same;
    types/n.rs: pub struct Same;
    variants.rs: pub struct PeerUser {
    "#);
}

#[test]
fn headers_name_the_schema_the_layer_and_the_command() {
    let header = |options: &OutputOptions, layer: u32| {
        let mut model = model("a = A;");
        model.origin.layer = Some(layer);
        model.origin.files.push("other.tl".to_owned());
        output::print(&model, options)["mod.rs"].split("\n\n").next().unwrap().to_owned()
    };
    assert_snapshot!(header(&OutputOptions::default(), 3), @"
    // @generated by typewright from test.tl, other.tl (layer 3); do not edit.
    // Renewed by the build script.
    ");
    let command = Some("typewright generate".to_owned());
    assert_snapshot!(header(&OutputOptions { command, ..OutputOptions::default() }, 4), @"
    // @generated by typewright from test.tl, other.tl (layer 4); do not edit.
    // Renew with: typewright generate
    ");
}

/// The first items of the text that a build script writes: no feature is needed for it.
#[test]
fn build_scripts_write_text_for_readers() {
    let tl = std::fs::read_to_string("../schema/telegram/calls.tl").unwrap();
    let builder =
        typewright::Builder::new().schema_text("calls.tl", tl).only(["phone.confirmCall"]).opaque(["Updates"]);
    let files = builder.generate().unwrap().value.bindings;
    let text = &files["calls.rs"];
    assert_snapshot!(text.split_once("impl rt::Function").unwrap().0, @r#"
    // @generated by typewright from calls.tl (layer 228); do not edit.
    // Renewed by the build script.

    /// The layer of the schema.
    #[allow(dead_code, unreachable_pub)]
    pub const LAYER: u32 = 228;

    /// The functions of the schema.
    #[allow(dead_code, single_use_lifetimes, unreachable_pub, unused_import_braces, unused_imports)]
    #[allow(missing_copy_implementations, missing_debug_implementations, variant_size_differences)]
    #[allow(clippy::all, clippy::pedantic, clippy::nursery)]
    pub mod functions {
        /// The namespace `phone`.
        pub mod phone {
            use ::typewright_runtime as rt;
            use ::typewright_runtime::prelude::Vec;
            use super::super::types;

            /// Confirms an accepted call: the last step of the key exchange.
            ///
            /// Returns [`PhoneCall`](types::phone::PhoneCall).
            ///
            /// ```text
            /// phone.confirmCall#2efe1722 peer:InputPhoneCall g_a:bytes key_fingerprint:long protocol:PhoneCallProtocol = phone.PhoneCall;
            /// ```
            #[derive(Clone, Debug, PartialEq)]
            pub struct ConfirmCall {
                /// `InputPhoneCall`
                pub peer: types::InputPhoneCall,
                /// `bytes`
                pub g_a: Vec<u8>,
                /// `long`
                pub key_fingerprint: i64,
                /// `PhoneCallProtocol`
                pub protocol: types::PhoneCallProtocol,
            }

            impl ConfirmCall {
                /// With the mandatory fields alone.
                #[inline]
                #[must_use]
                pub fn new(
                    peer: types::InputPhoneCall,
                    g_a: Vec<u8>,
                    key_fingerprint: i64,
                    protocol: types::PhoneCallProtocol
                ) -> Self {
                    Self { peer, g_a, key_fingerprint, protocol }
                }
            }

            impl rt::Combinator for ConfirmCall {
                const NAME: &'static str = "phone.confirmCall";
                const ID: u32 = 0x2efe1722;

                #[inline]
                fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
                    sink.put(&self.peer)
                        .put_as(rt::ByteString, &self.g_a)
                        .long(self.key_fingerprint)
                        .put(&self.protocol)
                }
            }
    "#);
}
