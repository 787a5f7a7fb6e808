//! Programs that developers build again and again, each beside the bindings that it uses.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use typewright::model::Codec;
use typewright::{Builder, Json, Layout};

use crate::here;
use crate::program::{Cost, Incremental, Mode, run, runtime_package};

/// This checkout of typewright.
fn checkout() -> PathBuf {
    here().join("../..")
}

/// The text of a program that is edited.
const EDITED: &str = "hello";

/// A program and its bindings.
pub struct Client {
    /// The property that tells it from the others.
    pub name: String,
    dir: PathBuf,
}

/// The costs of building a program.
pub struct Costs {
    /// All of it, clean.
    pub clean: Cost,
    /// The program again, once its text was edited.
    pub edit: Cost,
}

impl Client {
    /// A program on a crate of generated code from a registry, in the version that is locked here.
    pub fn published(name: &str, package: &str, program: &str) -> Result<Self, Box<dyn Error>> {
        let client = Self::new(name, &format!("{package} = \"*\"\n"))?;
        client.write("src/main.rs", program)?;
        client.lock()
    }

    /// A program on bindings in a crate of their own.
    pub fn own_crate(name: &str, schema: &Path, program: &str) -> Result<Self, Box<dyn Error>> {
        let client = Self::new(name, &format!("{}api = {{ path = \"api\" }}\n", runtime_package(&checkout(), "")?))?;
        client.write("src/main.rs", &format!("use api as bindings;\n{program}"))?;
        client.bindings_crate(&checkout(), "")?;
        let bindings = Builder::new().schema(schema).layout(Layout::Tree).format(true).name("mod").generate()?;
        bindings.value.write(&client.dir.join("api/src/bindings"))?;
        client.lock()
    }

    /// A program with bindings among its own modules.
    pub fn same_crate(name: &str, schema: &Path, program: &str) -> Result<Self, Box<dyn Error>> {
        let client = Self::new(name, &runtime_package(&checkout(), "")?)?;
        client.write("src/main.rs", &format!("mod bindings;\n{program}"))?;
        let bindings = Builder::new().schema(schema).layout(Layout::Tree).format(true).name("mod").generate()?;
        bindings.value.write(&client.dir.join("src/bindings"))?;
        client.lock()
    }

    /// tdlib-rs on the schema that it comes with. Its feature `docs` builds it without TDLib.
    pub fn tdlib_rs() -> Result<Self, Box<dyn Error>> {
        let client = Self::new("tdlib-rs 1.4", "tdlib-rs = { version = \"=1.4.0\", features = [\"docs\"] }\n")?;
        client.write("src/main.rs", include_str!("clients/tdlib_rs.txt"))?;
        // TDLib's functions are missed by nobody: the program is never run.
        let flags = ["-Clink-arg=-Wl,--unresolved-symbols=ignore-all"];
        client.write(".cargo/config.toml", &format!("[build]\nrustflags = {flags:?}\n"))?;
        client.lock()
    }

    /// The bindings that a checkout makes, from when JSON was derived by serde.
    pub fn with_serde(checkout: &Path, schema: &Path) -> Result<Self, Box<dyn Error>> {
        let client = Self::new("typewright with serde's derives", "api = { path = \"api\" }\nserde_json = \"1\"\n")?;
        client.write("src/main.rs", include_str!("clients/with_serde.txt"))?;
        client.bindings_crate(checkout, "\"serde\"")?;
        let generator = Self::new(
            "generator",
            &format!(
                "typewright = {{ path = {:?}, default-features = false, features = [\"format\"] }}\n",
                checkout.join("codegen").canonicalize()?
            ),
        )?;
        generator.write("src/main.rs", include_str!("clients/generator.txt"))?;
        let generated = Command::new("cargo")
            .args(["run", "--quiet", "--release", "--"])
            .args([schema, &client.dir.join("api/src/bindings")])
            .current_dir(&generator.dir)
            .status()?;
        if !generated.success() {
            return Err(format!("{}: the bindings cannot be generated", client.name).into());
        }
        client.lock()
    }

