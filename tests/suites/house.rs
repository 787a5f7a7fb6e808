//! The house holds: imports run down between crates and folders, no circle of files exists, and every folder is known.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};

/// A crate: its folder, and its folders and root files, each with those of the same crate that it may import.
struct House {
    folder: &'static str,
    crates: &'static [&'static str],
    floors: &'static [(&'static str, &'static [&'static str])],
}

const HOUSES: [House; 6] = [
    House {
        folder: "language",
        crates: &[],
        floors: &[
            ("maps", &[]),
            ("files", &["maps"]),
            ("source", &["maps"]),
            ("syntax", &["source"]),
            ("schema", &["maps", "source", "syntax"]),
            ("findings", &["maps", "source", "syntax"]),
            ("select", &["maps", "schema", "source"]),
            ("forms", &["schema", "source", "syntax"]),
            ("pages", &["maps", "schema", "source"]),
            ("without", &["schema", "source", "syntax", "reader"]),
            ("summary", &["schema"]),
            ("report", &["source"]),
            ("options", &["findings", "schema", "select"]),
            ("inputs", &["files", "forms", "pages", "source"]),
            ("read", &["findings", "forms", "inputs", "options", "schema", "select", "source", "syntax"]),
            ("reader", &["inputs", "options", "read", "report", "schema", "source"]),
        ],
    },
    House {
        folder: "codegen",
        crates: &["typewright_language"],
        floors: &[
            ("cargo", &[]),
            ("model", &[]),
            ("emit", &["model"]),
            ("output", &["emit", "model"]),
            ("generate", &["model", "output"]),
            ("builder", &["cargo", "generate", "model", "output"]),
        ],
    },
    House {
        folder: "tools",
        crates: &["typewright_language", "typewright"],
        floors: &[
            ("compare", &[]),
            ("dynamic", &["spelling"]),
            ("format", &[]),
            ("reconcile", &[]),
            ("sample", &[]),
            ("spelling", &[]),
            ("weigh", &[]),
            ("explain", &["reconcile", "rust_path", "weigh"]),
            ("rust_path", &[]),
            ("lint", &["compare"]),
            ("session", &["lint", "reconcile", "weigh"]),
            ("site", &["compare", "explain", "weigh"]),
        ],
    },
    House {
        folder: "lsp",
        crates: &["typewright_language", "typewright", "typewright_tools"],
        floors: &[
            ("positions", &[]),
            ("uris", &[]),
            ("workspace", &[]),
            ("documents", &["positions", "uris"]),
            ("analysis", &["positions", "uris"]),
            ("features", &["analysis"]),
            ("projects", &["analysis", "documents", "uris", "workspace"]),
            ("server", &["analysis", "documents", "features", "positions", "projects", "workspace"]),
        ],
    },
    // One floor: a command is a file or a folder, and circles are what matters.
    House {
        folder: "cli",
        crates: &["typewright_language", "typewright", "typewright_tools", "typewright_lsp"],
        floors: &[],
    },
    House { folder: "runtime", crates: &[], floors: &[] },
];

/// The one circle that may stay: the traits and forms of the wire, with the reader and the sink.
const ONE_IDEA: [&str; 5] = [
    "runtime/src/form",
    "runtime/src/reader/reader",
    "runtime/src/reader/values",
    "runtime/src/sink",
    "runtime/src/traits",
];

