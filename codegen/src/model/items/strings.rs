//! Rust types for `string` and `bytes`.

/// The Rust type of a `string`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StringType {
    /// `String`
    #[default]
    String,
    /// `String`, with U+FFFD in place of invalid UTF-8: no string of a peer fails to decode.
    Lossy,
    /// `Box<str>`: a third smaller.
    BoxStr,
    /// `&'a str`: a slice of the bytes that it was decoded from.
    Borrowed,
    /// The type of `bytes` in the same place: some schemas declare arbitrary bytes as `string`.
    Bytes,
}

/// The Rust type of `bytes`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BytesType {
    /// `Vec<u8>`
    #[default]
    Vec,
    /// `bytes::Bytes`: cheap to clone, and a part of the input where that is a `Bytes` too (`from_shared`); needs the feature `bytes`
    /// of the runtime.
    Bytes,
    /// `&'a [u8]`: a slice of the bytes that it was decoded from.
    Borrowed,
}
