//! The changelog, and a page for the changes of each layer.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use typewright_language::source::count;

use super::history::{Layer, targets};
use super::maker::Maker;
use super::shell::Shell;
use super::words::{escape, link, message};
use crate::compare::{Definition, Side, Subject, Verdict, Verdicts};

#[derive(Template)]
#[template(path = "changelog.html")]
struct Changelog<'s> {
    shell: Shell<'s>,
    layers: Vec<LineView<'s>>,
}

/// A layer in the changelog.
struct LineView<'s> {
    path: &'s str,
    label: &'s str,
    is_first: bool,
    added: usize,
    changed: usize,
    removed: usize,
    breaking: String,
}

#[derive(Template)]
#[template(path = "layer.html")]
struct LayerView<'s> {
    shell: Shell<'s>,
    before: Option<&'s Layer>,
    intro: String,
    groups: Vec<Group>,
}

/// The definitions of a fate.
struct Group {
    anchor: &'static str,
    title: &'static str,
    entries: Vec<Entry>,
}

/// A definition that changed.
struct Entry {
    anchor: Option<String>,
    kind: &'static str,
    name: String,
    lines: Vec<String>,
    /// The old and the new declaration, each with its class.
    texts: Vec<(&'static str, String)>,
}

/// The number of definitions of a layer by fate.
pub(super) struct Fates {
    pub(super) added: usize,
    pub(super) changed: usize,
    pub(super) removed: usize,
}

impl Fates {
    pub(super) fn new(layer: &Layer) -> Self {
        let of = |wanted: Fate| layer.comparison.definitions.iter().filter(|it| fate(it) == wanted).count();
        Self { added: of(Fate::Added), changed: of(Fate::Changed), removed: of(Fate::Removed) }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Fate {
    Removed,
    Changed,
    Added,
}

fn fate(definition: &Definition) -> Fate {
    match (&definition.old, &definition.new) {
        (None, _) => Fate::Added,
        (_, None) => Fate::Removed,
        _ => Fate::Changed,
    }
}

/// The number of definitions that break peers, code or documentation.
pub(super) fn breaking(layer: &Layer) -> String {
    let on = |verdict: fn(Verdicts) -> Verdict| {
        let broken = |it: &&Definition| verdict(it.verdicts()) == Verdict::Breaking;
        layer.comparison.definitions.iter().filter(broken).count()
    };
    let [wire, source, docs] = [on(|it| it.wire), on(|it| it.source), on(|it| it.docs)];
    let docs = if docs > 0 { format!(", {docs} in documentation") } else { String::new() };
    format!("{wire} on the wire, {source} in source{docs}")
}

/// The page that lists all layers, the newest first.
pub(super) fn changelog(maker: &Maker<'_>) -> String {
    let layers = maker.history.layers.iter().enumerate().rev().map(|(index, layer)| {
        let Fates { added, changed, removed } = Fates::new(layer);
        let (path, label) = (layer.path.as_str(), layer.label.as_str());
        LineView { path, label, is_first: index == 0, added, changed, removed, breaking: breaking(layer) }
    });
    let shell = Shell {
        root: "",
        site: &maker.common,
        title: "Changelog".to_owned(),
        about: String::new(),
        here: "changelog".to_owned(),
    };
    Changelog { shell, layers: layers.collect() }.render().unwrap_or_default()
}

/// The page of each layer, with its path.
pub(super) fn pages<'m>(maker: &'m Maker<'_>) -> impl Iterator<Item = (String, String)> + 'm {
    let links: BTreeMap<_, _> = targets(maker.schema);
    let path = move |definition: &Definition| {
        let found = links.get(&(definition.subject, definition.name.as_str()));
        found.map(|target| maker.links.path(*target))
    };
    let before = [None].into_iter().chain(maker.history.layers.iter().map(Some));
    maker.history.layers.iter().zip(before).map(move |(layer, before)| {
        let mut anchors = BTreeSet::new();
        let mut group = |wanted, anchor, title| {
            let of = layer.comparison.definitions.iter().filter(|it| fate(it) == wanted);
            Group { anchor, title, entries: of.map(|it| entry(it, path(it), &mut anchors)).collect() }
        };
        let groups = [
            group(Fate::Removed, "removed", "Removed"),
            group(Fate::Changed, "changed", "Changed"),
            group(Fate::Added, "added", "Added"),
        ];
        let groups: Vec<_> = groups.into_iter().filter(|group| !group.entries.is_empty()).collect();
        let intro = match before {
            None => "The first layer that this site knows.".to_owned(),
            Some(_) if groups.is_empty() => "Nothing changed.".to_owned(),
            Some(_) => format!("Breaking: {}.", breaking(layer)),
        };
        let shell = Shell {
            root: "../",
            site: &maker.common,
            title: layer.label.clone(),
            about: String::new(),
            here: "changelog".to_owned(),
        };
        (layer.path.clone(), LayerView { shell, before, intro, groups }.render().unwrap_or_default())
    })
}

fn entry(definition: &Definition, path: Option<&str>, anchors: &mut BTreeSet<String>) -> Entry {
    let kind = match definition.subject {
        Subject::Type => "Type",
        Subject::Constructor => "Constructor",
        Subject::Function => "Function",
        Subject::Error => "Error",
    };
    let anchor: String = definition.name.chars().map(|c| if c.is_whitespace() { '_' } else { c }).collect();
    let anchor = format!("{}-{anchor}", kind.to_lowercase());
    let code = || format!("<code>{}</code>", escape(&definition.name));
    let is_declared = matches!(definition.subject, Subject::Constructor | Subject::Function);
    let text = |side: &Option<Side>, class| Some((class, side.as_ref().filter(|_| is_declared)?.text.clone()));
    let (old, new) = (text(&definition.old, "old"), text(&definition.new, "new"));
    let is_same = matches!((&old, &new), (Some((_, old)), Some((_, new))) if old == new);
    Entry {
        anchor: anchors.insert(anchor.clone()).then_some(anchor),
        kind,
        name: path.filter(|_| definition.new.is_some()).map_or_else(code, |path| link(path, &definition.name)),
        lines: if fate(definition) == Fate::Changed { lines(definition) } else { Vec::new() },
        texts: if is_same { Vec::new() } else { old.into_iter().chain(new).collect() },
    }
}

/// The changes of a definition, a line of HTML each.
pub(super) fn lines(definition: &Definition) -> Vec<String> {
    let line = |change: &crate::compare::Change| format!("{}{}", message(&change.message), badges(change.verdicts));
    definition.changes.iter().map(line).collect()
}

/// A badge for each axis that a change matters on.
fn badges(verdicts: Verdicts) -> String {
    let Verdicts { wire, source, docs } = verdicts;
    let all = [("wire", wire), ("source", source), ("docs", docs)];
    let badge = |(axis, verdict)| match verdict {
        Verdict::Safe => String::new(),
        Verdict::Risky => format!(" <span class=\"verdict risky\">{axis}: risky</span>"),
        Verdict::Breaking => format!(" <span class=\"verdict breaking\">{axis}: breaking</span>"),
    };
    all.map(badge).concat()
}

/// `3 added, 1 changed`
pub(super) fn in_words(layer: &Layer) -> String {
    let Fates { added, changed, removed } = Fates::new(layer);
    let definitions = count(added + changed + removed, "definition");
    format!("{definitions} differ: {added} added, {changed} changed, {removed} removed. Breaking: {}.", breaking(layer))
}