/// Our own crates, by the names that code uses.
const OURS: [&str; 6] = [
    "typewright",
    "typewright_language",
    "typewright_tools",
    "typewright_lsp",
    "typewright_cli",
    "typewright_telegram",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// A Rust file of a crate, as the path of modules that leads to it: `["schema", "shape"]`; empty for `lib.rs`.
type Module = Vec<String>;

/// The modules of a crate, with the paths that each of them names.
struct Crate {
    modules: BTreeMap<Module, Vec<Vec<String>>>,
}

impl Crate {
    fn read(folder: &str) -> Self {
        let src = root().join(folder).join("src");
        let mut modules = BTreeMap::new();
        for file in rust_files(&src) {
            let path = file.strip_prefix(&src).unwrap().with_extension("");
            let mut module: Module = path.iter().map(|part| part.to_str().unwrap().to_owned()).collect();
            if matches!(module.last().map(String::as_str), Some("mod" | "lib" | "main")) {
                module.pop();
            }
            let text = fs::read_to_string(&file).unwrap();
            let mut paths = Paths { module: module.clone(), found: Vec::new() };
            paths.visit_file(&syn::parse_file(&text).unwrap());
            modules.insert(module, paths.found);
        }
        Self { modules }
    }

    /// The modules that `module` imports, re-exports followed to where the name is declared.
    fn imports(&self, module: &Module) -> BTreeSet<Module> {
        let mut found = BTreeSet::new();
        for path in &self.modules[module] {
            if let Some(inside) = path.strip_prefix(&["crate".to_owned()]) {
                found.extend(self.home(inside, 0));
            }
        }
        found.remove(module);
        found
    }

    /// Returns whether a module is a `mod.rs` or the root: those declare and re-export, and `home` follows that.
    fn is_folder(&self, module: &Module) -> bool {
        self.modules.keys().any(|other| other.len() == module.len() + 1 && other.starts_with(module))
    }

    /// The module that declares what a path names: the longest prefix that is a module, then through its re-exports.
    fn home(&self, path: &[String], depth: usize) -> Option<Module> {
        let len = (0..=path.len()).rev().find(|len| self.modules.contains_key(&path[..*len]))?;
        let (module, rest) = path.split_at(len);
        let Some(name) = rest.first().filter(|_| depth < 8) else { return Some(module.to_vec()) };
        let exported = self.modules[module].iter().find(|path| path.last() == Some(name) && path.len() > 1);
        let inside = exported.and_then(|path| path.strip_prefix(&["crate".to_owned()]));
        match inside.filter(|inside| *inside != path) {
            Some(inside) => self.home(inside, depth + 1),
            None => Some(module.to_vec()),
        }
    }
}

/// Collects every path that a file names, `super` and `self` resolved.
struct Paths {
    module: Module,
    found: Vec<Vec<String>>,
}

impl Paths {
    fn add(&mut self, path: Vec<String>) {
        let mut base = self.module.clone();
        let rest = match path.first().map(String::as_str) {
            Some("crate") => {
                base.clear();
                &path[1..]
            }
            Some("self") => &path[1..],
            Some("super") => {
                let ups = path.iter().take_while(|part| *part == "super").count();
                base.truncate(base.len().saturating_sub(ups));
                &path[ups..]
            }
            Some(first) if OURS.contains(&first) => return self.found.push(path),
            _ => {
                // A child module, or anything else: `home` finds nothing for the latter.
                &path[..]
            }
        };
        let inside = ["crate".to_owned()].into_iter().chain(base).chain(rest.iter().cloned());
        self.found.push(inside.collect());
    }

    fn tree(&mut self, tree: &syn::UseTree, mut path: Vec<String>) {
        match tree {
            syn::UseTree::Path(it) => {
                path.push(it.ident.to_string());
                self.tree(&it.tree, path);
            }
            syn::UseTree::Name(it) if it.ident == "self" => self.add(path),
            syn::UseTree::Name(it) => {
                path.push(it.ident.to_string());
                self.add(path);
            }
            syn::UseTree::Rename(it) => {
                path.push(it.ident.to_string());
                self.add(path);
            }
            syn::UseTree::Glob(_) => self.add(path),
            syn::UseTree::Group(group) => group.items.iter().for_each(|item| self.tree(item, path.clone())),
        }
    }
}

impl<'ast> Visit<'ast> for Paths {
    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.tree(&item.tree, Vec::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        if path.segments.len() > 1 {
            self.add(path.segments.iter().map(|segment| segment.ident.to_string()).collect());
        }
        visit::visit_path(self, path);
    }

    /// `pub(in crate::forms)` imports nothing.
    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {}

    /// Tests inside a file may look anywhere.
    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        if item.ident != "tests" {
            visit::visit_item_mod(self, item);
        }
    }
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The crates that a crate imports although it must not.
fn upward(read: &Crate, allowed: &[&str]) -> Vec<String> {
    let paths = read.modules.iter().flat_map(|(module, paths)| paths.iter().map(move |path| (module, path)));
    let ours = paths.filter(|(_, path)| OURS.contains(&path[0].as_str()) && !allowed.contains(&path[0].as_str()));
    ours.map(|(module, path)| format!("{} imports the crate {}", module.join("/"), path[0])).collect()
}

#[test]
fn crates_import_only_those_below() {
    for House { folder, crates, .. } in &HOUSES {
        let found = upward(&Crate::read(folder), crates);
        assert!(found.is_empty(), "{folder}: {}", found.join("\n"));
    }
}

#[test]
fn floors_import_only_those_below() {
    for House { folder, floors, .. } in HOUSES.iter().filter(|house| !house.floors.is_empty()) {
        let read = Crate::read(folder);
        for module in read.modules.keys().filter(|module| !module.is_empty()) {
            let floor = floors.iter().find(|(name, _)| *name == module[0]);
            let (name, below) =
                floor.unwrap_or_else(|| panic!("{folder}/src/{} is not in the list of floors", module[0]));
            for import in read.imports(module).iter().filter(|import| !import.is_empty()) {
                let allowed = import[0] == *name || below.contains(&import[0].as_str());
                assert!(allowed, "{folder}/src/{} must not import {}", module.join("/"), import.join("/"));
            }
        }
    }
}

/// The files that lie on a circle of imports with `start`, if any do.
fn circle(imports: &BTreeMap<Module, BTreeSet<Module>>, start: &Module) -> Option<Vec<Module>> {
    let mut seen = BTreeSet::new();
    let mut trails = vec![vec![start.clone()]];
    while let Some(trail) = trails.pop() {
        for next in &imports[trail.last()?] {
            if next == start {
                return Some(trail);
            }
            if imports.contains_key(next) && seen.insert(next.clone()) {
                trails.push(trail.iter().chain([next]).cloned().collect());
            }
        }
    }
    None
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    for House { folder, .. } in &HOUSES {
        let read = Crate::read(folder);
        let name = |module: &Module| format!("{folder}/src/{}", module.join("/"));
        let imports: BTreeMap<_, _> = read
            .modules
            .keys()
            .filter(|module| !read.is_folder(module) && !ONE_IDEA.contains(&name(module).as_str()))
            .map(|module| (module.clone(), read.imports(module)))
            .collect();
        for module in imports.keys() {
            if let Some(trail) = circle(&imports, module) {
                let trail: Vec<_> = trail.iter().map(name).collect();
                panic!("a circle of files: {}", trail.join(" -> "));
            }
        }
    }
}

#[test]
fn files_and_environment_are_touched_at_named_doors_only() {
    let doors = ["codegen/src/builder/builder.rs", "codegen/src/cargo.rs", "language/src/files.rs"];
    for folder in ["language", "codegen", "tools", "lsp"] {
        for file in rust_files(&root().join(folder).join("src")) {
            let text = fs::read_to_string(&file).unwrap();
            let name = file.strip_prefix(root()).unwrap().display().to_string();
            let touches = ["std::fs", "std::env", "std::process", "fs, ", "println!"];
            let found = touches
                .iter()
                .find(|touch| text.lines().any(|line| !line.trim_start().starts_with("//") && line.contains(**touch)));
            let is_door = doors.contains(&name.as_str()) || name.starts_with("codegen/src/output/disk/");
            assert!(found.is_none() || is_door, "{name} uses {}", found.unwrap());
        }
    }
}

#[test]
fn nom_is_used_by_the_syntax_floor_alone() {
    let language = root().join("language/src");
    for file in rust_files(&language).iter().filter(|file| !file.starts_with(language.join("syntax"))) {
        assert!(!fs::read_to_string(file).unwrap().contains("nom::"), "{} uses nom", file.display());
    }
}

#[test]
fn mod_files_declare_and_re_export_only() {
    for House { folder, .. } in &HOUSES {
        for file in rust_files(&root().join(folder).join("src")).iter().filter(|file| file.ends_with("mod.rs")) {
            let parsed = syn::parse_file(&fs::read_to_string(file).unwrap()).unwrap();
            let declares = |item: &syn::Item| match item {
                syn::Item::Mod(item) => item.content.is_none(),
                syn::Item::Use(item) => !matches!(item.vis, syn::Visibility::Inherited),
                _ => false,
            };
            assert!(parsed.items.iter().all(declares), "{} does more than declare and re-export", file.display());
        }
    }
}
