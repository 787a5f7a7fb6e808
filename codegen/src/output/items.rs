//! Items to text, on all cores: that is where most of the time of a run goes.

use std::num::NonZero;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use proc_macro2::TokenStream;

use crate::emit;
use crate::model::{Item, Module};

/// A module whose items are text.
pub(super) struct PrintedModule<'a> {
    pub module: &'a Module,
    /// In their order, what it imports first.
    pub items: Vec<String>,
    /// The modules in it.
    pub modules: Vec<PrintedModule<'a>>,
}

/// What becomes text in one go. Its tokens are gone before those of the next one are made, so that few are there at once.
enum Job<'a> {
    Imports(&'a Module),
    Item(&'a Module, &'a Item),
}

impl Job<'_> {
    fn run(&self, format: bool) -> Vec<String> {
        let tokens = match self {
            Self::Imports(module) => emit::imports(module).into_iter().collect(),
            Self::Item(module, item) => emit::emit(item, module),
        };
        tokens.into_iter().map(|item| text(item, format)).collect()
    }
}

/// The modules, with all that is in them.
pub(super) fn print(modules: &[Module], format: bool) -> Vec<PrintedModule<'_>> {
    let mut jobs = Vec::new();
    modules.iter().for_each(|module| push_jobs(module, &mut jobs));
    let mut texts = on_all_cores(&jobs, |job| job.run(format)).into_iter();
    modules.iter().map(|module| assemble(module, &mut texts)).collect()
}

fn push_jobs<'a>(module: &'a Module, jobs: &mut Vec<Job<'a>>) {
    jobs.push(Job::Imports(module));
    jobs.extend(module.items.iter().map(|item| Job::Item(module, item)));
    module.modules.iter().for_each(|module| push_jobs(module, jobs));
}

/// Takes from the texts what [`push_jobs`] asked for.
fn assemble<'a>(module: &'a Module, texts: &mut impl Iterator<Item = Vec<String>>) -> PrintedModule<'a> {
    let items = texts.take(1 + module.items.len()).flatten().collect();
    let modules = module.modules.iter().map(|module| assemble(module, texts)).collect();
    PrintedModule { module, items, modules }
}

/// As rustfmt would have it; or in one line, so that what the compiler says of it has a place.
fn text(item: TokenStream, format: bool) -> String {
    if format { formatted(item) } else { item.to_string() }
}

/// As rustfmt would have it. In one line if the tokens are not Rust, which would be a mistake of the floor below, and one that
/// the compiler describes best.
#[cfg(feature = "format")]
fn formatted(item: TokenStream) -> String {
    syn::parse2(item.clone()).map_or_else(|_| item.to_string(), |file| prettyplease::unparse(&file))
}

#[cfg(not(feature = "format"))]
fn formatted(item: TokenStream) -> String {
    item.to_string()
}

/// The results of all jobs, in the order of the jobs, whoever did which.
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
        // Where no thread is to be had, this one does it all.
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
