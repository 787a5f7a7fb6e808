//! The changes between published layers. The figures were counted another way first: by splitting lines.

use std::error::Error;
use std::path::Path;

use typewright_language::Reader;
use typewright_language::schema::Schema;
use typewright_tools::compare::{Comparison, Definition, Rule, Subject, Verdict, compare};

/// Layers 214, 223 and 228, each as another publisher has it.
pub(crate) fn check(dir: &Path) -> Result<String, Box<dyn Error>> {
    let read = |name: &str| -> Result<Schema, Box<dyn Error>> {
        Ok(Reader::new().schema(dir.join("tl").join(name)).read()?.value)
    };
    let (layer_214, layer_223) = (read("tdesktop_api.tl")?, read("telegram_223.tl")?);
    let layer_228 = read("tdlib_telegram_api.tl")?;
    let (first, second) = (compare(&layer_214, &layer_223), compare(&layer_223, &layer_228));
    let said = [
        expect(
            "214 -> 223",
            &first,
            "constructors +69 -2, 63 changed (8 under the same id); functions +38 -8, 17 changed (3 under the same id)",
        )?,
        // By its lines there is a constructor more: see `declares_a_builtin_more`.
        expect(
            "223 -> 228",
            &second,
            "constructors +98 -1, 39 changed (5 under the same id); functions +55 -0, 18 changed (3 under the same id)",
        )?,
    ];
    for (comparison, grown) in [(&first, "PeerColor"), (&second, "PollAnswer")] {
        let found = names(comparison, Rule::TypeGrew);
        if found != [grown] {
            return Err(format!("types that grew: {found:?}, not {grown}").into());
        }
    }
    same_id_is_compatible(&first)?;
    same_id_is_compatible(&second)?;
    declares_a_builtin_more(dir)?;
    Ok(said.join("; "))
}

/// By its lines layer 228 has a constructor more than 223, the 99th. It declares a builtin, which is there with the
/// line and without it, so that nothing is added.
fn declares_a_builtin_more(dir: &Path) -> Result<(), Box<dyn Error>> {
    let declares = |name: &str| -> Result<bool, Box<dyn Error>> {
        Ok(std::fs::read_to_string(dir.join("tl").join(name))?.lines().any(|line| line == "int256 = Int256;"))
    };
    match (declares("telegram_223.tl")?, declares("tdlib_telegram_api.tl")?) {
        (false, true) => Ok(()),
        found => Err(format!("`int256 = Int256;` is declared in 223, in 228: {found:?}").into()),
    }
}

/// Returns whether some publishers add it to their layer, and others do not.
fn is_extra(name: &str) -> bool {
    ["accessPointRule", "help.configSimple"].contains(&name)
        || name.starts_with("ipPort")
        || name.ends_with("Legacy")
        || name.starts_with("test.use")
}

fn expect(layers: &str, comparison: &Comparison, wanted: &str) -> Result<String, Box<dyn Error>> {
    let (constructors, functions) = (count(comparison, Subject::Constructor), count(comparison, Subject::Function));
    let found = format!("constructors {constructors}; functions {functions}");
    if found == wanted {
        Ok(format!("{layers}: {found}"))
    } else {
        Err(format!("{layers}: {found}\nexpected: {wanted}").into())
    }
}

fn count(comparison: &Comparison, subject: Subject) -> String {
    let definitions = comparison.definitions.iter();
    let definitions = definitions.filter(|it| it.subject == subject && !is_extra(&it.name));
    let (mut added, mut removed, mut changed, mut same) = (0, 0, 0, 0);
    for definition in definitions {
        match (&definition.old, &definition.new) {
            (None, _) => added += 1,
            (_, None) => removed += 1,
            (Some(old), Some(new)) => {
                changed += 1;
                same += usize::from(old.id == new.id);
            }
        }
    }
    format!("+{added} -{removed}, {changed} changed ({same} under the same id)")
}

fn names(comparison: &Comparison, rule: Rule) -> Vec<&str> {
    let has = |definition: &&Definition| definition.changes.iter().any(|change| change.rule == rule);
    comparison.definitions.iter().filter(has).map(|definition| definition.name.as_str()).collect()
}

/// Between these layers, every definition that kept its id gained `true` fields and nothing else.
fn same_id_is_compatible(comparison: &Comparison) -> Result<(), Box<dyn Error>> {
    for definition in &comparison.definitions {
        let (Some(old), Some(new)) = (&definition.old, &definition.new) else { continue };
        if old.id.is_some() && old.id == new.id && definition.verdicts().wire != Verdict::Safe {
            return Err(format!("{} changed on the wire under its id", definition.name).into());
        }
    }
    Ok(())
}
