//! Floor 0, beside `source`: maps that cost little to compile.
//!
//! A `BTreeMap` is compiled again for every type of values, and every build script would pay for each. These maps keep
//! their values in a vector, and the places in it in a tree, which is the same type for all of them.

use std::collections::BTreeMap;

/// A key of a [`Map`].
pub trait Key: Copy {
    /// Its number, which no other key has.
    fn number(self) -> u64;
}

/// Values by ids, in the order of their numbers.
#[derive(Clone, Debug)]
pub struct Map<K, V> {
    places: BTreeMap<u64, usize>,
    entries: Vec<(K, V)>,
}

impl<K, V> Default for Map<K, V> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), entries: Vec::new() }
    }
}

impl<K: Key, V> Map<K, V> {
    /// Gives a key its value, in place of one that it may have.
    pub fn insert(&mut self, key: K, value: V) {
        let new = self.entries.len();
        let place = *self.places.entry(key.number()).or_insert(new);
        match self.entries.get_mut(place) {
            Some(entry) => entry.1 = value,
            None => self.entries.push((key, value)),
        }
    }

    pub fn get(&self, key: K) -> Option<&V> {
        let place = self.places.get(&key.number())?;
        self.entries.get(*place).map(|(_, value)| value)
    }

    /// The value of a key: the default one if it had none.
    pub fn change(&mut self, key: K, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        if self.get(key).is_none() {
            self.insert(key, V::default());
        }
        let place = self.places.get(&key.number());
        if let Some((_, value)) = place.and_then(|place| self.entries.get_mut(*place)) {
            change(value);
        }
    }

    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.places.values().filter_map(|place| self.entries.get(*place)).map(|(_, value)| value)
    }
}

/// Values by names, in the order of these.
#[derive(Clone, Debug)]
pub struct Names<V> {
    places: BTreeMap<String, usize>,
    values: Vec<V>,
}

impl<V> Default for Names<V> {
    fn default() -> Self {
        Self { places: BTreeMap::new(), values: Vec::new() }
    }
}

impl<V> Names<V> {
    /// Gives a name its value, in place of one that it may have.
    pub fn insert(&mut self, name: &str, value: V) {
        match self.get_mut(name) {
            Some(old) => *old = value,
            None => {
                self.places.insert(name.to_owned(), self.values.len());
                self.values.push(value);
            }
        }
    }

    pub fn get(&self, name: &str) -> Option<&V> {
        self.values.get(*self.places.get(name)?)
    }

    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.values.get_mut(*self.places.get(name)?)
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.places.iter().filter_map(|(name, place)| Some((name.as_str(), self.values.get(*place)?)))
    }

    pub fn into_values(self) -> impl Iterator<Item = V> {
        let mut values: Vec<_> = self.values.into_iter().map(Some).collect();
        self.places.into_values().filter_map(move |place| values.get_mut(place)?.take())
    }
}
