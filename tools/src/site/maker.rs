//! The data that all pages of a site are made from, computed once.

use typewright_language::schema::Schema;

use super::history::History;
use super::links::Links;
use super::nouns::Site;
use super::shell::{Common, namespaces};
use crate::explain::Api;

/// The parts of a site that its pages share.
pub(super) struct Maker<'a> {
    pub(super) schema: &'a Schema,
    pub(super) api: Api<'a>,
    pub(super) links: Links<'a>,
    pub(super) history: History,
    pub(super) common: Common,
}

impl<'a> Maker<'a> {
    pub(super) fn new(site: &Site<'a>) -> Self {
        let schema = site.edition.schema;
        let history = History::new(site);
        let common = Common {
            title: site.title.to_owned(),
            source: site.edition.name.to_owned(),
            namespaces: namespaces(schema),
            has_errors: !schema.documentation.errors.is_empty(),
            has_history: history.is_known(),
            has_playground: site.playground.is_some(),
        };
        Self { schema, api: Api::new(schema, site.model), links: Links::new(schema), history, common }
    }
}
