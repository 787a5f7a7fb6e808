//! Lines above declarations: the id, the part of the schema that a definition pulls in, and changes that break the wire.

use gen_lsp_types as lsp;
use serde::{Deserialize, Serialize};
use typewright_language::source::{count, visible_line};
use typewright_tools::compare::Verdict;
use typewright_tools::weigh::{Counts, Scale};

use crate::analysis::{Analysis, Source};

/// The identity of a lens, until the client asks for its text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unresolved {
    /// The file.
    pub uri: String,
    /// The definition.
    pub name: String,
    /// Its id.
    pub id: u32,
}

/// A lens for each definition, whose size [`resolve`] finds, and one for each that breaks the wire against the last commit.
#[must_use]
pub fn lenses(analysis: &Analysis, source: &Source) -> Vec<lsp::CodeLens> {
    let mut found = Vec::new();
    for (combinator, computed) in source.combinators() {
        let range = analysis.range(source, combinator.name.span);
        let id = combinator.id.map_or(computed, |id| id.value);
        let name = combinator.name.text.clone();
        if let Some(why) = broken(analysis, &name) {
            let title = format!("breaks the wire against HEAD: {}", visible_line(&why));
            found.push(lsp::CodeLens { range, command: Some(title_only(title)), data: None });
        }
        let data = serde_json::to_value(Unresolved { uri: source.uri.0.clone(), name, id }).ok();
        found.push(lsp::CodeLens { range, command: None, data });
    }
    found
}

/// The text of a lens: the id, and the size of all that the definition pulls in.
#[must_use]
pub fn resolve(analysis: &Analysis, Unresolved { name, id, .. }: &Unresolved) -> lsp::Command {
    let known = analysis.combinators_named(name).find(|(_, it)| it.id == *id);
    let size = analysis
        .needs()
        .zip(known)
        .map(|((schema, graph), (found, _))| Scale::with_graph(schema, graph).needs_of_combinator(found));
    let size = size.map(|Counts { types, constructors, .. }| {
        format!(" · reaches {}, {}", count(types, "type"), count(constructors, "constructor"))
    });
    title_only(format!("#{id:08x}{}", size.unwrap_or_default()))
}

/// The first change of a definition that breaks the wire.
fn broken(analysis: &Analysis, name: &str) -> Option<String> {
    let definitions = &analysis.changes()?.definitions;
    let changes = definitions.iter().filter(|it| it.name == name && it.new.is_some()).flat_map(|it| &it.changes);
    changes.into_iter().find(|change| change.verdicts.wire == Verdict::Breaking).map(|change| change.message.clone())
}

/// A command that does nothing: the text is all.
fn title_only(title: String) -> lsp::Command {
    lsp::Command { title, ..lsp::Command::default() }
}
