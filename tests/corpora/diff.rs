//! What changed between published layers, counted another way before: by splitting lines, without this project.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::Path;

use typewright::Builder;
use typewright::compare::{Comparison, Definition, Rule, Subject, compare};
use typewright::schema::Schema;

/// Layers 214, 223 and 228, as three publishers have them.
pub(crate) fn check(dir: &Path) -> Result<String, Box<dyn Error>> {
    let read = |name: &str| -> Result<Schema, Box<dyn Error>> {
        Ok(Builder::new().schema(dir.join("tl").join(name)).read()?.value)
    };
    let (layer_214, layer_223) = (read("tdesktop_api.tl")?, read("telegram_223.tl")?);
    let layer_228 = read("tdlib_telegram_api.tl")?;
    let first = figures(&compare(&layer_214, &layer_223));
    let second = figures(&compare(&layer_223, &layer_228));
    println!("{first}\n{second}");
    Ok("ok".into())
}

/// Whether some publishers add it to the layer, and others do not.
fn is_extra(name: &str) -> bool {
    let exact = ["accessPointRule", "help.configSimple"];
    exact.contains(&name) || name.starts_with("ipPort") || name.ends_with("Legacy") || name.starts_with("test.use")
}

fn figures(comparison: &Comparison) -> String {
    let definitions: Vec<_> = comparison.definitions.iter().filter(|definition| !is_extra(&definition.name)).collect();
    let counts = |subject: Subject| {
        let of: Vec<_> = definitions.iter().filter(|definition| definition.subject == subject).collect();
        let (added, removed) = (of.iter().filter(|it| it.old.is_none()).count(), of.iter().filter(|it| it.new.is_none()).count());
        let changed: Vec<_> = of.iter().filter(|it| it.old.is_some() && it.new.is_some()).collect();
        let same = changed.iter().filter(|it| it.old.as_ref().map(|side| side.id) == it.new.as_ref().map(|side| side.id)).count();
        format!("{subject:?}: +{added} -{removed} ~{} ({same})\n", changed.len())
    };
    let mut out = counts(Subject::Type) + &counts(Subject::Constructor) + &counts(Subject::Function);
    for definition in definitions {
        for change in &definition.changes {
            if matches!(change.rule, Rule::TypeGrew | Rule::TypeShrank|Rule::TypeRenamed|Rule::ConstructorRenamed|Rule::FunctionRenamed|Rule::ConstructorRemoved|Rule::FunctionRemoved|Rule::TypeRemoved) {
                out += &format!("{} {:?} {}\n", definition.name, change.rule, change.message);
            }
        }
    }
    out
}
