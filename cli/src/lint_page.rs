//! A lint, explained.

use std::fmt::Write;

use anstyle::Style;
use typewright_language::source::{About, Lint};

use crate::args::ExplainFormat;
use crate::severity::level_name;

/// Returns whether an unknown name looks like that of a lint: `TL999`, `bit-shred`. No name of a schema has a hyphen,
/// but a negative id begins with one.
pub(crate) fn is_meant(name: &str) -> bool {
    let is_id = |digits: &str| digits.len() == 3 && digits.bytes().all(|digit| digit.is_ascii_digit());
    name.trim_start_matches('-').contains('-') || name.strip_prefix("TL").is_some_and(is_id)
}

pub(crate) fn render(lint: Lint, format: ExplainFormat) -> String {
    let About { id, name, level, summary, why, example } = lint.about();
    let level = level.map_or("off", level_name);
    let markdown = matches!(format, ExplainFormat::Markdown);
    let mut out = if markdown {
        format!("# {id}: {name}\n\nFinds: {summary}.\n\nLevel: {level}.\n\n{why}\n")
    } else {
        let bold = Style::new().bold();
        format!("{bold}{id} {name}{bold:#} ({level})\n{summary}\n\n{why}\n")
    };
    let schemas = example.iter().flat_map(|example| [("An example", example.found), ("Mended", example.mended)]);
    for (title, schema) in schemas {
        // Writing to a `String` cannot fail.
        _ = if markdown {
            write!(out, "\n{title}:\n\n```tl\n{schema}\n```\n")
        } else {
            write!(out, "\n{title}:\n{}", indented(schema))
        };
    }
    let how = format!(
        "To silence it at a declaration:\n    // typewright: allow({id})\nTo give it another level, in \
         typewright.toml:\n    [lints]\n    {name} = \"warning\"  # error, warning, note or off"
    );
    _ = if markdown {
        write!(
            out,
            "\nSilence it at a declaration with the comment `// typewright: allow({id})`, or give it another level in \
             `typewright.toml`: error, warning, note or off.\n\n```toml\n[lints]\n{name} = \"off\"\n```\n"
        )
    } else {
        write!(out, "\n{how}\n")
    };
    out
}

fn indented(text: &str) -> String {
    text.lines().map(|line| format!("    {line}\n")).collect()
}
