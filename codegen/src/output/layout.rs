//! The files of modules.

use super::items::PrintedModule;
use super::options::{OutputOptions, Visibility};
use crate::model::Module;

/// Lints are for handwritten code. Few programs use a whole schema, and the schema decides the shape of the code.
const ALLOW: &str = "\
#[allow(dead_code, single_use_lifetimes, unreachable_pub, unused_import_braces, unused_imports)]
#[allow(missing_copy_implementations, missing_debug_implementations, variant_size_differences)]
#[allow(clippy::all, clippy::pedantic, clippy::nursery)]";

/// The lines and words before `mod`.
#[derive(Clone, Copy)]
pub(super) struct Before {
    /// Attributes, a line each, or nothing.
    pub attribute: &'static str,
    /// `pub`
    pub visibility: &'static str,
}

impl Before {
    const INNER: Self = Self { attribute: "", visibility: "pub" };

    fn root(options: &OutputOptions) -> Self {
        let visibility = match options.visibility {
            Visibility::Public => "pub",
            Visibility::Crate => "pub(crate)",
        };
        Self { attribute: ALLOW, visibility }
    }
}

/// A file before it is printed.
pub(super) struct File<'a> {
    pub path: String,
    /// Its documentation, an element a line.
    pub docs: &'a [String],
    pub parts: Vec<Part<'a>>,
}

/// A part of a file.
pub(super) enum Part<'a> {
    /// `pub mod types;`, and the attribute that leads to its file if the file has another name.
    Declaration(&'a Module, Before, Option<String>),
    Item(&'a str),
    /// `pub mod types {`, and what the module holds.
    Module(&'a Module, Before, Vec<Part<'a>>),
}

/// The layer of the schema as a constant.
pub(super) fn layer(layer: u32, options: &OutputOptions) -> String {
    let visibility = Before::root(options).visibility;
    format!(
        "/// The layer of the schema.\n#[allow(dead_code, unreachable_pub)]\n{visibility} const LAYER: u32 = {layer};\n"
    )
}

/// One file. Inner attributes and inner documentation would keep it from being included.
pub(super) fn file<'a>(
    modules: &'a [PrintedModule<'_>],
    layer: Option<&'a str>,
    options: &OutputOptions,
) -> Vec<File<'a>> {
    let mut parts = Vec::new();
    parts.extend(layer.map(Part::Item));
    for module in modules {
        parts.push(inline(module, Before::root(options)));
    }
    vec![File { path: options.root.clone(), docs: &[], parts }]
}

fn inline<'a>(printed: &'a PrintedModule<'_>, before: Before) -> Part<'a> {
    let mut parts = Vec::new();
    for item in &printed.items {
        parts.push(Part::Item(item));
    }
    for module in &printed.modules {
        parts.push(inline(module, Before::INNER));
    }
    Part::Module(printed.module, before, parts)
}

/// A file a module.
pub(super) fn tree<'a>(
    modules: &'a [PrintedModule<'_>],
    layer: Option<&'a str>,
    options: &OutputOptions,
) -> Vec<File<'a>> {
    let mut parts = Vec::new();
    for printed in modules {
        parts.push(Part::Declaration(printed.module, Before::root(options), path_attribute(printed)));
    }
    parts.extend(layer.map(Part::Item));
    let mut files = vec![File { path: options.root.clone(), docs: &[], parts }];
    modules.iter().for_each(|module| push_files(module, "", &mut files));
    files
}

/// The file of a module, beside the file that declares it.
fn path(printed: &PrintedModule<'_>) -> String {
    let stem = file_stem(printed);
    if printed.modules.is_empty() { format!("{stem}.rs") } else { format!("{stem}/mod.rs") }
}

/// The file name of a module. Windows reserves the names of devices; those get a `-`, which no module name has.
fn file_stem(printed: &PrintedModule<'_>) -> String {
    let name = printed.module.name.unraw().to_string();
    if is_device(&name) { format!("{name}-module") } else { name }
}

/// Returns whether Windows reserves a name for a device.
fn is_device(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let numbered = |device: &str| {
        let number = name.strip_prefix(device).unwrap_or_default();
        matches!(number.as_bytes(), [b'1'..=b'9'])
    };
    ["con", "prn", "aux", "nul"].contains(&name.as_str()) || numbered("com") || numbered("lpt")
}

/// The attribute with the path of a module whose file has another name.
fn path_attribute(printed: &PrintedModule<'_>) -> Option<String> {
    is_device(printed.module.name.unraw()).then(|| format!("#[path = \"{}\"]", path(printed)))
}

/// The files of a module in the directory `parent`, which is empty or ends in a slash.
fn push_files<'a>(printed: &'a PrintedModule<'_>, parent: &str, files: &mut Vec<File<'a>>) {
    let directory = format!("{parent}{}/", file_stem(printed));
    let path = format!("{parent}{}", path(printed));
    let mut parts = Vec::new();
    for inner in &printed.modules {
        parts.push(Part::Declaration(inner.module, Before::INNER, path_attribute(inner)));
    }
    for item in &printed.items {
        parts.push(Part::Item(item));
    }
    files.push(File { path, docs: &printed.module.docs, parts });
    printed.modules.iter().for_each(|inner| push_files(inner, &directory, files));
}
