//! Each kind of definition once, as generated code would have it.

use ::typewright_runtime as rt;

/// `phoneCallProtocol#fc878fc8 flags:# udp_p2p:flags.0?true udp_reflector:flags.1?true min_layer:int max_layer:int
/// library_versions:Vector<string> = PhoneCallProtocol;`: the only constructor of its type.
#[derive(Clone, Debug, PartialEq)]
pub struct PhoneCallProtocol {
    pub udp_p2p: bool,
    pub udp_reflector: bool,
    pub min_layer: i32,
    pub max_layer: i32,
    pub library_versions: rt::prelude::Vec<rt::prelude::String>,
}

impl rt::Combinator for PhoneCallProtocol {
    const NAME: &'static str = "phoneCallProtocol";
    const ID: u32 = 0xfc87_8fc8;

    #[inline]
    fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
        let flags = u32::from(self.udp_p2p) | u32::from(self.udp_reflector) << 1;
        sink.nat(flags).int(self.min_layer).int(self.max_layer).put(&self.library_versions)
    }
}

impl<'de> rt::DecodeBare<'de> for PhoneCallProtocol {
    const MIN_SIZE_BARE: usize = 20;

    #[inline]
    fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
        let flags = reader.nat();
        let min_layer = reader.int();
        let max_layer = reader.int();
        let library_versions = rt::Decode::decode(reader);
        Self { udp_p2p: flags & 1 != 0, udp_reflector: flags & 1 << 1 != 0, min_layer, max_layer, library_versions }
    }
}

/// `InputUser`: constructors without fields are unit variants, large ones may lie in a box.
#[derive(Clone, Debug, PartialEq)]
pub enum InputUser {
    Empty,
    Zelf,
    User(InputUserUser),
    FromMessage(rt::prelude::Box<InputUserFromMessage>),
}

impl rt::Encode for InputUser {
    #[inline]
    fn encode<S: rt::Sink>(&self, sink: S) -> S {
        match self {
            Self::Empty => sink.id(0xb988_86cf),
            Self::Zelf => sink.id(0xf7c1_b13f),
            Self::User(value) => sink.put(value),
            Self::FromMessage(value) => sink.put(&**value),
        }
    }
}

impl<'de> rt::Decode<'de> for InputUser {
    const MIN_SIZE: usize = 4;

    #[inline]
    fn decode(reader: &mut rt::Reader<'de>) -> Self {
        match reader.id() {
            0xb988_86cf => Self::Empty,
            0xf7c1_b13f => Self::Zelf,
            <InputUserUser as rt::Combinator>::ID => Self::User(reader.bare()),
            <InputUserFromMessage as rt::Combinator>::ID => Self::FromMessage(reader.bare_in_box()),
            id => {
                reader.unexpected_id("InputUser", id);
                Self::Empty
            }
        }
    }
}

/// `inputUser#f21158c6 user_id:long access_hash:long = InputUser;`
#[derive(Clone, Debug, PartialEq)]
pub struct InputUserUser {
    pub user_id: i64,
    pub access_hash: i64,
}

impl rt::Combinator for InputUserUser {
    const NAME: &'static str = "inputUser";
    const ID: u32 = 0xf211_58c6;

    #[inline]
    fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
        sink.long(self.user_id).long(self.access_hash)
    }
}

impl<'de> rt::DecodeBare<'de> for InputUserUser {
    const MIN_SIZE_BARE: usize = 16;

    #[inline]
    fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
        Self { user_id: reader.long(), access_hash: reader.long() }
    }
}

/// `inputUserFromMessage#1da448e2 peer:InputUser msg_id:int user_id:long = InputUser;`, but for its peer: a type
/// that can hold itself. The decoder of such a type counts the depth.
#[derive(Clone, Debug, PartialEq)]
pub struct InputUserFromMessage {
    pub peer: InputUser,
    pub msg_id: i32,
    pub user_id: i64,
}

impl rt::Combinator for InputUserFromMessage {
    const NAME: &'static str = "inputUserFromMessage";
    const ID: u32 = 0x1da4_48e2;