    /// The bindings that are made today.
    pub fn today(name: &str, schema: &Path, codec: Codec, feature: &str) -> Result<Self, Box<dyn Error>> {
        let client = Self::new(name, "api = { path = \"api\" }\n")?;
        client.write("src/main.rs", include_str!("clients/today.txt"))?;
        client.bindings_crate(&checkout(), &format!("{feature:?}"))?;
        let builder = Builder::new().schema(schema).json(Json::Tdlib).codec(codec);
        let bindings = builder.layout(Layout::Tree).format(true).name("mod").generate()?;
        bindings.value.write(&client.dir.join("api/src/bindings"))?;
        client.lock()
    }

    /// A program whose build script compiles a generator and does nothing with it.
    pub fn script(name: &str, generator: &str) -> Result<Self, Box<dyn Error>> {
        let client = Self::new(name, &format!("\n[build-dependencies]\n{generator}\n"))?;
        client.write("build.rs", "fn main() {}\n")?;
        client.write("src/main.rs", "fn main() {}\n")?;
        client.lock()
    }

    fn new(name: &str, dependencies: &str) -> io::Result<Self> {
        let folder: String = name.chars().map(|letter| if letter.is_alphanumeric() { letter } else { '-' }).collect();
        let client = Self { name: name.to_owned(), dir: here().join("../target/clients").join(folder) };
        let head =
            "[package]\nname = \"client\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n";
        client.write("Cargo.toml", &format!("{head}{dependencies}"))?;
        Ok(client)
    }

    /// The crate with the bindings, which are written later.
    fn bindings_crate(&self, checkout: &Path, features: &str) -> io::Result<()> {
        let dependency = runtime_package(checkout, features)?;
        let head = "[package]\nname = \"api\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\n";
        self.write("api/Cargo.toml", &format!("{head}{dependency}"))?;
        self.write("api/src/lib.rs", "mod bindings;\npub use bindings::*;\n")
    }

    fn write(&self, path: &str, text: &str) -> io::Result<()> {
        let path = self.dir.join(path);
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        fs::write(path, text)
    }

    /// Fetches what the program depends on, so that no build waits for it: the versions that are locked here.
    fn lock(self) -> Result<Self, Box<dyn Error>> {
        fs::copy(here().join("../Cargo.lock"), self.dir.join("Cargo.lock"))?;
        let fetched = Command::new("cargo").args(["fetch", "--quiet"]).current_dir(&self.dir).status()?;
        if fetched.success() { Ok(self) } else { Err(format!("{}: cargo fetch fails", self.name).into()) }
    }

    /// Builds all of it clean, and the program again after each of so many edits, of which the least counts.
    pub fn build(&self, mode: Mode, edits: usize) -> Result<Costs, Box<dyn Error>> {
        let clean = self.clean(mode)?;
        let target = self.dir.join("target");
        let build = |incremental| run(&self.name, &self.dir, &target, mode, incremental);
        _ = build(Incremental::Default)?;
        let program = fs::read_to_string(self.dir.join("src/main.rs"))?;
        let mut edit = None::<Cost>;
        for number in 0..edits.max(1) {
            self.write("src/main.rs", &program.replace(EDITED, &format!("{EDITED} {number}")))?;
            let cost = build(Incremental::Default)?;
            edit = Some(edit.map_or(cost, |least| least.min(cost)));
        }
        self.write("src/main.rs", &program)?;
        fs::remove_dir_all(&target)?;
        Ok(Costs { clean, edit: edit.ok_or("no edit")? })
    }

    /// Builds all of it, clean.
    pub fn clean(&self, mode: Mode) -> Result<Cost, Box<dyn Error>> {
        let target = self.dir.join("target");
        if target.exists() {
            fs::remove_dir_all(&target)?;
        }
        run(&self.name, &self.dir, &target, mode, Incremental::Off)
    }

    /// The bytes of the program in release, without symbols.
    pub fn size(&self) -> Result<u64, Box<dyn Error>> {
        let target = self.dir.join("target");
        _ = run(&self.name, &self.dir, &target, Mode::Release, Incremental::Default)?;
        let program = target.join("release/client");
        if !Command::new("strip").arg(&program).status()?.success() {
            return Err(format!("{}: strip fails", self.name).into());
        }
        let size = fs::metadata(program)?.len();
        fs::remove_dir_all(&target)?;
        Ok(size)
    }
}
