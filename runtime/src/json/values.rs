//! Values within values.

use super::forms::JsonForm;
use super::reader::JsonReader;
use super::traits::{FromJson, ToJson};
use super::writer::JsonWriter;

impl JsonWriter {
    /// A value in its usual form.
    #[inline]
    pub fn put<T: ToJson>(&mut self, value: &T) {
        value.to_json(self);
    }

    /// A value in the form `F`.
    #[inline]
    pub fn put_as<F: JsonForm<T>, T>(&mut self, value: &T) {
        F::write(value, self);
    }

    /// A field in its usual form.
    #[inline]
    pub fn field<T: ToJson>(&mut self, name: &str, value: &T) {
        self.key(name);
        value.to_json(self);
    }

    /// A field in the form `F`.
    #[inline]
    pub fn field_as<F: JsonForm<T>, T>(&mut self, name: &str, value: &T) {
        self.key(name);
        F::write(value, self);
    }

    /// A field in its usual form, if it is there.
    #[inline]
    pub fn optional<T: ToJson>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.field(name, value);
        }
    }

    /// A field in the form `F`, if it is there.
    #[inline]
    pub fn optional_as<F: JsonForm<T>, T>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.field_as::<F, T>(name, value);
        }
    }
}

impl JsonReader<'_> {
    /// A value in its usual form.
    #[inline]
    #[must_use]
    pub fn get<T: FromJson>(&mut self) -> T {
        T::from_json(self)
    }

    /// A value in the form `F`.
    #[inline]
    #[must_use]
    pub fn get_as<F: JsonForm<T>, T>(&mut self) -> T {
        F::read(self)
    }
}
