//! The variables that a field can see: those to its left, in its own `[...]` and around it.

use std::collections::HashMap;

use super::{Var, VarId, VarOrigin};
use crate::source::Span;
use crate::syntax::ast::{FieldType, ParamKind};

/// The meaning of a name inside a combinator.
#[derive(Clone, Copy)]
pub(super) enum Bound<'a> {
    /// A variable.
    Var(VarId, ParamKind),
    /// A field that is no variable, with its type as it was written.
    Field(&'a FieldType),
}

#[derive(Clone, Copy)]
struct Binding<'a> {
    bound: Bound<'a>,
    span: Span,
    /// The number of `[` around it.
    depth: usize,
}

/// The variables and field names of one combinator.
///
/// One table serves all combinators: leaving a `[...]` or a combinator takes back what was bound in it, so the cost of
/// a name does not depend on how many there are.
#[derive(Default)]
pub(super) struct Scope<'a> {
    vars: Vec<Var>,
    bindings: HashMap<&'a str, Binding<'a>>,
    /// The binding that each binding replaced.
    replaced: Vec<(&'a str, Option<Binding<'a>>)>,
    /// One for the combinator and one for each open `[`.
    levels: Vec<Level>,
}

#[derive(Default)]
struct Level {
    /// The length of `replaced` when it was opened.
    start: usize,
    /// The last `#` in it.
    counter: Option<VarId>,
}

impl<'a> Scope<'a> {
    /// Enters a combinator, or a `[`.
    pub(super) fn open(&mut self) {
        self.levels.push(Level { start: self.replaced.len(), counter: None });
    }

    /// Leaves what was opened last.
    pub(super) fn close(&mut self) {
        let Some(level) = self.levels.pop() else { return };
        for (name, binding) in self.replaced.drain(level.start..).rev() {
            match binding {
                Some(binding) => self.bindings.insert(name, binding),
                None => self.bindings.remove(name),
            };
        }
    }

    /// Adds a variable. Only [`bind`](Self::bind) makes it visible.
    pub(super) fn add_var(&mut self, name: Option<&str>, kind: ParamKind, origin: VarOrigin) -> VarId {
        let id = VarId(u32::try_from(self.vars.len()).unwrap_or(u32::MAX));
        self.vars.push(Var { name: name.map(str::to_owned), kind, origin });
        if let (ParamKind::Nat, Some(level)) = (kind, self.levels.last_mut()) {
            level.counter = Some(id);
        }
        id
    }

    /// Names something, from here on. An error is the place where the same `[...]` has this name already.
    pub(super) fn bind(&mut self, name: &'a str, bound: Bound<'a>, span: Span) -> Result<(), Span> {
        let depth = self.levels.len();
        let replaced = self.bindings.insert(name, Binding { bound, span, depth });
        self.replaced.push((name, replaced));
        match replaced {
            Some(first) if first.depth == depth => Err(first.span),
            _ => Ok(()),
        }
    }

    /// The meaning of a name.
    pub(super) fn get(&self, name: &str) -> Option<Bound<'a>> {
        self.bindings.get(name).map(|binding| binding.bound)
    }

    /// The variable of a name, if it is of this kind.
    pub(super) fn var(&self, name: &str, kind: ParamKind) -> Option<VarId> {
        match self.get(name)? {
            Bound::Var(id, found) if found == kind => Some(id),
            _ => None,
        }
    }

    /// The names of the `#` that can be used here.
    pub(super) fn visible_numbers(&self) -> impl Iterator<Item = &str> {
        let names = self.vars.iter().filter_map(|var| var.name.as_deref());
        names.filter(|name| self.var(name, ParamKind::Nat).is_some())
    }

    /// The last `#` of the innermost `[...]`: the count of a repetition that names none.
    pub(super) fn counter(&self) -> Option<VarId> {
        self.levels.last()?.counter
    }

    /// Returns whether this is inside a `[...]`.
    pub(super) fn is_nested(&self) -> bool {
        self.levels.len() > 1
    }

    /// Changes where the value of a variable comes from.
    pub(super) fn set_origin(&mut self, id: VarId, origin: VarOrigin) {
        if let Some(var) = self.vars.get_mut(id.0 as usize) {
            var.origin = origin;
        }
    }

    /// The variables of the combinator, which starts over.
    pub(super) fn take_vars(&mut self) -> Vec<Var> {
        std::mem::take(&mut self.vars)
    }
}