    #[inline]
    fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
        sink.put(&self.peer).int(self.msg_id).long(self.user_id)
    }
}

impl<'de> rt::DecodeBare<'de> for InputUserFromMessage {
    const MIN_SIZE_BARE: usize = 16;

    #[inline]
    fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
        reader.nested(|reader| Self { peer: rt::Decode::decode(reader), msg_id: reader.int(), user_id: reader.long() })
    }
}

/// `RichText`: it holds itself in a box and in a vector, and its decoder counts the depth.
#[derive(Clone, Debug, PartialEq)]
pub enum RichText {
    Empty,
    Plain(TextPlain),
    Bold(TextBold),
    Concat(TextConcat),
}

impl rt::Encode for RichText {
    #[inline]
    fn encode<S: rt::Sink>(&self, sink: S) -> S {
        match self {
            Self::Empty => sink.id(0xdc3d_824f),
            Self::Plain(value) => sink.put(value),
            Self::Bold(value) => sink.put(value),
            Self::Concat(value) => sink.put(value),
        }
    }
}

impl<'de> rt::Decode<'de> for RichText {
    const MIN_SIZE: usize = 4;

    #[inline]
    fn decode(reader: &mut rt::Reader<'de>) -> Self {
        reader.nested(|reader| match reader.id() {
            0xdc3d_824f => Self::Empty,
            <TextPlain as rt::Combinator>::ID => Self::Plain(reader.bare()),
            <TextBold as rt::Combinator>::ID => Self::Bold(reader.bare()),
            <TextConcat as rt::Combinator>::ID => Self::Concat(reader.bare()),
            id => {
                reader.unexpected_id("RichText", id);
                Self::Empty
            }
        })
    }
}

/// `textPlain#744694e0 text:string = RichText;`
#[derive(Clone, Debug, PartialEq)]
pub struct TextPlain {
    pub text: rt::prelude::String,
}

impl rt::Combinator for TextPlain {
    const NAME: &'static str = "textPlain";
    const ID: u32 = 0x7446_94e0;

    #[inline]
    fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
        sink.put(&self.text)
    }
}

impl<'de> rt::DecodeBare<'de> for TextPlain {
    const MIN_SIZE_BARE: usize = 4;

    #[inline]
    fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
        Self { text: rt::Decode::decode(reader) }
    }
}

/// `textBold#6724abc4 text:RichText = RichText;`
#[derive(Clone, Debug, PartialEq)]
pub struct TextBold {
    pub text: rt::prelude::Box<RichText>,
}

impl rt::Combinator for TextBold {
    const NAME: &'static str = "textBold";
    const ID: u32 = 0x6724_abc4;

    #[inline]
    fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
        sink.put(&*self.text)
    }
}

impl<'de> rt::DecodeBare<'de> for TextBold {
    const MIN_SIZE_BARE: usize = 4;

    #[inline]
    fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
        Self { text: rt::FormDecode::decode(&rt::InBox(rt::Plain), reader) }
    }
}

/// `textConcat#7e6260d7 texts:Vector<RichText> = RichText;`
#[derive(Clone, Debug, PartialEq)]
pub struct TextConcat {
    pub texts: rt::prelude::Vec<RichText>,
}

impl rt::Combinator for TextConcat {
    const NAME: &'static str = "textConcat";
    const ID: u32 = 0x7e62_60d7;

    #[inline]
    fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
        sink.put(&self.texts)
    }
}

impl<'de> rt::DecodeBare<'de> for TextConcat {
    const MIN_SIZE_BARE: usize = 8;

    #[inline]
    fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
        Self { texts: rt::Decode::decode(reader) }
    }
}

/// `parcel#0a1b2c3d flags:# sealed:flags.0?true currency:flags.1?string amount:flags.1?long keys:Vector<bytes>
/// protocols:flags.2?vector<%PhoneCallProtocol> size:Int = Parcel;`: optional fields, two of which share a bit, and
/// forms.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Parcel {
    pub sealed: bool,
    pub currency: rt::prelude::Option<rt::prelude::String>,
    pub amount: rt::prelude::Option<i64>,
    pub keys: rt::prelude::Vec<rt::prelude::Vec<u8>>,
    pub protocols: rt::prelude::Option<rt::prelude::Vec<PhoneCallProtocol>>,
    pub size: i32,
}

