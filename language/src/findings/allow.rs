//! Comments that silence lints where they stand: `// typewright: allow(TL013, bit-unused)`.

use crate::maps::Map;
use crate::source::{Diagnostic, Diagnostics, FileId, Lint, SourceMap, Span, nearest};
use crate::syntax::ast::{File, Item};

/// Drops the findings that comments silence. Returns findings about the comments: one silences nothing, or names no
/// lint.
pub(super) fn apply(files: &[File], sources: &SourceMap, diagnostics: &mut Diagnostics) -> Vec<Diagnostic> {
    let mut allows = Allows::default();
    let mut found = Vec::new();
    for file in files {
        let text = sources.get(file.id).map_or("", |file| file.text());
        allows.regions.insert(file.id, Regions::new(file, text));
        for comment in &file.comments {
            let Some((whole, names)) = allowed(&comment.text) else { continue };
            for name in names {
                match Lint::find(name) {
                    Some(lint) => allows.add(lint, comment.span, whole),
                    None => found.push(unknown(name, comment.span, sources.text(comment.span))),
                }
            }
        }
    }
    diagnostics.retain(|finding| !finding.lint.is_some_and(|lint| allows.silence(lint, finding)));
    // Findings about unknown lints can be silenced too.
    found.retain(|finding| !finding.lint.is_some_and(|lint| allows.silence(lint, finding)));
    for ((.., lint), allow) in allows.list.iter().filter(|(_, allow)| !allow.used) {
        let message = format!("{} ({}) finds nothing here", lint.id(), lint.name());
        found.push(Diagnostic::lint(Lint::AllowUnused, allow.comment, message).help("remove it from the comment"));
    }
    found
}

/// The names in `typewright: allow(...)` or `typewright: allow-file(...)`, and whether it is the latter.
fn allowed(comment: &str) -> Option<(bool, impl Iterator<Item = &str>)> {
    let rest = comment.trim().strip_prefix("typewright:")?.trim_start();
    let (whole, list) = match rest.strip_prefix("allow-file(") {
        Some(list) => (true, list),
        None => (false, rest.strip_prefix("allow(")?),
    };
    let list = list.split(')').next().unwrap_or_default();
    Some((whole, list.split(',').map(str::trim).filter(|name| !name.is_empty())))
}

/// The lints that comments silence.
#[derive(Default)]
struct Allows {
    regions: Map<FileId, Regions>,
    /// In the order of their places.
    list: Vec<(Place, Allow)>,
}

/// A file, a region (none for the whole file) and a lint.
type Place = (FileId, Option<usize>, Lint);

struct Allow {
    comment: Span,
    used: bool,
}

impl Allows {
    fn add(&mut self, lint: Lint, comment: Span, whole: bool) {
        let region = if whole { None } else { self.region(comment) };
        let place = (comment.file, region, lint);
        if let Err(index) = self.find(place) {
            self.list.insert(index, (place, Allow { comment, used: false }));
        }
    }

    /// The index of a place, or the one that it would get.
    fn find(&self, place: Place) -> Result<usize, usize> {
        self.list.binary_search_by_key(&place, |(place, _)| *place)
    }

    fn region(&self, place: Span) -> Option<usize> {
        self.regions.get(place.file).map(|regions| regions.at(place.start))
    }

    /// Returns whether a comment silences a finding. A finding in a page counts where its labels point into the schema.
    fn silence(&mut self, lint: Lint, finding: &Diagnostic) -> bool {
        let mut silenced = false;
        for place in [finding.primary.span].into_iter().chain(finding.secondary.iter().map(|label| label.span)) {
            for region in [self.region(place), None] {
                let found = self.find((place.file, region, lint)).ok();
                if let Some((_, allow)) = found.and_then(|index| self.list.get_mut(index)) {
                    allow.used = true;
                    silenced = true;
                }
            }
        }
        silenced
    }
}

/// A file in parts: each ends with the last line of a declaration and holds the lines above it.
struct Regions {
    ends: Vec<u32>,
}

impl Regions {
    fn new(file: &File, text: &str) -> Self {
        let (mut ends, mut following) = (Vec::with_capacity(file.items.len()), file.items.iter().skip(1));
        for item in &file.items {
            let next = following.next().map_or(text.len(), |next| span(next).start as usize);
            let end = span(item).end;
            let between = text.get(end as usize..next).unwrap_or_default();
            // Another declaration on the line has a part of its own.
            ends.push(between.find('\n').map_or(end, |rest_of_line| end.saturating_add(rest_of_line as u32)));
        }
        if let Some(last) = ends.last_mut() {
            *last = u32::MAX;
        }
        Self { ends }
    }

    fn at(&self, place: u32) -> usize {
        self.ends.partition_point(|end| *end <= place)
    }
}

fn span(item: &Item) -> Span {
    match item {
        Item::Section(section) => section.span,
        Item::Layer(layer) => layer.span,
        Item::Combinator(combinator) => combinator.span,
        Item::Builtin(builtin) => builtin.span,
        Item::Constraint(constraint) => constraint.span,
        Item::Partial(partial) => partial.span,
    }
}

fn unknown(name: &str, span: Span, comment: &str) -> Diagnostic {
    let warning = Diagnostic::lint(Lint::AllowUnknown, span, format!("no such lint: `{name}`"));
    let near = nearest(name, Lint::ALL.iter().flat_map(|lint| [lint.id(), lint.name()]));
    match near {
        Some(near) => warning.fix(format!("did you mean `{near}`?"), span, comment.replacen(name, near, 1)),
        None => warning.help("list the lints with `typewright check --list-lints`"),
    }
}
