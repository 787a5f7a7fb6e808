//! The keys that clients have agreed on with the server. They outlive connections.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::exchange::secret::NewKey;
use crate::message::{AuthKey, now};

/// A key with its salt and its lifetime.
#[derive(Clone)]
pub struct Known {
    /// The key.
    pub key: AuthKey,
    /// The salt of its messages.
    pub salt: i64,
    /// When it expires; none for a lasting key.
    pub expires_at: Option<Duration>,
    /// The lasting key that it stands for.
    pub bound_to: Option<i64>,
}

impl Known {
    /// Calls may be made with a lasting key, or a temporary one that is bound.
    #[must_use]
    pub fn may_call(&self) -> bool {
        self.expires_at.is_none() || self.bound_to.is_some()
    }
}

/// All keys, by id.
#[derive(Default)]
pub struct Keys(Mutex<HashMap<i64, Known>>);

impl Keys {
    /// Keeps a new key.
    pub fn insert(&self, new: NewKey) {
        let NewKey { key, salt, expires_in } = new;
        let known = Known { salt, expires_at: expires_in.map(|time| now() + time), bound_to: None, key };
        self.lock().insert(known.key.id(), known);
    }

    /// The key with this id, unless it has expired.
    #[must_use]
    pub fn find(&self, id: i64) -> Option<Known> {
        self.lock().get(&id).filter(|known| known.expires_at.is_none_or(|time| now() < time)).cloned()
    }

    /// Binds a temporary key to a lasting one.
    pub fn bind(&self, temporary: i64, lasting: i64) {
        if let Some(known) = self.lock().get_mut(&temporary) {
            known.bound_to = Some(lasting);
        }
    }

    /// A map is whole after any panic of another thread.
    fn lock(&self) -> MutexGuard<'_, HashMap<i64, Known>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
