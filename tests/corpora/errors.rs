//! Every error of a database goes into the enum of its function and comes out unchanged.

use std::collections::BTreeMap;
use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Command;

use typewright::model::{Ident, Item, Model, ModelOptions, Module, build};
use typewright::output::{OutputOptions, print};
use typewright_language::pages::errors::{ErrorDatabase, Methods, read_errors};
use typewright_language::source::{Diagnostics, SourceMap};
use typewright_tests::Documented;

/// Generates a function for every method of the database at `path`, and a program that sends each error of each method
/// there and back. Its last line has their number.
pub(crate) fn check(path: &Path, scratch: &Path) -> Result<String, Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let database = read_errors("core.json", text.as_bytes(), &mut SourceMap::new(), &mut Diagnostics::new())
        .ok_or("the database cannot be read")?;
    let methods = by_method(&database);
    let declarations: String = methods.keys().map(|method| format!("{method} = Bool;\n")).collect();
    let schema = Documented::tl(&format!("---functions---\n{declarations}")).errors("core.json", &text).schema();
    let model = build(&schema, &ModelOptions::default(), &mut Diagnostics::new());

    fs::create_dir_all(scratch.join("src"))?;
    for (name, text) in print(&model, &OutputOptions { root: "api.rs".to_owned(), ..OutputOptions::default() }) {
        fs::write(scratch.join("src").join(name), text)?;
    }
    fs::write(scratch.join("src/main.rs"), program(&methods, &model)?)?;
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../runtime").canonicalize()?;
    fs::write(
        scratch.join("Cargo.toml"),
        format!(
            "[workspace]\n[package]\nname = \"errors\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\
             [dependencies]\ntypewright-runtime = {{ path = {runtime:?} }}\n"
        ),
    )?;
    let run = Command::new(env!("CARGO")).args(["run", "--quiet"]).current_dir(scratch).output()?;
    if !run.status.success() {
        return Err(String::from_utf8_lossy(&run.stderr).into_owned().into());
    }
    Ok(String::from_utf8(run.stdout)?.trim().to_owned())
}

/// The codes and names of the errors of each method.
fn by_method(database: &ErrorDatabase) -> BTreeMap<&str, Vec<(i32, &str)>> {
    let mut methods: BTreeMap<&str, Vec<_>> = BTreeMap::new();
    for record in &database.records {
        if let Methods::Some(names) = &record.methods {
            names.iter().for_each(|name| methods.entry(name).or_default().push((record.code, record.name.as_str())));
        }
    }
    methods
}

fn program(methods: &BTreeMap<&str, Vec<(i32, &str)>>, model: &Model) -> Result<String, Box<dyn Error>> {
    let mut paths = BTreeMap::new();
    model.modules.iter().for_each(|module| functions(module, &mut Vec::new(), &mut paths));
    let mut calls = String::new();
    for (method, errors) in methods {
        let path = paths.get(*method).ok_or_else(|| format!("no function `{method}`"))?;
        for (code, name) in errors {
            writeln!(calls, "    check::<{path}>({code}, {name:?});")?;
        }
        writeln!(calls, "    unknown::<{path}>();")?;
    }
    let count: usize = methods.values().map(Vec::len).sum();
    Ok(format!("{PROGRAM}\nfn main() {{\n{calls}    println!(\"{count} errors came back unchanged\");\n}}\n"))
}

/// The path of every function by its name in the schema.
fn functions(module: &Module, path: &mut Vec<Ident>, paths: &mut BTreeMap<String, String>) {
    path.push(module.name.clone());
    for item in &module.items {
        if let Item::Struct(item) = item {
            let segments: Vec<_> = path.iter().chain([&item.name]).map(ToString::to_string).collect();
            paths.insert(item.tl_name.clone(), segments.join("::"));
        }
    }
    module.modules.iter().for_each(|module| functions(module, path, paths));
    path.pop();
}

/// Every error has to be known to the enum, and none may change on its way.
const PROGRAM: &str = r##"#![deny(warnings)]
include!("api.rs");
use typewright_runtime::{Function, Known, MethodError, RpcError};

fn back<F: Function>(code: i32, message: String) -> F::Error {
    let error = RpcError::new(code, message);
    let known = F::Error::from(error.clone());
    assert_eq!(known.known().to_rpc_error(), error);
    let back: RpcError = known.into();
    assert_eq!(back, error, "{}", F::NAME);
    F::Error::from(error)
}

fn check<F: Function>(code: i32, name: &str) {
    for number in [0, 1, 86_400, u32::MAX as u64] {
        let known = back::<F>(code, name.replace("%d", &number.to_string()));
        match known.known() {
            Known::Error(error, found, _) => assert_eq!((error.name, found), (name, code), "{}", F::NAME),
            Known::Other(error) => panic!("{}: {error} is not known", F::NAME),
        }
    }
}

fn unknown<F: Function>() {
    for (code, message) in [(400, "NOT_A_KNOWN_ERROR"), (-1, ""), (420, "FLOOD_WAIT_007"), (999, "USER_IS_BLOCKED")] {
        assert!(matches!(back::<F>(code, message.to_owned()).known(), Known::Other(_)), "{}", F::NAME);
    }
}
"##;
