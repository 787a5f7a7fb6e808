//! Several sources to one database.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::{ErrorDatabase, ErrorRecord, Methods};
use crate::pages::{Page, PageKind};

/// Records by code and name.
#[derive(Default)]
pub(super) struct Collector {
    records: BTreeMap<(i32, String), ErrorRecord>,
}

impl Collector {
    /// Joins a record with that of the same code and name: adds its methods, fills in missing texts, and keeps its
    /// first place in each new file.
    pub(super) fn add(&mut self, record: ErrorRecord) {
        match self.records.entry((record.code, record.name.clone())) {
            Entry::Vacant(place) => {
                place.insert(record);
            }
            Entry::Occupied(known) => join(known.into_mut(), record),
        }
    }

    /// The records in their order. A record takes missing texts from another code of the same name.
    pub(super) fn finish(self) -> Vec<ErrorRecord> {
        let mut records: Vec<ErrorRecord> = self.records.into_values().collect();
        let mut lent: BTreeMap<String, (Option<String>, Option<String>)> = BTreeMap::new();
        for record in &records {
            let (description, parameter) = lent.entry(record.name.clone()).or_default();
            fill(description, record.description.as_ref());
            fill(parameter, record.parameter.as_ref());
        }
        for record in &mut records {
            if let Some((description, parameter)) = lent.get(&record.name) {
                fill(&mut record.description, description.as_ref());
                fill(&mut record.parameter, parameter.as_ref());
            }
        }
        records
    }
}

fn join(known: &mut ErrorRecord, record: ErrorRecord) {
    known.methods.add(record.methods);
    fill(&mut known.description, record.description.as_ref());
    fill(&mut known.parameter, record.parameter.as_ref());
    for span in record.sources {
        if known.sources.iter().all(|place| place.file != span.file) {
            known.sources.push(span);
        }
    }
}

fn fill(empty: &mut Option<String>, with: Option<&String>) {
    if empty.is_none() {
        *empty = with.cloned();
    }
}

/// Makes one database of several.
///
/// The methods of an error are those of all databases together. Layers, descriptions and names of parameters come from
/// the first database that has them, so the most trusted one comes first. A description or parameter that one code
/// lacks comes from another code of the same name. Each list of permitted callers comes whole from the first database
/// that has it: a mix of two layers would be true of neither.
#[must_use]
pub fn merge(databases: impl IntoIterator<Item = ErrorDatabase>) -> ErrorDatabase {
    let mut merged = ErrorDatabase::default();
    let mut collector = Collector::default();
    for database in databases {
        merged.layer = merged.layer.or(database.layer);
        merged.user_only = merged.user_only.or(database.user_only);
        merged.bot_only = merged.bot_only.or(database.bot_only);
        merged.business_supported = merged.business_supported.or(database.business_supported);
        merged.unauthed_allowed = merged.unauthed_allowed.or(database.unauthed_allowed);
        database.records.into_iter().for_each(|record| collector.add(record));
    }
    merged.records = collector.finish();
    merged
}

/// The errors in the tables of method pages. Rows without a code are left out: another database may supply the code.
#[must_use]
pub fn from_pages<'p>(pages: impl IntoIterator<Item = &'p Page>) -> ErrorDatabase {
    let mut collector = Collector::default();
    for page in pages.into_iter().filter(|page| page.kind == PageKind::Method) {
        for error in page.errors.iter().flatten() {
            let Some(code) = error.code else { continue };
            collector.add(ErrorRecord {
                code,
                name: error.name.clone(),
                methods: Methods::Some(BTreeSet::from([page.name.value.clone()])),
                description: error.description.clone(),
                parameter: None,
                sources: vec![error.span],
            });
        }
    }
    ErrorDatabase { records: collector.finish(), ..ErrorDatabase::default() }
}
