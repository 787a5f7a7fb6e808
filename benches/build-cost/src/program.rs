//! Programs that say hello, each with the bindings of an API in a library of its own.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use typewright::{Builder, Layout};

use crate::here;

/// The command of cargo.
#[derive(Clone, Copy)]
pub enum Mode {
    /// `cargo check`
    Check,
    /// `cargo build`
    Build,
    /// `cargo build --release`
    Release,
}

impl Mode {
    /// Its arguments.
    pub fn name(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Build => "build",
            Self::Release => "build --release",
        }
    }
}

/// The cost of a build.
#[derive(Clone, Copy)]
pub struct Cost {
    /// Seconds of all processors together.
    pub processor: f64,
    /// Seconds from start to end.
    pub wall: f64,
    /// The most memory that any one process takes, in KiB: that is rustc.
    pub memory: u64,
    /// The bytes of the library that holds the bindings, if it was built.
    pub rlib: u64,
}

impl Cost {
    pub fn min(self, other: Self) -> Self {
        Self {
            processor: self.processor.min(other.processor),
            wall: self.wall.min(other.wall),
            memory: self.memory.min(other.memory),
            rlib: self.rlib.min(other.rlib),
        }
    }
}

/// A program with bindings.
pub struct Program {
    /// The name of the variant.
    pub name: String,
    dir: PathBuf,
    /// The file name of its library.
    library: &'static str,
}

/// A program without bindings, grammers, ferogram, and four of typewright. grammers is the first.
pub fn all(schema: &Path) -> Result<Vec<Program>, Box<dyn Error>> {
    let here = here().join("../..");
    let (grammers, ferogram) = (grammers()?, ferogram()?);
    let (all, _) = checked_in("typewright, checked in", Builder::new().schema(schema))?;
    let two = Builder::new().schema(schema).derives(["Clone", "Debug"]);
    let (two, _) = checked_in("typewright, checked in, `Clone` and `Debug` alone", two)?;
    let built = scripted("typewright, build script", &here, schema, "", "")?;
    let only = ".only([\"phone.requestCall\"])";
    let only = scripted("typewright, build script, `phone.requestCall` alone", &here, schema, "", only)?;
    let empty = Program::new("nothing".to_owned(), "libapi", "")?;
    empty.write("src/lib.rs", "")?;
    Ok(vec![grammers, ferogram, all, two, built, only, empty])
}

/// A program whose build script makes the bindings with the typewright of a checkout; `choices` are calls of the
/// builder.
pub fn scripted(
    name: &str,
    checkout: &Path,
    schema: &Path,
    features: &str,
    choices: &str,
) -> Result<Program, Box<dyn Error>> {
    let codegen = checkout.join("codegen").canonicalize()?;
    let dependencies = format!(
        "[dependencies]\n{}[build-dependencies]\ntypewright = {{ path = {codegen:?}, default-features = false, features = [{features}] }}\n",
        runtime_package(checkout, "")?
    );
    let program = Program::new(name.to_owned(), "libapi", &dependencies)?;
    let script = format!(
        "fn main() -> Result<(), typewright::Error> {{\n    \
             typewright::Builder::new().schema({schema:?}){choices}.name(\"api\").compile()\n}}\n"
    );
    program.write("build.rs", &script)?;
    program.write("src/lib.rs", "typewright_runtime::include_bindings!(\"api\");\n")?;
    Ok(program)
}

/// The program with the bindings of grammers.
pub fn grammers() -> Result<Program, Box<dyn Error>> {
    let program =
        Program::new("grammers".to_owned(), "libgrammers_tl_types", "[dependencies]\ngrammers-tl-types = \"0.11\"\n")?;
    program.write("src/lib.rs", "pub use grammers_tl_types::*;\n")?;
    Ok(program)
}

/// The program with the bindings of ferogram.
pub fn ferogram() -> Result<Program, Box<dyn Error>> {
    let program =
        Program::new("ferogram".to_owned(), "libferogram_tl_types", "[dependencies]\nferogram-tl-types = \"0.6\"\n")?;
    program.write("src/lib.rs", "pub use ferogram_tl_types::*;\n")?;
    Ok(program)
}

