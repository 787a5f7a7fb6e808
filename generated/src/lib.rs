//! Bindings of `schema/`.
#![no_std]
