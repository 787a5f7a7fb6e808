//! Implementations of serde's traits for types with JSON, where the feature `serde` is on.

/// Implements serde's traits for a type with JSON; with `to`, `Serialize` alone. Expands to nothing without the feature
/// `serde`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_bridge {
    (to $ty:ty) => {
        impl $crate::serde::Serialize for $ty {
            fn serialize<S: $crate::serde::Serializer>(&self, to: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::json::bridge::serialize(self, to)
            }
        }
    };
    ($ty:ty) => {
        $crate::serde_bridge!(to $ty);

        impl<'de> $crate::serde::Deserialize<'de> for $ty {
            fn deserialize<D: $crate::serde::Deserializer<'de>>(from: D) -> ::core::result::Result<Self, D::Error> {
                $crate::json::bridge::deserialize(from)
            }
        }
    };
}

/// Implements serde's traits for a type with JSON. Expands to nothing here, since the feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! serde_bridge {
    ($($any:tt)*) => {};
}