/// A program with checked-in bindings, and their number of bytes of Rust.
pub fn checked_in(name: &str, builder: Builder) -> Result<(Program, usize), Box<dyn Error>> {
    let bindings = builder.layout(Layout::Tree).format(true).name("mod").generate()?;
    let json = bindings.value.bindings.values().any(|text| text.contains("rt::json"));
    let features = if json { "\"json\"" } else { "" };
    let dependencies = format!("[dependencies]\n{}", runtime_package(&here().join("../.."), features)?);
    let program = Program::new(name.to_owned(), "libapi", &dependencies)?;
    bindings.value.write(&program.dir.join("src/bindings"))?;
    program.write("src/lib.rs", "mod bindings;\npub use bindings::*;\n")?;
    Ok((program, bindings.value.bindings.values().map(String::len).sum()))
}

/// The dependency that bindings have.
pub(crate) fn runtime_package(checkout: &Path, features: &str) -> io::Result<String> {
    let runtime = checkout.join("runtime").canonicalize()?;
    Ok(format!("typewright-runtime = {{ path = {runtime:?}, features = [{features}] }}\n"))
}

impl Program {
    fn new(name: String, library: &'static str, dependencies: &str) -> io::Result<Self> {
        let folder: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        let program = Self { name, dir: here().join("../target/build-cost").join(folder), library };
        let head = "[package]\nname = \"api\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n";
        program.write("Cargo.toml", &format!("{head}{dependencies}"))?;
        program.write("src/main.rs", "use api as _;\n\nfn main() {\n    println!(\"hello\");\n}\n")?;
        // The versions that are locked here.
        fs::copy(here().join("../Cargo.lock"), program.dir.join("Cargo.lock"))?;
        Ok(program)
    }

    fn write(&self, path: &str, text: &str) -> io::Result<()> {
        let path = self.dir.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    }

    /// The least seconds of all processors for a clean check, of several rounds.
    pub fn check(&self, rounds: usize) -> Result<f64, Box<dyn Error>> {
        let costs = (0..rounds).map(|_| self.build(Mode::Check).map(|cost| cost.processor));
        costs.collect::<Result<Vec<_>, _>>().map(|costs| costs.into_iter().fold(f64::INFINITY, f64::min))
    }

    /// Builds it clean.
    pub fn build(&self, mode: Mode) -> Result<Cost, Box<dyn Error>> {
        let target = self.dir.join("target");
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        let cost = run(&self.name, &self.dir, &target, mode, Incremental::Off)?;
        let profile = if matches!(mode, Mode::Release) { "release" } else { "debug" };
        let rlib = self.rlib(&target.join(profile).join("deps"))?;
        fs::remove_dir_all(&target)?;
        Ok(Cost { rlib, ..cost })
    }

    fn rlib(&self, deps: &Path) -> io::Result<u64> {
        let mut size = 0;
        for entry in fs::read_dir(deps)? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if name.starts_with(self.library) && name.ends_with(".rlib") {
                size += entry.metadata()?.len();
            }
        }
        Ok(size)
    }
}

/// The reuse of results between builds.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Incremental {
    /// As what comes from a registry is compiled.
    Off,
    /// As cargo decides for each package and profile.
    Default,
}

/// Runs cargo in `dir`; the library that was built is not measured.
pub(crate) fn run(
    name: &str,
    dir: &Path,
    target: &Path,
    mode: Mode,
    incremental: Incremental,
) -> Result<Cost, Box<dyn Error>> {
    let mut cargo = Command::new("/usr/bin/time");
    cargo
        .args(["--quiet", "-f", "%U %S %e %M", "cargo"])
        .args(mode.name().split(' '))
        .args(["--quiet", "--offline"])
        .current_dir(dir)
        .env("CARGO_TARGET_DIR", target)
        .env_remove("CARGO_INCREMENTAL");
    if incremental == Incremental::Off {
        cargo.env("CARGO_INCREMENTAL", "0");
    }
    let built = cargo.output()?;
    let said = String::from_utf8(built.stderr)?;
    if !built.status.success() {
        return Err(format!("{name}: {said}").into());
    }
    let mut numbers = said.lines().last().unwrap_or_default().split(' ');
    let mut next = || numbers.next().and_then(|number| number.parse::<f64>().ok()).ok_or("time says nothing");
    let (user, system, wall, memory) = (next()?, next()?, next()?, next()? as u64);
    Ok(Cost { processor: user + system, wall, memory, rlib: 0 })
}
