//! Pages and error databases joined with a schema: they add prose, availability and errors, and never change names,
//! types or optionality.

use std::collections::{BTreeMap, BTreeSet};

use crate::maps::Map;
use crate::pages::errors::{self, ErrorDatabase, ErrorRecord, Methods};
use crate::pages::{Page, PageKind, PageSet};
use crate::schema::{CallFacts, CombinatorId, Docs, Documentation, ErrorId, Field, Kind, KnownError, Meaning, Schema};
use crate::source::{SourceMap, Span, Spanned};

/// The share of all methods that list an error which any function may raise, with [`COMMON_LEAST`] as the least number.
/// Databases list every method under such errors.
const COMMON_SHARE: f64 = 0.5;

/// See [`COMMON_SHARE`]; a database of a few methods proves nothing.
const COMMON_LEAST: usize = 50;

/// Adds the contents of `pages` and `database` to a schema. Where both know a function's errors, the database's
/// description wins and the lists are joined.
pub fn document(schema: &mut Schema, pages: &PageSet, database: ErrorDatabase, sources: &SourceMap) {
    schema.files = sources.base_names();
    prose(schema, pages);
    // Taken before the pages' errors are joined: a page does not make a method known to the database.
    let mentioned: BTreeSet<String> = mentioned(&database).map(str::to_owned).collect();
    let database = errors::merge(vec![database, errors::from_pages(pages.iter())]);
    schema.documentation = Book::new(&database).write(schema, pages, &database, &mentioned);
}

/// Descriptions of functions, constructors, types and fields. A page wins over a comment of the schema.
fn prose(schema: &mut Schema, pages: &PageSet) {
    for combinator in &mut schema.combinators {
        let kind = if combinator.kind == Kind::Function { PageKind::Method } else { PageKind::Constructor };
        let Some(page) = pages.get(kind, &combinator.name) else { continue };
        describe(&mut combinator.docs, page);
        for param in page.params.iter().flatten() {
            let named = |field: &&mut Field| field.name.as_deref() == Some(param.name.value.as_str());
            if let (Some(field), Some(text)) = (combinator.fields.iter_mut().find(named), &param.description) {
                field.docs = Docs { text: text.value.clone(), page: Some(page.name.span.file) };
            }
        }
    }
    for ty in &mut schema.types {
        if let Some(page) = pages.get(PageKind::Type, &ty.name) {
            describe(&mut ty.docs, page);
        }
    }
}

fn describe(docs: &mut Docs, page: &Page) {
    if let (Some(description), false) = (&page.description, page.withheld) {
        *docs = Docs { text: description.value.clone(), page: Some(page.name.span.file) };
    }
}

/// The errors of a database by method, on the way to a [`Documentation`].
struct Book<'a> {
    /// Errors that any function may raise: the codes of each name.
    common: BTreeMap<&'a str, Codes<'a>>,
    /// The errors of each method: the codes of each name.
    methods: BTreeMap<&'a str, BTreeMap<&'a str, Codes<'a>>>,
}

/// The codes of a name, each with its record.
type Codes<'a> = BTreeMap<i32, &'a ErrorRecord>;

impl<'a> Book<'a> {
    fn new(database: &'a ErrorDatabase) -> Self {
        let all: BTreeSet<&str> = database.records.iter().flat_map(listed).collect();
        let most = COMMON_LEAST.max((all.len() as f64 * COMMON_SHARE) as usize);
        let mut book =
            Self { common: BTreeMap::new(), methods: all.into_iter().map(|name| (name, BTreeMap::new())).collect() };
        let codes = codes(database);
        let of = |record: &ErrorRecord| codes.get(record.name.as_str()).cloned().unwrap_or_default();
        for record in &database.records {
            // If no source names a method, any function may raise the error.
            let is_common = record.methods == Methods::All || book.methods.is_empty() || listed(record).count() >= most;
            if is_common {
                book.common.entry(&record.name).or_insert_with(|| of(record));
                continue;
            }
            for method in listed(record) {
                let errors = book.methods.entry(method).or_default();
                errors.entry(&record.name).or_insert_with(|| of(record));
            }
        }
        book
    }

