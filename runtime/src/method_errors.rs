//! The macro behind every generated enum of errors.

/// The parts that all enums of errors share, for one that implements [`MethodError`](crate::MethodError) for the errors
/// that it knows. Other errors go:
///
/// * `method_errors!(E)`: to `Other(RpcError)`;
/// * `method_errors!(E, CommonError)`: to `Common(CommonError)` if they are known there, else to `Other(RpcError)`;
/// * `method_errors!(E<Q>)`: to `Query(Q)`, the errors of the function that this one wraps.
#[macro_export]
#[doc(hidden)]
macro_rules! method_errors {
    ($name:ident) => {
        $crate::method_errors!(@impl [] $name [] error => Self::Other(error));
    };
    ($name:ident, $common:path) => {
        $crate::method_errors!(@impl [] $name [] error => match <$common as $crate::MethodError>::recognise(error) {
            $crate::prelude::Ok(common) => Self::Common(common),
            $crate::prelude::Err(error) => Self::Other(error),
        });

        impl $crate::prelude::From<$common> for $name {
            #[inline]
            fn from(error: $common) -> Self {
                Self::from($crate::RpcError::from(error))
            }
        }
    };
    ($name:ident<$query:ident>) => {
        $crate::method_errors!(@impl [<$query: $crate::MethodError>] $name [<$query>] error => {
            Self::Query($crate::prelude::From::from(error))
        });
    };
    (@impl [$($bounds:tt)*] $name:ident [$($args:tt)*] $error:ident => $otherwise:expr) => {
        impl $($bounds)* $crate::prelude::From<$crate::RpcError> for $name $($args)* {
            #[inline]
            fn from(error: $crate::RpcError) -> Self {
                match <Self as $crate::MethodError>::recognise(error) {
                    $crate::prelude::Ok(known) => known,
                    $crate::prelude::Err($error) => $otherwise,
                }
            }
        }

        impl $($bounds)* $crate::prelude::From<$name $($args)*> for $crate::RpcError {
            #[inline]
            fn from(error: $name $($args)*) -> Self {
                $crate::MethodError::known(&error).to_rpc_error()
            }
        }

        impl $($bounds)* $crate::prelude::fmt::Display for $name $($args)* {
            #[inline]
            fn fmt(&self, f: &mut $crate::prelude::fmt::Formatter<'_>) -> $crate::prelude::fmt::Result {
                $crate::prelude::fmt::Display::fmt(&$crate::MethodError::known(self), f)
            }
        }

        impl $($bounds)* ::core::error::Error for $name $($args)* {}
    };
}
