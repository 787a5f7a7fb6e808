//! The keys that clients have agreed on with the server. They outlive connections.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::exchange::secret::Key;
use crate::message::now;

/// All keys, by id.
#[derive(Default)]
pub struct Keys(Mutex<HashMap<i64, Key>>);

impl Keys {
    /// Keeps a new key.
    pub fn insert(&self, key: Key) {
        self.lock().insert(key.auth.id(), key);
    }

    /// The key with this id, unless it has expired.
    #[must_use]
    pub fn find(&self, id: i64) -> Option<Key> {
        self.lock().get(&id).filter(|key| key.expires_at.is_none_or(|time| now() < time)).cloned()
    }

    /// Marks a temporary key as bound to a lasting one.
    pub fn bind(&self, temporary: i64) {
        if let Some(key) = self.lock().get_mut(&temporary) {
            key.may_call = true;
        }
    }

    /// A map is whole after any panic of another thread.
    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Key>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
