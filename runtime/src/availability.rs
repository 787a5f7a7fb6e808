//! The callers that a function allows.

/// The callers that a function allows, as far as that is documented: `None` is unknown, not `false`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Availability {
    /// Users.
    pub users: Option<bool>,
    /// Bots.
    pub bots: Option<bool>,
    /// Bots, over a business connection.
    pub business: Option<bool>,
    /// Clients that have not logged in.
    pub unauthed: Option<bool>,
}

impl Availability {
    /// Nothing is documented.
    pub const UNKNOWN: Self = Self { users: None, bots: None, business: None, unauthed: None };
}
