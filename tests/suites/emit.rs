//! Floors 4 and 5: Rust, as text.

use insta::assert_snapshot;
use typewright::output::{self, Bindings, Layout, OutputOptions};

use crate::model::model;

pub(crate) fn printed(tl: &str, layout: Layout, format: bool) -> Bindings {
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
            let (mut flags, sink) = sink
                .agree(
                    self.currency.is_some() == self.amount.is_some(),
                    &rt::SharedBit {
                        combinator: "parcel",
                        mask: "flags",
                        bit: 1,
                        fields: "currency, amount",
                    },
                )
                .mask(self.sealed as u32);
            sink.masked(&mut flags, 1 << 1, &self.currency)
                .masked(&mut flags, 1 << 1, &self.amount)
                .int(self.size)
                .fill(flags)
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
        type Form = rt::Plain;

        #[inline]
        fn form(&self) -> Self::Form {
            rt::Plain
        }
    }
    ");
}

#[test]
fn a_form_of_a_response_may_depend_on_the_call() {
    let tl = "tuple {t:Type} {n:#} items:n*[t] = Tuple t n; ---functions--- get n:# = Tuple int n;";
    assert_snapshot!(item(tl, "impl rt::Function"), @"
    impl rt::Function for Get {
        type Response = types::Tuple<i32>;
        type Error = rt::RpcError;
        type Form = rt::Tagged<0x82e9208b, types::TupleForm<rt::Plain>>;

        #[inline]
        fn form(&self) -> Self::Form {
            rt::Tagged::<
                0x82e9208b,
                _,
            >(types::TupleForm {
                t: rt::Plain,
                n: self.n,
            })
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
        type Form = <X as rt::Function>::Form;

        #[inline]
        fn form(&self) -> Self::Form {
            rt::Function::form(&self.query)
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
fn documentation_has_nothing_that_no_comment_may_hold() {
    let tl = "// a \u{202e}b\u{7}c\u{85}d\nuser id:long /* \u{2066} */ = User; // e\u{b}f\u{2067}g";
    for format in [false, true] {
        let text: String = printed(tl, Layout::File, format).into_values().collect();
        let refused =
            |c: char| c != '\n' && (c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
        assert!(text.contains("/// a bcd\n") && !text.contains(refused), "{text}");
    }
}
