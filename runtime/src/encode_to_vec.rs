//! Values that TL can always carry.

use alloc::boxed::Box;
use alloc::string::String;
use alloc::vec::Vec;

use crate::{Encode, EncodeError};

/// A value that TL can always carry, so that encoding it needs no `Result`.
///
/// Bindings with `encode_to_vec` implement it for each type whose parts cannot disagree. All others keep
/// [`Encode::to_bytes`] alone: those with fields that share a bit, with a mask that keeps bits and has fields too, with repetitions, with
/// an [`Object`](crate::Object), and those that hold one of these.
///
/// ```
/// use typewright_runtime::EncodeToVec;
///
/// assert_eq!(true.encode_to_vec(), [0xb5, 0x75, 0x72, 0x99]);
/// ```
#[diagnostic::on_unimplemented(
    message = "TL cannot carry every `{Self}`",
    note = "`to_bytes` returns an error for values that it cannot carry; bindings with `encode_to_vec` implement this trait for all others"
)]
pub trait EncodeToVec: Encode {
    /// The bytes of the value, as [`to_bytes`](Encode::to_bytes) returns them.
    ///
    /// # Panics
    /// If a vector has more elements than `i32::MAX`, or a string more bytes than memory holds: TL has no number for either.
    fn encode_to_vec(&self) -> Vec<u8> {
        self.to_bytes().unwrap_or_else(|error| too_long(error))
    }
}

#[cold]
#[expect(clippy::panic, reason = "as `Vec` panics where a capacity overflows: only a length can be at fault")]
fn too_long(error: EncodeError) -> ! {
    panic!("{error}")
}

impl EncodeToVec for bool {}
impl EncodeToVec for i32 {}
impl EncodeToVec for u32 {}
impl EncodeToVec for i64 {}
impl EncodeToVec for f32 {}
impl EncodeToVec for f64 {}
impl EncodeToVec for [u8; 16] {}
impl EncodeToVec for [u8; 32] {}
impl EncodeToVec for [u8; 64] {}
impl EncodeToVec for String {}
impl EncodeToVec for Box<str> {}
impl EncodeToVec for &str {}
impl<T: EncodeToVec> EncodeToVec for Vec<T> {}
