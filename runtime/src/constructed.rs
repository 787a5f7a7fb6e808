//! The constructor of a value.

use crate::{Combinator, Object, ObjectRef};

/// A value that knows its constructor: every struct, and the enums of bindings that are generated with accessors.
pub trait Constructed {
    /// The name of the constructor or function in the schema: `peerUser`. Unknown and unnamed ones have none.
    fn constructor_name(&self) -> Option<&'static str>;

    /// The id on the wire. Unnamed constructors have none.
    fn constructor_id(&self) -> Option<u32>;
}

impl<T: Combinator> Constructed for T {
    fn constructor_name(&self) -> Option<&'static str> {
        Some(T::NAME)
    }

    fn constructor_id(&self) -> Option<u32> {
        Some(T::ID)
    }
}

impl Constructed for Object {
    fn constructor_name(&self) -> Option<&'static str> {
        None
    }

    fn constructor_id(&self) -> Option<u32> {
        self.id()
    }
}

impl Constructed for ObjectRef<'_> {
    fn constructor_name(&self) -> Option<&'static str> {
        None
    }

    fn constructor_id(&self) -> Option<u32> {
        self.id()
    }
}
