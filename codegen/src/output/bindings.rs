//! A model to files in memory.

use std::collections::BTreeMap;

use super::options::{Layout, OutputOptions};
use super::{header, items, layout, text};
use crate::model::Model;

/// Generated files: their paths, with `/` between directories, and their texts, byte for byte the same on every run and
/// machine.
pub type Bindings = BTreeMap<String, String>;

/// The files of a model.
#[must_use]
pub fn print(model: &Model, options: &OutputOptions) -> Bindings {
    let modules = items::print(&model.modules, options);
    let layer = model.origin.layer.map(|layer| layout::layer(layer, options));
    let files = match options.layout {
        Layout::File => layout::file(&modules, layer.as_deref(), options),
        Layout::Tree => layout::tree(&modules, layer.as_deref(), options),
    };
    let header = header::text(&model.origin, options.command.as_deref());
    let mut bindings = Bindings::new();
    for file in files {
        let text = text::print(&header, &file);
        bindings.insert(file.path, text);
    }
    bindings
}