impl rt::Combinator for Parcel {
    const NAME: &'static str = "parcel";
    const ID: u32 = 0x0a1b_2c3d;

    #[inline]
    fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
        let flags =
            u32::from(self.sealed) | u32::from(self.currency.is_some()) << 1 | u32::from(self.protocols.is_some()) << 2;
        let shared = &rt::SharedBit { combinator: "parcel", mask: "flags", bit: 1, fields: "currency, amount" };
        sink.agree(self.currency.is_some() == self.amount.is_some(), shared)
            .nat(flags)
            .some(&self.currency)
            .some(&self.amount)
            .put_as(rt::Vector(rt::ByteString), &self.keys)
            .some_as(rt::BareVector(rt::Bare), &self.protocols)
            .put_as(rt::Tagged::<0xa850_9bda, _>(rt::Plain), &self.size)
    }
}

impl<'de> rt::DecodeBare<'de> for Parcel {
    const MIN_SIZE_BARE: usize = 20;

    #[inline]
    fn decode_bare(reader: &mut rt::Reader<'de>) -> Self {
        let flags = reader.nat();
        let currency =
            if flags & 1 << 1 != 0 { rt::prelude::Some(rt::Decode::decode(reader)) } else { rt::prelude::None };
        let amount = if flags & 1 << 1 != 0 { rt::prelude::Some(reader.long()) } else { rt::prelude::None };
        let keys = rt::FormDecode::decode(&rt::Vector(rt::ByteString), reader);
        let protocols = if flags & 1 << 2 != 0 {
            rt::prelude::Some(rt::FormDecode::decode(&rt::BareVector(rt::Bare), reader))
        } else {
            rt::prelude::None
        };
        let size = rt::FormDecode::decode(&rt::Tagged::<0xa850_9bda, _>(rt::Plain), reader);
        Self { sealed: flags & 1 != 0, currency, amount, keys, protocols, size }
    }
}

/// `phone.requestCall#42ff96ed flags:# video:flags.0?true user_id:InputUser random_id:int g_a_hash:bytes
/// protocol:PhoneCallProtocol = phone.PhoneCall;`, but for its response. Functions need not be read.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestCall {
    pub video: bool,
    pub user_id: InputUser,
    pub random_id: i32,
    pub g_a_hash: rt::prelude::Vec<u8>,
    pub protocol: PhoneCallProtocol,
}

impl rt::Combinator for RequestCall {
    const NAME: &'static str = "phone.requestCall";
    const ID: u32 = 0x42ff_96ed;

    #[inline]
    fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
        sink.nat(u32::from(self.video))
            .put(&self.user_id)
            .int(self.random_id)
            .put_as(rt::ByteString, &self.g_a_hash)
            .put(&self.protocol)
    }
}

impl rt::Function for RequestCall {
    type Response = RichText;
    type Error = rt::RpcError;
    type Form = rt::Plain;

    #[inline]
    fn form(&self) -> rt::Plain {
        rt::Plain
    }
}

/// `invokeWithLayer#da9b0d0d {X:Type} layer:int query:!X = X;`: it returns the response of its query.
#[derive(Clone, Debug, PartialEq)]
pub struct InvokeWithLayer<X> {
    pub layer: i32,
    pub query: X,
}

impl<X: rt::Encode> rt::Combinator for InvokeWithLayer<X> {
    const NAME: &'static str = "invokeWithLayer";
    const ID: u32 = 0xda9b_0d0d;

    #[inline]
    fn encode_bare<S: rt::Sink>(&self, sink: S) -> S {
        sink.int(self.layer).put(&self.query)
    }
}

impl<X: rt::Function> rt::Function for InvokeWithLayer<X> {
    type Response = X::Response;
    type Error = X::Error;
    type Form = X::Form;

    #[inline]
    fn form(&self) -> X::Form {
        self.query.form()
    }
}
