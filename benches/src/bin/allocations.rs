//! What each piece of work allocates: how often, how much, and how much of it at once.
fn main() {}
