//! Items to text, on all cores: that is where most of the time of a run goes.

use std::fmt::Write as _;
use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use proc_macro2::TokenStream;
use typewright_language::maps::Set;

use super::formatted::formatted;
use super::options::{Layout, OutputOptions};
use super::printer;
use crate::emit::{self, Imported};
use crate::model::{Item, Module, ROOTS};

/// A module whose items are text.
pub(super) struct PrintedModule<'a> {
    pub module: &'a Module,
    /// In order, imports first.
    pub items: Vec<String>,
    /// The modules in it.
    pub modules: Vec<PrintedModule<'a>>,
}

/// An item to print. Its tokens are dropped before those of the next item are made, so that few exist at once.
struct Job<'a> {
    item: &'a Item,
    module: &'a Module,
    depth: usize,
}

/// The modules, with all that is in them.
pub(super) fn print<'a>(modules: &'a [Module], options: &'a OutputOptions) -> Vec<PrintedModule<'a>> {
    let mut jobs = Vec::new();
    modules.iter().for_each(|module| push_jobs(module, 0, &mut jobs));
    let roots = ROOTS.into_iter().filter(|root| modules.iter().any(|module| module.name.as_str() == *root)).collect();
    let printing = Printing { roots, options };
    let mut texts = on_all_cores(&jobs, |job| printing.item(job)).into_iter();
    modules.iter().map(|module| printing.assemble(module, 0, &mut texts)).collect()
}

fn push_jobs<'a>(module: &'a Module, depth: usize, jobs: &mut Vec<Job<'a>>) {
    jobs.extend(module.items.iter().map(|item| Job { item, module, depth }));
    module.modules.iter().for_each(|module| push_jobs(module, depth + 1, jobs));
}

/// The texts of an item and its impls, and the modules at the root that they mention.
type Printed = (Vec<String>, Set<&'static str>);

struct Printing<'a> {
    /// The modules at the root that items may mention.
    roots: Vec<&'static str>,
    options: &'a OutputOptions,
}

impl<'a> Printing<'a> {
    fn item(&self, job: &Job<'_>) -> Printed {
        let items = emit::emit(job.item, job.module).into_iter();
        let mut texts: Vec<_> = items.map(|item| self.text(item, job.depth)).collect();
        if let Some(definition) = texts.first_mut() {
            definition.insert_str(0, &documentation(job.item.docs(), self.indent(job.depth)));
        }
        let mut roots = Set::new();
        texts.iter().for_each(|text| add_mentioned(text, &self.roots, &mut roots));
        (texts, roots)
    }

    /// Takes the texts that [`push_jobs`] requested.
    fn assemble(
        &self,
        module: &'a Module,
        depth: usize,
        texts: &mut impl Iterator<Item = Printed>,
    ) -> PrintedModule<'a> {
        let (mut own, mut roots) = (Vec::new(), Set::new());
        for (texts, mentioned) in texts.take(module.items.len()) {
            own.extend(texts);
            roots.extend(mentioned.as_slice().iter().copied());
        }
        let imported = Imported { runtime: &self.options.runtime, roots: &roots, depth };
        let mut items = Vec::new();
        for import in emit::imports(module, imported) {
            items.push(self.text(import, depth));
        }
        items.append(&mut own);
        let modules = module.modules.iter().map(|module| self.assemble(module, depth + 1, texts)).collect();
        PrintedModule { module, items, modules }
    }

    /// The indentation of the items of a module at this depth.
    fn indent(&self, depth: usize) -> usize {
        if self.options.layout == Layout::File { 4 * (depth + 1) } else { 0 }
    }

    /// The text of an item in a module at this depth.
    fn text(&self, item: TokenStream, depth: usize) -> String {
        let indent = self.indent(depth);
        let formatted = if self.options.format { formatted(&item, indent) } else { None };
        formatted.unwrap_or_else(|| printer::print(item, indent))
    }
}

/// Documentation, a line each: the model has left out what no comment may hold.
fn documentation(docs: &[String], indent: usize) -> String {
    let mut text = String::new();
    for line in docs {
        let space = if line.is_empty() { "" } else { " " };
        // Writing to a `String` cannot fail.
        _ = writeln!(text, "{:indent$}///{space}{line}", "");
    }
    text
}

/// Adds those of the `known` modules at the root that begin a path in a text.
fn add_mentioned(text: &str, known: &[&'static str], mentioned: &mut Set<&'static str>) {
    let continues = |c: char| c.is_alphanumeric() || matches!(c, '_' | ':');
    // Colons are rarer than the letters of a name.
    for (colon, _) in text.match_indices(':') {
        let (before, from) = text.split_at_checked(colon).unwrap_or_default();
        if !from.starts_with("::") {
            continue;
        }
        for &root in known {
            if before.strip_suffix(root).is_some_and(|before| !before.ends_with(continues)) {
                mentioned.insert(root);
            }
        }
    }
}

/// The results of all jobs, in the order of the jobs.
fn on_all_cores<T: Sync, R: Send>(jobs: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let take_jobs = || {
        let mut done = Vec::new();
        loop {
            let index = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(index) else { return done };
            done.push((index, work(job)));
        }
    };
    let cores = thread::available_parallelism().map_or(1, NonZero::get);
    let done = thread::scope(|scope| {
        // If no thread can be started, this one does all the work.
        let others = (1..cores).map_while(|_| thread::Builder::new().spawn_scoped(scope, take_jobs).ok());
        let others: Vec<_> = others.collect();
        let mut done = take_jobs();
        for other in others {
            done.extend(other.join().unwrap_or_else(|panic| resume_unwind(panic)));
        }
        done
    });
    let mut results: Vec<_> = jobs.iter().map(|_| None).collect();
    for (index, result) in done {
        if let Some(slot) = results.get_mut(index) {
            *slot = Some(result);
        }
    }
    results.into_iter().flatten().collect()
}
