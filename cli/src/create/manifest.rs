//! Dependencies in a `Cargo.toml` that somebody wrote: a line is added, and nothing else changes.

use toml::{Table, Value};

/// Adds `name = value` to a table of dependencies, unless `name` is there. The error says what to do by hand.
pub(super) fn add_dependency(manifest: &str, table: &str, name: &str, value: &str) -> Result<String, String> {
    let by_hand = || format!("Cargo.toml has a layout that can't be edited: add `{name} = {value}` to [{table}]");
    let old: Table = manifest.parse().map_err(|error| format!("Cargo.toml is not valid TOML: {error}"))?;
    if old.get(table).and_then(|table| table.get(name)).is_some() {
        return Ok(manifest.to_owned());
    }
    let edited = insert(manifest, table, &format!("{name} = {value}"));
    let mut expected = old;
    let value: Table = format!("value = {value}").parse().map_err(|_| by_hand())?;
    let dependencies = expected.entry(table).or_insert_with(|| Value::Table(Table::new()));
    let dependencies = dependencies.as_table_mut().ok_or_else(by_hand)?;
    dependencies.extend(value.into_iter().map(|(_, value)| (name.to_owned(), value)));
    let proof: Option<Table> = edited.parse().ok();
    if proof == Some(expected) { Ok(edited) } else { Err(by_hand()) }
}

/// The text with a line below the header of a table, or with that table at its end.
fn insert(manifest: &str, table: &str, line: &str) -> String {
    let header = format!("[{table}]");
    let mut out = String::new();
    let mut is_in = false;
    for row in manifest.split_inclusive('\n') {
        out.push_str(row);
        if !is_in && row.split('#').next().is_some_and(|row| row.trim() == header) {
            if !row.ends_with('\n') {
                out.push('\n');
            }
            out.push_str(line);
            out.push('\n');
            is_in = true;
        }
    }
    if !is_in {
        let gap = if out.is_empty() || out.ends_with('\n') { "\n" } else { "\n\n" };
        out.push_str(&format!("{gap}{header}\n{line}\n"));
    }
    out
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::add_dependency;

    fn add(manifest: &str) -> Result<String, String> {
        add_dependency(manifest, "dependencies", "tl", "\"0.1\"")
    }

    #[test]
    fn a_line_is_added_to_the_table() {
        let added = add("[dependencies] # ours\nbase = \"1\"\n\n[features]\n").unwrap();
        assert_eq!(added, "[dependencies] # ours\ntl = \"0.1\"\nbase = \"1\"\n\n[features]\n");
    }

    #[test]
    fn a_table_that_is_missing_is_added() {
        assert_eq!(
            add("[package]\nname = \"a\"").unwrap(),
            "[package]\nname = \"a\"\n\n[dependencies]\ntl = \"0.1\"\n"
        );
        assert_eq!(add("[dependencies]").unwrap(), "[dependencies]\ntl = \"0.1\"\n");
    }

    #[test]
    fn a_dependency_that_is_there_stays() {
        for manifest in ["[dependencies]\ntl = \"0.2\"\n", "[dependencies.tl]\npath = \"tl\"\n"] {
            assert_eq!(add(manifest).unwrap(), manifest);
        }
    }

    /// A table that is not written as a table of its own, or whose header stands in a string.
    #[test]
    fn other_layouts_are_refused() {
        for manifest in ["dependencies = { base = \"1\" }\n", "about = \"\"\"\n[dependencies]\n\"\"\"\n", "[dep"] {
            assert!(add(manifest).is_err(), "{manifest}");
        }
    }
}
