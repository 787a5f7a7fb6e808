//! Texts to an analysis.

use std::cell::OnceCell;
use std::path::PathBuf;
use std::rc::Rc;

use gen_lsp_types as lsp;
use typewright::model::ModelOptions;
use typewright_language::inputs::Inputs;
use typewright_language::options::ReadOptions;
use typewright_language::schema::{Profile, Schema, computed_ids};
use typewright_language::select::Graph;
use typewright_language::source::{Diagnostic, Diagnostics, FileId, SourceMap, Span};
use typewright_language::syntax::ast::{Combinator, File, Item};
use typewright_tools::compare::{Comparison, compare};
use typewright_tools::session::examine;

use super::occurrence::Occurrence;
use super::occurrences::occurrences;
use crate::positions::{Encoding, Lines};

/// A file of a project: its trees, its names, its places.
#[derive(Clone, Debug)]
pub struct Source {
    /// The path, or the URI of what is no file.
    pub key: PathBuf,
    /// The name in the protocol.
    pub uri: lsp::Uri,
    /// The version, where an editor has it open.
    pub version: Option<i32>,
    /// The tree.
    pub file: File,
    /// Every name in it, in the order of the places.
    pub occurrences: Vec<Occurrence>,
    /// The ids that are computed from the combinators, in their order, whatever is written.
    pub computed: Vec<u32>,
    lines: Lines,
}

impl Source {
    /// The constructors and functions, each with its computed id.
    pub fn combinators(&self) -> impl Iterator<Item = (&Combinator, u32)> {
        combinators(&self.file).zip(self.computed.iter().copied())
    }
}

/// A schema that was read, and every name in it with its meaning. Features answer from it.
#[derive(Debug)]
pub struct Analysis {
    /// Every text that was read.
    pub sources: SourceMap,
    /// The schemas among them, in their order.
    pub files: Vec<Source>,
    /// The schema; the last one without errors if the texts have some.
    pub schema: Option<Rc<Schema>>,
    /// `true` if `schema` is that of these texts.
    pub is_current: bool,
    /// The rules that compute ids.
    pub profile: Profile,
    /// The choices of the project.
    pub options: ReadOptions,
    /// Everything that was found, in the order of the places.
    pub findings: Vec<Diagnostic>,
    /// The schema of the last commit.
    pub committed: Option<Rc<Schema>>,
    encoding: Encoding,
    changes: OnceCell<Comparison>,
    needs: OnceCell<Graph>,
}

/// A byte of a file of an analysis.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The file.
    pub source: &'a Source,
    /// Its text.
    pub text: &'a str,
    /// The byte.
    pub offset: usize,
}

/// A text to analyse, and its names.
#[derive(Clone, Debug)]
pub struct Named {
    /// See [`Source::key`].
    pub key: PathBuf,
    /// See [`Source::uri`].
    pub uri: lsp::Uri,
    /// See [`Source::version`].
    pub version: Option<i32>,
}

/// Reads the schemas of `inputs`, which have the names `named`. `diagnostics` are the findings in other inputs. Where the
/// schemas have errors, `last` stands for them.
#[must_use]
pub fn analyse(
    inputs: Inputs,
    named: Vec<Named>,
    mut diagnostics: Diagnostics,
    (options, rust): (&ReadOptions, &ModelOptions),
    encoding: Encoding,
    last: Option<Rc<Schema>>,
) -> Analysis {
    let examined = examine(&inputs, options, rust, None, &mut diagnostics);
    diagnostics.count_left_out();
    let all: Vec<_> = examined.files.iter().flat_map(combinators).collect();
    let (profile, computed) = computed_ids(&all, options.lower.profile);
    let mut computed = computed.into_iter();
    let sources = inputs.sources;
    let files = examined.files.into_iter().zip(named).map(|(file, named)| Source {
        lines: Lines::new(sources.get(file.id).map_or("", |file| file.text()), encoding),
        occurrences: occurrences(&file, &sources),
        computed: computed.by_ref().take(combinators(&file).count()).collect(),
        key: named.key,
        uri: named.uri,
        version: named.version,
        file,
    });
    let files = files.collect();
    let is_current = examined.schema.is_some();
    Analysis {
        files,
        schema: examined.schema.map(Rc::new).or(last),
        is_current,
        profile,
        options: options.clone(),
        findings: diagnostics.sorted().into_iter().cloned().collect(),
        committed: None,
        sources,
        encoding,
        changes: OnceCell::new(),
        needs: OnceCell::new(),
    }
}

fn combinators(file: &File) -> impl Iterator<Item = &Combinator> {
    file.items.iter().filter_map(|item| if let Item::Combinator(found) = item { Some(found) } else { None })
}

impl Analysis {
    /// The file of a key.
    #[must_use]
    pub fn source(&self, key: &PathBuf) -> Option<&Source> {
        self.files.iter().find(|source| source.key == *key)
    }

    /// The file of an id; none for a page or a database.
    #[must_use]
    pub fn source_of(&self, id: FileId) -> Option<&Source> {
        self.files.iter().find(|source| source.file.id == id)
    }

    /// The text of a file.
    #[must_use]
    pub fn text(&self, source: &Source) -> &str {
        self.sources.get(source.file.id).map_or("", |file| file.text())
    }

    /// The byte of a position.
    #[must_use]
    pub fn place<'a>(&'a self, source: &'a Source, position: lsp::Position) -> Place<'a> {
        let text = self.text(source);
        Place { source, text, offset: source.lines.offset(text, position) }
    }

    /// The range of a span, which is of `source`.
    #[must_use]
    pub fn range(&self, source: &Source, span: Span) -> lsp::Range {
        source.lines.range(self.text(source), span.range())
    }

    /// The bytes of a range of `source`.
    #[must_use]
    pub fn bytes(&self, source: &Source, range: lsp::Range) -> std::ops::Range<usize> {
        source.lines.bytes(self.text(source), range)
    }

    /// The location of a span of any file that was read, those of pages included.
    #[must_use]
    pub fn location(&self, span: Span) -> Option<lsp::Location> {
        if let Some(source) = self.source_of(span.file) {
            return Some(lsp::Location { uri: source.uri.clone(), range: self.range(source, span) });
        }
        let page = self.sources.get(span.file)?;
        let range = Lines::new(page.text(), self.encoding).range(page.text(), span.range());
        Some(lsp::Location { uri: crate::uris::uri(page.name().as_ref()), range })
    }

    /// The definitions that each definition needs, found once.
    #[must_use]
    pub fn needs(&self) -> Option<(&Schema, &Graph)> {
        let schema = self.schema.as_deref()?;
        Some((schema, self.needs.get_or_init(|| Graph::new(schema, &vec![false; schema.types.len()]))))
    }

    /// The changes since the last commit, found once; none where there is none, or while the texts have errors.
    #[must_use]
    pub fn changes(&self) -> Option<&Comparison> {
        let (Some(old), Some(new), true) = (&self.committed, &self.schema, self.is_current) else { return None };
        Some(self.changes.get_or_init(|| compare(old, new)))
    }
}
