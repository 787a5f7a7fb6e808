//! Random ids.

/// The source of random ids of calls: the caller's own generator.
///
/// Every closure is one: `RequestCall::new(user_id, g_a_hash, protocol, &mut || rng.next_u64())`. An id tells a call
/// from its repetition. It has to be unique, not secret.
pub trait Random {
    /// The next number: any 64 bits are as likely as any others.
    fn next_u64(&mut self) -> u64;
}

impl<F: FnMut() -> u64> Random for F {
    fn next_u64(&mut self) -> u64 {
        self()
    }
}
