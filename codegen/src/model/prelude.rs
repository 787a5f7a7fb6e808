//! The names of Rust's prelude in generated code.
//!
//! A schema may call a type `Ok`, `Vec` or `Option`, which hides the name of the prelude. Generated code uses short
//! names where it can, because they are pleasant to read, and full paths where a module has an item of that name. The
//! choice is made here, for a module at a time.

use typewright_language::maps::Set;

use super::items::{BytesType, Call, Item, Prelude, Response, RustType, StringType, Struct};

/// The names of the prelude that generated code uses. All but the last three are known to every crate.
pub(super) const NAMES: &[&str] = &["Err", "From", "None", "Ok", "Option", "Result", "Some", "Box", "String", "Vec"];

/// Those of values.
const VALUES: &[&str] = &["Err", "None", "Ok", "Some"];

/// The type parameter for a sink in generated functions; parameters of a schema get other names.
pub(super) const SINK: &str = "S";

impl Prelude {
    /// The names that a module with these items imports, and those that it hides.
    pub(super) fn find(items: &[Item]) -> Self {
        let (mut used, mut imports, mut shadowed) = (Set::new(), Set::new(), Set::new());
        for item in items {
            match item {
                Item::Struct(item) => import_for_struct(item, &mut used),
                Item::Enum(item) => {
                    let boxed = item
                        .variants
                        .iter()
                        .filter_map(|variant| variant.payload.as_ref())
                        .any(|payload| payload.boxed);
                    used.extend(boxed.then_some("Box"));
                }
                Item::Calls(item) => used.extend(item.functions.iter().any(|it| it.boxed).then_some("Box")),
                _ => {}
            }
        }
        shadowed.extend(items.iter().filter_map(|item| NAMES.iter().copied().find(|name| hides(item, name))));
        imports.extend(used.as_slice().iter().copied().filter(|name| !shadowed.contains(name)));
        Self { imports, shadowed }
    }
}

/// Returns whether an item hides a name of the prelude: a value only where it is one itself, as a struct without fields is.
fn hides(item: &Item, name: &str) -> bool {
    let is_value = match item {
        Item::Struct(item) => item.fields.is_empty(),
        Item::Enum(_) | Item::ErrorEnum(_) | Item::Calls(_) => false,
        _ => true,
    };
    item.name() == name && (is_value || !VALUES.contains(&name))
}

fn import_for_struct(item: &Struct, imports: &mut Set<&'static str>) {
    for field in &item.fields {
        import_for_type(&field.ty, imports);
    }
    if let Some(Call { response: Response::Value { response, .. }, .. }) = &item.call {
        import_for_type(response, imports);
    }
}

fn import_for_type(ty: &RustType, imports: &mut Set<&'static str>) {
    match ty {
        RustType::String(StringType::String | StringType::Lossy) => _ = imports.insert("String"),
        RustType::String(StringType::BoxStr) => _ = imports.insert("Box"),
        RustType::Bytes(BytesType::Vec) => _ = imports.insert("Vec"),
        RustType::Vec(item) => {
            imports.insert("Vec");
            import_for_type(item, imports);
        }
        RustType::Box(inner) => {
            imports.insert("Box");
            import_for_type(inner, imports);
        }
        RustType::Option(inner) => import_for_type(inner, imports),
        RustType::Applied { args, .. } => args.iter().for_each(|arg| import_for_type(arg, imports)),
        _ => {}
    }
}
