//! Builtin values in their boxed form, for registries: no schema needs to declare them.

use alloc::string::String;
use alloc::vec::Vec;
use core::fmt::{self, Debug};
use core::marker::PhantomData;

use crate::entry::{Decoder, Entry};
use crate::{
    BOOL_FALSE_ID, BOOL_TRUE_ID, ByteString, Decode, Empty, Encode, FormDecode, FormEncode, Plain, Reader, Sink,
    Tagged, VECTOR_ID,
};

/// The builtin of an id.
pub(crate) fn find(id: u32) -> Option<&'static Entry> {
    BUILTINS.iter().find(|entry| entry.id == id)
}

/// The builtin of a name.
pub(crate) fn find_name(name: &str) -> Option<&'static Entry> {
    BUILTINS.iter().find(|entry| entry.name == name)
}

/// A value together with its form, which becomes its usual one.
struct Formed<F, T> {
    form: PhantomData<F>,
    value: T,
}

impl<F: Default + FormEncode<T>, T> Encode for Formed<F, T> {
    fn encode<S: Sink>(&self, sink: S) -> S {
        F::default().encode(&self.value, sink)
    }
}

impl<'de, F: Default + FormDecode<'de, T>, T> Decode<'de> for Formed<F, T> {
    const MIN_SIZE: usize = F::MIN_SIZE;

    fn decode(reader: &mut Reader<'de>) -> Self {
        Self { form: PhantomData, value: F::default().decode(reader) }
    }
}

impl<F, T: Debug> Debug for Formed<F, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(f)
    }
}

const fn bool_value(id: u32, name: &'static str, tl: &'static str) -> Entry {
    Entry { id, name, tl, decoder: Some(Decoder::new::<bool>()) }
}

/// The value of a type with one constructor, whose id stands in front of the form.
macro_rules! boxed {
    ($id:literal, $name:literal, $result:literal, $ty:ty, $form:ty) => {
        Entry {
            id: $id,
            name: $name,
            tl: concat!($name, " ? = ", $result, ";"),
            decoder: Some(Decoder::new::<Formed<Tagged<$id, $form>, $ty>>()),
        }
    };
}

static BUILTINS: [Entry; 18] = [
    bool_value(BOOL_TRUE_ID, "boolTrue", "boolTrue#997275b5 = Bool;"),
    bool_value(BOOL_FALSE_ID, "boolFalse", "boolFalse#bc799737 = Bool;"),
    Entry { id: VECTOR_ID, name: "vector", tl: "vector#1cb5c415 {t:Type} # [ t ] = Vector t;", decoder: None },
    boxed!(0xa850_9bda, "int", "Int", i32, Plain),
    boxed!(0x5cb9_34fa, "int32", "Int32", i32, Plain),
    boxed!(0x2207_6cba, "long", "Long", i64, Plain),
    boxed!(0x5d9e_d744, "int64", "Int64", i64, Plain),
    boxed!(0x6781_c7ee, "int53", "Int53", i64, Plain),
    boxed!(0x824d_ab22, "float", "Float", f32, Plain),
    boxed!(0x2210_c154, "double", "Double", f64, Plain),
    boxed!(0xb528_6e24, "string", "String", String, Plain),
    boxed!(0x8ea8_c283, "secureString", "SecureString", String, Plain),
    boxed!(0xe937_bb82, "bytes", "Bytes", Vec<u8>, ByteString),
    boxed!(0xbad7_1dc7, "secureBytes", "SecureBytes", Vec<u8>, ByteString),
    boxed!(0x84cc_f7b7, "int128", "Int128", [u8; 16], Plain),
    boxed!(0x7bed_eb5b, "int256", "Int256", [u8; 32], Plain),
    boxed!(0x6ff8_2434, "int512", "Int512", [u8; 64], Plain),
    boxed!(0x3fed_d339, "true", "True", (), Empty),
];
