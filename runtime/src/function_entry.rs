//! The functions of bindings with `calls`, in tables.

use crate::Reader;

/// A function: its id, its name in the schema, its declaration.
pub type FunctionEntry = (u32, &'static str, &'static str);

/// The entry of an id, in a table in ascending order of ids.
#[doc(hidden)]
#[must_use]
pub fn function_of(functions: &'static [FunctionEntry], id: u32) -> Option<&'static FunctionEntry> {
    let index = functions.binary_search_by_key(&id, |entry| entry.0).ok()?;
    functions.get(index)
}

impl Reader<'_> {
    /// Reads the id of one of these functions, if one comes next.
    #[doc(hidden)]
    #[must_use]
    pub fn function(&mut self, functions: &'static [FunctionEntry]) -> Option<u32> {
        let (id, ..) = function_of(functions, self.peek_id()?)?;
        self.skip_id();
        Some(*id)
    }

    /// Returns whether the id of one of these functions comes next.
    #[doc(hidden)]
    #[must_use]
    pub fn is_function(&self, functions: &'static [FunctionEntry]) -> bool {
        self.peek_id().is_some_and(|id| function_of(functions, id).is_some())
    }
}
