//! Random ids.

/// Where the random ids of calls come from: the caller's own generator.
///
/// Every closure is one: `RequestCall::new(user_id, g_a_hash, protocol, &mut || rng.next_u64())`. An id tells a call from its repetition, so two calls must
/// not get the same; it need not be a secret.
pub trait Random {
    /// The next number: any 64 bits are as likely as any others.
    fn next_u64(&mut self) -> u64;
}

impl<F: FnMut() -> u64> Random for F {
    fn next_u64(&mut self) -> u64 {
        self()
    }
}