    fn write(
        self,
        schema: &Schema,
        pages: &PageSet,
        database: &ErrorDatabase,
        mentioned: &BTreeSet<String>,
    ) -> Documentation {
        let mut writer = Writer::default();
        let common = self.common.into_iter().map(|(name, codes)| writer.error(name, &codes)).collect();
        let mut calls = Map::default();
        for (id, combinator) in (0..).map(CombinatorId).zip(&schema.combinators) {
            if combinator.kind != Kind::Function {
                continue;
            }
            let name = combinator.name.as_str();
            let page = pages.get(PageKind::Method, name);
            let mut facts = availability(name, page, database, mentioned.contains(name));
            // An empty table on a page means no errors. Without a page and a record they are unknown.
            let listed = self.methods.get(name).or_else(|| page.and_then(|page| page.errors.as_ref()).map(|_| &EMPTY));
            facts.errors = listed.map(|errors| errors.iter().map(|(name, codes)| writer.error(name, codes)).collect());
            if facts != CallFacts::default() {
                calls.insert(id, facts);
            }
        }
        Documentation { errors: writer.errors, common, calls }
    }
}

/// The records of each name under all codes that any source has: any function may raise each of them.
fn codes(database: &ErrorDatabase) -> BTreeMap<&str, Codes<'_>> {
    let mut codes: BTreeMap<&str, Codes<'_>> = BTreeMap::new();
    for record in &database.records {
        codes.entry(&record.name).or_default().insert(record.code, record);
    }
    codes
}

static EMPTY: BTreeMap<&str, Codes<'_>> = BTreeMap::new();

fn listed(record: &ErrorRecord) -> impl Iterator<Item = &str> {
    let methods = match &record.methods {
        Methods::All => None,
        Methods::Some(methods) => Some(methods),
    };
    methods.into_iter().flatten().map(String::as_str)
}

/// Errors, each once.
#[derive(Default)]
struct Writer {
    errors: Vec<KnownError>,
    ids: BTreeMap<String, ErrorId>,
}

impl Writer {
    fn error(&mut self, name: &str, codes: &Codes<'_>) -> ErrorId {
        let next = ErrorId(u32::try_from(self.errors.len()).unwrap_or(u32::MAX));
        let id = *self.ids.entry(name.to_owned()).or_insert(next);
        if id == next {
            let description = codes.values().find_map(|record| record.description.as_deref());
            let parameter = codes.values().find_map(|record| record.parameter.as_deref());
            self.errors.push(KnownError {
                name: name.to_owned(),
                codes: codes.keys().copied().collect(),
                meaning: Meaning::find(name, description, parameter),
                description: description.unwrap_or_default().to_owned(),
                source: codes.values().find_map(|record| record.sources.first()).copied().unwrap_or(Span::default()),
            });
        }
        id
    }
}

/// The permitted callers of a function: those of the database, else those of its page.
fn availability(name: &str, page: Option<&Page>, database: &ErrorDatabase, known: bool) -> CallFacts {
    // A list names its members; a method that the database knows and the list lacks is no member.
    let among = |list: &Option<BTreeSet<String>>| {
        let listed = list.as_ref().map(|list| list.contains(name));
        listed.filter(|listed| *listed || known)
    };
    let said = page.map(|page| &page.availability);
    let by_page = |answer: Option<&Spanned<bool>>| answer.map(|answer| answer.value);
    CallFacts {
        users: among(&database.bot_only).map(|only| !only).or(by_page(said.and_then(|said| said.users.as_ref()))),
        bots: among(&database.user_only).map(|only| !only).or(by_page(said.and_then(|said| said.bots.as_ref()))),
        business: among(&database.business_supported).or(by_page(said.and_then(|said| said.business.as_ref()))),
        unauthed: among(&database.unauthed_allowed),
        errors: None,
    }
}

/// Every method that a database mentions.
fn mentioned(database: &ErrorDatabase) -> impl Iterator<Item = &str> {
    let ErrorDatabase { user_only, bot_only, business_supported, unauthed_allowed, .. } = database;
    let lists = [user_only, bot_only, business_supported, unauthed_allowed].into_iter().flatten().flatten();
    lists.map(String::as_str).chain(database.records.iter().flat_map(listed))
}
