//! Masks that are written after the fields that they announce.

/// A mask that a [`Sink`](crate::Sink) has left room for: the bits so far, and the place of the mask.
///
/// Each optional field is looked at once: its bit is set when it is written.
#[derive(Debug)]
#[must_use = "the mask is filled in by `Sink::fill`"]
pub struct Mask<L> {
    pub(crate) bits: u32,
    pub(crate) slot: L,
}
