//! The bindings of `cases/chosen.tl`, with a choice of every kind.

use std::fmt::Debug;

pub use typewright_runtime as runtime;
use typewright_runtime::{Combinator, DecodeBare, Reader, Sink};

/// The trait that hooks implement.
pub trait Named: Debug {
    /// The name in the schema.
    const TL: &'static str;
}

macro_rules! name {
    ($ty:ty, $tl:literal) => {
        impl crate::chosen::Named for $ty {
            const TL: &'static str = $tl;
        }
    };
}

pub(crate) use name;

/// A `color` written by hand.
#[derive(Clone, Debug, PartialEq)]
pub struct Rgb {
    /// Red, green, blue.
    pub parts: [u8; 3],
}

impl Combinator for Rgb {
    const NAME: &'static str = "color";
    const ID: u32 = 0x0bad_cafe;

    fn encode_bare<S: Sink>(&self, sink: S) -> S {
        let [red, green, blue] = self.parts;
        sink.raw(&[blue, green, red, 0])
    }
}

impl<'de> DecodeBare<'de> for Rgb {
    const MIN_SIZE_BARE: usize = 4;

    fn decode_bare(reader: &mut Reader<'de>) -> Self {
        let [blue, green, red, _] = reader.array();
        Self { parts: [red, green, blue] }
    }
}

include!(concat!(env!("OUT_DIR"), "/chosen.rs"));
