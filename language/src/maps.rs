//! Floor 0, below `source`: maps and sets that cost little to compile.
//!
//! A `BTreeMap` is compiled again for every type of keys and of values, and every build script would pay for each. These
//! maps keep their values in a vector, and the places in it in a tree, which is the same type for all of them.

use std::collections::BTreeMap;
use std::ops::Bound;

/// A key of a [`Map`].
pub trait Key: Copy {
    /// Its number, which no other key has.
    fn number(self) -> u64;
}

impl Key for u32 {
    fn number(self) -> u64 {
        self.into()
    }
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

    pub fn iter(&self) -> impl Iterator<Item = (K, &V)> + Clone {
        self.places.values().filter_map(|place| self.entries.get(*place)).map(|(key, value)| (*key, value))
    }

    pub fn values(&self) -> impl Iterator<Item = &V> + Clone {
        self.iter().map(|(_, value)| value)
    }
}

impl<K: Key + PartialEq, V: PartialEq> PartialEq for Map<K, V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<K: Key + Eq, V: Eq> Eq for Map<K, V> {}

/// Ids in the order of their numbers, each once.
#[derive(Clone, Debug)]
pub struct Ids<K>(Map<K, ()>);

impl<K> Default for Ids<K> {
    fn default() -> Self {
        Self(Map::default())
    }
}

impl<K: Key> Ids<K> {
    pub fn insert(&mut self, key: K) {
        self.0.insert(key, ());
    }

    pub fn contains(&self, key: K) -> bool {
        self.0.get(key).is_some()
    }

    pub fn is_empty(&self) -> bool {
        self.0.entries.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = K> + Clone {
        self.0.iter().map(|(key, ())| key)
    }
}

impl<K: Key> Extend<K> for Ids<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        keys.into_iter().for_each(|key| self.insert(key));
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

    pub fn contains(&self, name: &str) -> bool {
        self.places.contains_key(name)
    }

    pub fn get_mut(&mut self, name: &str) -> Option<&mut V> {
        self.values.get_mut(*self.places.get(name)?)
    }

    /// The value of a name: the default one if it had none.
    pub fn change(&mut self, name: &str, change: impl FnOnce(&mut V))
    where
        V: Default,
    {
        if !self.contains(name) {
            self.insert(name, V::default());
        }
        if let Some(value) = self.get_mut(name) {
            change(value);
        }
    }

    /// The names, in their order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.places.keys().map(String::as_str)
    }

    /// The first name that is not before this one.
    pub fn first_from(&self, name: &str) -> Option<&str> {
        let from: (Bound<&str>, Bound<&str>) = (Bound::Included(name), Bound::Unbounded);
        self.places.range::<str, _>(from).next().map(|(name, _)| name.as_str())
    }

    pub fn iter(&self) -> impl Iterator<Item = (&str, &V)> {
        self.places.iter().filter_map(|(name, place)| Some((name.as_str(), self.values.get(*place)?)))
    }

    pub fn into_values(self) -> impl Iterator<Item = V> {
        let mut values: Vec<_> = self.values.into_iter().map(Some).collect();
        self.places.into_values().filter_map(move |place| values.get_mut(place)?.take())
    }
}

impl<V: PartialEq> PartialEq for Names<V> {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl<V: Eq> Eq for Names<V> {}

impl Names<()> {
    /// Adds a name, and returns whether it is new.
    pub fn add(&mut self, name: &str) -> bool {
        let is_new = !self.contains(name);
        if is_new {
            self.insert(name, ());
        }
        is_new
    }
}

/// Keys in their order, each once: few, or such as come in that order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Set<K>(Vec<K>);

impl<K> Default for Set<K> {
    fn default() -> Self {
        Self::new()
    }
}

impl<K> Set<K> {
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    pub fn as_slice(&self) -> &[K] {
        &self.0
    }

    pub fn into_vec(self) -> Vec<K> {
        self.0
    }
}

impl<K: Ord> Set<K> {
    /// Adds a key, and returns whether it is new.
    pub fn insert(&mut self, key: K) -> bool {
        let place = self.0.binary_search(&key);
        place.is_err_and(|place| {
            self.0.insert(place, key);
            true
        })
    }

    pub fn contains(&self, key: &K) -> bool {
        self.0.binary_search(key).is_ok()
    }
}

impl<K: Ord> Extend<K> for Set<K> {
    fn extend<I: IntoIterator<Item = K>>(&mut self, keys: I) {
        for key in keys {
            self.insert(key);
        }
    }
}

/// The indices of names in the order of these; of equal ones the first comes first. A sort is compiled again for every
/// type of elements, too.
pub fn order_of_names(names: &[&str]) -> Vec<usize> {
    let mut order: Vec<_> = names.iter().copied().zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, index)| index).collect()
}

/// The same for numbers.
pub fn order_of_numbers(numbers: &[u64]) -> Vec<usize> {
    let mut order: Vec<_> = numbers.iter().copied().zip(0..).collect();
    order.sort_unstable();
    order.into_iter().map(|(_, index)| index).collect()
}
