//! Combinators behind a reference or in a `Box`: they are encoded, and called, as what they point to.

use alloc::boxed::Box;

use crate::{Availability, Combinator, EncodeToVec, Function, Sink};

macro_rules! pointers {
    ($($pointer:ty),*) => {$(
        impl<T: Combinator> Combinator for $pointer {
            const NAME: &'static str = T::NAME;
            const ID: u32 = T::ID;

            #[inline]
            fn encode_bare<S: Sink>(&self, sink: S) -> S {
                T::encode_bare(self, sink)
            }
        }

        impl<T: Combinator + EncodeToVec> EncodeToVec for $pointer {}

        impl<T: Function> Function for $pointer {
            type Response = T::Response;
            type Error = T::Error;
            type Form = T::Form;
            const AVAILABILITY: Availability = T::AVAILABILITY;

            #[inline]
            fn form(&self) -> T::Form {
                T::form(self)
            }
        }
    )*};
}

pointers!(&T, Box<T>);
