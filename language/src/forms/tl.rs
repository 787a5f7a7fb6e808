//! Trees to canonical TL, with a mark wherever the section or the layer changes.

use std::fmt::Write;

use crate::syntax::ast::{File, Item, Section};

/// The TL of the trees of a schema.
pub(super) fn write(files: &[File]) -> String {
    let items: Vec<_> = files.iter().flat_map(placed).collect();
    let mut writer = Writer::default();
    // No mark ends a layer, so declarations without one come first.
    for layered in [false, true] {
        items.iter().filter(|(_, is_layered)| *is_layered == layered).for_each(|(item, _)| writer.item(item));
    }
    writer.text
}

/// The items of a file, and whether each stands in a layer.
fn placed(file: &File) -> Vec<(&Item, bool)> {
    let items = file.items.iter().scan(false, |before, item| {
        *before = match item {
            Item::Layer(_) => true,
            Item::Combinator(combinator) => combinator.layer.is_some(),
            Item::Section(_) | Item::Builtin(_) | Item::Constraint(_) | Item::Partial(_) => *before,
        };
        Some((item, *before))
    });
    items.collect()
}

#[derive(Default)]
struct Writer {
    text: String,
    section: Section,
    layer: Option<u32>,
}

// Writing to a `String` cannot fail.
impl Writer {
    fn item(&mut self, item: &Item) {
        match item {
            Item::Section(_) => return,
            Item::Layer(mark) => return self.enter_layer(Some(mark.value)),
            Item::Combinator(combinator) => {
                self.enter_layer(combinator.layer);
                if !combinator.fat_arrow {
                    self.enter_section(combinator.section);
                }
            }
            Item::Builtin(_) | Item::Constraint(_) | Item::Partial(_) => self.enter_section(Section::Types),
        }
        let _ = writeln!(self.text, "{item}");
    }

    fn enter_section(&mut self, section: Section) {
        if section != self.section {
            self.section = section;
            let _ = writeln!(self.text, "{section}");
        }
    }

    fn enter_layer(&mut self, layer: Option<u32>) {
        if let Some(number) = layer.filter(|_| layer != self.layer) {
            self.layer = layer;
            let _ = writeln!(self.text, "==={number}===");
        }
    }
}
